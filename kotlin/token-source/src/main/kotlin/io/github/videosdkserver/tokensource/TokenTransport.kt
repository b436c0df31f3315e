package io.github.videosdkserver.tokensource

/**
 * Sends the requests of an endpoint; for programs that have an HTTP client of their own, such as OkHttp or Ktor's.
 *
 * Cancelling ends the request. It follows no redirect, keeps nothing, and reads no more of a body than [MOST_BYTES] and one byte.
 */
public fun interface TokenTransport {
    /**
     * Sends a `GET`, and reads the answer, whatever its status. Whatever it throws counts as no connection.
     *
     * @param url The whole address.
     * @param headers The headers by name.
     */
    public suspend fun get(
        url: String,
        headers: Map<String, String>,
    ): TransportAnswer

    public companion object {
        /** The longest answer that is of use, in bytes. */
        public const val MOST_BYTES: Int = 64 * 1024
    }
}

/**
 * What an endpoint answered.
 *
 * @property status The HTTP status.
 * @param headers The headers by name, in any case.
 * @property body The body, or its first `MOST_BYTES` and one more.
 */
public class TransportAnswer(
    public val status: Int,
    headers: Map<String, String>,
    public val body: ByteArray,
) {
    /** The headers by lower-case name. */
    public val headers: Map<String, String> = headers.mapKeys { (name, _) -> name.lowercase() }

    override fun toString(): String = "TransportAnswer(status=$status)"
}
