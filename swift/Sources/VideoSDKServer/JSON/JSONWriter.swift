/// Writes JSON text, with the fields of an object in their order.
struct JSONWriter {
    private var text = ""

    static func text(of value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.write(value)
        return writer.text
    }

    private mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        // What is not finite is no JSON: it is written as it is, and the reader refuses it.
        case .number(let value): text += String(value)
        case .string(let value): write(string: value)
        case .array(let elements): write(array: elements)
        case .object(let object): write(object: object)
        }
    }

    private mutating func write(array elements: [JSONValue]) {
        text += "["
        for (place, element) in elements.enumerated() {
            if place > 0 { text += "," }
            write(element)
        }
        text += "]"
    }

    private mutating func write(object: JSONObject) {
        text += "{"
        for (place, field) in object.enumerated() {
            if place > 0 { text += "," }
            write(string: field.name)
            text += ":"
            write(field.value)
        }
        text += "}"
    }

    private mutating func write(string: String) {
        text += "\""
        if string.utf8.contains(where: Self.needsEscape) {
            for scalar in string.unicodeScalars { write(scalar: scalar) }
        } else {
            text += string
        }
        text += "\""
    }

    private mutating func write(scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\u{0}"..<"\u{20}":
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: text.unicodeScalars.append(scalar)
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
