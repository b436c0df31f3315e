package io.github.videosdkserver.internal

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.future.future
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import java.util.concurrent.CompletableFuture
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext

/** How the resources of a client call the service, in each of the ways that programs wait. */
internal class Caller(
    private val client: CallingClient,
) {
    suspend fun call(
        operation: String,
        arguments: JsonObject,
    ): JsonElement = json(client.invoke(operation, arguments.toString()))

    /** Waits for something; interrupting the thread gives it up. */
    fun <T> blocking(work: suspend () -> T): T = waitFor(work)

    /** Begins something; cancelling the future gives it up. */
    fun <T> future(work: suspend () -> T): CompletableFuture<T> = begin(work)
}

/**
 * What follows a future may wait, so it runs where waiting is expected, and never on a thread of Rust's. As a part of its own,
 * which grows apart from the rest of [Dispatchers.IO], it is not held up by other work there.
 */
private val futures =
    CoroutineScope(SupervisorJob() + Dispatchers.IO.limitedParallelism(MOST_FOLLOWING, "videosdk-server-futures") + OurThread)

private const val MOST_FOLLOWING = 64

/** Says that the threads of a coroutine do nothing else meanwhile, so that a call need not go to another one. */
internal object OurThread : AbstractCoroutineContextElement(OurThreadKey)

internal object OurThreadKey : CoroutineContext.Key<OurThread>

internal fun <T> waitFor(work: suspend () -> T): T {
    // Otherwise a call would begin before it is given up.
    if (Thread.interrupted()) throw InterruptedException()
    return runBlocking(OurThread) { work() }
}

internal fun <T> begin(work: suspend () -> T): CompletableFuture<T> = futures.future { work() }

/** Waits for something that has to be done, although the thread may be interrupted. */
internal fun finish(work: suspend () -> Unit) {
    begin(work).join()
}
