// Rooms: the places where meetings happen.
// Written by bindings/gen from the core's models; change those instead.

/// What to make a room with; every field may be left out.
///
/// Source: REST reference, create room.
public struct CreateRoom: JSONModel {
    /// Your own id of the room. A second create with the same id answers the same room.
    public var customRoomId: String?
    /// The region that the room is bound to. Default: the region of the API key.
    public var geoFence: Region?
    /// Where the room's events are delivered.
    public var webhook: RoomWebhook?
    /// When the room's sessions end by themselves.
    public var autoCloseConfig: AutoCloseConfig?
    /// What starts with each session of the room.
    public var autoStartConfig: AutoStartConfig?
    /// Allows several compositions of one kind at once.
    public var multiComposition: MultiComposition?
    /// Only participants with these ids may join. Default: anyone with a token.
    public var allowedParticipantIds: [String]?
    /// Makes the call safe to repeat. Default: no. It is not sent.
    ///
    /// A room without a `customRoomId` is given one, a UUID; the service answers a second create of the same id with
    /// the same room, so the call is retried like a reading one. Without it a lost answer is an error whose outcome is
    /// unknown.
    public var idempotent: Bool
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        customRoomId: String? = nil,
        geoFence: Region? = nil,
        webhook: RoomWebhook? = nil,
        autoCloseConfig: AutoCloseConfig? = nil,
        autoStartConfig: AutoStartConfig? = nil,
        multiComposition: MultiComposition? = nil,
        allowedParticipantIds: [String]? = nil,
        idempotent: Bool = false,
        extra: JSONObject = [:]
    ) {
        self.customRoomId = customRoomId
        self.geoFence = geoFence
        self.webhook = webhook
        self.autoCloseConfig = autoCloseConfig
        self.autoStartConfig = autoStartConfig
        self.multiComposition = multiComposition
        self.allowedParticipantIds = allowedParticipantIds
        self.idempotent = idempotent
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        customRoomId = try fields.take("customRoomId")
        geoFence = try fields.take("geoFence")
        webhook = try fields.take("webhook")
        autoCloseConfig = try fields.take("autoCloseConfig")
        autoStartConfig = try fields.take("autoStartConfig")
        multiComposition = try fields.take("multiComposition")
        allowedParticipantIds = try fields.take("allowedParticipantIds")
        idempotent = try fields.take("idempotent") ?? false
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("customRoomId", customRoomId)
        fields.put("geoFence", geoFence)
        fields.put("webhook", webhook)
        fields.put("autoCloseConfig", autoCloseConfig)
        fields.put("autoStartConfig", autoStartConfig)
        fields.put("multiComposition", multiComposition)
        fields.put("allowedParticipantIds", allowedParticipantIds)
        fields.put("idempotent", idempotent)
        fields.put(rest: extra)
        return fields
    }
}

/// Where the events of a room are delivered.
public struct RoomWebhook: JSONModel {
    /// The https address that deliveries are posted to (`endPoint` on the wire). At most 512 characters.
    public var url: String
    /// The names of the events, such as `session-started`; patterns such as `session*` are accepted.
    public var events: [String]
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        url: String = "",
        events: [String] = [],
        extra: JSONObject = [:]
    ) {
        self.url = url
        self.events = events
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        url = try fields.take("endPoint") ?? ""
        events = try fields.take("events") ?? []
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("endPoint", url)
        fields.put("events", events)
        fields.put(rest: extra)
        return fields
    }
}

/// When sessions of a room end by themselves.
public struct AutoCloseConfig: JSONModel {
    /// What happens (`type` on the wire). Default: `session-ends`, which is sent, since the service needs the field.
    public var kind: AutoCloseType?
    /// After how many minutes (`duration` on the wire). Default of the service: 480. At least 0.
    ///
    /// The sources differ in the unit: every page of the REST reference says minutes, the official SDKs say seconds.
    /// The number goes out as it is.
    public var durationMinutes: Int?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        kind: AutoCloseType? = nil,
        durationMinutes: Int? = nil,
        extra: JSONObject = [:]
    ) {
        self.kind = kind
        self.durationMinutes = durationMinutes
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        kind = try fields.take("type")
        durationMinutes = try fields.take("duration")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("type", kind)
        fields.put("duration", durationMinutes)
        fields.put(rest: extra)
        return fields
    }
}

/// What starts with each session of a room.
public struct AutoStartConfig: JSONModel {
    /// A recording of the session.
    public var recording: AutoStartEgress?
    /// An HLS stream of the session.
    public var hls: AutoStartEgress?
    /// A composite recording; its options are sent as they are.
    public var composite: JSONValue?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        recording: AutoStartEgress? = nil,
        hls: AutoStartEgress? = nil,
        composite: JSONValue? = nil,
        extra: JSONObject = [:]
    ) {
        self.recording = recording
        self.hls = hls
        self.composite = composite
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        recording = try fields.take("recording")
        hls = try fields.take("hls")
        composite = try fields.take("composite")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("recording", recording)
        fields.put("hls", hls)
        fields.put("composite", composite)
        fields.put(rest: extra)
        return fields
    }
}

/// A recording or a stream that starts with the session.
public struct AutoStartEgress: JSONModel {
    /// The address of a page of your own that arranges the picture.
    public var templateUrl: String?
    /// Transcription after the call.
    public var transcription: TranscriptionConfig?
    /// How the picture is composed.
    public var config: CompositionConfig?
    /// The folder in your bucket. For recordings only.
    public var awsDirPath: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        templateUrl: String? = nil,
        transcription: TranscriptionConfig? = nil,
        config: CompositionConfig? = nil,
        awsDirPath: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.templateUrl = templateUrl
        self.transcription = transcription
        self.config = config
        self.awsDirPath = awsDirPath
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        templateUrl = try fields.take("templateUrl")
        transcription = try fields.take("transcription")
        config = try fields.take("config")
        awsDirPath = try fields.take("awsDirPath")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("templateUrl", templateUrl)
        fields.put("transcription", transcription)
        fields.put("config", config)
        fields.put("awsDirPath", awsDirPath)
        fields.put(rest: extra)
        return fields
    }
}

/// Which compositions may run several at once in a room.
public struct MultiComposition: JSONModel {
    /// Several recordings. Default: no.
    public var recording: Bool?
    /// Several HLS streams. Default: no.
    public var hls: Bool?
    /// Several RTMP streams. Default: no.
    public var rtmp: Bool?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        recording: Bool? = nil,
        hls: Bool? = nil,
        rtmp: Bool? = nil,
        extra: JSONObject = [:]
    ) {
        self.recording = recording
        self.hls = hls
        self.rtmp = rtmp
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        recording = try fields.take("recording")
        hls = try fields.take("hls")
        rtmp = try fields.take("rtmp")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("recording", recording)
        fields.put("hls", hls)
        fields.put("rtmp", rtmp)
        fields.put(rest: extra)
        return fields
    }
}

/// Which rooms to list; every field may be left out.
///
/// Source: REST reference, fetch rooms.
public struct ListRooms: JSONModel {
    /// The number of the first page, from 1. Default: 1. Not together with `cursor`.
    public var page: Int?
    /// How many rooms a page has. Default of the service: 20. At least 1.
    public var perPage: Int?
    /// Only rooms whose `roomId` or `customRoomId` is exactly this.
    public var query: String?
    /// Only rooms of this user. For tokens of an administrator.
    public var userId: String?
    /// Goes on where a page ended: the `next` of that page. The other fields must be the same as they were.
    public var cursor: String?

    /// One of these fields, which are explained where they stand.
    public init(
        page: Int? = nil,
        perPage: Int? = nil,
        query: String? = nil,
        userId: String? = nil,
        cursor: String? = nil
    ) {
        self.page = page
        self.perPage = perPage
        self.query = query
        self.userId = userId
        self.cursor = cursor
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        page = try fields.take("page")
        perPage = try fields.take("perPage")
        query = try fields.take("query")
        userId = try fields.take("userId")
        cursor = try fields.take("cursor")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("page", page)
        fields.put("perPage", perPage)
        fields.put("query", query)
        fields.put("userId", userId)
        fields.put("cursor", cursor)
        return fields
    }
}

/// What to change in a room.
///
/// Source: a page of the REST reference of 2024 that its index no longer lists.
public struct UpdateRoom: JSONModel {
    /// The state the room shall have.
    public var status: RoomStatus
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        status: RoomStatus,
        extra: JSONObject = [:]
    ) {
        self.status = status
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        status = try fields.require("status")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("status", status)
        fields.put(rest: extra)
        return fields
    }
}

/// A room, as the service tells of it.
public struct Room: JSONModel {
    /// The id that clients join with, such as `abcd-efgh-ijkl`; `meetingId` in older answers.
    public var roomId: String
    /// Your own id of the room; `userMeetingId` in older answers.
    public var customRoomId: String?
    /// The id in the service's database.
    public var id: String?
    /// The id of the owner.
    public var userId: String?
    /// The API key that owns the room.
    public var apiKey: String?
    /// The region that the room is bound to.
    public var geoFence: Region?
    /// True once the room is closed.
    public var disabled: Bool
    /// Where the room's events are delivered.
    public var webhook: RoomWebhook?
    /// When the room's sessions end by themselves.
    public var autoCloseConfig: AutoCloseConfig?
    /// What starts with each session, as the service echoes it.
    public var autoStartConfig: JSONValue?
    /// Which compositions may run several at once, as the service echoes it.
    public var multiComposition: JSONValue?
    /// The ids of the only participants who may join.
    public var allowedParticipantIds: [String]?
    /// When it was made, in RFC 3339 such as `2022-03-25T04:49:11.024Z`.
    public var createdAt: String?
    /// When it was last changed, in RFC 3339.
    public var updatedAt: String?
    /// Addresses of related resources by name, such as `get_room`.
    public var links: [String: String]
    /// The account that owns the room.
    public var user: AccountUser?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        roomId: String,
        customRoomId: String? = nil,
        id: String? = nil,
        userId: String? = nil,
        apiKey: String? = nil,
        geoFence: Region? = nil,
        disabled: Bool = false,
        webhook: RoomWebhook? = nil,
        autoCloseConfig: AutoCloseConfig? = nil,
        autoStartConfig: JSONValue? = nil,
        multiComposition: JSONValue? = nil,
        allowedParticipantIds: [String]? = nil,
        createdAt: String? = nil,
        updatedAt: String? = nil,
        links: [String: String] = [:],
        user: AccountUser? = nil,
        extra: JSONObject = [:]
    ) {
        self.roomId = roomId
        self.customRoomId = customRoomId
        self.id = id
        self.userId = userId
        self.apiKey = apiKey
        self.geoFence = geoFence
        self.disabled = disabled
        self.webhook = webhook
        self.autoCloseConfig = autoCloseConfig
        self.autoStartConfig = autoStartConfig
        self.multiComposition = multiComposition
        self.allowedParticipantIds = allowedParticipantIds
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.links = links
        self.user = user
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        roomId = try fields.require("roomId")
        customRoomId = try fields.take("customRoomId")
        id = try fields.take("id")
        userId = try fields.take("userId")
        apiKey = try fields.take("apiKey")
        geoFence = try fields.take("geoFence")
        disabled = try fields.take("disabled") ?? false
        webhook = try fields.take("webhook")
        autoCloseConfig = try fields.take("autoCloseConfig")
        autoStartConfig = try fields.take("autoStartConfig")
        multiComposition = try fields.take("multiComposition")
        allowedParticipantIds = try fields.take("allowedParticipantIds")
        createdAt = try fields.take("createdAt")
        updatedAt = try fields.take("updatedAt")
        links = try fields.take("links") ?? [:]
        user = try fields.take("user")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("roomId", roomId)
        fields.put("customRoomId", customRoomId)
        fields.put("id", id)
        fields.put("userId", userId)
        fields.put("apiKey", apiKey)
        fields.put("geoFence", geoFence)
        fields.put("disabled", disabled)
        fields.put("webhook", webhook)
        fields.put("autoCloseConfig", autoCloseConfig)
        fields.put("autoStartConfig", autoStartConfig)
        fields.put("multiComposition", multiComposition)
        fields.put("allowedParticipantIds", allowedParticipantIds)
        fields.put("createdAt", createdAt)
        fields.put("updatedAt", updatedAt)
        fields.put("links", links.isEmpty ? nil : links)
        fields.put("user", user)
        fields.put(rest: extra)
        return fields
    }
}

/// The account that owns a room.
public struct AccountUser: JSONModel {
    /// The id of the account.
    public var id: String?
    /// Its name.
    public var name: String?
    /// Its mail address.
    public var email: String?
    /// Why the account was discontinued, if it was.
    public var discontinuedReason: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        id: String? = nil,
        name: String? = nil,
        email: String? = nil,
        discontinuedReason: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.discontinuedReason = discontinuedReason
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        id = try fields.take("id")
        name = try fields.take("name")
        email = try fields.take("email")
        discontinuedReason = try fields.take("discontinuedReason")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("id", id)
        fields.put("name", name)
        fields.put("email", email)
        fields.put("discontinuedReason", discontinuedReason)
        fields.put(rest: extra)
        return fields
    }
}

/// Whether a room id is one of yours.
public struct RoomValidation: JSONModel {
    /// True when the service knows the room.
    public var valid: Bool
    /// The room's id as the service has it, or else the id that was asked for.
    public var roomId: String
    /// The room; only when it is valid.
    public var room: Room?

    /// One of these fields, which are explained where they stand.
    public init(
        valid: Bool,
        roomId: String,
        room: Room? = nil
    ) {
        self.valid = valid
        self.roomId = roomId
        self.room = room
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        valid = try fields.require("valid")
        roomId = try fields.require("roomId")
        room = try fields.take("room")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("valid", valid)
        fields.put("roomId", roomId)
        fields.put("room", room)
        return fields
    }
}

/// What happens when the time of a session is over. Other words are kept as they come.
public struct AutoCloseType: OpenEnum, JSONField {
    public let rawValue: String

    /// The session ends; the room can be used again.
    public static let sessionEnds = AutoCloseType(rawValue: "session-ends")
    /// The session ends and the room is closed for good.
    public static let sessionEndAndDeactivate = AutoCloseType(rawValue: "session-end-and-deactivate")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Whether a room can be joined. Other words are kept as they come.
public struct RoomStatus: OpenEnum, JSONField {
    public let rawValue: String

    /// It can be joined.
    public static let enabled = RoomStatus(rawValue: "enabled")
    /// It cannot be joined.
    public static let disabled = RoomStatus(rawValue: "disabled")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A region of the service. Other words are kept as they come.
public struct Region: OpenEnum, JSONField {
    public let rawValue: String

    /// United States, first.
    public static let us001 = Region(rawValue: "us001")
    /// United States, second.
    public static let us002 = Region(rawValue: "us002")
    /// United Kingdom.
    public static let uk001 = Region(rawValue: "uk001")
    /// European Union.
    public static let eu001 = Region(rawValue: "eu001")
    /// Singapore, first.
    public static let sg001 = Region(rawValue: "sg001")
    /// Singapore, second.
    public static let sg002 = Region(rawValue: "sg002")
    /// United Arab Emirates.
    public static let uae001 = Region(rawValue: "uae001")
    /// India, first.
    public static let in001 = Region(rawValue: "in001")
    /// India, second.
    public static let in002 = Region(rawValue: "in002")
    /// India, third.
    public static let in003 = Region(rawValue: "in003")
    /// Australia.
    public static let aus001 = Region(rawValue: "aus001")
    /// The service's place for development.
    public static let dev1 = Region(rawValue: "dev1")

    public init(rawValue: String) { self.rawValue = rawValue }
}
