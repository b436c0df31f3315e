// swift-tools-version:6.0
import PackageDescription

let package = Package(
    name: "TokenServerExample",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "VideoSDKServer", path: "../../swift")],
    targets: [
        .executableTarget(
            name: "TokenServerExample",
            dependencies: [.product(name: "VideoSDKServer", package: "VideoSDKServer")]
        )
    ],
    swiftLanguageModes: [.v6]
)
