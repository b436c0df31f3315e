/// What an endpoint answers, or a function of your own: a token and its life. Printed or dumped it does not show the token.
///
/// Decoded from JSON it takes `token`, and `expiresIn` and `refreshIn` as numbers of seconds; another type of these, or
/// none, says nothing.
public struct TokenAnswer: Sendable {
    /// The token itself.
    public var token: String
    /// How long it lives from when it was asked for. Default: not known, so that it is asked for anew after five minutes.
    public var expiresIn: Duration?
    /// When it is to be renewed, from when it was asked for. Default: five minutes before the end, but between a half and
    /// four fifths of the life.
    public var refreshIn: Duration?

    /// An answer.
    public init(_ token: String, expiresIn: Duration? = nil, refreshIn: Duration? = nil) {
        self.token = token
        self.expiresIn = expiresIn
        self.refreshIn = refreshIn
    }
}

extension TokenAnswer: Decodable {
    private enum Field: String, CodingKey { case token, expiresIn, refreshIn }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        func duration(_ field: Field) -> Duration? {
            // A duration has no room for every number; no token lives for thousands of years.
            (try? fields.decode(Double.self, forKey: field)).map { .seconds(min(max($0, -1e11), 1e11)) }
        }
        self.init(
            (try? fields.decode(String.self, forKey: .token)) ?? "",
            expiresIn: duration(.expiresIn),
            refreshIn: duration(.refreshIn)
        )
    }
}

extension TokenAnswer: CustomStringConvertible, CustomReflectable {
    public var description: String { "TokenAnswer" }

    public var customMirror: Mirror {
        Mirror(self, children: ["expiresIn": expiresIn as Any, "refreshIn": refreshIn as Any], displayStyle: .struct)
    }
}
