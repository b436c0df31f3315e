package io.github.videosdkserver.models

import kotlinx.serialization.json.JsonObject

/** Something that goes over the wire. */
public interface Model {
    /** Its fields by their names on the wire. */
    public fun toJson(): JsonObject
}

/**
 * A word of a set that the service may extend. Words that are not known here are kept as they came.
 *
 * Two are equal when their words are, so `when (room.geoFence) { Region.EU001 -> … }` works.
 */
public abstract class OpenEnum internal constructor(
    /** The word as it is on the wire. */
    public val word: String,
) {
    final override fun equals(other: Any?): Boolean = other is OpenEnum && javaClass == other.javaClass && word == other.word

    final override fun hashCode(): Int = word.hashCode()

    /** The word as it is on the wire. */
    final override fun toString(): String = word
}
