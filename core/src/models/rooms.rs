//! Rooms: the places where meetings happen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::composition::{CompositionConfig, TranscriptionConfig};
use super::{Json, JsonMap, null_as_default, texts_alone};

/// What to make a room with; every field may be left out.
///
/// Source: REST reference, create room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateRoom {
    /// Your own id of the room. A second create with the same id answers the same room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_room_id: Option<String>,
    /// The region that the room is bound to. Default: the region of the API key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo_fence: Option<Region>,
    /// Where the room's events are delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<RoomWebhook>,
    /// When the room's sessions end by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_close_config: Option<AutoCloseConfig>,
    /// What starts with each session of the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_start_config: Option<AutoStartConfig>,
    /// Allows several compositions of one kind at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_composition: Option<MultiComposition>,
    /// Only participants with these ids may join. Default: anyone with a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_participant_ids: Option<Vec<String>>,
    /// Makes the call safe to repeat. Default: no. It is not sent.
    ///
    /// A room without a `custom_room_id` is given one, a UUID; the service answers a second create of the same id with
    /// the same room, so the call is retried like a reading one. Without it a lost answer is an error whose outcome is
    /// unknown.
    #[serde(default, skip_serializing)]
    pub idempotent: bool,
    /// Further fields by their name on the wire; they are sent as they are.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Where the events of a room are delivered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomWebhook {
    /// The https address that deliveries are posted to (`endPoint` on the wire). At most 512 characters.
    #[serde(rename = "endPoint", alias = "url", default, deserialize_with = "null_as_default")]
    pub url: String,
    /// The names of the events, such as `session-started`; patterns such as `session*` are accepted.
    #[serde(default, deserialize_with = "null_as_default")]
    pub events: Vec<String>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// When sessions of a room end by themselves.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AutoCloseConfig {
    /// What happens (`type` on the wire). Default: `session-ends`, which is sent, since the service needs the field.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<AutoCloseType>,
    /// After how many minutes (`duration` on the wire). Default of the service: 480. At least 0.
    ///
    /// The sources differ in the unit: every page of the REST reference says minutes, the official SDKs say seconds.
    /// The number goes out as it is.
    // The last alias is the name that the official Node SDK has for the same field, so that its users may move.
    #[serde(
        rename = "duration",
        alias = "durationMinutes",
        alias = "afterInactiveSeconds",
        skip_serializing_if = "Option::is_none"
    )]
    pub duration_minutes: Option<i64>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// What happens when the time of a session is over.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AutoCloseType {
    /// The session ends; the room can be used again.
    #[serde(rename = "session-ends")]
    SessionEnds,
    /// The session ends and the room is closed for good.
    #[serde(rename = "session-end-and-deactivate")]
    SessionEndAndDeactivate,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// What starts with each session of a room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AutoStartConfig {
    /// A recording of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording: Option<AutoStartEgress>,
    /// An HLS stream of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hls: Option<AutoStartEgress>,
    /// A composite recording; its options are sent as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub composite: Option<Json>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// A recording or a stream that starts with the session.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AutoStartEgress {
    /// The address of a page of your own that arranges the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template_url: Option<String>,
    /// Transcription after the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcription: Option<TranscriptionConfig>,
    /// How the picture is composed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<CompositionConfig>,
    /// The folder in your bucket. For recordings only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws_dir_path: Option<String>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Which compositions may run several at once in a room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiComposition {
    /// Several recordings. Default: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording: Option<bool>,
    /// Several HLS streams. Default: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hls: Option<bool>,
    /// Several RTMP streams. Default: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rtmp: Option<bool>,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Which rooms to list; every field may be left out.
///
/// Source: REST reference, fetch rooms.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListRooms {
    /// The number of the first page, from 1. Default: 1. Not together with `cursor`.
    pub page: Option<i64>,
    /// How many rooms a page has. Default of the service: 20. At least 1.
    pub per_page: Option<i64>,
    /// Only rooms whose `room_id` or `custom_room_id` is exactly this.
    pub query: Option<String>,
    /// Only rooms of this user. For tokens of an administrator.
    pub user_id: Option<String>,
    /// Goes on where a page ended: the `next` of that page. The other fields must be the same as they were.
    pub cursor: Option<String>,
}

/// What to change in a room.
///
/// Source: a page of the REST reference of 2024 that its index no longer lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRoom {
    /// The state the room shall have.
    pub status: RoomStatus,
    /// Further fields by their name on the wire.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Whether a room can be joined.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RoomStatus {
    /// It can be joined.
    #[serde(rename = "enabled")]
    Enabled,
    /// It cannot be joined.
    #[serde(rename = "disabled")]
    Disabled,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// A room, as the service tells of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Room {
    /// The id that clients join with, such as `abcd-efgh-ijkl`; `meetingId` in older answers.
    pub room_id: String,
    /// Your own id of the room; `userMeetingId` in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_room_id: Option<String>,
    /// The id in the service's database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The id of the owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The API key that owns the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<String>,
    /// The region that the room is bound to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo_fence: Option<Region>,
    /// True once the room is closed.
    #[serde(default, deserialize_with = "null_as_default")]
    pub disabled: bool,
    /// Where the room's events are delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<RoomWebhook>,
    /// When the room's sessions end by themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_close_config: Option<AutoCloseConfig>,
    /// What starts with each session, as the service echoes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_start_config: Option<Json>,
    /// Which compositions may run several at once, as the service echoes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multi_composition: Option<Json>,
    /// The ids of the only participants who may join.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_participant_ids: Option<Vec<String>>,
    /// When it was made, in RFC 3339 such as `2022-03-25T04:49:11.024Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    /// When it was last changed, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// Addresses of related resources by name, such as `get_room`.
    #[serde(default, deserialize_with = "texts_alone", skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
    /// The account that owns the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<AccountUser>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// The account that owns a room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountUser {
    /// The id of the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Why the account was discontinued, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discontinued_reason: Option<String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Whether a room id is one of yours.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomValidation {
    /// True when the service knows the room.
    pub valid: bool,
    /// The room's id as the service has it, or else the id that was asked for.
    pub room_id: String,
    /// The room; only when it is valid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room: Option<Room>,
}

/// A region of the service.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    /// United States, first.
    Us001,
    /// United States, second.
    Us002,
    /// United Kingdom.
    Uk001,
    /// European Union.
    Eu001,
    /// Singapore, first.
    Sg001,
    /// Singapore, second.
    Sg002,
    /// United Arab Emirates.
    Uae001,
    /// India, first.
    In001,
    /// India, second.
    In002,
    /// India, third.
    In003,
    /// Australia.
    Aus001,
    /// The service's place for development.
    Dev1,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

impl From<String> for Region {
    /// The region of this word; one that is not known is kept as it is.
    fn from(word: String) -> Self {
        serde_json::from_value(Json::String(word.clone())).unwrap_or(Self::Other(word))
    }
}
