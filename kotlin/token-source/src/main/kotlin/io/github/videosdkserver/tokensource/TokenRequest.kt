package io.github.videosdkserver.tokensource

import io.github.videosdkserver.tokensource.TokenSourceException.InvalidRequest

/**
 * What a token is asked for; what is left out is as the endpoint has it.
 *
 * An empty text or list is an [InvalidRequest]: it would be a token of every room, or of anybody.
 *
 * @property roomId The only room that the token opens.
 * @property participantId The only participant that may use it.
 * @param permissions `allow_join`, `ask_join`, `allow_mod`.
 */
public class TokenRequest
    @JvmOverloads
    constructor(
        public val roomId: String? = null,
        public val participantId: String? = null,
        permissions: Collection<String>? = null,
    ) {
        /** The permissions, sorted and each once. */
        public val permissions: List<String>? = permissions?.toSortedSet()?.toList()

        init {
            refuse(roomId?.isEmpty(), "roomId", "room_id_empty")
            refuse(participantId?.isEmpty(), "participantId", "participant_id_empty")
            refuse(permissions?.isEmpty(), "permissions", "permissions_empty")
        }

        private fun refuse(
            isEmpty: Boolean?,
            name: String,
            code: String,
        ) {
            if (isEmpty == true) throw failure("invalid_request", code, "$name is empty: leave it out, or say which")
        }

        override fun equals(other: Any?): Boolean =
            other is TokenRequest && roomId == other.roomId && participantId == other.participantId && permissions == other.permissions

        override fun hashCode(): Int = listOf(roomId, participantId, permissions).hashCode()

        override fun toString(): String = "TokenRequest(roomId=$roomId, participantId=$participantId, permissions=$permissions)"
    }
