/// The fields of a JSON object, in their order; two objects are equal when their fields are, in any order.
///
/// A dictionary would lose the order, which a signed token keeps.
public struct JSONObject: Sendable {
    /// Pairs, since an object has few fields: looking through them is faster than hashing.
    private var fields: [(name: String, value: JSONValue)]

    /// An object without fields.
    public init() { fields = [] }

    /// An object of these fields. Of two with one name the last one counts.
    public init(_ fields: some Sequence<(String, JSONValue)>) {
        self.init()
        for (name, value) in fields { self[name] = value }
    }

    /// An object of a dictionary's fields, by name, since a dictionary has no order.
    public init(_ fields: [String: JSONValue]) {
        self.fields = fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The value of a field. Setting nil removes the field; `.null` is a value.
    public subscript(name: String) -> JSONValue? {
        get { place(of: name).map { fields[$0].value } }
        set {
            switch (place(of: name), newValue) {
            case (let place?, let value?): fields[place].value = value
            case (let place?, nil): fields.remove(at: place)
            case (nil, let value?): fields.append((name, value))
            case (nil, nil): break
            }
        }
    }

    /// The names, in their order.
    public var names: [String] { fields.map(\.name) }

    /// The object as a dictionary, which has no order.
    public var dictionary: [String: JSONValue] {
        Dictionary(uniqueKeysWithValues: fields.lazy.map { ($0.name, $0.value) })
    }

    /// Adds a field whose name is known to be new.
    mutating func append(_ name: String, _ value: JSONValue) {
        fields.append((name, value))
    }

    mutating func reserveCapacity(_ count: Int) {
        fields.reserveCapacity(count)
    }

    private func place(of name: String) -> Int? {
        fields.firstIndex { $0.name == name }
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { fields.startIndex }
    public var endIndex: Int { fields.endIndex }
    public subscript(place: Int) -> (name: String, value: JSONValue) { fields[place] }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral fields: (String, JSONValue)...) { self.init(fields) }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.name] == $0.value }
    }

    public func hash(into hasher: inout Hasher) { dictionary.hash(into: &hasher) }
}

extension JSONObject: CustomStringConvertible {
    /// The object as JSON text.
    public var description: String { JSONWriter.text(of: .object(self)) }
}
