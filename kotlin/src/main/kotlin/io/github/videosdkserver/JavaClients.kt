package io.github.videosdkserver

import io.github.videosdkserver.internal.Caller
import io.github.videosdkserver.resources.BlockingResources
import io.github.videosdkserver.resources.FutureResources
import io.github.videosdkserver.resources.Tokens
import kotlinx.serialization.json.JsonElement
import java.util.concurrent.CompletableFuture

/**
 * A [VideoSdkClient] for Java: each call waits for its answer, and interrupting its thread gives it up. Threads may be virtual.
 * Closing the client closes this.
 */
public class BlockingVideoSdkClient internal constructor(
    private val client: VideoSdkClient,
    private val caller: Caller,
) : BlockingResources(client, caller) {
    /** Signs, verifies and explains access tokens. */
    public val tokens: Tokens get() = client.tokens

    /** See [VideoSdkClient.request]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun request(
        method: String,
        path: String,
        query: Map<String, String>? = null,
        body: JsonElement? = null,
    ): JsonElement = caller.blocking { client.request(method, path, query, body) }

    override fun toString(): String = "BlockingVideoSdkClient"
}

/**
 * A [VideoSdkClient] for Java: each call answers a future, and cancelling that gives the call up. Closing the client closes this.
 */
public class FutureVideoSdkClient internal constructor(
    private val client: VideoSdkClient,
    private val caller: Caller,
) : FutureResources(client, caller) {
    /** Signs, verifies and explains access tokens. */
    public val tokens: Tokens get() = client.tokens

    /** See [VideoSdkClient.request]. */
    @JvmOverloads
    public fun request(
        method: String,
        path: String,
        query: Map<String, String>? = null,
        body: JsonElement? = null,
    ): CompletableFuture<JsonElement> = caller.future { client.request(method, path, query, body) }

    override fun toString(): String = "FutureVideoSdkClient"
}
