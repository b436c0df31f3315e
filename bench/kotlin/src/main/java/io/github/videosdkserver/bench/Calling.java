package io.github.videosdkserver.bench;

import io.github.videosdkserver.BlockingVideoSdkClient;
import io.github.videosdkserver.Emulator;
import io.github.videosdkserver.VideoSdkClient;
import io.github.videosdkserver.models.ScriptedReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kotlinx.serialization.json.Json;
import kotlinx.serialization.json.JsonElement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Calls of the service whose answers an emulator has ready, over loopback, beside the bare exchange by Java's own HTTP client.
 * What is called without the network, `unknown`, is the way there and back alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Calling {
    private static final String ROOM = room("ab12-cd34-ef56");
    private static final String PAGE = IntStream.range(0, 100)
        .mapToObj(number -> room("ab12-cd34-" + (1000 + number)))
        .collect(Collectors.joining(
            ",", "{\"pageInfo\":{\"currentPage\":1,\"perPage\":100,\"lastPage\":1,\"total\":100},\"data\":[", "]}"));

    private Emulator emulator;
    private VideoSdkClient videosdk;
    private BlockingVideoSdkClient blocking;
    private HttpClient http;

    private static String room(String id) {
        return "{\"roomId\":\"" + id + "\",\"customRoomId\":\"lesson-7\",\"disabled\":false,"
            + "\"createdAt\":\"2026-01-01T00:00:00Z\"}";
    }

    @Setup
    public void start() {
        emulator = Emulator.builder().start();
        emulator.script(reply("/v2/rooms/ab12-cd34-ef56", ROOM), reply("/v2/rooms", PAGE));
        videosdk = emulator.client();
        blocking = videosdk.blocking();
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @TearDown
    public void stop() {
        videosdk.close();
        emulator.close();
    }

    private static ScriptedReply reply(String path, String body) {
        JsonElement json = Json.Default.parseToJsonElement(body);
        return ScriptedReply.builder().path(path).status(200).body(json).times(Integer.MAX_VALUE).build();
    }

    @Benchmark
    public Object room() throws InterruptedException {
        return blocking.getRooms().get("ab12-cd34-ef56");
    }

    @Benchmark
    public Object roomBare() throws IOException, InterruptedException {
        return bare("/v2/rooms/ab12-cd34-ef56");
    }

    @Benchmark
    public Object roomJson() {
        return Json.Default.parseToJsonElement(ROOM);
    }

    @Benchmark
    public Object page() throws InterruptedException {
        return blocking.getRooms().list();
    }

    @Benchmark
    public Object pageBare() throws IOException, InterruptedException {
        return bare("/v2/rooms");
    }

    @Benchmark
    public Object pageJson() {
        return Json.Default.parseToJsonElement(PAGE);
    }

    /** A path that is refused before any request. */
    @Benchmark
    public Object unknown() throws InterruptedException {
        try {
            return blocking.getRooms().get("..");
        } catch (RuntimeException error) {
            return error;
        }
    }

    private Object bare(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.getUrl() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
