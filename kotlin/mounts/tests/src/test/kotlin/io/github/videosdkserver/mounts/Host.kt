package io.github.videosdkserver.mounts

import io.github.videosdkserver.TokenServer

/** A program that listens, with a token server for each case mounted below the id of the case. */
interface Host : AutoCloseable {
    val url: String

    /** It answers for CORS itself: preflights, and the headers of the others. */
    val hasCors: Boolean get() = false

    /** It tells when a connection ends within a body whose length is not told. */
    val noticesCutChunks: Boolean get() = true

    /** By the id of a case: the status with which the host answers it alone. */
    val answersItself: Map<String, Int> get() = emptyMap()
}

/** A case and its own token server. */
class Mounted(
    val case: Case,
    val tokenServer: TokenServer,
)

/** What a host mounts: all cases, and one for tests of their own. */
fun mounts(service: Service): List<Mounted> = (Case.all + Case.signedIn).map { Mounted(it, it.tokenServer(service.url)) }

/** Sends the request of a case to its own mount, behind those before it. */
fun Host.play(case: Case): Answer = (case.before + case.input).map { ask(case, it) }.last()

private fun Host.ask(
    case: Case,
    input: Input,
): Answer = Connection(url).use { it.ask(input.method, "/${case.id}${input.path}", input.headers, input.body) }
