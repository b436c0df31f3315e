package io.github.videosdkserver.tokensource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The same from Java. */
class JavaViewsTest {
    @Test
    void waitsOrAnswersFutures() throws Exception {
        try (var source = TokenSource.customFrom(request -> CustomToken.of("for " + request.getRoomId(), 60.0))) {
            assertEquals("for a", source.fetchBlocking(new TokenRequest("a")).getToken());
            var all = new TokenRequest("b", "anna", List.of("allow_mod", "allow_join"));
            assertEquals("for b", source.fetchAsync(all, true).get(10, TimeUnit.SECONDS).getToken());
            assertEquals(List.of("allow_join", "allow_mod"), all.getPermissions());
        }
        assertEquals("ready", TokenSource.literal("ready").fetchBlocking().getToken());
    }

    @Test
    void buildsAnEndpoint() throws Exception {
        var seen = new AtomicReference<Map<String, String>>();
        TokenTransport transport = (url, headers, done) -> {
            seen.set(headers);
            return new TransportAnswer(200, Map.of(), "{\"token\":\"a\",\"expiresIn\":60}".getBytes(StandardCharsets.UTF_8));
        };
        var source = TokenSource.builder("https://app.example.com/get-token")
                .headersFrom(() -> Map.of("authorization", "Bearer mine"))
                .timeoutMillis(2_000)
                .transport(transport)
                .build();
        assertEquals("a", source.fetchBlocking().getToken());
        assertEquals("Bearer mine", seen.get().get("authorization"));
    }

    @Test
    void tellsErrorsAndNews() throws Exception {
        var news = new CountDownLatch(1);
        var source = TokenSource.customFrom(request -> CustomToken.of("token " + System.nanoTime(), 60.0, 1e-3));
        var listening = source.onRefresh(event -> news.countDown());
        try (source) {
            source.fetchBlocking();
            assertTrue(news.await(10, TimeUnit.SECONDS));
            listening.close();
        }
        var failing = TokenSource.customFrom(request -> { throw new IllegalStateException("no"); });
        var error = assertThrows(TokenSourceException.Authentication.class, failing::fetchBlocking);
        assertInstanceOf(IllegalStateException.class, error.getCause());
        var again = assertThrows(ExecutionException.class, () -> failing.fetchAsync().get(10, TimeUnit.SECONDS));
        assertTrue(((TokenSourceException) again.getCause()).getRetryAfterMillis() > 0);
    }

    @Test
    void anInterruptGivesUp() throws Exception {
        var begun = new CountDownLatch(1);
        var source = TokenSource.customFrom(request -> {
            begun.countDown();
            Thread.sleep(60_000);
            return CustomToken.of("late");
        });
        var ended = new AtomicReference<Throwable>();
        var thread = new Thread(() -> {
            try {
                source.fetchBlocking();
            } catch (Throwable error) {
                ended.set(error);
            }
        });
        thread.start();
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        thread.interrupt();
        thread.join(10_000);
        assertInstanceOf(InterruptedException.class, ended.get());
    }
}
