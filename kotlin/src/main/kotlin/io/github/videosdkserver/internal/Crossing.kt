package io.github.videosdkserver.internal

import io.github.videosdkserver.VideoSdkException
import java.nio.ByteBuffer
import kotlin.math.abs

/** One call into the native library and back: arguments are written, a native is called, its answer is read. */
internal class Crossing {
    val arguments: Arguments = Arguments()
    val answer: Answer = Answer()

    /** Calls a native, a second time when its answer did not fit, and throws what it failed with. */
    inline fun call(native: (ByteArray, Int, ByteArray, Int) -> Int): Answer {
        var length = native(arguments.bytes, arguments.length, answer.bytes, answer.bytes.size)
        if (abs(length) > answer.bytes.size) {
            answer.makeRoom(abs(length) + SPARE)
            length = native(arguments.bytes, arguments.length, answer.bytes, answer.bytes.size)
        }
        if (length < 0) throw failure(-length)
        answer.begin(length)
        return answer
    }

    fun failure(length: Int): VideoSdkException =
        VideoSdkException.of(FfiConverterTypeNativeFacts.read(ByteBuffer.wrap(answer.bytes, 0, length)))

    internal companion object {
        /** An answer may be longer the second time, since time has passed. */
        const val SPARE: Int = 256

        private val ofThread: ThreadLocal<Crossing> = ThreadLocal.withInitial(::Crossing)

        /** The arrays of this thread, for the calls that are hot. They hold no secret, only tokens. */
        fun ofThread(): Crossing {
            val crossing = ofThread.get()
            crossing.arguments.clear()
            return crossing
        }
    }
}
