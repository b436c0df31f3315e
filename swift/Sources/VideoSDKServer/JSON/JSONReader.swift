/// Reads JSON text (RFC 8259) and keeps the order of fields and all 64 bits of integers.
///
/// Foundation's decoder does neither on Linux, and takes several times as long: docs/decisions/swift.md has the numbers.
struct JSONReader {
    /// Deeper nesting is refused, as the core does, so that no text uses up the stack.
    private static let deepest = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var depth = 0

    /// The value that a text is.
    static func value(of text: String) throws(JSONFault) -> JSONValue {
        var text = text
        let outcome: Result<JSONValue, JSONFault> = text.withUTF8 { bytes in
            var reader = JSONReader(bytes: bytes)
            do throws(JSONFault) {
                let value = try reader.readValue()
                reader.skipSpace()
                guard reader.place == bytes.count else { throw reader.fault("there is more after the value") }
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func readValue() throws(JSONFault) -> JSONValue {
        skipSpace()
        switch peek() {
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "{"): return try nested { reader throws(JSONFault) in .object(try reader.readObject()) }
        case UInt8(ascii: "["): return try nested { reader throws(JSONFault) in .array(try reader.readArray()) }
        case UInt8(ascii: "t"): return try read(word: "true", as: .bool(true))
        case UInt8(ascii: "f"): return try read(word: "false", as: .bool(false))
        case UInt8(ascii: "n"): return try read(word: "null", as: .null)
        default: return try readNumber()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(JSONFault) -> JSONValue
    ) throws(JSONFault) -> JSONValue {
        depth += 1
        guard depth <= Self.deepest else { throw fault("it is nested more than \(Self.deepest) deep") }
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func readObject() throws(JSONFault) -> JSONObject {
        var object = JSONObject()
        place += 1
        skipSpace()
        if take(UInt8(ascii: "}")) { return object }
        object.reserveCapacity(16)
        repeat {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw fault("a name should be here") }
            let name = try readString()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("a colon should be here") }
            object.append(name, try readValue())
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw fault("the object does not end") }
        return object
    }

    private mutating func readArray() throws(JSONFault) -> [JSONValue] {
        var elements: [JSONValue] = []
        place += 1
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try readValue())
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw fault("the list does not end") }
        return elements
    }

    private mutating func read(word: StaticString, as value: JSONValue) throws(JSONFault) -> JSONValue {
        let length = word.utf8CodeUnitCount
        guard place + length <= bytes.count, (0..<length).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] })
        else { throw fault("a value should be here") }
        place += length
        return value
    }

    private mutating func readNumber() throws(JSONFault) -> JSONValue {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let firstDigit = place
        guard skipDigits() > 0 else { throw fault("a value should be here") }
        guard bytes[firstDigit] != UInt8(ascii: "0") || place == firstDigit + 1 else {
            throw fault("a number begins with 0")
        }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            guard skipDigits() > 0 else { throw fault("a fraction has no digits") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            guard skipDigits() > 0 else { throw fault("an exponent has no digits") }
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let integer = Int(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw fault("the number is too large") }
        return .number(number)
    }

    private mutating func readString() throws(JSONFault) -> String {
        place += 1
        let start = place
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { place += 1 }
        if peek() == UInt8(ascii: "\"") {
            defer { place += 1 }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }
        return try readEscapedString(from: start)
    }

    private mutating func readEscapedString(from start: Int) throws(JSONFault) -> String {
        var text = Array(bytes[start..<place])
        while let byte = peek(), byte >= 0x20 {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try readEscape()).utf8)
            default: text.append(byte)
            }
        }
        throw fault("the text does not end")
    }

    private mutating func readEscape() throws(JSONFault) -> Character {
        let letter = peek()
        place += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return Character(try readScalar())
        default: throw fault("this escape is unknown")
        }
    }

    private mutating func readScalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try readHexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw fault("half of a pair of escapes is missing")
        }
        let second = try readHexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("half of a pair of escapes is missing") }
        return scalar
    }

    private mutating func readHexadecimal() throws(JSONFault) -> UInt32 {
        guard place + 4 <= bytes.count else { throw fault("an escape does not end") }
        var number: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("an escape has no hexadecimal digit")
            }
            number = number << 4 + UInt32(digit)
        }
        place += 4
        return number
    }

    private mutating func skipDigits() -> Int {
        let start = place
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }

    private func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        place += 1
        return true
    }

    private func fault(_ reason: String) -> JSONFault { JSONFault(reason: "\(reason), at byte \(place)") }
}

/// Why a text is no JSON, or a value not what it should be. It never holds the value.
struct JSONFault: Error {
    let reason: String
}
