// swift-tools-version:6.0
import Foundation
import PackageDescription

// The package that is installed has no tests, and nobody needs the program that they start.
let hasTests = FileManager.default.fileExists(atPath: Context.packageDirectory + "/Tests")
let tests: [Target] = [
    .testTarget(name: "VideoSDKServerTests", dependencies: ["VideoSDKServer", "VideoSDKTokenSource", "Probe"]),
    // What must be seen from outside of a process; the tests start it.
    .executableTarget(name: "Probe", dependencies: ["VideoSDKServer"], path: "Tests/Probe"),
    .testTarget(name: "VideoSDKTokenSourceTests", dependencies: ["VideoSDKTokenSource"]),
]

let package = Package(
    name: "VideoSDKServer",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .library(name: "VideoSDKServer", targets: ["VideoSDKServer"]),
        .library(name: "VideoSDKTokenSource", targets: ["VideoSDKTokenSource"]),
    ],
    targets: [
        // For apps: plain Swift, without the native library and what it links.
        .target(name: "VideoSDKTokenSource"),
        .target(name: "VideoSDKServer", dependencies: ["VideoSDKServerNative"]),
        // Written by bindings/uniffi/generate.sh.
        .target(name: "VideoSDKServerNative", dependencies: ["VideoSDKServerNativeFFI"]),
        // The C header of the native library, and where it is linked from: lib/ of this package, which
        // native-library.sh fills. An unsafe flag is allowed in a package that is used by its path; see README.md.
        .target(
            name: "VideoSDKServerNativeFFI",
            linkerSettings: [
                .unsafeFlags(["-L\(Context.packageDirectory)/lib"]),
                .linkedLibrary("videosdk_server_native"),
                .linkedLibrary("m", .when(platforms: [.linux])),
                .linkedLibrary("dl", .when(platforms: [.linux])),
            ]
        ),
    ] + (hasTests ? tests : []),
    swiftLanguageModes: [.v6]
)
