import Testing

@testable import VideoSDKServer

@Suite("Secrets")
struct SecretTests {
    @Test("Nothing shows a secret or a token")
    func nothingShows() async throws {
        let emulator = try await Emulator.start()
        let options = ClientOptions(
            apiKey: "key",
            secret: "hidden-secret",
            token: "hidden-token",
            apiEndpoint: emulator.url,
            headers: ["X-Key": "hidden-header"],
            proxy: "http://hidden-user@localhost"
        )
        let videosdk = try VideoSDKClient(apiKey: "key", secret: "hidden-secret")
        let server = try TokenServer(client: emulator.client())
        let header = TokenServer.Header(name: "host", value: "localhost")
        let request = TokenServer.Request(method: "GET", path: "/get-token", headers: [header])
        let response = try await server.handle(request)
        let error = VideoSDKError(native: Difference("hidden-secret"))
        let shown = [
            show(options), show(videosdk), show(videosdk.tokens), show(videosdk.rooms), show(emulator), show(server),
            show(request), show(response), show(error), show(try videosdk.settings()),
        ]
        for text in shown {
            #expect(!text.contains("hidden") && !text.contains(emulator.secret) && !text.contains("eyJ"), "\(text)")
        }
        try await emulator.close()
    }

    private func show(_ value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value)" + String(reflecting: value) + dumped
    }
}
