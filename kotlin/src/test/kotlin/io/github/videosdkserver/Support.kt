package io.github.videosdkserver

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import java.io.File
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.seconds

/** A secret that is nobody's. */
internal const val SECRET = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526"

/** Longer than anything here takes, and shorter than the reply that never comes. */
internal val LONG = 30.seconds

/** Runs a test on an emulator of its own. */
internal fun withEmulator(test: suspend CoroutineScope.(Emulator, VideoSdkClient) -> Unit) {
    runBlocking {
        withTimeout(LONG) {
            Emulator.start().use { emulator -> emulator.client().use { videosdk -> test(emulator, videosdk) } }
        }
    }
}

/** Goes on when the emulator has seen a request. */
internal suspend fun Emulator.untilAsked() {
    while (requests().isEmpty()) yield()
}

/** Goes on when whoever made the first request has gone. */
internal suspend fun Emulator.untilAbandoned() {
    while (!requests().first().abandoned) yield()
}

/** What a program of its own has said, which was ended by itself and without a fault. */
internal fun program(
    name: String,
    options: List<String> = emptyList(),
    environment: Map<String, String> = emptyMap(),
): List<String> {
    val (code, said) = ran(name, options, environment)
    check(code == 0) { "$name ended with $code: $said" }
    return said.lines().filter { it.isNotEmpty() }
}

/** The exit code of a program of its own, and what it has said. */
internal fun ran(
    name: String,
    options: List<String> = emptyList(),
    environment: Map<String, String> = emptyMap(),
): Pair<Int, String> {
    val java = File(System.getProperty("java.home"), "bin/java").path
    val command = listOf(java, "-cp", System.getProperty("java.class.path")) + options + listOf("io.github.videosdkserver.Programs", name)
    val process = ProcessBuilder(command).redirectErrorStream(true).apply { environment().putAll(environment) }.start()
    val said = process.inputStream.bufferedReader().readText()
    check(process.waitFor(60, TimeUnit.SECONDS)) { "$name does not end" }
    return process.exitValue() to said
}
