// How well sound and picture came through in a session.
// Written by bindings/gen from the core's models; change those instead.

/// The quality of a session, over all participants. Source: REST reference, fetch session quality stats.
public struct SessionQualityStats: JSONModel {
    /// The id of the session.
    public var sessionId: String?
    /// The id of its room; the service calls it `meetingId`.
    public var roomId: String?
    /// The samples, the earliest first. No source says how far apart they are.
    public var stats: [QualitySample]
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        sessionId: String? = nil,
        roomId: String? = nil,
        stats: [QualitySample] = [],
        extra: JSONObject = [:]
    ) {
        self.sessionId = sessionId
        self.roomId = roomId
        self.stats = stats
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        sessionId = try fields.take("sessionId")
        roomId = try fields.take("roomId")
        stats = try fields.take("stats") ?? []
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("sessionId", sessionId)
        fields.put("roomId", roomId)
        fields.put("stats", stats)
        fields.put(rest: extra)
        return fields
    }
}

/// The quality that one participant had in a session. Source: REST reference, fetch participant quality stats.
public struct ParticipantQualityStats: JSONModel {
    /// The id of the session.
    public var sessionId: String?
    /// The id of its room; the service calls it `meetingId`.
    public var roomId: String?
    /// The id of the participant.
    public var participantId: String?
    /// The name that is shown to others.
    public var participantName: String?
    /// The device or the browser.
    public var deviceInfo: QualityDeviceInfo?
    /// The client SDK.
    public var sdkInfo: QualitySdkInfo?
    /// Roughly where the participant is; the words may be `unknown`.
    public var location: GeoLocation?
    /// The network; the words may be `unknown`.
    public var network: QualityNetwork?
    /// The samples, the earliest first. No source says how far apart they are.
    public var stats: [QualitySample]
    /// Which picture sizes were received, sample by sample.
    public var resolutionUsage: [ResolutionUsage]
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        sessionId: String? = nil,
        roomId: String? = nil,
        participantId: String? = nil,
        participantName: String? = nil,
        deviceInfo: QualityDeviceInfo? = nil,
        sdkInfo: QualitySdkInfo? = nil,
        location: GeoLocation? = nil,
        network: QualityNetwork? = nil,
        stats: [QualitySample] = [],
        resolutionUsage: [ResolutionUsage] = [],
        extra: JSONObject = [:]
    ) {
        self.sessionId = sessionId
        self.roomId = roomId
        self.participantId = participantId
        self.participantName = participantName
        self.deviceInfo = deviceInfo
        self.sdkInfo = sdkInfo
        self.location = location
        self.network = network
        self.stats = stats
        self.resolutionUsage = resolutionUsage
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        sessionId = try fields.take("sessionId")
        roomId = try fields.take("roomId")
        participantId = try fields.take("participantId")
        participantName = try fields.take("participantName")
        deviceInfo = try fields.take("deviceInfo")
        sdkInfo = try fields.take("sdkInfo")
        location = try fields.take("location")
        network = try fields.take("network")
        stats = try fields.take("stats") ?? []
        resolutionUsage = try fields.take("resolutionUsage") ?? []
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("sessionId", sessionId)
        fields.put("roomId", roomId)
        fields.put("participantId", participantId)
        fields.put("participantName", participantName)
        fields.put("deviceInfo", deviceInfo)
        fields.put("sdkInfo", sdkInfo)
        fields.put("location", location)
        fields.put("network", network)
        fields.put("stats", stats)
        fields.put("resolutionUsage", resolutionUsage)
        fields.put(rest: extra)
        return fields
    }
}

/// The quality at one time. No source says the units; those here are what the sample answers look like.
public struct QualitySample: JSONModel {
    /// When it was taken, in RFC 3339 such as `2022-07-15T10:10:18.778Z`.
    public var time: String?
    /// Packets of received sound that were lost.
    public var recvAudioPacketLost: Double?
    /// Packets of received picture that were lost.
    public var recvVideoPacketLost: Double?
    /// Packets of sent sound that were lost.
    public var sendAudioPacketLost: Double?
    /// Packets of sent picture that were lost.
    public var sendVideoPacketLost: Double?
    /// The round trip of sound, in milliseconds.
    public var averageAudioRtt: Double?
    /// The round trip of the picture, in milliseconds.
    public var averageVideoRtt: Double?
    /// The jitter of sound, in milliseconds.
    public var averageAudioJitter: Double?
    /// The jitter of the picture, in milliseconds.
    public var averageVideoJitter: Double?
    /// The rate of sent sound, in bits a second.
    public var averageSendAudioBitrate: Double?
    /// The rate of sent picture, in bits a second.
    public var averageSendVideoBitrate: Double?
    /// The rate of received sound, in bits a second.
    public var averageRecvAudioBitrate: Double?
    /// The rate of received picture, in bits a second.
    public var averageRecvVideoBitrate: Double?
    /// What it comes to.
    public var qualityScore: QualityScore?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        time: String? = nil,
        recvAudioPacketLost: Double? = nil,
        recvVideoPacketLost: Double? = nil,
        sendAudioPacketLost: Double? = nil,
        sendVideoPacketLost: Double? = nil,
        averageAudioRtt: Double? = nil,
        averageVideoRtt: Double? = nil,
        averageAudioJitter: Double? = nil,
        averageVideoJitter: Double? = nil,
        averageSendAudioBitrate: Double? = nil,
        averageSendVideoBitrate: Double? = nil,
        averageRecvAudioBitrate: Double? = nil,
        averageRecvVideoBitrate: Double? = nil,
        qualityScore: QualityScore? = nil,
        extra: JSONObject = [:]
    ) {
        self.time = time
        self.recvAudioPacketLost = recvAudioPacketLost
        self.recvVideoPacketLost = recvVideoPacketLost
        self.sendAudioPacketLost = sendAudioPacketLost
        self.sendVideoPacketLost = sendVideoPacketLost
        self.averageAudioRtt = averageAudioRtt
        self.averageVideoRtt = averageVideoRtt
        self.averageAudioJitter = averageAudioJitter
        self.averageVideoJitter = averageVideoJitter
        self.averageSendAudioBitrate = averageSendAudioBitrate
        self.averageSendVideoBitrate = averageSendVideoBitrate
        self.averageRecvAudioBitrate = averageRecvAudioBitrate
        self.averageRecvVideoBitrate = averageRecvVideoBitrate
        self.qualityScore = qualityScore
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        time = try fields.take("time")
        recvAudioPacketLost = try fields.take("recvAudioPacketLost")
        recvVideoPacketLost = try fields.take("recvVideoPacketLost")
        sendAudioPacketLost = try fields.take("sendAudioPacketLost")
        sendVideoPacketLost = try fields.take("sendVideoPacketLost")
        averageAudioRtt = try fields.take("averageAudioRtt")
        averageVideoRtt = try fields.take("averageVideoRtt")
        averageAudioJitter = try fields.take("averageAudioJitter")
        averageVideoJitter = try fields.take("averageVideoJitter")
        averageSendAudioBitrate = try fields.take("averageSendAudioBitrate")
        averageSendVideoBitrate = try fields.take("averageSendVideoBitrate")
        averageRecvAudioBitrate = try fields.take("averageRecvAudioBitrate")
        averageRecvVideoBitrate = try fields.take("averageRecvVideoBitrate")
        qualityScore = try fields.take("qualityScore")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("time", time)
        fields.put("recvAudioPacketLost", recvAudioPacketLost)
        fields.put("recvVideoPacketLost", recvVideoPacketLost)
        fields.put("sendAudioPacketLost", sendAudioPacketLost)
        fields.put("sendVideoPacketLost", sendVideoPacketLost)
        fields.put("averageAudioRtt", averageAudioRtt)
        fields.put("averageVideoRtt", averageVideoRtt)
        fields.put("averageAudioJitter", averageAudioJitter)
        fields.put("averageVideoJitter", averageVideoJitter)
        fields.put("averageSendAudioBitrate", averageSendAudioBitrate)
        fields.put("averageSendVideoBitrate", averageSendVideoBitrate)
        fields.put("averageRecvAudioBitrate", averageRecvAudioBitrate)
        fields.put("averageRecvVideoBitrate", averageRecvVideoBitrate)
        fields.put("qualityScore", qualityScore)
        fields.put(rest: extra)
        return fields
    }
}

/// How good sound and picture were, such as 4.39. No source says the scale; 5 seems to be the best.
public struct QualityScore: JSONModel {
    /// The sound.
    public var audio: Double?
    /// The picture.
    public var video: Double?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        audio: Double? = nil,
        video: Double? = nil,
        extra: JSONObject = [:]
    ) {
        self.audio = audio
        self.video = video
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        audio = try fields.take("audio")
        video = try fields.take("video")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("audio", audio)
        fields.put("video", video)
        fields.put(rest: extra)
        return fields
    }
}

/// The device or the browser of a participant.
public struct QualityDeviceInfo: JSONModel {
    /// Its name, such as `Chrome`.
    public var deviceName: String?
    /// Its version.
    public var deviceVersion: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        deviceName: String? = nil,
        deviceVersion: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.deviceName = deviceName
        self.deviceVersion = deviceVersion
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        deviceName = try fields.take("deviceName")
        deviceVersion = try fields.take("deviceVersion")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("deviceName", deviceName)
        fields.put("deviceVersion", deviceVersion)
        fields.put(rest: extra)
        return fields
    }
}

/// The client SDK of a participant.
public struct QualitySdkInfo: JSONModel {
    /// Its name, such as `prebuilt`.
    public var sdkName: String?
    /// Its version.
    public var sdkVersion: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        sdkName: String? = nil,
        sdkVersion: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.sdkName = sdkName
        self.sdkVersion = sdkVersion
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        sdkName = try fields.take("sdkName")
        sdkVersion = try fields.take("sdkVersion")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("sdkName", sdkName)
        fields.put("sdkVersion", sdkVersion)
        fields.put(rest: extra)
        return fields
    }
}

/// The network of a participant.
public struct QualityNetwork: JSONModel {
    /// The number of the autonomous system.
    public var asn: String?
    /// Who runs it.
    public var org: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        asn: String? = nil,
        org: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.asn = asn
        self.org = org
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        asn = try fields.take("asn")
        org = try fields.take("org")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("asn", asn)
        fields.put("org", org)
        fields.put(rest: extra)
        return fields
    }
}

/// Which picture sizes were received at one time.
public struct ResolutionUsage: JSONModel {
    /// When, in RFC 3339.
    public var time: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        time: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.time = time
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        time = try fields.take("time")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("time", time)
        fields.put(rest: extra)
        return fields
    }
}
