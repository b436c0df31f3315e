// swift-tools-version:6.0
import PackageDescription

// In a folder of its own: a package called `swift`, as its folder is, could not depend on another one.
let package = Package(
    name: "Bench",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "VideoSDKServer", path: "../../../swift")],
    targets: [
        .executableTarget(
            name: "Bench",
            dependencies: [.product(name: "VideoSDKServer", package: "VideoSDKServer")]
        )
    ],
    swiftLanguageModes: [.v6]
)
