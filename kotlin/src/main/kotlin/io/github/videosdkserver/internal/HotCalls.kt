package io.github.videosdkserver.internal

/**
 * The natives that are called without JNA, in `bindings/uniffi/src/jni`.
 *
 * The first [length][open] bytes of `input` are the arguments. The answer is how many bytes the native has written to
 * `output`, or a number below 0 when they are a failure. When there are more than `capacity`, none is written.
 */
@Suppress("TooManyFunctions")
internal object HotCalls {
    /** Fails when the package is of another version than the library. */
    fun checkVersion(version: String) {
        val crossing = Crossing()
        crossing.arguments.whole(version)
        crossing.call { input, length, output, capacity -> checkVersion(0, input, length, output, capacity) }
    }

    /** Fails when the package is of another version than the library. */
    @JvmStatic
    private external fun checkVersion(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Makes a client of options, whose events the listener takes, and answers its handle. */
    @JvmStatic
    external fun open(listener: NativeListener?, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Shares a client with UniFFI, and answers its handle there. */
    @JvmStatic
    external fun share(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Lets a client go. */
    @JvmStatic
    external fun close(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Copies a client with options of its own, and answers the handle of the copy. */
    @JvmStatic
    external fun withOptions(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Fails when the settings are not usable. */
    @JvmStatic
    external fun check(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Where each setting came from, as JSON. */
    @JvmStatic
    external fun settings(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** The address of the service. */
    @JvmStatic
    external fun apiEndpoint(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Signs a token. */
    @JvmStatic
    external fun sign(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Signs several tokens; they come in lines. */
    @JvmStatic
    external fun participants(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Verifies a token, and answers its claims. */
    @JvmStatic
    external fun verify(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Explains a text, as JSON. */
    @JvmStatic
    external fun explain(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Reads the claims of a token, verifying nothing. */
    @JvmStatic
    external fun decode(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int

    /** Reads a duration such as `2h`, and answers its seconds. */
    @JvmStatic
    external fun seconds(handle: Long, input: ByteArray, length: Int, output: ByteArray, capacity: Int): Int
}

/** Takes the events of a client, each a JSON object. It is called by `events.rs`, by this name, on any thread. */
internal fun interface NativeListener {
    fun take(event: ByteArray)
}
