package io.github.videosdkserver.internal

import io.github.videosdkserver.VideoSdkException
import java.nio.charset.CharacterCodingException

/** Writes the arguments of a hot call, for `arguments.rs` to read: numbers in network order, texts after their length. */
internal class Arguments {
    var bytes: ByteArray = ByteArray(USUAL_LENGTH)
        private set
    var length: Int = 0
        private set

    fun clear() {
        length = 0
        if (bytes.size > MOST_KEPT) bytes = ByteArray(USUAL_LENGTH)
    }

    /** A text that is all there is, so that its length needs no mention. */
    fun whole(text: String): Arguments = apply { plain(text.toByteArray()) }

    fun byte(value: Int) {
        makeRoom(1)
        bytes[length++] = value.toByte()
    }

    fun flag(value: Boolean) {
        byte(if (value) 1 else 0)
    }

    fun number(value: Int) {
        makeRoom(Int.SIZE_BYTES)
        placeNumber(length, value)
        length += Int.SIZE_BYTES
    }

    /** Whether there is one, then the number. */
    fun optional(value: Long?) {
        flag(value != null)
        if (value != null) long(value)
    }

    /** Whether there is one, then the number. */
    fun optional(value: Double?) {
        flag(value != null)
        if (value != null) long(value.toRawBits())
    }

    fun double(value: Double) {
        long(value.toRawBits())
    }

    fun texts(values: List<String>?) {
        number(values?.size ?: NONE)
        values?.forEach(::text)
    }

    /** An argument, or none. One with half a surrogate pair is refused: it would become another text. */
    fun text(value: String?) {
        if (value == null) return number(NONE)
        if (ascii(value)) return
        try {
            bytes(value.encodeToByteArray(throwOnInvalidSequence = true))
        } catch (_: CharacterCodingException) {
            throw VideoSdkException.argument("an argument has half a surrogate pair in it, which is no text")
        }
    }

    /** A token, or what should be one: whatever is not ASCII in it is as wrong as what it becomes. */
    fun token(value: String) {
        if (!ascii(value)) bytes(value.toByteArray())
    }

    /** Writes a text byte by byte, or nothing when it has other characters: most texts have none. */
    private fun ascii(value: String): Boolean {
        val count = value.length
        makeRoom(Int.SIZE_BYTES + count)
        val start = length + Int.SIZE_BYTES
        for (index in 0 until count) {
            val character = value[index].code
            if (character >= FIRST_BEYOND_ASCII) return false
            bytes[start + index] = character.toByte()
        }
        placeNumber(length, count)
        length = start + count
        return true
    }

    private fun bytes(value: ByteArray) {
        number(value.size)
        plain(value)
    }

    private fun plain(value: ByteArray) {
        makeRoom(value.size)
        value.copyInto(bytes, length)
        length += value.size
    }

    private fun long(value: Long) {
        number((value ushr Int.SIZE_BITS).toInt())
        number(value.toInt())
    }

    private fun placeNumber(
        at: Int,
        value: Int,
    ) {
        bytes[at] = (value ushr 24).toByte()
        bytes[at + 1] = (value ushr 16).toByte()
        bytes[at + 2] = (value ushr 8).toByte()
        bytes[at + 3] = value.toByte()
    }

    private fun makeRoom(count: Int) {
        if (bytes.size - length < count) bytes = bytes.copyOf(maxOf(length + count, bytes.size * 2))
    }

    private companion object {
        const val NONE = -1
        const val USUAL_LENGTH = 512
        const val MOST_KEPT = 16 * 1024
        const val FIRST_BEYOND_ASCII = 0x80
    }
}
