// How recordings and streams are composed and transcribed.
// Written by bindings/gen from the core's models; change those instead.

/// How the picture of a recording or a stream is composed.
///
/// The service refuses a block that has fields but no `layout` (406). Source: REST reference, recordings.
public struct CompositionConfig: JSONModel {
    /// The arrangement of the participants. Needed as soon as any other field is set.
    public var layout: LayoutConfig?
    /// The orientation of the canvas. Default of the service: landscape.
    public var orientation: Orientation?
    /// The colours.
    public var theme: Theme?
    /// The quality of the picture.
    public var quality: CompositionQuality?
    /// Whether video is captured besides audio. Default of the service: both.
    public var mode: CaptureMode?
    /// Whether a stream is recorded as well. For streams only.
    public var recording: RecordingToggle?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        layout: LayoutConfig? = nil,
        orientation: Orientation? = nil,
        theme: Theme? = nil,
        quality: CompositionQuality? = nil,
        mode: CaptureMode? = nil,
        recording: RecordingToggle? = nil,
        extra: JSONObject = [:]
    ) {
        self.layout = layout
        self.orientation = orientation
        self.theme = theme
        self.quality = quality
        self.mode = mode
        self.recording = recording
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        layout = try fields.take("layout")
        orientation = try fields.take("orientation")
        theme = try fields.take("theme")
        quality = try fields.take("quality")
        mode = try fields.take("mode")
        recording = try fields.take("recording")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("layout", layout)
        fields.put("orientation", orientation)
        fields.put("theme", theme)
        fields.put("quality", quality)
        fields.put("mode", mode)
        fields.put("recording", recording)
        fields.put(rest: extra)
        return fields
    }
}

/// The arrangement of the participants in a composed picture.
public struct LayoutConfig: JSONModel {
    /// The kind of arrangement (`type` on the wire).
    public var kind: LayoutType?
    /// Whom the layout favours. HLS and RTMP need it.
    public var priority: LayoutPriority?
    /// The number of tiles of a grid.
    ///
    /// The sources differ: the error texts say 1 to 25 (default 25), the pages of recordings and streams at most 4.
    public var gridSize: Int?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        kind: LayoutType? = nil,
        priority: LayoutPriority? = nil,
        gridSize: Int? = nil,
        extra: JSONObject = [:]
    ) {
        self.kind = kind
        self.priority = priority
        self.gridSize = gridSize
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        kind = try fields.take("type")
        priority = try fields.take("priority")
        gridSize = try fields.take("gridSize")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("type", kind)
        fields.put("priority", priority)
        fields.put("gridSize", gridSize)
        fields.put(rest: extra)
        return fields
    }
}

/// Whether a stream is recorded as well.
public struct RecordingToggle: JSONModel {
    /// Records the stream as well. Default: no.
    public var enabled: Bool?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        enabled: Bool? = nil,
        extra: JSONObject = [:]
    ) {
        self.enabled = enabled
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        enabled = try fields.take("enabled")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("enabled", enabled)
        fields.put(rest: extra)
        return fields
    }
}

/// Transcription after a call.
public struct TranscriptionConfig: JSONModel {
    /// Transcribes the recording. Default: no.
    public var enabled: Bool?
    /// A summary of the transcription. Needs `enabled`.
    public var summary: SummaryConfig?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        enabled: Bool? = nil,
        summary: SummaryConfig? = nil,
        extra: JSONObject = [:]
    ) {
        self.enabled = enabled
        self.summary = summary
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        enabled = try fields.take("enabled")
        summary = try fields.take("summary")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("enabled", enabled)
        fields.put("summary", summary)
        fields.put(rest: extra)
        return fields
    }
}

/// A summary of a transcription.
public struct SummaryConfig: JSONModel {
    /// Makes the summary. Default: no.
    public var enabled: Bool?
    /// What the summary should look at.
    public var prompt: String?
    /// Fields that have no name here yet, by their name on the wire.
    public var extra: JSONObject

    /// One of these fields, which are explained where they stand.
    public init(
        enabled: Bool? = nil,
        prompt: String? = nil,
        extra: JSONObject = [:]
    ) {
        self.enabled = enabled
        self.prompt = prompt
        self.extra = extra
    }

    public init(json: JSONObject) throws {
        var fields = JSONFields(json)
        enabled = try fields.take("enabled")
        prompt = try fields.take("prompt")
        extra = fields.rest()
    }

    public var json: JSONObject {
        var fields = JSONObject()
        fields.put("enabled", enabled)
        fields.put("prompt", prompt)
        fields.put(rest: extra)
        return fields
    }
}

/// The kind of arrangement of a composed picture. Other words are kept as they come.
public struct LayoutType: OpenEnum, JSONField {
    public let rawValue: String

    /// Tiles of one size.
    public static let grid = LayoutType(rawValue: "GRID")
    /// One participant fills the picture.
    public static let spotlight = LayoutType(rawValue: "SPOTLIGHT")
    /// One large tile, the others beside it.
    public static let sidebar = LayoutType(rawValue: "SIDEBAR")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Whom a layout favours. Other words are kept as they come.
public struct LayoutPriority: OpenEnum, JSONField {
    public let rawValue: String

    /// Who speaks.
    public static let speaker = LayoutPriority(rawValue: "SPEAKER")
    /// Who is pinned.
    public static let pin = LayoutPriority(rawValue: "PIN")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The orientation of a canvas. Other words are kept as they come.
public struct Orientation: OpenEnum, JSONField {
    public let rawValue: String

    /// Wider than high.
    public static let landscape = Orientation(rawValue: "landscape")
    /// Higher than wide.
    public static let portrait = Orientation(rawValue: "portrait")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The colours of a composed picture. Other words are kept as they come.
public struct Theme: OpenEnum, JSONField {
    public let rawValue: String

    /// Dark.
    public static let dark = Theme(rawValue: "DARK")
    /// Light.
    public static let light = Theme(rawValue: "LIGHT")
    /// The service's own.
    public static let `default` = Theme(rawValue: "DEFAULT")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// The quality of a composed picture. Other words are kept as they come.
public struct CompositionQuality: OpenEnum, JSONField {
    public let rawValue: String

    /// Low.
    public static let low = CompositionQuality(rawValue: "low")
    /// Medium (`med` on the wire).
    public static let medium = CompositionQuality(rawValue: "med")
    /// High.
    public static let high = CompositionQuality(rawValue: "high")
    /// The highest; the REST reference does not list it, the official SDKs do.
    public static let ultra = CompositionQuality(rawValue: "ultra")

    public init(rawValue: String) { self.rawValue = rawValue }
}

/// What of a session is captured. Other words are kept as they come.
public struct CaptureMode: OpenEnum, JSONField {
    public let rawValue: String

    /// Video and audio.
    public static let videoAndAudio = CaptureMode(rawValue: "video-and-audio")
    /// Audio alone.
    public static let audio = CaptureMode(rawValue: "audio")

    public init(rawValue: String) { self.rawValue = rawValue }
}
