package io.github.videosdkserver.mounts

import io.github.videosdkserver.servlet.TokenServerServlet
import io.github.videosdkserver.spring.SpringTokenServer
import jakarta.servlet.http.HttpServletRequest
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration
import org.springframework.boot.builder.SpringApplicationBuilder
import org.springframework.boot.web.servlet.ServletContextInitializer
import org.springframework.context.ApplicationContextInitializer
import org.springframework.context.ConfigurableApplicationContext
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.context.annotation.Import
import org.springframework.context.support.GenericApplicationContext
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RequestMapping
import org.springframework.web.bind.annotation.RestController
import org.springframework.web.servlet.config.annotation.CorsRegistry
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer
import java.util.concurrent.CompletableFuture
import java.util.function.Supplier

/** Preflights are refused by Spring where its CORS has no settings, and a controller of all methods is not asked for OPTIONS. */
private val springs = Case.all.filter { it.input.isPreflight }.associate { it.id to 403 } + optionsOfSpring

private val optionsOfSpring get() = mapOf("paths-options" to 200, "identity-options" to 200)

/** Tomcat refuses a second `Host`, and an encoded slash in a path. */
private val tomcat = mapOf("hosts-duplicate" to 400, "validate-meeting-encoded" to 400)

/** A call that fails is a 500. */
private val failing = Case.refused.associateWith { 500 }

/** Spring Boot on Tomcat, with a controller. */
class SpringHost(
    service: Service,
) : Host {
    private val context = spring(PlainApplication::class.java, service)
    override val url = context.url
    override val hasCors = true
    override val answersItself = tomcat + springs + failing

    override fun close() = context.close()
}

/** The same with a filter that reads forms, CORS of its own, and controllers that do not wait. */
class SpringOwnMiddlewareHost(
    service: Service,
) : Host {
    private val context = spring(OwnMiddlewareApplication::class.java, service, "spring.mvc.hiddenmethod.filter.enabled=true")
    override val url = context.url
    override val hasCors = true
    override val answersItself = tomcat + optionsOfSpring + failing

    override fun close() = context.close()
}

/** A servlet on the same Tomcat. */
class ServletHost(
    service: Service,
) : Host {
    private val context = spring(ServletApplication::class.java, service)
    override val url = context.url

    /** Those whose servlet could not be made are not there. */
    override val answersItself = tomcat + Case.refused.associateWith { 404 }

    override fun close() = context.close()
}

/** The application of a class, on a free port. */
fun spring(
    application: Class<*>,
    service: Service,
    vararg properties: String,
): ConfigurableApplicationContext {
    val mounted = mounts(service)
    val named =
        ApplicationContextInitializer<GenericApplicationContext> { context ->
            context.registerBean("mounts", Mounts::class.java, Supplier { Mounts(mounted) })
        }
    val quiet = arrayOf("server.address=127.0.0.1", "server.port=0", "spring.main.banner-mode=off", "logging.level.root=warn")
    return SpringApplicationBuilder(application).initializers(named).properties(*quiet, *properties).run()
}

val ConfigurableApplicationContext.url: String
    get() = "http://127.0.0.1:${environment.getProperty("local.server.port")}"

/** The token servers by the ids of their cases. */
class Mounts(
    val all: List<Mounted>,
) {
    private val byId = all.associateBy { it.case.id }

    fun byId(id: String): Mounted = byId.getValue(id)
}

/** Without Spring Security, which has tests of its own. */
@EnableAutoConfiguration(
    exclude = [
        OAuth2ResourceServerAutoConfiguration::class,
        SecurityAutoConfiguration::class,
        UserDetailsServiceAutoConfiguration::class,
    ],
)
annotation class WithoutSecurity

@RestController
class WaitingController(
    private val mounts: Mounts,
) {
    @RequestMapping("/{case}/**")
    fun answer(
        @PathVariable("case") id: String,
        request: HttpServletRequest,
    ): ResponseEntity<ByteArray> =
        mounts.byId(id).run {
            val video = SpringTokenServer(tokenServer)
            if (case.saysWhoAsks) video.answer(request, case.input.identity) else video.answer(request)
        }
}

@RestController
class FutureController(
    private val mounts: Mounts,
) {
    @RequestMapping("/{case}/**")
    fun answer(
        @PathVariable("case") id: String,
        request: HttpServletRequest,
    ): CompletableFuture<ResponseEntity<ByteArray>> =
        mounts.byId(id).run {
            val video = SpringTokenServer(tokenServer)
            if (case.saysWhoAsks) video.answerAsync(request, case.input.identity) else video.answerAsync(request)
        }
}

@WithoutSecurity
@Configuration(proxyBeanMethods = false)
@Import(WaitingController::class)
class PlainApplication

@WithoutSecurity
@Configuration(proxyBeanMethods = false)
@Import(FutureController::class)
class OwnMiddlewareApplication : WebMvcConfigurer {
    override fun addCorsMappings(registry: CorsRegistry) {
        registry.addMapping("/**").allowedOriginPatterns("*").allowedMethods("*")
    }
}

@WithoutSecurity
@Configuration(proxyBeanMethods = false)
class ServletApplication {
    @Bean
    fun servlets(mounts: Mounts) =
        ServletContextInitializer { context ->
            for (mounted in mounts.all) {
                if (mounted.case.id in Case.refused) continue
                context.addServlet(mounted.case.id, servlet(mounted)).addMapping("/${mounted.case.id}/*")
            }
        }

    private fun servlet(mounted: Mounted) =
        if (mounted.case.saysWhoAsks) {
            TokenServerServlet(mounted.tokenServer, { mounted.case.input.identity })
        } else {
            TokenServerServlet(mounted.tokenServer)
        }
}
