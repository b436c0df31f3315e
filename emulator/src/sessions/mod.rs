//! Sessions: who was in which room, and when.

pub(crate) mod routes;
mod spans;
pub(crate) mod stats;

use std::collections::VecDeque;

use serde_json::{Value, json};

use spans::Spans;

use crate::rooms::{Room, USER_ID};
use crate::time::iso;

/// More sessions than this are not kept; the oldest that has ended is forgotten first.
const MOST_SESSIONS: usize = 5_000;

/// A device of a participant that can be switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Device {
    Mic,
    Webcam,
}

/// One participant's part in a session.
#[derive(Debug, Clone)]
pub(crate) struct Attendance {
    id: String,
    pub(crate) participant_id: String,
    name: Option<String>,
    stays: Spans,
    mic: Spans,
    webcam: Spans,
}

impl Attendance {
    pub(crate) fn is_present(&self) -> bool {
        self.stays.last_is_open()
    }

    fn device(&mut self, device: Device) -> &mut Spans {
        match device {
            Device::Mic => &mut self.mic,
            Device::Webcam => &mut self.webcam,
        }
    }

    fn leave(&mut self, now: i64) {
        for spans in [&mut self.stays, &mut self.mic, &mut self.webcam] {
            spans.end(now);
        }
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "_id": self.id,
            "participantId": self.participant_id,
            "name": self.name,
            "timelog": self.stays.to_json(),
            "events": { "mic": self.mic.to_json(), "webcam": self.webcam.to_json() },
        })
    }
}

/// One live occupancy of a room, from the first who joins to the last who leaves.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) room_id: String,
    custom_room_id: Option<String>,
    start: i64,
    end: Option<i64>,
    attendances: Vec<Attendance>,
}

impl Session {
    pub(crate) fn is_ongoing(&self) -> bool {
        self.end.is_none()
    }

    pub(crate) fn attendances(&self) -> impl Iterator<Item = &Attendance> {
        self.attendances.iter()
    }

    /// Notes that a participant came, for the first time or again.
    pub(crate) fn enter(&mut self, id: String, participant_id: &str, name: Option<&str>, now: i64) {
        if self.attendance(participant_id).is_none() {
            self.attendances.push(Attendance {
                id,
                participant_id: participant_id.to_owned(),
                name: None,
                stays: Spans::default(),
                mic: Spans::default(),
                webcam: Spans::default(),
            });
        }
        let Some(attendance) = self.attendance(participant_id) else { return };
        attendance.name = name.map(str::to_owned).or(attendance.name.take());
        for spans in [&mut attendance.stays, &mut attendance.mic, &mut attendance.webcam] {
            spans.begin(now);
        }
    }

    pub(crate) fn leave(&mut self, participant_id: &str, now: i64) {
        if let Some(attendance) = self.attendance(participant_id) {
            attendance.leave(now);
        }
    }

    /// Notes that a device was switched; switching it to what it is changes nothing.
    pub(crate) fn switch(&mut self, participant_id: &str, device: Device, on: bool, now: i64) {
        let Some(attendance) = self.attendance(participant_id) else { return };
        let spans = attendance.device(device);
        match (on, spans.last_is_open()) {
            (true, false) => spans.begin(now),
            (false, true) => spans.end(now),
            _ => {}
        }
    }

    pub(crate) fn finish(&mut self, now: i64) {
        for attendance in self.attendances.iter_mut().filter(|attendance| attendance.is_present()) {
            attendance.leave(now);
        }
        self.end.get_or_insert(now);
    }

    fn attendance(&mut self, participant_id: &str) -> Option<&mut Attendance> {
        self.attendances.iter_mut().find(|attendance| attendance.participant_id == participant_id)
    }

    /// The session as `/v2/sessions` shows it, with these participants.
    pub(crate) fn to_json(&self, url: &str, participants: Vec<Value>) -> Value {
        json!({
            "id": self.id,
            "roomId": self.room_id,
            "customRoomId": self.custom_room_id,
            "start": iso(self.start),
            "end": self.end.map(iso),
            "status": self.status(),
            "participants": participants,
            "userId": USER_ID,
            "links": {
                "get_room": format!("{url}/v2/rooms/{}", self.room_id),
                "get_session": format!("{url}/v2/sessions/{}", self.id),
            },
        })
    }

    /// The session with all its participants.
    pub(crate) fn to_full_json(&self, url: &str) -> Value {
        self.to_json(url, self.attendances().map(Attendance::to_json).collect())
    }

    /// The session under its old names, as the routes that end something show it.
    pub(crate) fn to_legacy_json(&self) -> Value {
        json!({
            "id": self.id,
            "meetingId": self.room_id,
            "userMeetingId": self.custom_room_id,
            "start": iso(self.start),
            "end": self.end.map(iso),
            "participants": self.attendances().map(Attendance::to_json).collect::<Vec<_>>(),
            "userId": USER_ID,
        })
    }

    fn status(&self) -> &'static str {
        if self.is_ongoing() { "ongoing" } else { "ended" }
    }
}

/// All sessions, in the order in which they began.
#[derive(Debug, Default)]
pub(crate) struct Sessions(VecDeque<Session>);

impl Sessions {
    pub(crate) fn begin(&mut self, id: String, room: &Room, now: i64) {
        if self.0.len() >= MOST_SESSIONS {
            let oldest = self.0.iter().position(|session| !session.is_ongoing()).unwrap_or(0);
            self.0.remove(oldest);
        }
        self.0.push_back(Session {
            id,
            room_id: room.room_id.clone(),
            custom_room_id: room.custom_room_id.clone(),
            start: now,
            end: None,
            attendances: Vec::new(),
        });
    }

    pub(crate) fn get(&mut self, id: &str) -> Option<&mut Session> {
        self.0.iter_mut().rev().find(|session| session.id == id)
    }

    /// All sessions, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Session> {
        self.0.iter().rev()
    }
}
