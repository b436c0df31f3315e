package guide;

import io.github.videosdkserver.TokenServer;
import io.github.videosdkserver.VideoSdkClient;
import io.github.videosdkserver.spring.SpringTokenServer;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
class VideoConfiguration {
    @Bean
    SpringTokenServer tokenServer(VideoSdkClient videosdk) {
        var config = TokenServer.Config.builder()
                .authentication("host") // the program says who asks
                .allowedHosts(List.of("api.example.com")) // the names in `Host` beside those of loopback
                .allowedOrigins(List.of("https://app.example.com")) // the pages that may ask
                .build();
        return new SpringTokenServer(TokenServer.handler(videosdk, config));
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http
                .cors(Customizer.withDefaults()) // preflights carry no session
                .csrf(csrf -> csrf.ignoringRequestMatchers("/video/**")) // the token server looks at Origin instead
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/video/**").permitAll().anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }
}
