/// How a token server behaves. What is not given is the default, which differs between this machine and elsewhere.
public struct TokenServerOptions: Sendable {
    /// The kind of token that `get-token` signs: participant or classic. Default: participant; classic on this machine.
    ///
    /// A classic token also calls the REST API (record, list, end), so that on a public address it lets strangers do so.
    public var tokenKind: TokenKind?
    /// What a token permits when nothing is asked, and the most that may be asked. Default: `.allowJoin`.
    public var permissions: [Permission]?
    /// How long a token lives. Default: 2 hours; 24 on this machine. Limits: 1 second to 30 days.
    public var expiresIn: Lifetime?
    /// How callers are known: ``Authentication/open`` or ``Authentication/host``. Default: open.
    public var authentication: Authentication?
    /// Who may do what. Default: every caller may have tokens, in their own name where they are known, and make and validate
    /// meetings.
    public var policy: [PolicyRule]?
    /// How often callers may ask. Default: as often as they like.
    public var limits: TokenServerLimits?
    /// Addresses and networks of your own proxies, whose `X-Forwarded-For` is believed. Default: none.
    public var trustedProxies: [String]?
    /// The origins whose pages may use the server, such as `https://app.example.com`, or `*` for all. Default: none.
    public var allowedOrigins: [String]?
    /// Allows the pages of every loopback origin. Default: no; yes on this machine.
    public var allowLoopbackOrigins: Bool?
    /// Lets pages send cookies and other credentials of the browser. Default: no. Not together with `*`.
    public var allowCredentials: Bool?
    /// The names in `Host` that are answered besides those of loopback; `*` for every name. Default: none.
    public var allowedHosts: [String]?
    /// How long create and validate wait for the service, retries included. Default: 5 seconds. Limits: 100 ms to 90 s.
    public var upstreamDeadline: Duration?
    /// What stands in front of the routes in a path, such as `/api/video`. Default: nothing.
    public var basePath: String?
    /// The longest body, in bytes. Default: 16 KiB. Limits: 1 KiB to 1 MiB.
    public var maxBodyBytes: Int?

    /// How the callers of a token server are known.
    public struct Authentication: OpenEnum, JSONField {
        public let rawValue: String

        /// Not at all: anybody is answered. A request with an identity fails, so that nobody takes it for a check.
        public static let open = Authentication(rawValue: "open")
        /// Your server says it, as the identity of each request; a caller without one is refused. Tokens are bound to it.
        public static let host = Authentication(rawValue: "host")

        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// One of these options, which are explained where they stand.
    public init(
        tokenKind: TokenKind? = nil,
        permissions: [Permission]? = nil,
        expiresIn: Lifetime? = nil,
        authentication: Authentication? = nil,
        policy: [PolicyRule]? = nil,
        limits: TokenServerLimits? = nil,
        trustedProxies: [String]? = nil,
        allowedOrigins: [String]? = nil,
        allowLoopbackOrigins: Bool? = nil,
        allowCredentials: Bool? = nil,
        allowedHosts: [String]? = nil,
        upstreamDeadline: Duration? = nil,
        basePath: String? = nil,
        maxBodyBytes: Int? = nil
    ) {
        self.tokenKind = tokenKind
        self.permissions = permissions
        self.expiresIn = expiresIn
        self.authentication = authentication
        self.policy = policy
        self.limits = limits
        self.trustedProxies = trustedProxies
        self.allowedOrigins = allowedOrigins
        self.allowLoopbackOrigins = allowLoopbackOrigins
        self.allowCredentials = allowCredentials
        self.allowedHosts = allowedHosts
        self.upstreamDeadline = upstreamDeadline
        self.basePath = basePath
        self.maxBodyBytes = maxBodyBytes
    }

    var json: JSONObject {
        var fields = JSONObject()
        fields.put("tokenKind", tokenKind)
        fields.put("permissions", permissions)
        fields.put("expiresIn", expiresIn)
        fields.put("authentication", authentication)
        fields.put("policy", policy.map { $0.map { JSONValue.object($0.json) } })
        fields.put("limits", limits?.json)
        fields.put("trustedProxies", trustedProxies)
        fields.put("allowedOrigins", allowedOrigins)
        fields.put("allowLoopbackOrigins", allowLoopbackOrigins)
        fields.put("allowCredentials", allowCredentials)
        fields.put("allowedHosts", allowedHosts)
        fields.put("upstreamDeadline", upstreamDeadline)
        fields.put("basePath", basePath)
        fields.put("maxBodyBytes", maxBodyBytes)
        return fields
    }
}
