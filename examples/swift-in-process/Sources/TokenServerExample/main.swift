// The token server of the package itself, in this process: get-token, create-meeting, validate-meeting/:meetingId.
import Dispatch
import Foundation
import VideoSDKServer

func setting(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}

// Reads VIDEOSDK_API_KEY, VIDEOSDK_SECRET and, for an emulator, VIDEOSDK_EMULATOR; a missing one is told now.
let videosdk = try VideoSDKClient()
try videosdk.check()
let server = try await TokenServer.start(
    client: videosdk,
    host: setting("HOST"),
    port: setting("PORT").flatMap(UInt16.init) ?? 9000
)
print("token server   \(server.url ?? "")")
fflush(nil)

// Requests under way are answered before the program ends.
signal(SIGTERM, SIG_IGN)
let ended = DispatchSource.makeSignalSource(signal: SIGTERM)
await withCheckedContinuation { continuation in
    ended.setEventHandler { continuation.resume() }
    ended.resume()
}
ended.cancel()
try await server.close()
