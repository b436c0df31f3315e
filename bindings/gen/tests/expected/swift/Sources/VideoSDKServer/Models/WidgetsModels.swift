// Widgets: one of every type that crosses to the languages.
// Written by bindings/gen from the core's models; change those instead.

/// A widget as it is answered.
public struct Widget: JSONModel {
    /// The id, which is always there.
    public var widgetId: String
    /// Whether it works.
    public var works: Bool
    /// How many there are.
    public var count: Int?
    /// How heavy it is, in kilograms.
    public var weight: Double?
    /// Its colour.
    public var colour: Colour?
    /// Its maker, under another name on the wire.
    public var maker: Maker?
    /// The parts that it has.
    public var parts: [Part]
    /// The names of who may use it.
    public var users: [String]?
    /// Addresses by name.
    public var links: [String: String]
    /// Whatever its maker says.
    public var notes: JSONValue?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        widgetId: String,
        works: Bool = false,
        count: Int? = nil,
        weight: Double? = nil,
        colour: Colour? = nil,
        maker: Maker? = nil,
        parts: [Part] = [],
        users: [String]? = nil,
        links: [String: String] = [:],
        notes: JSONValue? = nil,
        extra: JSONObject = [:]
    ) {
        self.widgetId = widgetId
        self.works = works
        self.count = count
        self.weight = weight
        self.colour = colour
        self.maker = maker
        self.parts = parts
        self.users = users
        self.links = links
        self.notes = notes
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        widgetId = try fields.require("widgetId")
        works = try fields.take("works") ?? false
        count = try fields.take("count")
        weight = try fields.take("weight")
        colour = try fields.take("colour")
        maker = try fields.take("producer")
        parts = try fields.take("parts") ?? []
        users = try fields.take("users")
        links = try fields.take("links") ?? [:]
        notes = try fields.take("notes")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("widgetId", widgetId)
        fields.put("works", works)
        fields.put("count", count)
        fields.put("weight", weight)
        fields.put("colour", colour)
        fields.put("producer", maker)
        fields.put("parts", parts)
        fields.put("users", users)
        fields.put("links", links.isEmpty ? nil : links)
        fields.put("notes", notes)
        fields.put(rest: extra)
        return fields
    }
}

/// Who made a widget.
public struct Maker: JSONModel {
    /// The name of the maker.
    public var name: String

    /// One of these fields, which are explained where they stand.
    public init(
        name: String
    ) {
        self.name = name
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        name = try fields.require("name")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("name", name)
        return fields
    }
}

/// A part of a widget, which may have parts of its own.
public struct Part: JSONModel {
    /// The parts of the part.
    public var parts: [Part]?

    /// One of these fields, which are explained where they stand.
    public init(
        parts: [Part]? = nil
    ) {
        self.parts = parts
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        parts = try fields.take("parts")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("parts", parts)
        return fields
    }
}

/// What to make a widget with.
public struct CreateWidget: JSONModel {
    /// The colour it shall have, which must be given.
    public var colour: Colour
    /// Its maker. With `widgetId` the same as before.
    public var maker: Maker?
    /// Makes it twice. Default: no.
    public var twice: Bool
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        colour: Colour,
        maker: Maker? = nil,
        twice: Bool = false,
        extra: JSONObject = [:]
    ) {
        self.colour = colour
        self.maker = maker
        self.twice = twice
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        colour = try fields.require("colour")
        maker = try fields.take("maker")
        twice = try fields.take("twice") ?? false
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("colour", colour)
        fields.put("maker", maker)
        fields.put("twice", twice)
        fields.put(rest: extra)
        return fields
    }
}

/// Which widgets to list.
public struct ListWidgets: JSONModel {
    /// The number of the first page, from 1.
    public var page: Int?
    /// How many widgets a page has.
    public var perPage: Int?
    /// Goes on where a page ended.
    public var cursor: String?

    /// One of these fields, which are explained where they stand.
    public init(
        page: Int? = nil,
        perPage: Int? = nil,
        cursor: String? = nil
    ) {
        self.page = page
        self.perPage = perPage
        self.cursor = cursor
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        page = try fields.take("page")
        perPage = try fields.take("perPage")
        cursor = try fields.take("cursor")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("page", page)
        fields.put("perPage", perPage)
        fields.put("cursor", cursor)
        return fields
    }
}

/// The colours of widgets. Other words are kept as they come.
public struct Colour: OpenEnum, JSONField {
    public let rawValue: String

    /// Like the sky.
    public static let skyBlue = Colour(rawValue: "sky-blue")
    /// Like nothing else.
    public static let pink = Colour(rawValue: "PINK")

    public init(rawValue: String) { self.rawValue = rawValue }
}
