/// The version of this package, and of the native library that it needs.
public let videoSDKServerVersion = "0.1.0"
