// Rooms: the places where meetings happen.
// Written by bindings/gen from the core's models; change those instead.

package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * What to make a room with; every field may be left out.
 *
 * Source: REST reference, create room.
 *
 * @property customRoomId Your own id of the room. A second create with the same id answers the same room.
 * @property geoFence The region that the room is bound to. Default: the region of the API key.
 * @property webhook Where the room's events are delivered.
 * @property autoCloseConfig When the room's sessions end by themselves.
 * @property autoStartConfig What starts with each session of the room.
 * @property multiComposition Allows several compositions of one kind at once.
 * @property allowedParticipantIds Only participants with these ids may join. Default: anyone with a token.
 * @property idempotent Makes the call safe to repeat. Default: no. It is not sent. A room without a `customRoomId` is
 *   given one, a UUID; the service answers a second create of the same id with the same room, so the call is retried
 *   like a reading one. Without it a lost answer is an error whose outcome is unknown.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class CreateRoom(
    val customRoomId: String? = null,
    val geoFence: Region? = null,
    val webhook: RoomWebhook? = null,
    val autoCloseConfig: AutoCloseConfig? = null,
    val autoStartConfig: AutoStartConfig? = null,
    val multiComposition: MultiComposition? = null,
    val allowedParticipantIds: List<String>? = null,
    val idempotent: Boolean = false,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "customRoomId" to customRoomId,
            "geoFence" to geoFence,
            "webhook" to webhook,
            "autoCloseConfig" to autoCloseConfig,
            "autoStartConfig" to autoStartConfig,
            "multiComposition" to multiComposition,
            "allowedParticipantIds" to allowedParticipantIds,
            "idempotent" to idempotent,
            extra = extra,
        )

    /** Builds a [CreateRoom]; for Java. */
    public class Builder {
        private var made = CreateRoom()

        /** See [CreateRoom.customRoomId]. */
        public fun customRoomId(value: String?): Builder = apply { made = made.copy(customRoomId = value) }

        /** See [CreateRoom.geoFence]. */
        public fun geoFence(value: Region?): Builder = apply { made = made.copy(geoFence = value) }

        /** See [CreateRoom.webhook]. */
        public fun webhook(value: RoomWebhook?): Builder = apply { made = made.copy(webhook = value) }

        /** See [CreateRoom.autoCloseConfig]. */
        public fun autoCloseConfig(value: AutoCloseConfig?): Builder = apply { made = made.copy(autoCloseConfig = value) }

        /** See [CreateRoom.autoStartConfig]. */
        public fun autoStartConfig(value: AutoStartConfig?): Builder = apply { made = made.copy(autoStartConfig = value) }

        /** See [CreateRoom.multiComposition]. */
        public fun multiComposition(value: MultiComposition?): Builder = apply { made = made.copy(multiComposition = value) }

        /** See [CreateRoom.allowedParticipantIds]. */
        public fun allowedParticipantIds(value: List<String>?): Builder = apply { made = made.copy(allowedParticipantIds = value) }

        /** See [CreateRoom.idempotent]. */
        public fun idempotent(value: Boolean): Builder = apply { made = made.copy(idempotent = value) }

        /** See [CreateRoom.extra]. */
        public fun extra(value: JsonObject): Builder = apply { made = made.copy(extra = value) }

        /** What was built. */
        public fun build(): CreateRoom = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): CreateRoom {
            val fields = Fields(json)
            return CreateRoom(
                customRoomId = fields.optionalText("customRoomId"),
                geoFence = fields.optionalText("geoFence")?.let(Region::of),
                webhook = fields.optional("webhook", RoomWebhook::of),
                autoCloseConfig = fields.optional("autoCloseConfig", AutoCloseConfig::of),
                autoStartConfig = fields.optional("autoStartConfig", AutoStartConfig::of),
                multiComposition = fields.optional("multiComposition", MultiComposition::of),
                allowedParticipantIds = fields.optionalTexts("allowedParticipantIds"),
                idempotent = fields.optionalBoolean("idempotent") ?: false,
                extra = fields.extra(),
            )
        }
    }
}

/**
 * Where the events of a room are delivered.
 *
 * @property url The https address that deliveries are posted to (`endPoint` on the wire). At most 512 characters.
 * @property events The names of the events, such as `session-started`; patterns such as `session*` are accepted.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class RoomWebhook
    @JvmOverloads
    constructor(
        val url: String = "",
        val events: List<String> = emptyList(),
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "endPoint" to url,
                "events" to events,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): RoomWebhook {
                val fields = Fields(json)
                return RoomWebhook(
                    url = fields.optionalText("endPoint").orEmpty(),
                    events = fields.optionalTexts("events").orEmpty(),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * When sessions of a room end by themselves.
 *
 * @property kind What happens (`type` on the wire). Default: `session-ends`, which is sent, since the service needs
 *   the field.
 * @property durationMinutes After how many minutes (`duration` on the wire). Default of the service: 480. At least 0.
 *   The sources differ in the unit: every page of the REST reference says minutes, the official SDKs say seconds. The
 *   number goes out as it is.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class AutoCloseConfig
    @JvmOverloads
    constructor(
        val kind: AutoCloseType? = null,
        val durationMinutes: Long? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "type" to kind,
                "duration" to durationMinutes,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): AutoCloseConfig {
                val fields = Fields(json)
                return AutoCloseConfig(
                    kind = fields.optionalText("type")?.let(AutoCloseType::of),
                    durationMinutes = fields.optionalLong("duration"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * What starts with each session of a room.
 *
 * @property recording A recording of the session.
 * @property hls An HLS stream of the session.
 * @property composite A composite recording; its options are sent as they are.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class AutoStartConfig
    @JvmOverloads
    constructor(
        val recording: AutoStartEgress? = null,
        val hls: AutoStartEgress? = null,
        val composite: JsonElement? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "recording" to recording,
                "hls" to hls,
                "composite" to composite,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): AutoStartConfig {
                val fields = Fields(json)
                return AutoStartConfig(
                    recording = fields.optional("recording", AutoStartEgress::of),
                    hls = fields.optional("hls", AutoStartEgress::of),
                    composite = fields.optionalJson("composite"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * A recording or a stream that starts with the session.
 *
 * @property templateUrl The address of a page of your own that arranges the picture.
 * @property transcription Transcription after the call.
 * @property config How the picture is composed.
 * @property awsDirPath The folder in your bucket. For recordings only.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class AutoStartEgress
    @JvmOverloads
    constructor(
        val templateUrl: String? = null,
        val transcription: TranscriptionConfig? = null,
        val config: CompositionConfig? = null,
        val awsDirPath: String? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "templateUrl" to templateUrl,
                "transcription" to transcription,
                "config" to config,
                "awsDirPath" to awsDirPath,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): AutoStartEgress {
                val fields = Fields(json)
                return AutoStartEgress(
                    templateUrl = fields.optionalText("templateUrl"),
                    transcription = fields.optional("transcription", TranscriptionConfig::of),
                    config = fields.optional("config", CompositionConfig::of),
                    awsDirPath = fields.optionalText("awsDirPath"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * Which compositions may run several at once in a room.
 *
 * @property recording Several recordings. Default: no.
 * @property hls Several HLS streams. Default: no.
 * @property rtmp Several RTMP streams. Default: no.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class MultiComposition
    @JvmOverloads
    constructor(
        val recording: Boolean? = null,
        val hls: Boolean? = null,
        val rtmp: Boolean? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "recording" to recording,
                "hls" to hls,
                "rtmp" to rtmp,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): MultiComposition {
                val fields = Fields(json)
                return MultiComposition(
                    recording = fields.optionalBoolean("recording"),
                    hls = fields.optionalBoolean("hls"),
                    rtmp = fields.optionalBoolean("rtmp"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * Which rooms to list; every field may be left out.
 *
 * Source: REST reference, fetch rooms.
 *
 * @property page The number of the first page, from 1. Default: 1. Not together with `cursor`.
 * @property perPage How many rooms a page has. Default of the service: 20. At least 1.
 * @property query Only rooms whose `roomId` or `customRoomId` is exactly this.
 * @property userId Only rooms of this user. For tokens of an administrator.
 * @property cursor Goes on where a page ended: the `next` of that page. The other fields must be the same as they
 *   were.
 */
public data class ListRooms(
    val page: Long? = null,
    val perPage: Long? = null,
    val query: String? = null,
    val userId: String? = null,
    val cursor: String? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "page" to page,
            "perPage" to perPage,
            "query" to query,
            "userId" to userId,
            "cursor" to cursor,
        )

    /** Builds a [ListRooms]; for Java. */
    public class Builder {
        private var made = ListRooms()

        /** See [ListRooms.page]. */
        public fun page(value: Long?): Builder = apply { made = made.copy(page = value) }

        /** See [ListRooms.perPage]. */
        public fun perPage(value: Long?): Builder = apply { made = made.copy(perPage = value) }

        /** See [ListRooms.query]. */
        public fun query(value: String?): Builder = apply { made = made.copy(query = value) }

        /** See [ListRooms.userId]. */
        public fun userId(value: String?): Builder = apply { made = made.copy(userId = value) }

        /** See [ListRooms.cursor]. */
        public fun cursor(value: String?): Builder = apply { made = made.copy(cursor = value) }

        /** What was built. */
        public fun build(): ListRooms = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): ListRooms {
            val fields = Fields(json)
            return ListRooms(
                page = fields.optionalLong("page"),
                perPage = fields.optionalLong("perPage"),
                query = fields.optionalText("query"),
                userId = fields.optionalText("userId"),
                cursor = fields.optionalText("cursor"),
            )
        }
    }
}

/**
 * What to change in a room.
 *
 * Source: a page of the REST reference of 2024 that its index no longer lists.
 *
 * @property status The state the room shall have.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class UpdateRoom
    @JvmOverloads
    constructor(
        val status: RoomStatus,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "status" to status,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): UpdateRoom {
                val fields = Fields(json)
                return UpdateRoom(
                    status = RoomStatus.of(fields.text("status")),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * A room, as the service tells of it.
 *
 * @property roomId The id that clients join with, such as `abcd-efgh-ijkl`; `meetingId` in older answers.
 * @property customRoomId Your own id of the room; `userMeetingId` in older answers.
 * @property id The id in the service's database.
 * @property userId The id of the owner.
 * @property apiKey The API key that owns the room.
 * @property geoFence The region that the room is bound to.
 * @property disabled True once the room is closed.
 * @property webhook Where the room's events are delivered.
 * @property autoCloseConfig When the room's sessions end by themselves.
 * @property autoStartConfig What starts with each session, as the service echoes it.
 * @property multiComposition Which compositions may run several at once, as the service echoes it.
 * @property allowedParticipantIds The ids of the only participants who may join.
 * @property createdAt When it was made, in RFC 3339 such as `2022-03-25T04:49:11.024Z`.
 * @property updatedAt When it was last changed, in RFC 3339.
 * @property links Addresses of related resources by name, such as `get_room`.
 * @property user The account that owns the room.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class Room(
    val roomId: String,
    val customRoomId: String? = null,
    val id: String? = null,
    val userId: String? = null,
    val apiKey: String? = null,
    val geoFence: Region? = null,
    val disabled: Boolean = false,
    val webhook: RoomWebhook? = null,
    val autoCloseConfig: AutoCloseConfig? = null,
    val autoStartConfig: JsonElement? = null,
    val multiComposition: JsonElement? = null,
    val allowedParticipantIds: List<String>? = null,
    val createdAt: String? = null,
    val updatedAt: String? = null,
    val links: Map<String, String> = emptyMap(),
    val user: AccountUser? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "roomId" to roomId,
            "customRoomId" to customRoomId,
            "id" to id,
            "userId" to userId,
            "apiKey" to apiKey,
            "geoFence" to geoFence,
            "disabled" to disabled,
            "webhook" to webhook,
            "autoCloseConfig" to autoCloseConfig,
            "autoStartConfig" to autoStartConfig,
            "multiComposition" to multiComposition,
            "allowedParticipantIds" to allowedParticipantIds,
            "createdAt" to createdAt,
            "updatedAt" to updatedAt,
            "links" to links.ifEmpty { null },
            "user" to user,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): Room {
            val fields = Fields(json)
            return Room(
                roomId = fields.text("roomId"),
                customRoomId = fields.optionalText("customRoomId"),
                id = fields.optionalText("id"),
                userId = fields.optionalText("userId"),
                apiKey = fields.optionalText("apiKey"),
                geoFence = fields.optionalText("geoFence")?.let(Region::of),
                disabled = fields.optionalBoolean("disabled") ?: false,
                webhook = fields.optional("webhook", RoomWebhook::of),
                autoCloseConfig = fields.optional("autoCloseConfig", AutoCloseConfig::of),
                autoStartConfig = fields.optionalJson("autoStartConfig"),
                multiComposition = fields.optionalJson("multiComposition"),
                allowedParticipantIds = fields.optionalTexts("allowedParticipantIds"),
                createdAt = fields.optionalText("createdAt"),
                updatedAt = fields.optionalText("updatedAt"),
                links = fields.optionalTextMap("links").orEmpty(),
                user = fields.optional("user", AccountUser::of),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * The account that owns a room.
 *
 * @property id The id of the account.
 * @property name Its name.
 * @property email Its mail address.
 * @property discontinuedReason Why the account was discontinued, if it was.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class AccountUser(
    val id: String? = null,
    val name: String? = null,
    val email: String? = null,
    val discontinuedReason: String? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "id" to id,
            "name" to name,
            "email" to email,
            "discontinuedReason" to discontinuedReason,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): AccountUser {
            val fields = Fields(json)
            return AccountUser(
                id = fields.optionalText("id"),
                name = fields.optionalText("name"),
                email = fields.optionalText("email"),
                discontinuedReason = fields.optionalText("discontinuedReason"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * Whether a room id is one of yours.
 *
 * @property valid True when the service knows the room.
 * @property roomId The room's id as the service has it, or else the id that was asked for.
 * @property room The room; only when it is valid.
 */
public data class RoomValidation(
    val valid: Boolean,
    val roomId: String,
    val room: Room? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "valid" to valid,
            "roomId" to roomId,
            "room" to room,
        )

    internal companion object {
        fun of(json: JsonElement): RoomValidation {
            val fields = Fields(json)
            return RoomValidation(
                valid = fields.boolean("valid"),
                roomId = fields.text("roomId"),
                room = fields.optional("room", Room::of),
            )
        }
    }
}

/** What happens when the time of a session is over. Other words are kept as they come. */
public class AutoCloseType private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** The session ends; the room can be used again. */
        @JvmField
        public val SESSION_ENDS: AutoCloseType = AutoCloseType("session-ends")

        /** The session ends and the room is closed for good. */
        @JvmField
        public val SESSION_END_AND_DEACTIVATE: AutoCloseType = AutoCloseType("session-end-and-deactivate")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): AutoCloseType = AutoCloseType(word)
    }
}

/** Whether a room can be joined. Other words are kept as they come. */
public class RoomStatus private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** It can be joined. */
        @JvmField
        public val ENABLED: RoomStatus = RoomStatus("enabled")

        /** It cannot be joined. */
        @JvmField
        public val DISABLED: RoomStatus = RoomStatus("disabled")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): RoomStatus = RoomStatus(word)
    }
}

/** A region of the service. Other words are kept as they come. */
public class Region private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** United States, first. */
        @JvmField
        public val US001: Region = Region("us001")

        /** United States, second. */
        @JvmField
        public val US002: Region = Region("us002")

        /** United Kingdom. */
        @JvmField
        public val UK001: Region = Region("uk001")

        /** European Union. */
        @JvmField
        public val EU001: Region = Region("eu001")

        /** Singapore, first. */
        @JvmField
        public val SG001: Region = Region("sg001")

        /** Singapore, second. */
        @JvmField
        public val SG002: Region = Region("sg002")

        /** United Arab Emirates. */
        @JvmField
        public val UAE001: Region = Region("uae001")

        /** India, first. */
        @JvmField
        public val IN001: Region = Region("in001")

        /** India, second. */
        @JvmField
        public val IN002: Region = Region("in002")

        /** India, third. */
        @JvmField
        public val IN003: Region = Region("in003")

        /** Australia. */
        @JvmField
        public val AUS001: Region = Region("aus001")

        /** The service's place for development. */
        @JvmField
        public val DEV1: Region = Region("dev1")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): Region = Region(word)
    }
}
