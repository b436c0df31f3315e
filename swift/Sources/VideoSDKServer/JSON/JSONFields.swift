/// The fields of an object while a model takes its own; what is left has no name there yet.
struct JSONFields {
    private let object: JSONObject
    private var isTaken: [Bool]
    /// Where the last field was found: fields mostly come in the model's own order.
    private var place = 0

    init(_ object: JSONObject) {
        self.object = object
        isTaken = Array(repeating: false, count: object.count)
    }

    /// The value of a field, or nothing when it is absent or null.
    mutating func take<Value: JSONField>(_ name: String) throws -> Value? {
        guard let place = find(name) else { return nil }
        isTaken[place] = true
        let value = object[place].value
        if value.isNull { return nil }
        guard let field = try Value(field: value) else {
            throw VideoSDKError.decode("\(name) is not of the type that it should be")
        }
        return field
    }

    /// The value of a field if it is of this type; else the field stays with the rest.
    mutating func takeIfFitting<Value: JSONField>(_ name: String) -> Value? {
        guard let place = find(name), let value = try? Value(field: object[place].value) else { return nil }
        isTaken[place] = true
        return value
    }

    /// The value of a field that must be there.
    mutating func require<Value: JSONField>(_ name: String) throws -> Value {
        guard let field: Value = try take(name) else { throw VideoSDKError.decode("\(name) is missing") }
        return field
    }

    /// The model of a field.
    mutating func take<Model: JSONModel>(_ name: String) throws -> Model? {
        guard let object: JSONObject = try take(name) else { return nil }
        return try Model(json: object)
    }

    /// The model of a field that must be there.
    mutating func require<Model: JSONModel>(_ name: String) throws -> Model {
        try Model(json: require(name))
    }

    /// The models of a list, or nothing when it is absent or null.
    mutating func take<Model: JSONModel>(_ name: String) throws -> [Model]? {
        let objects: [JSONObject]? = try take(name)
        return try objects?.map(Model.init(json:))
    }

    /// The models of a list that must be there.
    mutating func require<Model: JSONModel>(_ name: String) throws -> [Model] {
        let objects: [JSONObject] = try require(name)
        return try objects.map(Model.init(json:))
    }

    /// The fields that nobody took.
    func rest() -> JSONObject {
        var rest = JSONObject()
        for (place, field) in object.enumerated() where !isTaken[place] { rest.append(field.name, field.value) }
        return rest
    }

    private mutating func find(_ name: String) -> Int? {
        for distance in 0..<object.count {
            let here = (place + distance) % object.count
            guard object[here].name == name else { continue }
            place = here + 1
            return here
        }
        return nil
    }
}

extension JSONObject {
    /// Adds a field; nothing when there is no value.
    mutating func put(_ name: String, _ value: (some JSONField)?) {
        if let value { append(name, value.field) }
    }

    /// Adds a model; nothing when there is none.
    mutating func put(_ name: String, _ model: (some JSONModel)?) {
        if let model { append(name, .object(model.json)) }
    }

    /// Adds a list of models; nothing when there is none.
    mutating func put<Model: JSONModel>(_ name: String, _ models: [Model]?) {
        if let models { append(name, .array(models.map { .object($0.json) })) }
    }

    /// Adds fields that have no name in a model; one that has one stays as the model says.
    mutating func put(rest: JSONObject) {
        for (name, value) in rest where self[name] == nil { append(name, value) }
    }
}
