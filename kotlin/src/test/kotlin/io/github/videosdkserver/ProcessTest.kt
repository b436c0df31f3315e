package io.github.videosdkserver

import io.github.videosdkserver.internal.NativeLibrary
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotSame
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.net.URLClassLoader
import java.nio.file.Path

/** What concerns a whole process: its start, its threads, its memory and its end. */
class ProcessTest {
    private val credentials = mapOf("VIDEOSDK_API_KEY" to "11111111-2222-4333-8444-555555555555", "VIDEOSDK_SECRET" to SECRET)

    @Test
    fun `a program may end during a call`() {
        assertEquals(listOf("ended"), program("ends-in-a-call"))
    }

    @Test
    fun `Ctrl-C ends a program during a call`() {
        val (code, said) = ran("is-interrupted")
        assertEquals(130, code) { said }
    }

    @Test
    fun `loading and signing start no thread`() {
        assertEquals(listOf("[]", "[]"), program("threads"))
    }

    @Test
    fun `100 000 calls leave no memory behind`() {
        // A heap that is touched as a whole from the start, so that what grows is not Java's.
        val said = program("memory", listOf("-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC")).single()
        assertTrue(said.substringBefore(" kB more").toLong() < 48_000) { said }
    }

    @Test
    fun `settings come from the environment`() {
        val environment = credentials + ("VIDEOSDK_SECRET" to "\"$SECRET\"")
        assertTrue("setting_quoted" in program("settings", environment = environment))
        assertEquals("3", program("signs", environment = environment).single())
    }

    @Test
    fun `the library is taken out to a folder of one's choice, and gone afterwards`(
        @TempDir folder: Path,
    ) {
        val options = listOf("-D${NativeLibrary.FOLDER}=$folder", "-Djava.io.tmpdir=/nonexistent")
        assertEquals("3", program("signs", options, credentials).single())
        assertEquals(emptyList<String>(), folder.toFile().list().orEmpty().toList())
    }

    @Test
    fun `a library of one's choice is used as it is`() {
        val library = File(javaClass.classLoader.getResource("META-INF/native")!!.toURI()).walk().single { it.isFile }
        val options = listOf("-D${NativeLibrary.PATH}=$library", "-Djava.io.tmpdir=/nonexistent")
        assertEquals("3", program("signs", options, credentials).single())
    }

    @Test
    fun `a folder that cannot be used is told with the way out`() {
        for (folder in listOf("/nonexistent", "/proc")) {
            val (code, said) = ran("signs", listOf("-Djava.io.tmpdir=$folder"), credentials)
            assertNotEquals(0, code)
            assertTrue(said.contains("UnsatisfiedLinkError") && said.contains("-D${NativeLibrary.FOLDER}=") && said.contains(folder)) {
                said
            }
        }
        val (code, said) = ran("signs", listOf("-D${NativeLibrary.PATH}=/proc/self/status"), credentials)
        assertNotEquals(0, code)
        assertTrue(said.contains("/proc/self/status") && said.contains("-D${NativeLibrary.PATH}=")) { said }
    }

    @Test
    fun `a panic is told by nothing but its error`() {
        val said = program("panics", environment = credentials)
        assertTrue(said.last().contains("VideoSdkException\$Internal")) { "$said" }
    }

    @Test
    fun `two class loaders have a library each`() {
        val places = System.getProperty("java.class.path").split(File.pathSeparator).map { File(it).toURI().toURL() }.toTypedArray()
        val tokens =
            List(2) {
                // Nothing is shared with this loader but what the JVM has itself.
                URLClassLoader(places, ClassLoader.getPlatformClassLoader()).use { loader ->
                    val test = loader.loadClass("io.github.videosdkserver.InAnotherLoader")
                    assertNotSame(InAnotherLoader::class.java, test)
                    test.getMethod("listsAndSigns").invoke(null) as Int
                }
            }
        assertEquals(listOf(3, 3), tokens)
    }
}

/** What is done with a class loader of its own. */
internal object InAnotherLoader {
    @JvmStatic
    fun listsAndSigns(): Int =
        Emulator.builder().start().use { emulator ->
            emulator.client().use { videosdk ->
                check(videosdk.blocking().rooms.list().total == 0L)
                videosdk.tokens.participant().split('.').size
            }
        }
}
