//! How well sound and picture came through in a session.

use serde::{Deserialize, Serialize};

use super::participants::GeoLocation;
use super::{JsonMap, null_as_default};

/// The quality of a session, over all participants. Source: REST reference, fetch session quality stats.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionQualityStats {
    /// The id of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// The id of its room; the service calls it `meetingId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_id: Option<String>,
    /// The samples, the earliest first. No source says how far apart they are.
    #[serde(default, deserialize_with = "null_as_default")]
    pub stats: Vec<QualitySample>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The quality that one participant had in a session. Source: REST reference, fetch participant quality stats.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantQualityStats {
    /// The id of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// The id of its room; the service calls it `meetingId`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_id: Option<String>,
    /// The id of the participant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant_id: Option<String>,
    /// The name that is shown to others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant_name: Option<String>,
    /// The device or the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_info: Option<QualityDeviceInfo>,
    /// The client SDK.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sdk_info: Option<QualitySdkInfo>,
    /// Roughly where the participant is; the words may be `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<GeoLocation>,
    /// The network; the words may be `unknown`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<QualityNetwork>,
    /// The samples, the earliest first. No source says how far apart they are.
    #[serde(default, deserialize_with = "null_as_default")]
    pub stats: Vec<QualitySample>,
    /// Which picture sizes were received, sample by sample.
    #[serde(default, deserialize_with = "null_as_default")]
    pub resolution_usage: Vec<ResolutionUsage>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The quality at one time. No source says the units; those here are what the sample answers look like.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualitySample {
    /// When it was taken, in RFC 3339 such as `2022-07-15T10:10:18.778Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Packets of received sound that were lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recv_audio_packet_lost: Option<f64>,
    /// Packets of received picture that were lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recv_video_packet_lost: Option<f64>,
    /// Packets of sent sound that were lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_audio_packet_lost: Option<f64>,
    /// Packets of sent picture that were lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_video_packet_lost: Option<f64>,
    /// The round trip of sound, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_audio_rtt: Option<f64>,
    /// The round trip of the picture, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_video_rtt: Option<f64>,
    /// The jitter of sound, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_audio_jitter: Option<f64>,
    /// The jitter of the picture, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_video_jitter: Option<f64>,
    /// The rate of sent sound, in bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_send_audio_bitrate: Option<f64>,
    /// The rate of sent picture, in bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_send_video_bitrate: Option<f64>,
    /// The rate of received sound, in bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_recv_audio_bitrate: Option<f64>,
    /// The rate of received picture, in bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_recv_video_bitrate: Option<f64>,
    /// What it comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality_score: Option<QualityScore>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// How good sound and picture were, such as 4.39. No source says the scale; 5 seems to be the best.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualityScore {
    /// The sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audio: Option<f64>,
    /// The picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub video: Option<f64>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The device or the browser of a participant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualityDeviceInfo {
    /// Its name, such as `Chrome`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_version: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The client SDK of a participant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualitySdkInfo {
    /// Its name, such as `prebuilt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sdk_name: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sdk_version: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The network of a participant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QualityNetwork {
    /// The number of the autonomous system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asn: Option<String>,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub org: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Which picture sizes were received at one time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolutionUsage {
    /// When, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// How many pictures of each height in pixels, from `180` to `2160`.
    #[serde(flatten)]
    pub extra: JsonMap,
}
