package io.github.videosdkserver

import io.github.videosdkserver.models.ScriptedReply
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import java.io.File
import kotlin.time.Duration.Companion.seconds

/** Programs of their own, for what concerns a whole process. */
internal object Programs {
    @JvmStatic
    fun main(arguments: Array<String>) {
        when (arguments.single()) {
            "ends-in-a-call" -> endsInACall()
            "is-interrupted" -> isInterrupted()
            "threads" -> threads()
            "memory" -> memory()
            "signs" -> println(VideoSdkClient().tokens.participant().split('.').size)
            "lists" -> println(InAnotherLoader.listsAndSigns())
            "settings" ->
                VideoSdkClient().run {
                    check()
                    settings().findings.forEach { println(it.code) }
                }
            "panics" -> println(runCatching { VideoSdkClient().tokens.decode("panic") }.exceptionOrNull())
            else -> error("there is no such program")
        }
    }

    /** The end of `main` ends the program, although a call waits. */
    @OptIn(DelicateCoroutinesApi::class)
    private fun endsInACall() =
        runBlocking {
            val emulator = Emulator.start()
            emulator.script(ScriptedReply(delay = 60.seconds))
            GlobalScope.launch { emulator.client().rooms.list() }
            emulator.client().futures().rooms.list()
            emulator.untilAsked()
            println("ended")
        }

    /** Ctrl-C during a call that is waited for. */
    private fun isInterrupted() =
        runBlocking {
            val emulator = Emulator.start()
            emulator.script(ScriptedReply(delay = 60.seconds))
            val call = emulator.client().futures().rooms.list()
            emulator.untilAsked()
            ProcessBuilder("kill", "-INT", "${ProcessHandle.current().pid()}").start().waitFor()
            call.join()
        }

    /** What threads there are after signing that were not there before; the compiler of the JVM has some of its own. */
    private fun threads() {
        val before = Thread.getAllStackTraces().keys
        VideoSdkClient(apiKey = "demo-key", secret = SECRET).use { videosdk ->
            videosdk.tokens.verify(videosdk.tokens.participant())
        }
        println((Thread.getAllStackTraces().keys - before).map { it.name })
        println(tasks().filterNot { task -> KNOWN.any(task::startsWith) })
    }

    /** 100,000 tokens signed and verified, and with them a tenth as many calls, and clients that nobody closes. */
    private fun memory() =
        runBlocking {
            Emulator.start().use { emulator ->
                emulator.script(ScriptedReply(status = 200, times = 100_000))
                emulator.client().use { videosdk ->
                    suspend fun calls(count: Int) {
                        repeat(count) { videosdk.tokens.verify(videosdk.tokens.participant(roomId = "ab12-cd34-ef56")) }
                        repeat(count / 10) {
                            VideoSdkClient(apiKey = "demo-key", secret = SECRET)
                            videosdk.rooms.list()
                        }
                    }
                    calls(20_000)
                    val before = residentKilobytes()
                    calls(80_000)
                    System.gc()
                    println("${residentKilobytes() - before} kB more than $before kB")
                }
            }
        }

    private fun tasks(): List<String> =
        File("/proc/self/task").listFiles().orEmpty().map { it.resolve("comm").readText().trim() }

    private fun residentKilobytes(): Long =
        File("/proc/self/status").readLines().single { it.startsWith("VmRSS") }.filter(Char::isDigit).toLong()

    private val KNOWN =
        listOf("java", "GC ", "G1 ", "VM ", "C1 ", "C2 ", "Reference", "Finalizer", "Signal", "Service") +
            listOf("Monitor", "Sweeper", "Common", "Notification")
}
