/// The headers of each request, or what is asked for them.
enum RequestHeaders: Sendable {
    case fixed([String: String])
    case function(@Sendable () async throws -> [String: String])

    var isFunction: Bool {
        if case .function = self { true } else { false }
    }

    /// Refuses fixed headers that cannot be sent.
    func check() throws {
        guard case .fixed(let headers) = self, !Self.canBeSent(headers) else { return }
        let reason = "a header has a name or a value that cannot be sent"
        throw TokenSourceError(.configuration, "header_invalid", reason)
    }

    func current() async throws -> [String: String] {
        let given: [String: String]
        switch self {
        case .fixed(let headers): return headers
        case .function(let headers):
            do {
                given = try await headers()
            } catch {
                let reason = "the function for the headers failed"
                throw TokenSourceError(.authentication, "headers_failed", reason, cause: error)
            }
        }
        if Self.canBeSent(given) { return given }
        let reason = "the function for the headers gave some that cannot be sent"
        throw TokenSourceError(.authentication, "headers_failed", reason)
    }

    /// Names of RFC 9110, and values of printable ASCII: for others there is no encoding that all agree on.
    private static func canBeSent(_ headers: [String: String]) -> Bool {
        headers.allSatisfy { name, value in
            !name.isEmpty && name.utf8.allSatisfy { $0.isLetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains($0) }
                && value.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x09 }
        }
    }
}

extension UInt8 {
    /// Whether it is a letter or a digit of ASCII.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}
