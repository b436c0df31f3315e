import Foundation

/// An access token and its times. Printed or dumped it does not show the token.
public struct AccessToken: Sendable, Hashable {
    /// The token itself, to be given to VideoSDK.
    public let token: String
    /// When it expires, by the clock of this device, in whole seconds; nothing when that is not known.
    public let expiresAt: Date?
    /// From when on a fetch asks for a new one, by the clock of this device, in whole seconds; nothing for never.
    public let refreshAfter: Date?

    /// A token of your own, such as one for a preview.
    public init(token: String, expiresAt: Date? = nil, refreshAfter: Date? = nil) {
        self.token = token
        self.expiresAt = expiresAt
        self.refreshAfter = refreshAfter
    }
}

extension AccessToken: CustomStringConvertible, CustomReflectable {
    public var description: String {
        "AccessToken(expiresAt: \(shown(expiresAt)), refreshAfter: \(shown(refreshAfter)))"
    }

    public var customMirror: Mirror {
        let times: KeyValuePairs<String, Any> = ["expiresAt": expiresAt as Any, "refreshAfter": refreshAfter as Any]
        return Mirror(self, children: times, displayStyle: .struct)
    }

    private func shown(_ date: Date?) -> String { date.map(String.init(describing:)) ?? "nil" }
}
