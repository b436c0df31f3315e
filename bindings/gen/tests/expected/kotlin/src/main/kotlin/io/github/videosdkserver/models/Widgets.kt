// Widgets: one of every type that crosses to the languages.
// Written by bindings/gen from the core's models; change those instead.

package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * A widget as it is answered.
 *
 * @property widgetId The id, which is always there.
 * @property works Whether it works.
 * @property count How many there are.
 * @property weight How heavy it is, in kilograms.
 * @property colour Its colour.
 * @property maker Its maker, under another name on the wire.
 * @property parts The parts that it has.
 * @property users The names of who may use it.
 * @property links Addresses by name.
 * @property notes Whatever its maker says.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class Widget(
    val widgetId: String,
    val works: Boolean = false,
    val count: Long? = null,
    val weight: Double? = null,
    val colour: Colour? = null,
    val maker: Maker? = null,
    val parts: List<Part> = emptyList(),
    val users: List<String>? = null,
    val links: Map<String, String> = emptyMap(),
    val notes: JsonElement? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "widgetId" to widgetId,
            "works" to works,
            "count" to count,
            "weight" to weight,
            "colour" to colour,
            "producer" to maker,
            "parts" to parts,
            "users" to users,
            "links" to links.ifEmpty { null },
            "notes" to notes,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): Widget {
            val fields = Fields(json)
            return Widget(
                widgetId = fields.text("widgetId"),
                works = fields.optionalBoolean("works") ?: false,
                count = fields.optionalLong("count"),
                weight = fields.optionalDouble("weight"),
                colour = fields.optionalText("colour")?.let(Colour::of),
                maker = fields.optional("producer", Maker::of),
                parts = fields.optionalList("parts", Part::of).orEmpty(),
                users = fields.optionalTexts("users"),
                links = fields.optionalTextMap("links").orEmpty(),
                notes = fields.optionalJson("notes"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * Who made a widget.
 *
 * @property name The name of the maker.
 */
public data class Maker
    @JvmOverloads
    constructor(
        val name: String,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "name" to name,
            )

        internal companion object {
            fun of(json: JsonElement): Maker {
                val fields = Fields(json)
                return Maker(
                    name = fields.text("name"),
                )
            }
        }
    }

/**
 * A part of a widget, which may have parts of its own.
 *
 * @property parts The parts of the part.
 */
public data class Part(
    val parts: List<Part>? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "parts" to parts,
        )

    internal companion object {
        fun of(json: JsonElement): Part {
            val fields = Fields(json)
            return Part(
                parts = fields.optionalList("parts", Part::of),
            )
        }
    }
}

/**
 * What to make a widget with.
 *
 * @property colour The colour it shall have, which must be given.
 * @property maker Its maker. With `widgetId` the same as before.
 * @property twice Makes it twice. Default: no.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class CreateWidget
    @JvmOverloads
    constructor(
        val colour: Colour,
        val maker: Maker? = null,
        val twice: Boolean = false,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "colour" to colour,
                "maker" to maker,
                "twice" to twice,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): CreateWidget {
                val fields = Fields(json)
                return CreateWidget(
                    colour = Colour.of(fields.text("colour")),
                    maker = fields.optional("maker", Maker::of),
                    twice = fields.optionalBoolean("twice") ?: false,
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * Which widgets to list.
 *
 * @property page The number of the first page, from 1.
 * @property perPage How many widgets a page has.
 * @property cursor Goes on where a page ended.
 */
public data class ListWidgets(
    val page: Long? = null,
    val perPage: Long? = null,
    val cursor: String? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "page" to page,
            "perPage" to perPage,
            "cursor" to cursor,
        )

    /** Builds a [ListWidgets]; for Java. */
    public class Builder {
        private var made = ListWidgets()

        /** See [ListWidgets.page]. */
        public fun page(value: Long?): Builder = apply { made = made.copy(page = value) }

        /** See [ListWidgets.perPage]. */
        public fun perPage(value: Long?): Builder = apply { made = made.copy(perPage = value) }

        /** See [ListWidgets.cursor]. */
        public fun cursor(value: String?): Builder = apply { made = made.copy(cursor = value) }

        /** What was built. */
        public fun build(): ListWidgets = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): ListWidgets {
            val fields = Fields(json)
            return ListWidgets(
                page = fields.optionalLong("page"),
                perPage = fields.optionalLong("perPage"),
                cursor = fields.optionalText("cursor"),
            )
        }
    }
}

/** The colours of widgets. Other words are kept as they come. */
public class Colour private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Like the sky. */
        @JvmField
        public val SKY_BLUE: Colour = Colour("sky-blue")

        /** Like nothing else. */
        @JvmField
        public val PINK: Colour = Colour("PINK")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): Colour = Colour(word)
    }
}
