//! How recordings and streams are composed and transcribed.

use serde::{Deserialize, Serialize};

use super::JsonMap;

/// How the picture of a recording or a stream is composed.
///
/// The service refuses a block that has fields but no `layout` (406). Source: REST reference, recordings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompositionConfig {
    /// The arrangement of the participants. Needed as soon as any other field is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layout: Option<LayoutConfig>,
    /// The orientation of the canvas. Default of the service: landscape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub orientation: Option<Orientation>,
    /// The colours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The quality of the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<CompositionQuality>,
    /// Whether video is captured besides audio. Default of the service: both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<CaptureMode>,
    /// Whether a stream is recorded as well. For streams only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording: Option<RecordingToggle>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The arrangement of the participants in a composed picture.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LayoutConfig {
    /// The kind of arrangement (`type` on the wire).
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<LayoutType>,
    /// Whom the layout favours. HLS and RTMP need it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<LayoutPriority>,
    /// The number of tiles of a grid.
    ///
    /// The sources differ: the error texts say 1 to 25 (default 25), the pages of recordings and streams at most 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid_size: Option<i64>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Whether a stream is recorded as well.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordingToggle {
    /// Records the stream as well. Default: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Transcription after a call.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TranscriptionConfig {
    /// Transcribes the recording. Default: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// A summary of the transcription. Needs `enabled`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<SummaryConfig>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// A summary of a transcription.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SummaryConfig {
    /// Makes the summary. Default: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// What the summary should look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<String>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The kind of arrangement of a composed picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LayoutType {
    /// Tiles of one size.
    #[serde(rename = "GRID")]
    Grid,
    /// One participant fills the picture.
    #[serde(rename = "SPOTLIGHT")]
    Spotlight,
    /// One large tile, the others beside it.
    #[serde(rename = "SIDEBAR")]
    Sidebar,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// Whom a layout favours.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LayoutPriority {
    /// Who speaks.
    #[serde(rename = "SPEAKER")]
    Speaker,
    /// Who is pinned.
    #[serde(rename = "PIN")]
    Pin,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// The orientation of a canvas.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Orientation {
    /// Wider than high.
    #[serde(rename = "landscape")]
    Landscape,
    /// Higher than wide.
    #[serde(rename = "portrait")]
    Portrait,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// The colours of a composed picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Theme {
    /// Dark.
    #[serde(rename = "DARK")]
    Dark,
    /// Light.
    #[serde(rename = "LIGHT")]
    Light,
    /// The service's own.
    #[serde(rename = "DEFAULT")]
    Default,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// The quality of a composed picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CompositionQuality {
    /// Low.
    #[serde(rename = "low")]
    Low,
    /// Medium (`med` on the wire).
    #[serde(rename = "med")]
    Medium,
    /// High.
    #[serde(rename = "high")]
    High,
    /// The highest; the REST reference does not list it, the official SDKs do.
    #[serde(rename = "ultra")]
    Ultra,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// What of a session is captured.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaptureMode {
    /// Video and audio.
    #[serde(rename = "video-and-audio")]
    VideoAndAudio,
    /// Audio alone.
    #[serde(rename = "audio")]
    Audio,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}
