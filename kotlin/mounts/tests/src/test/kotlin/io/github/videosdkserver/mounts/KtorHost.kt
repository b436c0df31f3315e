package io.github.videosdkserver.mounts

import io.github.videosdkserver.ktor.respondTokenServer
import io.ktor.serialization.kotlinx.json.json
import io.ktor.server.application.Application
import io.ktor.server.application.ApplicationCallPipeline
import io.ktor.server.application.call
import io.ktor.server.application.install
import io.ktor.server.engine.ApplicationEngineFactory
import io.ktor.server.engine.EmbeddedServer
import io.ktor.server.engine.embeddedServer
import io.ktor.server.plugins.contentnegotiation.ContentNegotiation
import io.ktor.server.plugins.cors.routing.CORS
import io.ktor.server.plugins.doublereceive.DoubleReceive
import io.ktor.server.request.receiveText
import io.ktor.server.routing.RoutingContext
import io.ktor.server.routing.route
import io.ktor.server.routing.routing
import kotlinx.coroutines.runBlocking

/** Ktor; with middleware of its own it answers for CORS, and has read each body before. */
class KtorHost(
    engine: ApplicationEngineFactory<*, *>,
    service: Service,
    override val hasCors: Boolean = false,
) : Host {
    private val server =
        ktor(engine) {
            if (hasCors) ownMiddleware()
            routing {
                for (mounted in mounts(service)) {
                    route("/${mounted.case.id}/{path...}") {
                        handle { answer(mounted) }
                    }
                }
            }
        }
    override val url = server.url
    override val noticesCutChunks = false

    /** Ktor refuses a second `Host`, and a call that fails is a 500. */
    override val answersItself = mapOf("hosts-duplicate" to 400) + Case.refused.associateWith { 500 }

    private suspend fun RoutingContext.answer(mounted: Mounted) {
        if (mounted.case.saysWhoAsks) {
            call.respondTokenServer(mounted.tokenServer, cors = !hasCors) { mounted.case.input.identity }
        } else {
            call.respondTokenServer(mounted.tokenServer, cors = !hasCors)
        }
    }

    private fun Application.ownMiddleware() {
        install(CORS) {
            anyHost()
            anyMethod()
            allowNonSimpleContentTypes = true
            allowHeaders { true }
        }
        install(ContentNegotiation) { json() }
        install(DoubleReceive)
        intercept(ApplicationCallPipeline.Call) { call.receiveText() }
    }

    override fun close() = server.stop(0, 0)
}

/** A server of Ktor on a free port. */
fun ktor(
    engine: ApplicationEngineFactory<*, *>,
    module: Application.() -> Unit,
): EmbeddedServer<*, *> = embeddedServer(engine, port = 0, host = "127.0.0.1", module = module).start()

val EmbeddedServer<*, *>.url: String
    get() = "http://127.0.0.1:${runBlocking { engine.resolvedConnectors() }.single().port}"
