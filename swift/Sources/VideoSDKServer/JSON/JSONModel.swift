/// Something that goes over the wire as a JSON object: a request or an answer.
///
/// Models are `Codable` by it: a decoder reads the fields, an encoder writes them.
public protocol JSONModel: Codable, Sendable, Equatable {
    /// Reads it from its fields by their name on the wire.
    ///
    /// - Throws: ``VideoSDKError`` of kind `decode` when a field is missing or of another type.
    init(json: JSONObject) throws

    /// Its fields by their name on the wire.
    var json: JSONObject { get }
}

extension JSONModel {
    public init(from decoder: any Decoder) throws { try self.init(json: JSONObject(from: decoder)) }

    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}

/// A word of the service. Words that have no name here yet are kept as they came.
///
/// It may be written as a literal, such as `"in002"`.
public protocol OpenEnum: RawRepresentable, Codable, Sendable, Hashable, ExpressibleByStringLiteral,
    CustomStringConvertible
where RawValue == String {
    /// The word as it is on the wire.
    init(rawValue: String)
}

extension OpenEnum {
    public init(stringLiteral word: String) { self.init(rawValue: word) }

    /// The word itself.
    public var description: String { rawValue }
}
