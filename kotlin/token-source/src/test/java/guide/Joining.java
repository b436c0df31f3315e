package guide;

import io.github.videosdkserver.tokensource.TokenRequest;
import io.github.videosdkserver.tokensource.TokenSource;
import java.util.Map;
import java.util.function.Supplier;

/** What the guide shows; {@link Run} runs it. */
class Joining {
    static String token(String endpoint, Supplier<String> session) throws InterruptedException {
        var source = TokenSource.builder(endpoint)
                .headersFrom(() -> Map.of("authorization", "Bearer " + session.get()))
                .build();
        try (source) {
            return source.fetchBlocking(new TokenRequest("ab1c-2def-g3hi", "anna")).getToken();
        }
    }
}
