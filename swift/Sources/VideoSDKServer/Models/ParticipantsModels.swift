// Participants: who is or was in a session.
// Written by bindings/gen from the core's models; change those instead.

/// Which participants to list; every field may be left out.
///
/// Source: REST reference, fetch participants and fetch active participants.
public struct ListParticipants: JSONModel {
    /// The number of the first page, from 1. Default: 1. Not together with `cursor`.
    public var page: Int?
    /// How many participants a page has. Default of the service: 20 of the active ones, 10 of all. At least 1.
    public var perPage: Int?
    /// Goes on where a page ended: the `next` of that page. The other fields must be the same as they were.
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

/// Who is or was in a session, as the service tells of them.
public struct Participant: JSONModel {
    /// The id that the participant joined with.
    public var participantId: String
    /// The name that is shown to others.
    public var name: String?
    /// Every stay in the session, the first one first; a stay without an end lasts.
    public var timelog: [ParticipantTimelog]
    /// The id in the service's database (`_id` on the wire).
    public var id: String?
    /// How the participant takes part.
    public var mode: ParticipantMode?
    /// When microphone, webcam and screen share were on.
    public var events: ParticipantEvents?
    /// How long joining took, in seconds.
    public var initTime: Double?
    /// What the participant joined with.
    public var deviceInfo: ParticipantDeviceInfo?
    /// Every change of `mode`, the first one first.
    public var changeModeHistory: [ModeChange]
    /// Roughly where the participant is.
    public var geoLocation: GeoLocation?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        participantId: String,
        name: String? = nil,
        timelog: [ParticipantTimelog] = [],
        id: String? = nil,
        mode: ParticipantMode? = nil,
        events: ParticipantEvents? = nil,
        initTime: Double? = nil,
        deviceInfo: ParticipantDeviceInfo? = nil,
        changeModeHistory: [ModeChange] = [],
        geoLocation: GeoLocation? = nil,
        extra: JSONObject = [:]
    ) {
        self.participantId = participantId
        self.name = name
        self.timelog = timelog
        self.id = id
        self.mode = mode
        self.events = events
        self.initTime = initTime
        self.deviceInfo = deviceInfo
        self.changeModeHistory = changeModeHistory
        self.geoLocation = geoLocation
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        participantId = try fields.require("participantId")
        name = try fields.take("name")
        timelog = try fields.take("timelog") ?? []
        id = try fields.take("_id")
        mode = try fields.take("mode")
        events = try fields.take("events")
        initTime = try fields.take("initTime")
        deviceInfo = try fields.take("deviceInfo")
        changeModeHistory = try fields.take("changeModeHistory") ?? []
        geoLocation = try fields.take("geoLocation")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("participantId", participantId)
        fields.put("name", name)
        fields.put("timelog", timelog)
        fields.put("_id", id)
        fields.put("mode", mode)
        fields.put("events", events)
        fields.put("initTime", initTime)
        fields.put("deviceInfo", deviceInfo)
        fields.put("changeModeHistory", changeModeHistory)
        fields.put("geoLocation", geoLocation)
        fields.put(rest: extra)
        return fields
    }
}

/// A span of time.
public struct ParticipantTimelog: JSONModel {
    /// When it began, in RFC 3339 such as `2022-02-22T07:26:44.465Z`.
    public var start: String?
    /// When it ended, in RFC 3339; empty while it lasts.
    public var end: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        start: String? = nil,
        end: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.start = start
        self.end = end
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        start = try fields.take("start")
        end = try fields.take("end")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("start", start)
        fields.put("end", end)
        fields.put(rest: extra)
        return fields
    }
}

/// When a participant's media were on: spans such as `{"start": "…", "end": "…"}`, whose shape no source fixes.
public struct ParticipantEvents: JSONModel {
    /// The microphone.
    public var mic: [JSONValue]
    /// The webcam.
    public var webcam: [JSONValue]
    /// The screen share.
    public var screenShare: [JSONValue]
    /// The sound of the screen share.
    public var screenShareAudio: [JSONValue]
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        mic: [JSONValue] = [],
        webcam: [JSONValue] = [],
        screenShare: [JSONValue] = [],
        screenShareAudio: [JSONValue] = [],
        extra: JSONObject = [:]
    ) {
        self.mic = mic
        self.webcam = webcam
        self.screenShare = screenShare
        self.screenShareAudio = screenShareAudio
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        mic = try fields.take("mic") ?? []
        webcam = try fields.take("webcam") ?? []
        screenShare = try fields.take("screenShare") ?? []
        screenShareAudio = try fields.take("screenShareAudio") ?? []
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("mic", mic)
        fields.put("webcam", webcam)
        fields.put("screenShare", screenShare)
        fields.put("screenShareAudio", screenShareAudio)
        fields.put(rest: extra)
        return fields
    }
}

/// What a participant joined with.
public struct ParticipantDeviceInfo: JSONModel {
    /// The kind of client SDK, such as `prebuilt`.
    public var sdkType: String?
    /// Its version.
    public var sdkVersion: String?
    /// The kind of device, such as `desktop`.
    public var platform: String?
    /// Browser, operating system and platform, as the service read them from the browser.
    public var browserUserAgent: JSONValue?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        sdkType: String? = nil,
        sdkVersion: String? = nil,
        platform: String? = nil,
        browserUserAgent: JSONValue? = nil,
        extra: JSONObject = [:]
    ) {
        self.sdkType = sdkType
        self.sdkVersion = sdkVersion
        self.platform = platform
        self.browserUserAgent = browserUserAgent
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        sdkType = try fields.take("sdkType")
        sdkVersion = try fields.take("sdkVersion")
        platform = try fields.take("platform")
        browserUserAgent = try fields.take("browserUserAgent")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("sdkType", sdkType)
        fields.put("sdkVersion", sdkVersion)
        fields.put("platform", platform)
        fields.put("browserUserAgent", browserUserAgent)
        fields.put(rest: extra)
        return fields
    }
}

/// A change of a participant's mode.
public struct ModeChange: JSONModel {
    /// The mode from then on.
    public var mode: ParticipantMode?
    /// When it changed, in RFC 3339.
    public var timelog: String?
    /// The id in the service's database (`_id` on the wire).
    public var id: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        mode: ParticipantMode? = nil,
        timelog: String? = nil,
        id: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.mode = mode
        self.timelog = timelog
        self.id = id
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        mode = try fields.take("mode")
        timelog = try fields.take("timelog")
        id = try fields.take("_id")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("mode", mode)
        fields.put("timelog", timelog)
        fields.put("_id", id)
        fields.put(rest: extra)
        return fields
    }
}

/// Roughly where somebody is.
public struct GeoLocation: JSONModel {
    /// The city.
    public var city: String?
    /// The part of the country.
    public var region: String?
    /// The country.
    public var country: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        city: String? = nil,
        region: String? = nil,
        country: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.city = city
        self.region = region
        self.country = country
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        city = try fields.take("city")
        region = try fields.take("region")
        country = try fields.take("country")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("city", city)
        fields.put("region", region)
        fields.put("country", country)
        fields.put(rest: extra)
        return fields
    }
}

/// How a participant takes part. Source: REST reference, and the modes of the client SDKs. Other words are kept as they
/// come.
public struct ParticipantMode: OpenEnum, JSONField {
    public let rawValue: String

    /// Sends and receives audio and video; the older word for `SEND_AND_RECV`.
    public static let conference = ParticipantMode(rawValue: "CONFERENCE")
    /// Only watches a stream; an older word.
    public static let viewer = ParticipantMode(rawValue: "VIEWER")
    /// Sends and receives audio and video.
    public static let sendAndRecv = ParticipantMode(rawValue: "SEND_AND_RECV")
    /// Only receives audio and video.
    public static let recvOnly = ParticipantMode(rawValue: "RECV_ONLY")
    /// Neither sends nor receives audio and video.
    public static let signallingOnly = ParticipantMode(rawValue: "SIGNALLING_ONLY")

    public init(rawValue: String) { self.rawValue = rawValue }
}
