package io.github.videosdkserver.internal

import io.github.videosdkserver.models.Claims
import io.github.videosdkserver.models.ParticipantToken
import io.github.videosdkserver.models.TokenRequest
import java.lang.ref.PhantomReference
import java.lang.ref.Reference
import java.lang.ref.ReferenceQueue
import java.util.concurrent.ConcurrentHashMap
import kotlin.time.Duration

/** A client of the native library by its handle. Closing it twice is fine, and using it afterwards is an error. */
internal class HotClient private constructor(
    private val handle: Long,
) : AutoCloseable {
    private val abandoned = Abandoned(this, handle)

    fun sign(
        kind: Int,
        request: TokenRequest,
    ): String =
        hot { crossing ->
            crossing.arguments.byte(kind)
            request.write(crossing.arguments)
            // So that no token is signed twice: a second one would have another id.
            crossing.answer.makeRoom(mostTokenBytes(crossing.arguments.length))
            crossing.call { input, length, output, room -> HotCalls.sign(handle, input, length, output, room) }.ascii()
        }

    fun participants(requests: List<ParticipantToken>): List<String> =
        hot(Crossing()) { crossing ->
            crossing.arguments.number(requests.size)
            for (request in requests) request.write(crossing.arguments)
            crossing.answer.makeRoom(requests.sumOf { mostTokenBytes(0) } + mostTokenBytes(crossing.arguments.length))
            crossing
                .call { input, length, output, room -> HotCalls.participants(handle, input, length, output, room) }
                .ascii()
                .let { if (it.isEmpty()) emptyList() else it.split('\n') }
        }

    fun verify(
        token: String,
        roomId: String?,
        participantId: String?,
        permission: String?,
        kind: String?,
        leeway: Duration?,
        useLearnedOffset: Boolean,
    ): Claims =
        hot { crossing ->
            val arguments = crossing.arguments
            arguments.token(token)
            arguments.flag(useLearnedOffset)
            arguments.text(roomId)
            arguments.text(participantId)
            arguments.text(permission)
            arguments.text(kind)
            arguments.optional(leeway?.seconds())
            crossing.call { input, length, output, room -> HotCalls.verify(handle, input, length, output, room) }.claims()
        }

    fun explain(
        text: String,
        at: Long?,
        roomId: String?,
        participantId: String?,
    ): String =
        hot { crossing ->
            val arguments = crossing.arguments
            arguments.token(text)
            arguments.optional(at)
            arguments.text(roomId)
            arguments.text(participantId)
            crossing.call { input, length, output, room -> HotCalls.explain(handle, input, length, output, room) }.text()
        }

    fun withOptions(options: String): HotClient =
        hot(Crossing()) { crossing ->
            crossing.arguments.whole(options)
            HotClient(
                crossing.call { input, length, output, room -> HotCalls.withOptions(handle, input, length, output, room) }.long(),
            )
        }

    fun check() {
        hot { crossing -> crossing.call { input, length, output, room -> HotCalls.check(handle, input, length, output, room) } }
    }

    fun settings(): String =
        hot { crossing ->
            crossing.call { input, length, output, room -> HotCalls.settings(handle, input, length, output, room) }.text()
        }

    fun apiEndpoint(): String =
        hot { crossing ->
            crossing.call { input, length, output, room -> HotCalls.apiEndpoint(handle, input, length, output, room) }.text()
        }

    /** Fails when it is closed. */
    fun ensureOpen() {
        apiEndpoint()
    }

    /** The handle by which UniFFI knows the same client; whoever is given it must take it. */
    fun share(): Long =
        hot { crossing ->
            crossing.call { input, length, output, room -> HotCalls.share(handle, input, length, output, room) }.long()
        }

    override fun close() {
        abandoned.close()
    }

    /** Runs a call, and keeps this object from being collected, and so closed, meanwhile. */
    private inline fun <T> hot(
        crossing: Crossing = Crossing.ofThread(),
        call: (Crossing) -> T,
    ): T =
        try {
            call(crossing)
        } finally {
            Reference.reachabilityFence(this)
        }

    internal companion object {
        /** Makes a client of options, a JSON object; the listener, if there is one, takes its events. */
        fun open(
            options: String,
            listener: NativeListener? = null,
        ): HotClient {
            NativeLibrary.path
            Abandoned.closeAll()
            // Arrays of its own, since they hold the secret: those of a thread live as long as it.
            val crossing = Crossing()
            crossing.arguments.whole(options)
            return HotClient(
                crossing.call { input, length, output, room -> HotCalls.open(listener, input, length, output, room) }.long(),
            )
        }

        /** Reads the claims of a token, verifying nothing. */
        fun decode(token: String): Claims {
            NativeLibrary.path
            val crossing = Crossing.ofThread()
            crossing.arguments.whole(token)
            return crossing.call { input, length, output, room -> HotCalls.decode(0, input, length, output, room) }.claims()
        }

        /** Reads a duration such as `2h`, and answers its seconds. */
        fun seconds(text: String): Long {
            NativeLibrary.path
            val crossing = Crossing.ofThread()
            crossing.arguments.whole(text)
            return crossing.call { input, length, output, room -> HotCalls.seconds(0, input, length, output, room) }.long()
        }

        /**
         * The most that a token of such arguments has: each of their bytes may be written as six in JSON and as eight in
         * base64, beside the claims of ours. More than 8 KiB is refused.
         */
        private fun mostTokenBytes(argumentBytes: Int): Int = minOf(OWN_BYTES + 8 * argumentBytes, MOST_BYTES)

        private const val OWN_BYTES = 1024
        private const val MOST_BYTES = 8 * 1024 + Crossing.SPARE
    }
}

/**
 * What remains of a client that was collected without being closed: its handle. It is closed when the next client is made,
 * so that no thread has to wait for that.
 */
private class Abandoned(
    client: HotClient,
    private val handle: Long,
) : PhantomReference<HotClient>(client, queue) {
    init {
        open.add(this)
    }

    fun close() {
        if (!open.remove(this)) return
        Crossing().call { input, length, output, room -> HotCalls.close(handle, input, length, output, room) }
    }

    companion object {
        private val queue = ReferenceQueue<HotClient>()
        private val open: MutableSet<Abandoned> = ConcurrentHashMap.newKeySet()

        fun closeAll() {
            while (true) (queue.poll() as Abandoned? ?: return).close()
        }
    }
}
