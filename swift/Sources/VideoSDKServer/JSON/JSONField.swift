import Foundation

/// What a field of a model may be, besides a model.
protocol JSONField {
    /// Nothing when the value is of another type.
    init?(field: JSONValue) throws
    var field: JSONValue { get }
}

extension Bool: JSONField {
    init?(field: JSONValue) { guard let value = field.boolValue else { return nil }; self = value }
    var field: JSONValue { .bool(self) }
}

extension Int: JSONField {
    init?(field: JSONValue) { guard let value = field.integerValue else { return nil }; self = value }
    var field: JSONValue { .integer(self) }
}

extension Double: JSONField {
    init?(field: JSONValue) { guard let value = field.numberValue else { return nil }; self = value }
    var field: JSONValue { .number(self) }
}

extension String: JSONField {
    init?(field: JSONValue) { guard let value = field.stringValue else { return nil }; self = value }
    var field: JSONValue { .string(self) }
}

extension JSONValue: JSONField {
    init?(field: JSONValue) { self = field }
    var field: JSONValue { self }
}

extension JSONObject: JSONField {
    init?(field: JSONValue) { guard let value = field.objectValue else { return nil }; self = value }
    var field: JSONValue { .object(self) }
}

extension Array: JSONField where Element: JSONField {
    init?(field: JSONValue) throws {
        guard let values = field.arrayValue else { return nil }
        self = []
        reserveCapacity(values.count)
        for value in values {
            guard let element = try Element(field: value) else { return nil }
            append(element)
        }
    }

    var field: JSONValue { .array(map(\.field)) }
}

extension [String: String]: JSONField {
    init?(field: JSONValue) {
        guard let object = field.objectValue else { return nil }
        self = [:]
        for (name, value) in object {
            guard let text = value.stringValue else { return nil }
            self[name] = text
        }
    }

    var field: JSONValue { .object(JSONObject(mapValues(JSONValue.string))) }
}

extension JSONField where Self: OpenEnum {
    init?(field: JSONValue) { guard let word = field.stringValue else { return nil }; self.init(rawValue: word) }
    var field: JSONValue { .string(rawValue) }
}

extension Duration: JSONField {
    init?(field: JSONValue) {
        guard let seconds = field.numberValue else { return nil }
        self = .seconds(seconds)
    }

    /// Seconds.
    var field: JSONValue { .number(seconds) }

    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension Date: JSONField {
    init?(field: JSONValue) {
        guard let seconds = field.numberValue else { return nil }
        self.init(timeIntervalSince1970: seconds)
    }

    /// Seconds since 1970.
    var field: JSONValue {
        Int(exactly: timeIntervalSince1970).map(JSONValue.integer) ?? .number(timeIntervalSince1970)
    }
}

extension Lifetime: JSONField {
    init?(field: JSONValue) {
        switch field {
        case .string(let text): self = .text(text)
        default:
            guard let seconds = field.numberValue else { return nil }
            self = .seconds(seconds)
        }
    }

    var field: JSONValue {
        switch self {
        case .text(let text): .string(text)
        case .seconds(let seconds): .number(seconds)
        }
    }
}
