// Sessions: each time that people meet in a room.
// Written by bindings/gen from the core's models; change those instead.

package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.NOTHING
import io.github.videosdkserver.internal.given
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/**
 * Which sessions to list; every field may be left out, and without any all sessions of all rooms are listed.
 *
 * Source: REST reference, fetch sessions.
 *
 * @property page The number of the first page, from 1. Default: 1. Not together with `cursor`.
 * @property perPage How many sessions a page has. Default of the service: 20. At least 1.
 * @property query Only sessions of rooms whose `roomId` or `customRoomId` is exactly this.
 * @property roomId Only sessions of the room with this id.
 * @property customRoomId Only sessions of the room to which you gave this id.
 * @property userId Only sessions of this user. For tokens of an administrator.
 * @property startDate Only sessions that began at this time or later, in milliseconds since 1970.
 * @property endDate Only sessions that began at this time or earlier, in milliseconds since 1970.
 * @property status Only sessions in this state.
 * @property cursor Goes on where a page ended: the `next` of that page. The other fields must be the same as they
 *   were.
 */
public data class ListSessions(
    val page: Long? = null,
    val perPage: Long? = null,
    val query: String? = null,
    val roomId: String? = null,
    val customRoomId: String? = null,
    val userId: String? = null,
    val startDate: Long? = null,
    val endDate: Long? = null,
    val status: SessionStatus? = null,
    val cursor: String? = null,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "page" to page,
            "perPage" to perPage,
            "query" to query,
            "roomId" to roomId,
            "customRoomId" to customRoomId,
            "userId" to userId,
            "startDate" to startDate,
            "endDate" to endDate,
            "status" to status,
            "cursor" to cursor,
        )

    /** Builds a [ListSessions]; for Java. */
    public class Builder {
        private var made = ListSessions()

        /** See [ListSessions.page]. */
        public fun page(value: Long?): Builder = apply { made = made.copy(page = value) }

        /** See [ListSessions.perPage]. */
        public fun perPage(value: Long?): Builder = apply { made = made.copy(perPage = value) }

        /** See [ListSessions.query]. */
        public fun query(value: String?): Builder = apply { made = made.copy(query = value) }

        /** See [ListSessions.roomId]. */
        public fun roomId(value: String?): Builder = apply { made = made.copy(roomId = value) }

        /** See [ListSessions.customRoomId]. */
        public fun customRoomId(value: String?): Builder = apply { made = made.copy(customRoomId = value) }

        /** See [ListSessions.userId]. */
        public fun userId(value: String?): Builder = apply { made = made.copy(userId = value) }

        /** See [ListSessions.startDate]. */
        public fun startDate(value: Long?): Builder = apply { made = made.copy(startDate = value) }

        /** See [ListSessions.endDate]. */
        public fun endDate(value: Long?): Builder = apply { made = made.copy(endDate = value) }

        /** See [ListSessions.status]. */
        public fun status(value: SessionStatus?): Builder = apply { made = made.copy(status = value) }

        /** See [ListSessions.cursor]. */
        public fun cursor(value: String?): Builder = apply { made = made.copy(cursor = value) }

        /** What was built. */
        public fun build(): ListSessions = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): ListSessions {
            val fields = Fields(json)
            return ListSessions(
                page = fields.optionalLong("page"),
                perPage = fields.optionalLong("perPage"),
                query = fields.optionalText("query"),
                roomId = fields.optionalText("roomId"),
                customRoomId = fields.optionalText("customRoomId"),
                userId = fields.optionalText("userId"),
                startDate = fields.optionalLong("startDate"),
                endDate = fields.optionalLong("endDate"),
                status = fields.optionalText("status")?.let(SessionStatus::of),
                cursor = fields.optionalText("cursor"),
            )
        }
    }
}

/**
 * Which session to end: the live one of a room, or the one of an id. At least one of `roomId` and `sessionId` is
 * needed.
 *
 * Source: REST reference, end session.
 *
 * @property roomId The id of the room; your own id of it does as well. The page of the REST reference says that
 *   `sessionId` does without it; the official SDKs always send it.
 * @property sessionId Only this session, so that a later one of the same room is left alone.
 * @property force Ends it by force (`vsdkForceKill` on the wire). Default of the service: no.
 * @property ignoreClosed Answers a session that has ended already instead of an error. Default of the service: no.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class EndSession(
    val roomId: String? = null,
    val sessionId: String? = null,
    val force: Boolean? = null,
    val ignoreClosed: Boolean? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "roomId" to roomId,
            "sessionId" to sessionId,
            "vsdkForceKill" to force,
            "ignoreClosed" to ignoreClosed,
            extra = extra,
        )

    /** Builds a [EndSession]; for Java. */
    public class Builder {
        private var made = EndSession()

        /** See [EndSession.roomId]. */
        public fun roomId(value: String?): Builder = apply { made = made.copy(roomId = value) }

        /** See [EndSession.sessionId]. */
        public fun sessionId(value: String?): Builder = apply { made = made.copy(sessionId = value) }

        /** See [EndSession.force]. */
        public fun force(value: Boolean?): Builder = apply { made = made.copy(force = value) }

        /** See [EndSession.ignoreClosed]. */
        public fun ignoreClosed(value: Boolean?): Builder = apply { made = made.copy(ignoreClosed = value) }

        /** See [EndSession.extra]. */
        public fun extra(value: JsonObject): Builder = apply { made = made.copy(extra = value) }

        /** What was built. */
        public fun build(): EndSession = made
    }

    public companion object {
        /** Begins to build one; for Java. */
        @JvmStatic
        public fun builder(): Builder = Builder()

        internal fun of(json: JsonElement): EndSession {
            val fields = Fields(json)
            return EndSession(
                roomId = fields.optionalText("roomId"),
                sessionId = fields.optionalText("sessionId"),
                force = fields.optionalBoolean("vsdkForceKill"),
                ignoreClosed = fields.optionalBoolean("ignoreClosed"),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * Whom to send out of which session. At least one of `roomId` and `sessionId` is needed.
 *
 * Source: REST reference, remove participant.
 *
 * @property participantId The id of the participant.
 * @property roomId The id of the room, whose live session is meant.
 * @property sessionId The id of the session.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class RemoveParticipant
    @JvmOverloads
    constructor(
        val participantId: String,
        val roomId: String? = null,
        val sessionId: String? = null,
        val extra: JsonObject = NOTHING,
    ) : Model {
        override fun toJson(): JsonObject =
            given(
                "participantId" to participantId,
                "roomId" to roomId,
                "sessionId" to sessionId,
                extra = extra,
            )

        internal companion object {
            fun of(json: JsonElement): RemoveParticipant {
                val fields = Fields(json)
                return RemoveParticipant(
                    participantId = fields.text("participantId"),
                    roomId = fields.optionalText("roomId"),
                    sessionId = fields.optionalText("sessionId"),
                    extra = fields.extra(),
                )
            }
        }
    }

/**
 * One live occupancy of a room, from the first who joins to the last who leaves, as the service tells of it.
 *
 * @property id The id of the session.
 * @property roomId The id of its room; `meetingId` in older answers.
 * @property customRoomId Your own id of the room; `userMeetingId` in older answers.
 * @property status Whether it goes on. Where the service does not say, it goes by `end`.
 * @property start When it began, in RFC 3339 such as `2022-02-22T07:26:43.863Z`.
 * @property end When it ended, in RFC 3339; empty while it goes on.
 * @property participants Who was there. It may be cut short; `listParticipants` has everyone.
 * @property userId The id of the room's owner.
 * @property apiKey The API key that owns the room.
 * @property region The region that the session ran in.
 * @property activeDuration For how long it was active. No source says in which unit.
 * @property chatLink The address of the chat's messages, a CSV file.
 * @property hlsLog The HLS streams of the session, as the service tells of them.
 * @property links Addresses of related resources by name, such as `get_room`.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class Session(
    val id: String,
    val roomId: String? = null,
    val customRoomId: String? = null,
    val status: SessionStatus,
    val start: String? = null,
    val end: String? = null,
    val participants: List<Participant> = emptyList(),
    val userId: String? = null,
    val apiKey: String? = null,
    val region: Region? = null,
    val activeDuration: Double? = null,
    val chatLink: String? = null,
    val hlsLog: List<JsonElement> = emptyList(),
    val links: Map<String, String> = emptyMap(),
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "id" to id,
            "roomId" to roomId,
            "customRoomId" to customRoomId,
            "status" to status,
            "start" to start,
            "end" to end,
            "participants" to participants,
            "userId" to userId,
            "apiKey" to apiKey,
            "region" to region,
            "activeDuration" to activeDuration,
            "chatLink" to chatLink,
            "hlsLog" to hlsLog,
            "links" to links.ifEmpty { null },
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): Session {
            val fields = Fields(json)
            return Session(
                id = fields.text("id"),
                roomId = fields.optionalText("roomId"),
                customRoomId = fields.optionalText("customRoomId"),
                status = SessionStatus.of(fields.text("status")),
                start = fields.optionalText("start"),
                end = fields.optionalText("end"),
                participants = fields.optionalList("participants", Participant::of).orEmpty(),
                userId = fields.optionalText("userId"),
                apiKey = fields.optionalText("apiKey"),
                region = fields.optionalText("region")?.let(Region::of),
                activeDuration = fields.optionalDouble("activeDuration"),
                chatLink = fields.optionalText("chatLink"),
                hlsLog = fields.optionalList("hlsLog") { it }.orEmpty(),
                links = fields.optionalTextMap("links").orEmpty(),
                extra = fields.extra(),
            )
        }
    }
}

/**
 * What the service says when it has sent a participant out.
 *
 * The REST reference shows the session, the official SDKs take the answer for a text; both are read.
 *
 * @property message The service's words, when it answers with some.
 * @property session The session, when it answers with that. The participant's stay may not have its end yet.
 * @property extra Fields that have no name here yet, by their name on the wire.
 */
public data class ParticipantRemoval(
    val message: String? = null,
    val session: Session? = null,
    val extra: JsonObject = NOTHING,
) : Model {
    override fun toJson(): JsonObject =
        given(
            "message" to message,
            "session" to session,
            extra = extra,
        )

    internal companion object {
        fun of(json: JsonElement): ParticipantRemoval {
            val fields = Fields(json)
            return ParticipantRemoval(
                message = fields.optionalText("message"),
                session = fields.optional("session", Session::of),
                extra = fields.extra(),
            )
        }
    }
}

/** Whether a session goes on. Other words are kept as they come. */
public class SessionStatus private constructor(
    word: String,
) : OpenEnum(word) {
    public companion object {
        /** Somebody is in the room. */
        @JvmField
        public val ONGOING: SessionStatus = SessionStatus("ongoing")

        /** It is over. */
        @JvmField
        public val ENDED: SessionStatus = SessionStatus("ended")

        /** The one of this word, known or not. */
        @JvmStatic
        public fun of(word: String): SessionStatus = SessionStatus(word)
    }
}
