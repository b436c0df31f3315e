//! What is told to clients, each event in one place.

use serde_json::{Value, json};

use super::meeting::{Guest, Present};
use crate::sessions::Device;

pub(super) fn connected(
    session_id: &str,
    room_id: &str,
    present: &Present,
    others: &[&Present],
    assumed: &[&str],
) -> Value {
    let ids: Vec<&str> = others.iter().map(|other| other.participant_id.as_str()).collect();
    let others: Vec<Value> = others.iter().map(|other| other_present(other)).collect();
    let mut event = json!({
        "event": "connected",
        "sessionId": session_id,
        "roomId": room_id,
        "participantId": present.participant_id,
        "name": present.name,
        "permissions": present.permissions,
        "participants": ids,
        "others": others,
    });
    if !assumed.is_empty() {
        event["assumed"] = assumed.into();
    }
    event
}

/// One who is in the meeting already, with what is switched on.
fn other_present(other: &Present) -> Value {
    json!({
        "participantId": other.participant_id,
        "name": other.name,
        "mic": other.has_on(Device::Mic),
        "webcam": other.has_on(Device::Webcam),
    })
}

/// For the guest itself, and for everyone who may answer it.
pub(super) fn entry_requested(room_id: &str, guest: &Guest) -> Value {
    json!({
        "event": "entry-requested",
        "roomId": room_id,
        "participantId": guest.participant_id,
        "name": guest.name,
    })
}

pub(super) fn entry_responded(room_id: &str, participant_id: &str, allowed: bool) -> Value {
    json!({
        "event": "entry-responded",
        "roomId": room_id,
        "participantId": participant_id,
        "allowed": allowed,
        "decision": if allowed { "allowed" } else { "denied" },
    })
}

pub(super) fn entry_withdrawn(room_id: &str, participant_id: &str) -> Value {
    json!({ "event": "entry-withdrawn", "roomId": room_id, "participantId": participant_id })
}

pub(super) fn participant_joined(room_id: &str, present: &Present) -> Value {
    json!({
        "event": "participant-joined",
        "roomId": room_id,
        "participantId": present.participant_id,
        "name": present.name,
    })
}

pub(super) fn participant_left(room_id: &str, participant_id: &str) -> Value {
    json!({ "event": "participant-left", "roomId": room_id, "participantId": participant_id })
}

pub(super) fn removed(room_id: &str, participant_id: &str) -> Value {
    json!({ "event": "participant-removed", "roomId": room_id, "participantId": participant_id })
}

pub(super) fn session_ended(room_id: &str, session_id: Option<&str>, reason: &str) -> Value {
    json!({ "event": "session-ended", "roomId": room_id, "sessionId": session_id, "reason": reason })
}

pub(super) fn toggled(room_id: &str, participant_id: &str, device: Device, on: bool, by: &str) -> Value {
    let event = match device {
        Device::Mic => "toggle-mic",
        Device::Webcam => "toggle-webcam",
    };
    json!({ "event": event, "roomId": room_id, "participantId": participant_id, "on": on, "by": by })
}
