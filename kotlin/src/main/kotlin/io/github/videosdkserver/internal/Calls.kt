package io.github.videosdkserver.internal

import com.sun.jna.CallbackThreadInitializer
import com.sun.jna.Native
import io.github.videosdkserver.VideoSdkException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.withContext
import java.nio.charset.CharacterCodingException
import java.util.concurrent.ConcurrentHashMap

/*
 * The only file that knows UniFFI, and with it JNA: everything that waits for something goes through here.
 */

/** So many calls make progress at one moment; many more may wait. */
private const val MOST_AT_ONCE = 16

/**
 * Where Rust's futures are polled, for a few microseconds each time. The threads are those of [Dispatchers.IO], and are of no
 * other use here, so that neither a caller's busy dispatcher holds a call up nor a caller's code runs on a thread of Rust's.
 */
private val polling = Dispatchers.IO.limitedParallelism(MOST_AT_ONCE, "videosdk-server")

/** A client of the service. It is the one that signs, by another handle. */
internal class CallingClient(
    private val hot: HotClient,
) : AutoCloseable {
    private var native: NativeClient? = null

    /** Calls an operation by its name. Cancelling the coroutine drops the request, and closes its connection. */
    suspend fun invoke(
        operation: String,
        arguments: String,
    ): String = called { use { it.invoke(operation, arguments, never) } }

    suspend fun startTokenServer(options: String): CallingTokenServer =
        called { use { CallingTokenServer(io.github.videosdkserver.internal.startTokenServer(it, options)) } }

    fun tokenServer(options: String): CallingTokenServer = told { use { CallingTokenServer(NativeTokenServer(it, options)) } }

    /** Calls under way go on to their end, and have what they need. */
    override fun close() {
        hot.close()
        synchronized(this) { native?.close() }
    }

    /** The hot client says whether it is closed; UniFFI knows a client only once something waits for the service. */
    private inline fun <T> use(work: (NativeClient) -> T): T {
        hot.ensureOpen()
        prepared
        val native = synchronized(this) { native ?: FfiConverterTypeNativeClient.lift(hot.share()).also { native = it } }
        return try {
            work(native)
        } catch (error: IllegalStateException) {
            // Closed since then, by another thread.
            hot.ensureOpen()
            throw error
        }
    }
}

/** An emulator of the service. */
internal class CallingEmulator(
    private val native: NativeEmulator,
) {
    val url: String = native.url()
    val apiKey: String = native.apiKey()
    val secret: String = native.secret()

    fun advanceClock(seconds: Double): Unit = told { native.advanceClock(seconds) }

    fun script(replies: String): Unit = told { native.script(replies) }

    fun requests(): String = told { native.requests() }

    fun answerEntry(
        roomId: String,
        participantId: String,
        allowed: Boolean,
    ): Boolean = told { native.answerEntry(roomId, participantId, allowed) }

    fun reset(): Unit = told { native.reset() }

    suspend fun shutdown() {
        running -= this
        called { native.shutdown() }
    }

    companion object {
        suspend fun start(options: String): CallingEmulator {
            prepared
            return called { CallingEmulator(startEmulator(options)).also { running += it } }
        }
    }
}

/** A token server. */
internal class CallingTokenServer(
    private val native: NativeTokenServer,
) {
    val url: String? = native.url()
    val maxBodyBytes: Int = native.maxBodyBytes().toInt()

    init {
        if (url != null) running += this
    }

    /** Which answer of [checkMount] was good; a token server never changes its mind. */
    @Volatile
    private var fitting: Boolean? = null

    fun checkMount(withIdentity: Boolean) {
        if (withIdentity == fitting) return
        told { native.checkMount(withIdentity) }
        fitting = withIdentity
    }

    suspend fun handle(request: NativeRequest): NativeResponse = called { native.handle(request) }

    suspend fun shutdown() {
        running -= this
        called { native.shutdown() }
    }
}

/**
 * Where coroutines are cancelled UniFFI drops the future by itself, so nobody uses what is meant for languages where it does not; one is
 * enough for all calls.
 */
private val never: NativeCancel by lazy(::NativeCancel)

/** What listens goes on until it is closed, although nobody may hold it any more. */
private val running: MutableSet<Any> = ConcurrentHashMap.newKeySet()

/** Loads the library, with an error that tells more than one of a class initialiser would, and then JNA. */
private val prepared: Unit by lazy {
    NativeLibrary.path
    System.getProperty(NativeLibrary.FOLDER)?.let { folder ->
        if (System.getProperty(JNA_FOLDER) == null) System.setProperty(JNA_FOLDER, folder)
    }
    try {
        // The threads of Rust's runtime call back for every call, so they stay known to Java; as daemons, so that it may end.
        val initializer = CallbackThreadInitializer(true, false, "videosdk-server")
        Native.setCallbackThreadInitializer(uniffiRustFutureContinuationCallbackImpl, initializer)
        uniffiEnsureInitialized()
    } catch (error: LinkageError) {
        val advice = "set -D$JNA_FOLDER=… to a folder from which programs may be run"
        throw UnsatisfiedLinkError("JNA cannot be loaded ($error); $advice").apply { initCause(error) }
    }
}

private const val JNA_FOLDER = "jna.tmpdir"

/** Runs something that waits, away from the caller's threads and from Rust's; a thread that is ours alone may stay. */
private suspend fun <T> called(work: suspend () -> T): T =
    if (currentCoroutineContext()[OurThreadKey] == null) withContext(polling) { told { work() } } else told { work() }

/** Makes the exceptions of the package of those of UniFFI. */
private inline fun <T> told(work: () -> T): T =
    try {
        work()
    } catch (failure: NativeFailure.Failed) {
        throw VideoSdkException.of(failure.facts)
    } catch (_: CharacterCodingException) {
        throw VideoSdkException.argument("an argument has half a surrogate pair in it, which is no text")
    } catch (panic: InternalException) {
        throw VideoSdkException.internal("it panicked", panic)
    }
