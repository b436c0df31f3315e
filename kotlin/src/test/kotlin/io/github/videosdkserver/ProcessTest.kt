package io.github.videosdkserver

import io.github.videosdkserver.internal.NativeLibrary
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNotSame
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.net.URLClassLoader
import java.nio.file.Path
import kotlin.io.path.createParentDirectories

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
        val options = listOf("-D${NativeLibrary.PATH}=${ownLibrary()}", "-Djava.io.tmpdir=/nonexistent")
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
    fun `a folder from which nothing may be run is told with the way out`(
        @TempDir folder: Path,
        @TempDir other: Path,
    ) {
        // Only root may mount; elsewhere there is no such folder to be had.
        assumeTrue(succeeds("mount", "-t", "tmpfs", "-o", "noexec,size=64m", "tmpfs", "$folder"), "nothing may be mounted here")
        try {
            val temporary = "-Djava.io.tmpdir=$folder"
            val (code, said) = ran("signs", listOf(temporary), credentials)
            assertNotEquals(0, code)
            assertTrue(said.contains("the native library $folder/") && said.contains("-D${NativeLibrary.FOLDER}=")) { said }
            // The ways out, also for JNA, which is loaded by a call.
            val elsewhere = "-D${NativeLibrary.FOLDER}=$other"
            assertEquals("3", program("lists", listOf(temporary, elsewhere)).single())
            val library = "-D${NativeLibrary.PATH}=${ownLibrary()}"
            assertEquals("3", program("lists", listOf(temporary, library, "-Djna.tmpdir=$other")).single())
            // A library that is there already, and JNA in a folder of no use.
            val (second, saidOfJna) = ran("lists", listOf(temporary, library, "-Djna.tmpdir=$folder"))
            assertNotEquals(0, second)
            assertTrue(saidOfJna.contains("JNA cannot be loaded") && saidOfJna.contains("-Djna.tmpdir=")) { saidOfJna }
        } finally {
            succeeds("umount", "$folder")
        }
    }

    @Test
    fun `of a jar with several platforms the own one is taken`(
        @TempDir folder: Path,
    ) {
        val other = folder.resolve("META-INF/native/linux-other/${ownLibrary().name}").createParentDirectories().toFile()
        other.writeText("no library")
        val both = listOf("-cp", listOf("$folder", System.getProperty("java.class.path")).joinToString(File.pathSeparator))
        assertEquals("3", program("signs", both, credentials).single())
        // It is the other one that is looked at where the platform is the other one.
        val (code, said) = ran("signs", both + "-Dos.arch=other", credentials)
        assertNotEquals(0, code)
        assertTrue(said.contains("cannot be loaded") && said.contains("file too short")) { said }
        val (third, saidOfNone) = ran("signs", both + "-Dos.arch=third", credentials)
        assertNotEquals(0, third)
        assertTrue(saidOfNone.contains("no native library for this system") && saidOfNone.contains("linux-third")) { saidOfNone }
    }

    private fun ownLibrary(): File = File(javaClass.classLoader.getResource("META-INF/native")!!.toURI()).walk().single { it.isFile }

    private fun succeeds(vararg command: String): Boolean = ProcessBuilder(*command).start().waitFor() == 0

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
