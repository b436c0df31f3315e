//! What clients say over their WebSocket.

use serde_json::{Map, Value};

use super::Seat;
use super::codes::{self, JoinRefusal};
use crate::service::Service;
use crate::sessions::Device;

/// What is to be done after a message.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    Stay,
    Leave,
}

impl Service {
    /// Acts on one message; a refusal is told to the client, and it stays.
    pub(super) fn hear(&self, seat: &Seat, text: &str) -> Result<Next, JoinRefusal> {
        let message: Map<String, Value> = serde_json::from_str(text)
            .map_err(|error| invalid(format!("a message must be a JSON object: {error}")))?;
        match message.get("event").and_then(Value::as_str) {
            Some("entry-response") => self.hear_entry_response(seat, &message),
            Some("toggle-mic") => self.hear_toggle(seat, &message, Device::Mic),
            Some("toggle-webcam") => self.hear_toggle(seat, &message, Device::Webcam),
            Some("leave") => Ok(Next::Leave),
            _ => Err(invalid("event must be entry-response, toggle-mic, toggle-webcam or leave")),
        }
    }

    fn hear_entry_response(&self, seat: &Seat, message: &Map<String, Value>) -> Result<Next, JoinRefusal> {
        let participant_id = participant_id(message)?;
        let allowed = decision(message).ok_or_else(|| invalid("allowed must be true or false"))?;
        let mut state = self.state();
        let host =
            state.meetings.get(&seat.room_id).and_then(|meeting| meeting.present(&seat.participant_id));
        if !host.is_some_and(|host| host.may("allow_join")) {
            let reason = "only a participant with allow_join who is in the meeting may answer a guest";
            return Err(JoinRefusal::new(codes::INVALID_PERMISSIONS, reason));
        }
        if !state.answer_entry(&seat.room_id, participant_id, allowed, self.time.millis()) {
            return Err(invalid(format!("no guest waits as {participant_id:?}")));
        }
        Ok(Next::Stay)
    }

    fn hear_toggle(
        &self,
        seat: &Seat,
        message: &Map<String, Value>,
        device: Device,
    ) -> Result<Next, JoinRefusal> {
        let target = match message.get("participantId") {
            None => seat.participant_id.as_str(),
            Some(_) => participant_id(message)?,
        };
        let on =
            message.get("on").and_then(Value::as_bool).ok_or_else(|| invalid("on must be true or false"))?;
        self.state().toggle(seat, target, device, on, self.time.millis())?;
        Ok(Next::Stay)
    }
}

/// A guest is answered by `allowed: true | false`, or by `decision: "allowed" | "denied"`.
pub(super) fn decision(message: &Map<String, Value>) -> Option<bool> {
    match (message.get("allowed"), message.get("decision").and_then(Value::as_str)) {
        (Some(Value::Bool(allowed)), _) => Some(*allowed),
        (None, Some("allowed")) => Some(true),
        (None, Some("denied")) => Some(false),
        _ => None,
    }
}

fn participant_id(message: &Map<String, Value>) -> Result<&str, JoinRefusal> {
    message
        .get("participantId")
        .and_then(Value::as_str)
        .ok_or_else(|| invalid("participantId must be a text"))
}

fn invalid(reason: impl Into<String>) -> JoinRefusal {
    JoinRefusal::new(codes::INVALID_MESSAGE, reason)
}
