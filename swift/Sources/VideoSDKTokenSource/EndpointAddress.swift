import Foundation

/// The address of an endpoint, checked.
struct EndpointAddress: Sendable {
    private let components: URLComponents

    init(_ address: String) throws {
        guard var components = URLComponents(string: address), let host = components.host, !host.isEmpty,
            let scheme = components.scheme?.lowercased(), scheme == "https" || scheme == "http"
        else {
            throw Self.invalid("must be like https://app.example.com/get-token")
        }
        if components.user != nil || components.password != nil {
            throw Self.invalid("has a name or a password in it: send them as a header")
        }
        if scheme == "http" && !Self.isLoopback(host.lowercased()) {
            let reason = "the endpoint on \(host) is plain http, where tokens would be readable: use https"
            throw TokenSourceError(.configuration, "endpoint_insecure", reason)
        }
        components.fragment = nil
        self.components = components
    }

    /// The address with what is asked for behind its own query.
    func url(for request: TokenRequest) throws -> URL {
        var components = components
        let given = request.query.map { "\($0.name)=\(Self.escaped($0.value))" }
        // Its own query stays as it was written: it may be signed.
        let parts = [components.percentEncodedQuery ?? ""] + given
        let query = parts.filter { !$0.isEmpty }.joined(separator: "&")
        components.percentEncodedQuery = query.isEmpty ? nil : query
        guard let url = components.url else { throw Self.invalid("cannot be used") }
        return url
    }

    private static func escaped(_ value: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF")
        return value.utf8.reduce(into: "") { text, byte in
            let character = Character(UnicodeScalar(byte))
            if byte.isLetterOrDigit || "-._~".contains(character) {
                text.append(character)
            } else {
                text.append(contentsOf: ["%", hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]])
            }
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func invalid(_ what: String) -> TokenSourceError {
        TokenSourceError(.configuration, "endpoint_invalid", "the address of the endpoint \(what)")
    }
}
