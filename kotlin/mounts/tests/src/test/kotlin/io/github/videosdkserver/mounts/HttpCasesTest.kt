package io.github.videosdkserver.mounts

import io.ktor.server.cio.CIO
import io.ktor.server.netty.Netty
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import java.util.stream.Stream

/** The cases of `tests/http`, by sockets against each mount. */
class HttpCasesTest {
    @TestFactory
    fun `Ktor on CIO`() = tests { KtorHost(CIO, it) }

    @TestFactory
    fun `Ktor on CIO, with middleware of its own`() = tests { KtorHost(CIO, it, hasCors = true) }

    @TestFactory
    fun `Ktor on Netty`() = tests { KtorHost(Netty, it) }

    @TestFactory
    fun `Ktor on Netty, with middleware of its own`() = tests { KtorHost(Netty, it, hasCors = true) }

    @TestFactory
    fun `Spring Boot`() = tests(::SpringHost)

    @TestFactory
    fun `Spring Boot, with middleware of its own`() = tests(::SpringOwnMiddlewareHost)

    @TestFactory
    fun servlet() = tests(::ServletHost)

    /** Some of them wait, so many run at once; each is told of by a test of its own. */
    @OptIn(DelicateCoroutinesApi::class)
    private fun tests(start: (Service) -> Host): Stream<DynamicTest> {
        val service = Service()
        val host = start(service)
        val dispatcher = Dispatchers.IO.limitedParallelism(AT_ONCE)
        val running = Case.all.map { case -> case to GlobalScope.async(dispatcher) { runCatching { host.faults(case, service) } } }
        assertTrue(running.size >= AT_LEAST) { "only ${running.size} cases were found" }
        val unknown = host.answersItself.keys - Case.all.map { it.id }.toSet()
        assertEquals(emptySet<String>(), unknown)
        return running.stream().map { (case, faults) ->
            dynamicTest(case.title) { assertEquals(emptyList<String>(), runBlocking { faults.await().getOrThrow() }, case.id) }
        }.onClose {
            host.close()
            service.close()
        }
    }

    private fun Host.faults(
        case: Case,
        service: Service,
    ): List<String> {
        val answer = play(case)
        answersItself[case.id]?.let { return unless(answer.status == it, "the host answers $answer, not $it") }
        if (hasCors && case.input.isPreflight) return faultsOfPreflight(case, answer)
        val faults = Expectations(answer, hasCors).faults(case.expect) + case.sent?.let { service.faults(case.id, it) }.orEmpty()
        return if (faults.isEmpty()) faults else faults + "$answer"
    }

    /** The host answers it, and its page may read what comes after it. */
    private fun faultsOfPreflight(
        case: Case,
        answer: Answer,
    ): List<String> {
        val allowed = answer.values("access-control-allow-origin").singleOrNull()
        return unless(answer.status in 200..204 && (allowed == "*" || allowed == case.input.header("origin")), "the host answers $answer")
    }

    private fun unless(
        holds: Boolean,
        fault: String,
    ) = if (holds) emptyList() else listOf(fault)

    private companion object {
        /** What must not fall away unnoticed. */
        const val AT_LEAST = 230
        const val AT_ONCE = 16
    }
}
