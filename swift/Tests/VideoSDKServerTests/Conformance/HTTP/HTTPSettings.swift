@testable import VideoSDKServer

/// The settings of tests/http/settings.json as options.
enum HTTPSettings {
    static func options(_ settings: JSONObject) throws -> TokenServerOptions {
        var fields = JSONFields(settings)
        let _: String? = try fields.take("about")
        let base: String? = try fields.take("base")
        let isPublic = base == "public"
        let seconds: Int? = try fields.take("expires_in_seconds")
        let policy: [JSONValue]? = try fields.take("policy")
        let limits: JSONObject? = try fields.take("limits")
        let options = TokenServerOptions(
            tokenKind: isPublic ? nil : .classic,
            permissions: try fields.take("permissions"),
            expiresIn: seconds.map { .seconds(Double($0)) } ?? (isPublic ? nil : "24h"),
            authentication: try fields.take("authentication"),
            policy: try policy?.map { try rule($0.fields()) },
            limits: limits.map {
                TokenServerLimits(
                    address: $0["address"]?.stringValue,
                    caller: $0["caller"]?.stringValue,
                    create: $0["create"]?.stringValue
                )
            },
            trustedProxies: try fields.take("trusted_proxies"),
            allowedOrigins: try fields.take("allowed_origins"),
            allowLoopbackOrigins: isPublic ? nil : true,
            allowCredentials: try fields.take("allow_credentials"),
            allowedHosts: try fields.take("allowed_hosts"),
            basePath: try fields.take("base_path")
        )
        guard fields.rest().isEmpty else { throw Difference("settings are unknown: \(fields.rest())") }
        return options
    }

    private static func rule(_ given: JSONObject) throws -> PolicyRule {
        var fields = JSONFields(given)
        let when: JSONObject = try fields.take("when") ?? [:]
        let rule = PolicyRule(
            name: try fields.require("name"),
            when: when.dictionary.mapValues { $0.arrayValue ?? [$0] },
            may: try fields.take("may"),
            rooms: try fields.take("rooms"),
            roomsClaim: try fields.take("roomsClaim"),
            participant: try fields.take("participant"),
            permissions: try fields.take("permissions"),
            expiresIn: try fields.take("expiresIn")
        )
        guard fields.rest().isEmpty else { throw Difference("fields of a rule are unknown: \(fields.rest())") }
        return rule
    }
}
