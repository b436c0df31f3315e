//! Participants: who is or was in a session.

use serde::{Deserialize, Serialize};

use super::{Json, JsonMap, null_as_default};

/// Which participants to list; every field may be left out.
///
/// Source: REST reference, fetch participants and fetch active participants.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListParticipants {
    /// The number of the first page, from 1. Default: 1. Not together with `cursor`.
    pub page: Option<i64>,
    /// How many participants a page has. Default of the service: 20 of the active ones, 10 of all. At least 1.
    pub per_page: Option<i64>,
    /// Goes on where a page ended: the `next` of that page. The other fields must be the same as they were.
    pub cursor: Option<String>,
}

/// Who is or was in a session, as the service tells of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// The id that the participant joined with.
    pub participant_id: String,
    /// The name that is shown to others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Every stay in the session, the first one first; a stay without an end lasts.
    #[serde(default, deserialize_with = "null_as_default")]
    pub timelog: Vec<ParticipantTimelog>,
    /// The id in the service's database (`_id` on the wire).
    #[serde(rename = "_id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// How the participant takes part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<ParticipantMode>,
    /// When microphone, webcam and screen share were on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<ParticipantEvents>,
    /// How long joining took, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub init_time: Option<f64>,
    /// What the participant joined with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_info: Option<ParticipantDeviceInfo>,
    /// Every change of `mode`, the first one first.
    #[serde(default, deserialize_with = "null_as_default")]
    pub change_mode_history: Vec<ModeChange>,
    /// Roughly where the participant is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo_location: Option<GeoLocation>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// A span of time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantTimelog {
    /// When it began, in RFC 3339 such as `2022-02-22T07:26:44.465Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When it ended, in RFC 3339; empty while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// How a participant takes part. Source: REST reference, and the modes of the client SDKs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ParticipantMode {
    /// Sends and receives audio and video; the older word for `SEND_AND_RECV`.
    Conference,
    /// Only watches a stream; an older word.
    Viewer,
    /// Sends and receives audio and video.
    SendAndRecv,
    /// Only receives audio and video.
    RecvOnly,
    /// Neither sends nor receives audio and video.
    SignallingOnly,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// When a participant's media were on: spans such as `{"start": "…", "end": "…"}`, whose shape no source fixes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantEvents {
    /// The microphone.
    #[serde(default, deserialize_with = "null_as_default")]
    pub mic: Vec<Json>,
    /// The webcam.
    #[serde(default, deserialize_with = "null_as_default")]
    pub webcam: Vec<Json>,
    /// The screen share.
    #[serde(default, deserialize_with = "null_as_default")]
    pub screen_share: Vec<Json>,
    /// The sound of the screen share.
    #[serde(default, deserialize_with = "null_as_default")]
    pub screen_share_audio: Vec<Json>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// What a participant joined with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantDeviceInfo {
    /// The kind of client SDK, such as `prebuilt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sdk_type: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sdk_version: Option<String>,
    /// The kind of device, such as `desktop`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Browser, operating system and platform, as the service read them from the browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_user_agent: Option<Json>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// A change of a participant's mode.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModeChange {
    /// The mode from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<ParticipantMode>,
    /// When it changed, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timelog: Option<String>,
    /// The id in the service's database (`_id` on the wire).
    #[serde(rename = "_id", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Roughly where somebody is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GeoLocation {
    /// The city.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The part of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}
