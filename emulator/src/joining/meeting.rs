//! Who is in a meeting right now, and who waits in front of its door.

use std::collections::HashMap;

use serde_json::Value;
use tokio::sync::mpsc;

use crate::sessions::Device;

/// What goes to a client over its WebSocket.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outgoing {
    Event(Value),
    /// The end, with the WebSocket's close code and its reason.
    Close(u16, String),
}

/// Where a client's events go. It is bounded: one that does not read loses its later events.
pub(crate) type Outbox = mpsc::Sender<Outgoing>;

/// Sends without waiting, as the state's lock is held.
fn send(outbox: Option<&Outbox>, outgoing: Outgoing) {
    if let Some(outbox) = outbox {
        let _ = outbox.try_send(outgoing);
    }
}

#[derive(Debug)]
pub(crate) struct Present {
    pub(crate) participant_id: String,
    pub(crate) name: Option<String>,
    pub(crate) permissions: Vec<String>,
    pub(crate) connection: u64,
    /// Nothing for a client of the plain HTTP form.
    pub(crate) outbox: Option<Outbox>,
    /// The devices that are switched off; none is when somebody joins.
    pub(crate) off: Vec<Device>,
}

impl Present {
    pub(crate) fn switch(&mut self, device: Device, on: bool) {
        self.off.retain(|other| *other != device);
        if !on {
            self.off.push(device);
        }
    }

    pub(crate) fn has_on(&self, device: Device) -> bool {
        !self.off.contains(&device)
    }

    pub(crate) fn may(&self, permission: &str) -> bool {
        self.permissions.iter().any(|word| word == permission)
    }

    pub(crate) fn tell(&self, event: Value) {
        send(self.outbox.as_ref(), Outgoing::Event(event));
    }

    pub(crate) fn dismiss(&self, event: Value, reason: &str) {
        self.tell(event);
        send(self.outbox.as_ref(), Outgoing::Close(NORMAL, reason.to_owned()));
    }
}

/// The close code of an end as it should be (RFC 6455 section 7.4.1).
const NORMAL: u16 = 1000;

#[derive(Debug)]
pub(crate) struct Guest {
    pub(crate) participant_id: String,
    pub(crate) name: Option<String>,
    pub(crate) permissions: Vec<String>,
    pub(crate) connection: u64,
    pub(crate) outbox: Option<Outbox>,
    /// The answer to a guest of the plain HTTP form, kept until it asks for it.
    pub(crate) answered: Option<bool>,
}

impl Guest {
    pub(crate) fn is_waiting(&self) -> bool {
        self.answered.is_none()
    }

    pub(crate) fn tell(&self, event: Value) {
        send(self.outbox.as_ref(), Outgoing::Event(event));
    }

    pub(crate) fn dismiss(&self, event: Value, reason: &str) {
        self.tell(event);
        send(self.outbox.as_ref(), Outgoing::Close(NORMAL, reason.to_owned()));
    }
}

/// One room that somebody is in, or wants to get in.
#[derive(Debug, Default)]
pub(crate) struct Meeting {
    pub(crate) session_id: Option<String>,
    pub(crate) present: Vec<Present>,
    pub(crate) guests: Vec<Guest>,
}

impl Meeting {
    pub(crate) fn present(&self, participant_id: &str) -> Option<&Present> {
        self.present.iter().find(|present| present.participant_id == participant_id)
    }

    pub(crate) fn present_mut(&mut self, participant_id: &str) -> Option<&mut Present> {
        self.present.iter_mut().find(|present| present.participant_id == participant_id)
    }

    pub(crate) fn guest(&self, participant_id: &str) -> Option<&Guest> {
        self.guests.iter().find(|guest| guest.participant_id == participant_id)
    }

    /// Tells everyone but this participant.
    pub(crate) fn tell_others(&self, participant_id: &str, event: &Value) {
        for present in self.present.iter().filter(|present| present.participant_id != participant_id) {
            present.tell(event.clone());
        }
    }

    /// Tells everyone who may let guests in.
    pub(crate) fn tell_hosts(&self, event: &Value) {
        for present in self.present.iter().filter(|present| present.may("allow_join")) {
            present.tell(event.clone());
        }
    }
}

/// All meetings, by the real id of their room.
#[derive(Debug, Default)]
pub(crate) struct Meetings {
    by_room_id: HashMap<String, Meeting>,
    connections: u64,
}

impl Meetings {
    pub(crate) fn get(&self, room_id: &str) -> Option<&Meeting> {
        self.by_room_id.get(room_id)
    }

    pub(crate) fn get_mut(&mut self, room_id: &str) -> Option<&mut Meeting> {
        self.by_room_id.get_mut(room_id)
    }

    pub(crate) fn open(&mut self, room_id: &str) -> &mut Meeting {
        self.by_room_id.entry(room_id.to_owned()).or_default()
    }

    pub(crate) fn next_connection(&mut self) -> u64 {
        self.connections += 1;
        self.connections
    }

    pub(crate) fn remove(&mut self, room_id: &str) -> Option<Meeting> {
        self.by_room_id.remove(room_id)
    }

    /// Forgets a meeting that nobody is in and nobody waits for.
    pub(crate) fn tidy(&mut self, room_id: &str) {
        let empty = |meeting: &Meeting| meeting.present.is_empty() && meeting.guests.is_empty();
        if self.by_room_id.get(room_id).is_some_and(empty) {
            self.by_room_id.remove(room_id);
        }
    }

    pub(crate) fn room_ids(&self) -> Vec<String> {
        self.by_room_id.keys().cloned().collect()
    }
}
