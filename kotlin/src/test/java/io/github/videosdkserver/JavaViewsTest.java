package io.github.videosdkserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.videosdkserver.models.ClassicToken;
import io.github.videosdkserver.models.CreateRoom;
import io.github.videosdkserver.models.ListRooms;
import io.github.videosdkserver.models.ParticipantToken;
import io.github.videosdkserver.models.Permission;
import io.github.videosdkserver.models.Region;
import io.github.videosdkserver.models.Room;
import io.github.videosdkserver.models.RoomStatus;
import io.github.videosdkserver.models.RoomWebhook;
import io.github.videosdkserver.models.ScriptedReply;
import io.github.videosdkserver.models.TokenKind;
import io.github.videosdkserver.models.UpdateRoom;
import io.github.videosdkserver.models.VerifyToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The package as Java sees it: nothing of Kotlin is needed, and nothing has to be written that Java would not. */
class JavaViewsTest {
    private final Emulator emulator = Emulator.builder().start();
    private final VideoSdkClient videosdk = emulator.client();

    @AfterEach
    void close() {
        videosdk.close();
        emulator.close();
    }

    @Test
    void callsThatWait() throws InterruptedException {
        BlockingVideoSdkClient blocking = videosdk.blocking();
        CreateRoom lesson = CreateRoom.builder()
            .customRoomId("lesson-7")
            .geoFence(Region.SG001)
            .webhook(new RoomWebhook("https://example.com/hook", List.of("session-started")))
            .build();
        Room room = blocking.getRooms().create(lesson);
        assertEquals(Region.of("sg001"), room.getGeoFence());
        assertEquals(room, blocking.getRooms().get("lesson-7"));
        assertTrue(blocking.getRooms().validate(room.getRoomId()).getValid());
        assertTrue(blocking.getRooms().update(room.getRoomId(), new UpdateRoom(RoomStatus.DISABLED)).getDisabled());
        assertEquals(room.getRoomId(), blocking.getRooms().end(room.getRoomId()).getRoomId());
        assertTrue(blocking.request("GET", "/v2/rooms", Map.of("perPage", "1")).toString().contains(room.getRoomId()));
    }

    @Test
    void callsThatAnswerFutures() {
        FutureVideoSdkClient futures = videosdk.futures();
        String created = futures.getRooms().create().thenApply(Room::getRoomId).join();
        assertEquals(created, futures.getRooms().get(created).join().getRoomId());
        CompletionException failed =
            assertThrows(CompletionException.class, () -> futures.getRooms().get("aaaa-bbbb-cccc").join());
        assertEquals(404, assertInstanceOf(VideoSdkException.NotFound.class, failed.getCause()).getStatus());
    }

    @Test
    void listsOfManyPages() throws InterruptedException {
        Set<String> made = new HashSet<>();
        for (int room = 0; room < 5; room++) {
            made.add(videosdk.blocking().getRooms().create().getRoomId());
        }
        ListRooms inTwos = ListRooms.builder().perPage(2L).build();
        var page = videosdk.blocking().getRooms().list(inTwos);
        assertEquals(2, page.getData().size());
        assertEquals(5, page.getTotal());
        Set<String> seen = new HashSet<>();
        for (Room room : page) {
            seen.add(room.getRoomId());
        }
        assertEquals(made, seen);
        assertEquals(made, page.stream().map(Room::getRoomId).collect(Collectors.toSet()));

        var future = videosdk.futures().getRooms().list(inTwos).join();
        List<String> all = new ArrayList<>();
        future.forEach(room -> all.add(room.getRoomId())).join();
        assertEquals(made, new HashSet<>(all));
        var last = future.following().join().following().join();
        assertEquals(1, last.getData().size());
        assertNull(last.following().join());
    }

    @Test
    void tokens() {
        var tokens = videosdk.getTokens();
        String token = tokens.participant(
            ParticipantToken.builder()
                .roomId("ab12-cd34-ef56")
                .permissions(Permission.ALLOW_JOIN, Permission.ALLOW_MOD)
                .expiresIn("2h")
                .claim("seat", 7)
                .build());
        VerifyToken wanted =
            VerifyToken.builder().kind(TokenKind.PARTICIPANT).leeway(Duration.ofSeconds(5)).build();
        var claims = tokens.verify(token, wanted);
        assertEquals(7230, Duration.between(claims.getIssuedAt(), claims.getExpiresAt()).getSeconds());
        assertEquals("7", claims.getExtra().get("seat").toString());
        assertEquals(claims, tokens.decode(token));
        assertTrue(tokens.explain(token).getVerified());
        String classic = tokens.classic(ClassicToken.builder().expiresIn(Duration.ofMinutes(10)).build());
        assertThrows(VideoSdkException.Authentication.class, () -> tokens.verify(classic, wanted));
    }

    @Test
    void optionsAndErrors() {
        try (VideoSdkClient hasty = videosdk.withOptions(CallOptions.builder().maxRetries(0).build())) {
            emulator.script(ScriptedReply.builder().status(429).headers(Map.of("Retry-After", "90")).build());
            var limited = assertThrows(
                VideoSdkException.RateLimited.class, () -> hasty.blocking().getRooms().list());
            assertEquals(Duration.ofSeconds(90), limited.getRetryAfter());
            assertFalse(limited.getOutcomeUnknown());
            assertEquals(limited.getReason(), limited.getMessage());
        }
        List<String> kinds = new ArrayList<>();
        VideoSdkClient listening = VideoSdkClient.builder()
            .apiKey(emulator.getApiKey())
            .secret(emulator.getSecret())
            .apiEndpoint(emulator.getUrl())
            .timeout(Duration.ofSeconds(5))
            .onEvent(event -> kinds.add(event.getKind() + " " + event.getDuration()))
            .build();
        try (listening) {
            listening.futures().getRooms().list().join();
        }
        assertEquals("token_renewed null", kinds.get(0));
        assertTrue(kinds.get(2).startsWith("attempt_finished PT"));
    }

    @Test
    void tokenServer() throws InterruptedException {
        var config = TokenServer.Config.builder().expiresIn("10m").tokenKind(TokenKind.PARTICIPANT).build();
        try (TokenServer handler = TokenServer.handler(videosdk, config)) {
            assertEquals(200, handler.handleBlocking(new TokenServer.Request("GET", "/get-token")).getStatus());
            assertEquals(404, handler.handleAsync(new TokenServer.Request("GET", "/nowhere")).join().getStatus());
        }
        try (TokenServer listening = TokenServer.startBlocking(videosdk)) {
            assertTrue(listening.getUrl().startsWith("http://127.0.0.1:"));
        }
    }
}
