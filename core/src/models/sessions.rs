//! Sessions: each time that people meet in a room.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::participants::Participant;
use super::rooms::Region;
use super::{Json, JsonMap, null_as_default, texts_alone};

/// Which sessions to list; every field may be left out, and without any all sessions of all rooms are listed.
///
/// Source: REST reference, fetch sessions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListSessions {
    /// The number of the first page, from 1. Default: 1. Not together with `cursor`.
    pub page: Option<i64>,
    /// How many sessions a page has. Default of the service: 20. At least 1.
    pub per_page: Option<i64>,
    /// Only sessions of rooms whose `room_id` or `custom_room_id` is exactly this.
    pub query: Option<String>,
    /// Only sessions of the room with this id.
    pub room_id: Option<String>,
    /// Only sessions of the room to which you gave this id.
    pub custom_room_id: Option<String>,
    /// Only sessions of this user. For tokens of an administrator.
    pub user_id: Option<String>,
    /// Only sessions that began at this time or later, in milliseconds since 1970.
    pub start_date: Option<i64>,
    /// Only sessions that began at this time or earlier, in milliseconds since 1970.
    pub end_date: Option<i64>,
    /// Only sessions in this state.
    pub status: Option<SessionStatus>,
    /// Goes on where a page ended: the `next` of that page. The other fields must be the same as they were.
    pub cursor: Option<String>,
}

/// Which session to end: the live one of a room, or the one of an id. At least one of `room_id` and `session_id` is needed.
///
/// Source: REST reference, end session.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndSession {
    /// The id of the room; your own id of it does as well.
    ///
    /// The page of the REST reference says that `session_id` does without it; the official SDKs always send it.
    #[serde(alias = "meetingId", skip_serializing_if = "Option::is_none")]
    pub room_id: Option<String>,
    /// Only this session, so that a later one of the same room is left alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// Ends it by force (`vsdkForceKill` on the wire). Default of the service: no.
    #[serde(rename = "vsdkForceKill", alias = "force", skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
    /// Answers a session that has ended already instead of an error. Default of the service: no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignore_closed: Option<bool>,
    /// Further fields by their name on the wire; they are sent as they are.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Whom to send out of which session. At least one of `room_id` and `session_id` is needed.
///
/// Source: REST reference, remove participant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemoveParticipant {
    /// The id of the participant.
    pub participant_id: String,
    /// The id of the room, whose live session is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_id: Option<String>,
    /// The id of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// Further fields by their name on the wire; they are sent as they are.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// Whether a session goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SessionStatus {
    /// Somebody is in the room.
    #[default]
    #[serde(rename = "ongoing")]
    Ongoing,
    /// It is over.
    #[serde(rename = "ended")]
    Ended,
    /// Any other word, as it came.
    #[serde(untagged)]
    Other(String),
}

/// One live occupancy of a room, from the first who joins to the last who leaves, as the service tells of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The id of the session.
    pub id: String,
    /// The id of its room; `meetingId` in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_id: Option<String>,
    /// Your own id of the room; `userMeetingId` in older answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_room_id: Option<String>,
    /// Whether it goes on. Where the service does not say, it goes by `end`.
    pub status: SessionStatus,
    /// When it began, in RFC 3339 such as `2022-02-22T07:26:43.863Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When it ended, in RFC 3339; empty while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Who was there. It may be cut short; `list_participants` has everyone.
    #[serde(default, deserialize_with = "null_as_default")]
    pub participants: Vec<Participant>,
    /// The id of the room's owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The API key that owns the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_key: Option<String>,
    /// The region that the session ran in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// For how long it was active. No source says in which unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_duration: Option<f64>,
    /// The address of the chat's messages, a CSV file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat_link: Option<String>,
    /// The HLS streams of the session, as the service tells of them.
    #[serde(default, deserialize_with = "null_as_default")]
    pub hls_log: Vec<Json>,
    /// Addresses of related resources by name, such as `get_room`.
    #[serde(default, deserialize_with = "texts_alone", skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}

/// What the service says when it has sent a participant out.
///
/// The REST reference shows the session, the official SDKs take the answer for a text; both are read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantRemoval {
    /// The service's words, when it answers with some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The session, when it answers with that. The participant's stay may not have its end yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
    /// Fields that have no name here yet.
    #[serde(flatten)]
    pub extra: JsonMap,
}
