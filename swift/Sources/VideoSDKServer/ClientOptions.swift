/// The options of a client. What is not given comes from the environment, or is the default.
///
/// The environment: `VIDEOSDK_API_KEY`, `VIDEOSDK_SECRET` (else `VIDEOSDK_SECRET_KEY`), each also as `…_FILE`,
/// `VIDEOSDK_AUTH_TOKEN`, `VIDEOSDK_API_ENDPOINT`, `VIDEOSDK_EMULATOR`.
public struct ClientOptions: Sendable {
    /// The API key of the dashboard.
    public var apiKey: String?
    /// The secret that belongs to it. Never printed.
    public var secret: String?
    /// A ready token instead of key and secret. Never printed.
    public var token: String?
    /// The address of the service. Default: `https://api.videosdk.live`.
    public var apiEndpoint: String?
    /// Host and port of an emulator to use in place of the service, such as `127.0.0.1:9001`.
    public var emulator: String?
    /// Allows plain http beyond loopback. Default: no.
    public var allowInsecureHttp: Bool
    /// For one attempt. Default: 30 seconds. Above 0.
    public var timeout: Duration?
    /// For a whole call, retries and waits included. Default: 90 seconds. Above 0.
    public var deadline: Duration?
    /// How often a failed attempt is repeated. Default: 2.
    public var maxRetries: Int?
    /// Further headers of every request. They replace none of the library's own.
    public var headers: [String: String]
    /// The address of an HTTP proxy. Never printed, since it may hold a password.
    public var proxy: String?
    /// The path of a PEM file with further certificates to trust.
    public var caBundle: String?
    /// Called with each ``Event`` of a call, within the call, so it should return quickly. Default: nobody.
    public var onEvent: (@Sendable (Event) -> Void)?

    /// One of these options, which are explained where they stand.
    public init(
        apiKey: String? = nil,
        secret: String? = nil,
        token: String? = nil,
        apiEndpoint: String? = nil,
        emulator: String? = nil,
        allowInsecureHttp: Bool = false,
        timeout: Duration? = nil,
        deadline: Duration? = nil,
        maxRetries: Int? = nil,
        headers: [String: String] = [:],
        proxy: String? = nil,
        caBundle: String? = nil,
        onEvent: (@Sendable (Event) -> Void)? = nil
    ) {
        self.apiKey = apiKey
        self.secret = secret
        self.token = token
        self.apiEndpoint = apiEndpoint
        self.emulator = emulator
        self.allowInsecureHttp = allowInsecureHttp
        self.timeout = timeout
        self.deadline = deadline
        self.maxRetries = maxRetries
        self.headers = headers
        self.proxy = proxy
        self.caBundle = caBundle
        self.onEvent = onEvent
    }

    var json: JSONObject {
        var fields = JSONObject()
        fields.put("apiKey", apiKey)
        fields.put("secret", secret)
        fields.put("token", token)
        fields.put("apiEndpoint", apiEndpoint)
        fields.put("emulator", emulator)
        fields.put("allowInsecureHttp", allowInsecureHttp)
        fields.put("timeout", timeout)
        fields.put("deadline", deadline)
        fields.put("maxRetries", maxRetries)
        fields.put("headers", headers)
        fields.put("proxy", proxy)
        fields.put("caBundle", caBundle)
        fields.put("language", "swift \(swiftVersion)")
        return fields
    }
}

extension ClientOptions: CustomStringConvertible, CustomReflectable {
    /// The options that are no secrets.
    public var description: String {
        "ClientOptions(apiEndpoint: \(apiEndpoint ?? "nil"), emulator: \(emulator ?? "nil"))"
    }

    public var customMirror: Mirror {
        Mirror(self, children: ["apiEndpoint": apiEndpoint as Any, "emulator": emulator as Any], displayStyle: .struct)
    }
}

/// The options of one call, or of a copy of a client. What is not given stays as it is.
struct CallOptions {
    var timeout: Duration?
    var deadline: Duration?
    var maxRetries: Int?
    var headers: [String: String]

    var json: JSONObject {
        var fields = JSONObject()
        fields.put("timeout", timeout)
        fields.put("deadline", deadline)
        fields.put("maxRetries", maxRetries)
        fields.put("headers", headers)
        return fields
    }
}

/// The version of the language that this was built with, for the `User-Agent`.
private var swiftVersion: String {
    #if swift(>=6.4)
        "6.4"
    #elseif swift(>=6.3)
        "6.3"
    #elseif swift(>=6.2)
        "6.2"
    #elseif swift(>=6.1)
        "6.1"
    #else
        "6.0"
    #endif
}
