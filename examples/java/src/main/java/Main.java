import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.videosdkserver.TokenServer;
import io.github.videosdkserver.VideoSdkClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.concurrent.Executors;

/** The token server on the JDK's own HttpServer: get-token, create-meeting, validate-meeting/:meetingId. */
public final class Main {
    private static final int MOST_BODY_BYTES = 64 * 1024;

    public static void main(String[] arguments) throws IOException {
        // Reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR.
        var videosdk = VideoSdkClient.fromEnvironment();
        videosdk.check(); // a missing setting is told now, and not to the first caller
        // Pages of this machine may ask from their own port.
        var config = TokenServer.Config.builder().allowLoopbackOrigins(true).build();
        var tokenServer = TokenServer.handler(videosdk, config);

        var port = Integer.parseInt(setting("PORT", "9000"));
        var server = HttpServer.create(new InetSocketAddress(setting("HOST", "127.0.0.1"), port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(tokenServer, exchange));
        server.start();
        var address = server.getAddress();
        System.out.println("token server   http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    private static void answer(TokenServer tokenServer, HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new ArrayList<TokenServer.Header>();
            exchange.getRequestHeaders().forEach(
                    (name, values) -> values.forEach(value -> headers.add(new TokenServer.Header(name, value))));
            var uri = exchange.getRequestURI();
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            var body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES);
            var peer = exchange.getRemoteAddress().getAddress().getHostAddress();
            var answer = tokenServer.handleBlocking(new TokenServer.Request(
                    exchange.getRequestMethod(), uri.getRawPath(), query, headers, body, null, peer));
            answer.getHeaders().forEach(header -> exchange.getResponseHeaders().add(header.getName(), header.getValue()));
            var bytes = answer.getBody();
            exchange.sendResponseHeaders(answer.getStatus(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String setting(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
