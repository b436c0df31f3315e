package guide;

import io.github.videosdkserver.VideoSdkClient;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The program of the guide to Spring, with a sign-in of the tests. */
public final class VideoGuide {
    private VideoGuide() {}

    /** Starts it on a free port; callers have JWTs that this secret has signed. */
    public static ConfigurableApplicationContext start(VideoSdkClient videosdk, String secret) {
        var key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new SpringApplicationBuilder(Program.class)
                .initializers((GenericApplicationContext context) -> {
                    context.registerBean(VideoSdkClient.class, () -> videosdk);
                    context.registerBean(JwtDecoder.class, () -> NimbusJwtDecoder.withSecretKey(key).build());
                })
                .properties("server.address=127.0.0.1", "server.port=0", "spring.main.banner-mode=off", "logging.level.root=warn")
                .run();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({VideoConfiguration.class, VideoController.class})
    static class Program {}
}
