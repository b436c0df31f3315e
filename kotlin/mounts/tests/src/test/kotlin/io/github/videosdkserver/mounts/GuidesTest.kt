package io.github.videosdkserver.mounts

import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.io.File

/** What the guides show is what is compiled and run here. */
class GuidesTest {
    private val repository = File(System.getProperty("repository.root"))

    @TestFactory
    fun samples(): List<DynamicTest> =
        listOf("ktor", "spring").flatMap { guide ->
            val text = repository.resolve("docs/guides/$guide.md").readText()
            val blocks = Regex("```(?:kotlin|java)\n(.*?)```", RegexOption.DOT_MATCHES_ALL).findAll(text).map { it.groupValues[1] }.toList()
            assertTrue(blocks.isNotEmpty()) { "$guide has no sample" }
            blocks.map { block -> dynamicTest("$guide: ${block.lineSequence().first()}") { assertShown(block) } }
        }

    private fun assertShown(block: String) {
        val sources = repository.resolve("kotlin/mounts/tests/src/test").walk().filter { it.isFile && it.parentFile.name == "guide" }
        assertTrue(sources.any { block.trimEnd() in it.readText() }) { "no file of the folders guide has\n$block" }
    }
}
