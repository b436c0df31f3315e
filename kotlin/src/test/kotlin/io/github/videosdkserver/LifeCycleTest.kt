package io.github.videosdkserver

import io.github.videosdkserver.internal.HotCalls
import io.github.videosdkserver.internal.HotClient
import io.github.videosdkserver.models.ScriptedReply
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.runInterruptible
import kotlinx.coroutines.withContext
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import kotlinx.serialization.json.JsonObject
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import java.lang.ref.Cleaner
import java.net.HttpURLConnection
import java.net.URI
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds

/** Cancelling, threads, closing and panics. What waits for `never` ends because it is given up. */
class LifeCycleTest {
    private val never = ScriptedReply(delay = 60.seconds)

    @Test
    fun `cancelling a coroutine closes its connection`() =
        withEmulator { emulator, videosdk ->
            emulator.script(never)
            val call = launch(Dispatchers.IO) { videosdk.rooms.create() }
            emulator.untilAsked()
            call.cancel()
            call.join()
            emulator.untilAbandoned()
            assertTrue(videosdk.rooms.create().roomId.isNotEmpty())
        }

    @Test
    fun `a call whose answer arrives as it is cancelled ends too`() =
        withEmulator { emulator, videosdk ->
            for (delay in 0..50) {
                emulator.reset()
                emulator.script(ScriptedReply(status = 200, delay = delay.milliseconds))
                val call = launch(Dispatchers.IO) { runCatching { videosdk.withOptions(maxRetries = 0).use { it.rooms.list() } } }
                emulator.untilAsked()
                call.cancel()
                call.join()
            }
            emulator.reset()
            assertEquals(0, videosdk.rooms.list().total)
        }

    @Test
    fun `a timeout of coroutines ends a call`() =
        withEmulator { emulator, videosdk ->
            emulator.script(never)
            assertThrows<TimeoutCancellationException> { withTimeout(200.milliseconds) { videosdk.rooms.create() } }
            emulator.untilAbandoned()
        }

    @Test
    fun `cancelling a future closes its connection`() =
        withEmulator { emulator, videosdk ->
            emulator.script(never)
            val future = videosdk.futures().rooms.create()
            emulator.untilAsked()
            assertTrue(future.cancel(false))
            emulator.untilAbandoned()
        }

    @Test
    fun `interrupting a thread closes its connection`() =
        withEmulator { emulator, videosdk ->
            emulator.script(never)
            val ended = CompletableFuture<Throwable>()
            val thread = Thread { runCatching { videosdk.blocking().rooms.create() }.onFailure { ended.complete(it) } }
            thread.start()
            emulator.untilAsked()
            thread.interrupt()
            assertEquals(InterruptedException::class, ended.await()::class)
            emulator.untilAbandoned()
        }

    @Test
    fun `a thread goes on with other coroutines during a call`() =
        withEmulator { emulator, videosdk ->
            emulator.script(ScriptedReply(status = 200, delay = 300.milliseconds))
            var turns = 0
            val call = launch { videosdk.rooms.list() }
            while (call.isActive) {
                yield()
                turns++
            }
            assertTrue(turns > 100) { "$turns turns" }
        }

    @Test
    fun `what follows a call never runs on a thread of the native library`() =
        withEmulator { emulator, videosdk ->
            emulator.script(ScriptedReply(status = 200, delay = 20.milliseconds, times = 10))
            repeat(5) {
                val after =
                    withContext(Dispatchers.Unconfined) {
                        videosdk.rooms.list()
                        Thread.currentThread()
                    }
                assertFalse(isNative(after)) { after.name }
                val followed = videosdk.futures().rooms.list().thenApply { Thread.currentThread() }.await()
                assertFalse(isNative(followed)) { followed.name }
            }
        }

    @Test
    fun `64 threads share one client`() =
        withEmulator { _, videosdk ->
            val room = videosdk.rooms.create().roomId
            val threads = Executors.newFixedThreadPool(64)
            val calls = List(256) { Callable { videosdk.blocking().rooms.get(room).roomId + videosdk.tokens.participant().length } }
            val answers = runInterruptible(Dispatchers.IO) { threads.invokeAll(calls).map { it.get() } }
            threads.shutdown()
            assertEquals(setOf(room + videosdk.tokens.participant().length), answers.toSet())
        }

    @Test
    fun `200 calls wait at once`() =
        withEmulator { emulator, videosdk ->
            emulator.script(ScriptedReply(status = 200, delay = 200.milliseconds, times = 200))
            coroutineScope { List(200) { async { videosdk.rooms.list() } }.awaitAll() }
            assertEquals(200, emulator.requests().size)
        }

    @Test
    fun `closing twice is fine, and using afterwards is an error`() =
        withEmulator { emulator, videosdk ->
            val copy = videosdk.withOptions(maxRetries = 0)
            videosdk.rooms.list()
            repeat(2) { videosdk.close() }
            val uses =
                listOf<suspend () -> Any>(
                    { videosdk.rooms.list() },
                    { videosdk.tokens.participant() },
                    { videosdk.tokens.verify("x") },
                    { videosdk.tokens.explain("x") },
                    { videosdk.check() },
                    { videosdk.settings() },
                    { videosdk.apiEndpoint },
                    { videosdk.withOptions() },
                    { TokenServer.handler(videosdk) },
                    { videosdk.blocking().rooms.list() },
                )
            for (use in uses) {
                val error = assertThrows<VideoSdkException.InvalidRequest> { use() }
                assertEquals("the client is closed", error.reason)
            }
            assertThrows<ExecutionException> { runInterruptible { videosdk.futures().rooms.list().get() } }
            assertEquals(0, copy.rooms.list().total, "a copy is closed by itself")
            Thread.currentThread().interrupt()
            repeat(2) { emulator.close() }
            assertTrue(Thread.interrupted(), "that is still said, although it is closed")
            assertThrows<VideoSdkException.InvalidRequest> { emulator.requests() }
            assertThrows<VideoSdkException.Network> { copy.rooms.list() }
            copy.close()
        }

    @Test
    fun `closing during a call of another thread lets it end`() =
        withEmulator { emulator, videosdk ->
            emulator.script(ScriptedReply(status = 200, delay = 200.milliseconds))
            val call = async(Dispatchers.IO) { videosdk.rooms.list() }
            emulator.untilAsked()
            videosdk.close()
            assertEquals(0, call.await().total)
        }

    @Test
    fun `a client that others close while it signs is an error at most`() {
        val closed = CountDownLatch(8)
        repeat(200) {
            val client = VideoSdkClient(apiKey = "demo-key", secret = SECRET)
            val signing =
                List(2) {
                    Thread {
                        val ended = runCatching { repeat(1_000) { client.tokens.participant() } }.exceptionOrNull()
                        if (ended is VideoSdkException.InvalidRequest) closed.countDown() else assertEquals(null, ended)
                    }
                }
            signing.forEach(Thread::start)
            client.tokens.participant()
            client.close()
            signing.forEach(Thread::join)
        }
        assertEquals(0, closed.count, "some of them were closed in between")
    }

    @Test
    fun `what listens goes on although nobody holds it`() {
        runBlocking {
            Emulator.start().client().use { videosdk ->
                val url = TokenServer.start(videosdk).url!!
                repeat(10) { collectGarbage() }
                assertEquals(0, videosdk.rooms.list().total)
                assertEquals(200, (URI("$url/get-token").toURL().openConnection() as HttpURLConnection).responseCode)
            }
        }
    }

    @Test
    fun `the place of a closed client belongs to another one`() {
        val first = VideoSdkClient(apiKey = "demo-first", secret = SECRET)
        first.close()
        VideoSdkClient(apiKey = "demo-second", secret = SECRET).use { second ->
            first.close()
            assertThrows<VideoSdkException.InvalidRequest> { first.tokens.participant() }
            assertEquals("demo-second", second.tokens.decode(second.tokens.participant()).apiKey)
        }
    }

    @Test
    fun `a panic is an error of kind internal, by both ways, and the library goes on`() =
        withEmulator { _, videosdk ->
            repeat(3) {
                val hot = assertThrows<VideoSdkException.Internal> { videosdk.tokens.decode("panic") }
                val called = assertThrows<VideoSdkException.Internal> { videosdk.caller.call("panic", JsonObject(emptyMap())) }
                for (error in listOf(hot, called)) assertEquals("internal", error.kind)
            }
            assertNotEquals("", videosdk.rooms.create().roomId)
            assertEquals("demo", videosdk.tokens.decode(videosdk.tokens.participant()).apiKey?.take(4))
        }

    @Test
    fun `arguments that are none are refused by the native library itself`() {
        val output = ByteArray(1_024)
        assertTrue(HotCalls.sign(0, ByteArray(1), 1, output, output.size) < 0)
        assertThrows<ArrayIndexOutOfBoundsException> { HotCalls.sign(0, ByteArray(1), 2, output, output.size) }
        assertTrue(HotCalls.sign(0, ByteArray(1), -1, output, output.size) < 0)
        val needed = -HotCalls.sign(0, ByteArray(1), 1, output, 0)
        assertEquals(needed, -HotCalls.sign(0, ByteArray(1), 1, output, output.size))
        assertThrows<VideoSdkException.InvalidRequest> { HotClient.open("{\"maxRetries\": \"many\"}") }
    }

    /** Comes back when an object that nobody holds is gone. */
    private fun collectGarbage() {
        val gone = CountDownLatch(1)
        Cleaner.create().register(Any()) { gone.countDown() }
        while (gone.count > 0) System.gc()
    }

    private fun isNative(thread: Thread): Boolean = thread.name.startsWith("videosdk-server") || thread.name.startsWith("Thread-")
}
