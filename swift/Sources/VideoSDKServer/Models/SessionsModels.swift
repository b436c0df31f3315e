// Sessions: each time that people meet in a room.
// Written by bindings/gen from the core's models; change those instead.

/// Which sessions to list; every field may be left out, and without any all sessions of all rooms are listed.
///
/// Source: REST reference, fetch sessions.
public struct ListSessions: JSONModel {
    /// The number of the first page, from 1. Default: 1. Not together with `cursor`.
    public var page: Int?
    /// How many sessions a page has. Default of the service: 20. At least 1.
    public var perPage: Int?
    /// Only sessions of rooms whose `roomId` or `customRoomId` is exactly this.
    public var query: String?
    /// Only sessions of the room with this id.
    public var roomId: String?
    /// Only sessions of the room to which you gave this id.
    public var customRoomId: String?
    /// Only sessions of this user. For tokens of an administrator.
    public var userId: String?
    /// Only sessions that began at this time or later, in milliseconds since 1970.
    public var startDate: Int?
    /// Only sessions that began at this time or earlier, in milliseconds since 1970.
    public var endDate: Int?
    /// Only sessions in this state.
    public var status: SessionStatus?
    /// Goes on where a page ended: the `next` of that page. The other fields must be the same as they were.
    public var cursor: String?

    /// One of these fields, which are explained where they stand.
    public init(
        page: Int? = nil,
        perPage: Int? = nil,
        query: String? = nil,
        roomId: String? = nil,
        customRoomId: String? = nil,
        userId: String? = nil,
        startDate: Int? = nil,
        endDate: Int? = nil,
        status: SessionStatus? = nil,
        cursor: String? = nil
    ) {
        self.page = page
        self.perPage = perPage
        self.query = query
        self.roomId = roomId
        self.customRoomId = customRoomId
        self.userId = userId
        self.startDate = startDate
        self.endDate = endDate
        self.status = status
        self.cursor = cursor
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        page = try fields.take("page")
        perPage = try fields.take("perPage")
        query = try fields.take("query")
        roomId = try fields.take("roomId")
        customRoomId = try fields.take("customRoomId")
        userId = try fields.take("userId")
        startDate = try fields.take("startDate")
        endDate = try fields.take("endDate")
        status = try fields.take("status")
        cursor = try fields.take("cursor")
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("page", page)
        fields.put("perPage", perPage)
        fields.put("query", query)
        fields.put("roomId", roomId)
        fields.put("customRoomId", customRoomId)
        fields.put("userId", userId)
        fields.put("startDate", startDate)
        fields.put("endDate", endDate)
        fields.put("status", status)
        fields.put("cursor", cursor)
        return fields
    }
}

/// Which session to end: the live one of a room, or the one of an id. At least one of `roomId` and `sessionId` is
/// needed.
///
/// Source: REST reference, end session.
public struct EndSession: JSONModel {
    /// The id of the room; your own id of it does as well.
    ///
    /// The page of the REST reference says that `sessionId` does without it; the official SDKs always send it.
    public var roomId: String?
    /// Only this session, so that a later one of the same room is left alone.
    public var sessionId: String?
    /// Ends it by force (`vsdkForceKill` on the wire). Default of the service: no.
    public var force: Bool?
    /// Answers a session that has ended already instead of an error. Default of the service: no.
    public var ignoreClosed: Bool?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        roomId: String? = nil,
        sessionId: String? = nil,
        force: Bool? = nil,
        ignoreClosed: Bool? = nil,
        extra: JSONObject = [:]
    ) {
        self.roomId = roomId
        self.sessionId = sessionId
        self.force = force
        self.ignoreClosed = ignoreClosed
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        roomId = try fields.take("roomId")
        sessionId = try fields.take("sessionId")
        force = try fields.take("vsdkForceKill")
        ignoreClosed = try fields.take("ignoreClosed")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("roomId", roomId)
        fields.put("sessionId", sessionId)
        fields.put("vsdkForceKill", force)
        fields.put("ignoreClosed", ignoreClosed)
        fields.put(rest: extra)
        return fields
    }
}

/// Whom to send out of which session. At least one of `roomId` and `sessionId` is needed.
///
/// Source: REST reference, remove participant.
public struct RemoveParticipant: JSONModel {
    /// The id of the participant.
    public var participantId: String
    /// The id of the room, whose live session is meant.
    public var roomId: String?
    /// The id of the session.
    public var sessionId: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        participantId: String,
        roomId: String? = nil,
        sessionId: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.participantId = participantId
        self.roomId = roomId
        self.sessionId = sessionId
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        participantId = try fields.require("participantId")
        roomId = try fields.take("roomId")
        sessionId = try fields.take("sessionId")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("participantId", participantId)
        fields.put("roomId", roomId)
        fields.put("sessionId", sessionId)
        fields.put(rest: extra)
        return fields
    }
}

/// One live occupancy of a room, from the first who joins to the last who leaves, as the service tells of it.
public struct Session: JSONModel {
    /// The id of the session.
    public var id: String
    /// The id of its room; `meetingId` in older answers.
    public var roomId: String?
    /// Your own id of the room; `userMeetingId` in older answers.
    public var customRoomId: String?
    /// Whether it goes on. Where the service does not say, it goes by `end`.
    public var status: SessionStatus
    /// When it began, in RFC 3339 such as `2022-02-22T07:26:43.863Z`.
    public var start: String?
    /// When it ended, in RFC 3339; empty while it goes on.
    public var end: String?
    /// Who was there. It may be cut short; `listParticipants` has everyone.
    public var participants: [Participant]
    /// The id of the room's owner.
    public var userId: String?
    /// The API key that owns the room.
    public var apiKey: String?
    /// The region that the session ran in.
    public var region: Region?
    /// For how long it was active. No source says in which unit.
    public var activeDuration: Double?
    /// The address of the chat's messages, a CSV file.
    public var chatLink: String?
    /// The HLS streams of the session, as the service tells of them.
    public var hlsLog: [JSONValue]
    /// Addresses of related resources by name, such as `get_room`.
    public var links: [String: String]
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        id: String,
        roomId: String? = nil,
        customRoomId: String? = nil,
        status: SessionStatus,
        start: String? = nil,
        end: String? = nil,
        participants: [Participant] = [],
        userId: String? = nil,
        apiKey: String? = nil,
        region: Region? = nil,
        activeDuration: Double? = nil,
        chatLink: String? = nil,
        hlsLog: [JSONValue] = [],
        links: [String: String] = [:],
        extra: JSONObject = [:]
    ) {
        self.id = id
        self.roomId = roomId
        self.customRoomId = customRoomId
        self.status = status
        self.start = start
        self.end = end
        self.participants = participants
        self.userId = userId
        self.apiKey = apiKey
        self.region = region
        self.activeDuration = activeDuration
        self.chatLink = chatLink
        self.hlsLog = hlsLog
        self.links = links
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        id = try fields.require("id")
        roomId = try fields.take("roomId")
        customRoomId = try fields.take("customRoomId")
        status = try fields.require("status")
        start = try fields.take("start")
        end = try fields.take("end")
        participants = try fields.take("participants") ?? []
        userId = try fields.take("userId")
        apiKey = try fields.take("apiKey")
        region = try fields.take("region")
        activeDuration = try fields.take("activeDuration")
        chatLink = try fields.take("chatLink")
        hlsLog = try fields.take("hlsLog") ?? []
        links = try fields.take("links") ?? [:]
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("id", id)
        fields.put("roomId", roomId)
        fields.put("customRoomId", customRoomId)
        fields.put("status", status)
        fields.put("start", start)
        fields.put("end", end)
        fields.put("participants", participants)
        fields.put("userId", userId)
        fields.put("apiKey", apiKey)
        fields.put("region", region)
        fields.put("activeDuration", activeDuration)
        fields.put("chatLink", chatLink)
        fields.put("hlsLog", hlsLog)
        fields.put("links", links.isEmpty ? nil : links)
        fields.put(rest: extra)
        return fields
    }
}

/// What the service says when it has sent a participant out.
///
/// The REST reference shows the session, the official SDKs take the answer for a text; both are read.
public struct ParticipantRemoval: JSONModel {
    /// The service's words, when it answers with some.
    public var message: String?
    /// The session, when it answers with that. The participant's stay may not have its end yet.
    public var session: Session?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        message: String? = nil,
        session: Session? = nil,
        extra: JSONObject = [:]
    ) {
        self.message = message
        self.session = session
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        message = try fields.take("message")
        session = try fields.take("session")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("message", message)
        fields.put("session", session)
        fields.put(rest: extra)
        return fields
    }
}

/// Whether a session goes on. Other words are kept as they come.
public struct SessionStatus: OpenEnum, JSONField {
    public let rawValue: String

    /// Somebody is in the room.
    public static let ongoing = SessionStatus(rawValue: "ongoing")
    /// It is over.
    public static let ended = SessionStatus(rawValue: "ended")

    public init(rawValue: String) { self.rawValue = rawValue }
}
