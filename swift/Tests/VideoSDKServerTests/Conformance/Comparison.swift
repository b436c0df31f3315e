@testable import VideoSDKServer

/// Compares what has happened with what a scenario says, and knows what the names that begin with `$` stand for.
struct Comparison {
    private var names: [String: JSONValue] = [:]

    /// Arguments with what the names in them stand for.
    func filledIn(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): names[text] ?? value
        case .array(let elements): .array(elements.map(filledIn))
        case .object(let fields): .object(JSONObject(fields.map { ($0.name, filledIn($0.value)) }))
        default: value
        }
    }

    /// Compares two values as JSON, in which a name stands for one text, from where it is first seen.
    mutating func check(_ place: String, _ expected: JSONValue, _ actual: JSONValue) throws {
        guard isSame(expected, actual) else { throw Difference("\(place) is \(actual), not \(expected)") }
    }

    /// Compares the facts of an error that are named.
    mutating func check(_ expected: JSONObject, _ error: VideoSDKError) throws {
        let facts = error.facts
        for (name, value) in expected {
            guard name == "mention" else {
                try check(name, value, facts[name] ?? nil)
                continue
            }
            for word in value.arrayValue?.compactMap(\.stringValue) ?? []
            where !error.reason.lowercased().contains(word.lowercased()) {
                throw Difference("\(word) is not in: \(error.reason)")
            }
        }
    }

    /// Compares all that the emulator has seen.
    mutating func check(_ expected: [JSONValue], _ seen: [RecordedRequest]) throws {
        guard expected.count == seen.count else {
            throw Difference("\(expected.count) requests are expected, not \(seen.map(\.json))")
        }
        for (expected, request) in zip(expected, seen) {
            var shown: JSONObject = ["method": .string(request.method), "path": .string(request.path)]
            if !request.query.isEmpty { shown["query"] = .string(request.query) }
            if !request.body.isEmpty {
                shown["body"] = (try? JSONValue(text: request.body)) ?? .string(request.body)
            }
            if let headers = expected["headers"]?.objectValue {
                let named = headers.names.map { ($0, request.headers[$0].map(JSONValue.string) ?? nil) }
                shown["headers"] = .object(JSONObject(named))
            }
            try check("a request", expected, .object(shown))
        }
    }

    private mutating func isSame(_ expected: JSONValue, _ actual: JSONValue) -> Bool {
        switch (expected, actual) {
        case (.object(let expected), .object(let actual)):
            guard expected.count == actual.count else { return false }
            for (name, value) in expected {
                guard let other = actual[name], isSame(value, other) else { return false }
            }
            return true
        case (.array(let expected), .array(let actual)):
            guard expected.count == actual.count else { return false }
            for (value, other) in zip(expected, actual) where !isSame(value, other) { return false }
            return true
        case (.string(let name), .string) where name.hasPrefix("$"):
            let known = names[name] ?? actual
            names[name] = known
            return known == actual
        default:
            return expected == actual
        }
    }
}

extension VideoSDKError {
    /// Everything that it says, by the names of the wire.
    fileprivate var facts: JSONObject {
        var fields: JSONObject = [
            "kind": .string(kind.rawValue),
            "code": .string(code),
            "attempts": .integer(attempts),
            "outcomeUnknown": .bool(outcomeUnknown),
        ]
        fields.put("serviceCode", serviceCode)
        fields.put("status", status)
        fields.put("requestId", requestId)
        fields.put("retryAfter", retryAfter)
        fields.put("method", method)
        fields.put("path", path)
        fields.put("body", body)
        fields.put("findings", findings)
        return fields
    }
}
