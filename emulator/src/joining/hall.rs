//! What happens in a meeting and in front of its door.

use http::StatusCode;
use serde_json::Value;

use super::codes::{self, JoinRefusal};
use super::events;
use super::judge::Candidate;
use super::meeting::{Guest, Meeting, Outbox, Present};
use super::{Joined, Seat};
use crate::ids;
use crate::refusal::Refusal;
use crate::sessions::Device;
use crate::state::State;

/// More participants and guests than this do not fit into one meeting.
const MOST_PARTICIPANTS: usize = 1_000;

impl State {
    /// Lets a candidate in, or has it wait in front of the door.
    pub(super) fn admit(
        &mut self,
        candidate: Candidate,
        outbox: Option<Outbox>,
        now: i64,
    ) -> Result<Joined, JoinRefusal> {
        if let Some(joined) = self.earlier_knock(&candidate, outbox.is_some())? {
            return Ok(joined);
        }
        let connection = self.meetings.next_connection();
        let Candidate { room_id, participant_id, name, permissions, assumed } = candidate;
        let seat = Seat { room_id: room_id.clone(), participant_id: participant_id.clone(), connection };
        if permissions.iter().any(|word| word == "ask_join") {
            let guest = Guest { participant_id, name, permissions, connection, outbox, answered: None };
            let event = events::entry_requested(&room_id, &guest);
            let meeting = self.meetings.open(&room_id);
            meeting.tell_hosts(&event);
            meeting.guests.push(guest);
            return Ok(Joined::Waiting(seat, event));
        }
        let present = Present { participant_id, name, permissions, connection, outbox, off: Vec::new() };
        let event = self.enter(&room_id, present, &assumed, now);
        Ok(Joined::Connected(seat, event))
    }

    /// A client that is here already is a duplicate, unless it comes for the answer to its knock over plain HTTP.
    fn earlier_knock(
        &mut self,
        candidate: &Candidate,
        by_websocket: bool,
    ) -> Result<Option<Joined>, JoinRefusal> {
        let Some(meeting) = self.meetings.get_mut(&candidate.room_id) else { return Ok(None) };
        let id = candidate.participant_id.as_str();
        let duplicate = || {
            let reason = format!("participant {id:?} is in the meeting, or waits for it, already");
            Err(JoinRefusal::new(codes::DUPLICATE_PARTICIPANT, reason))
        };
        if let Some(place) = meeting.guests.iter().position(|guest| guest.participant_id == id) {
            let guest = &meeting.guests[place];
            if by_websocket || guest.outbox.is_some() || !candidate.must_ask() {
                return duplicate();
            }
            let seat = Seat {
                room_id: candidate.room_id.clone(),
                participant_id: id.to_owned(),
                connection: guest.connection,
            };
            let Some(allowed) = guest.answered else {
                let event = events::entry_requested(&candidate.room_id, guest);
                return Ok(Some(Joined::Waiting(seat, event)));
            };
            meeting.guests.remove(place);
            if !allowed {
                let event = events::entry_responded(&candidate.room_id, id, false);
                self.meetings.tidy(&candidate.room_id);
                return Ok(Some(Joined::Denied(event)));
            }
            if let Some(event) = connected_event(meeting, &candidate.room_id, id, &candidate.assumed) {
                return Ok(Some(Joined::Connected(seat, event)));
            }
            // It was let in and has left since: this is a new wish to join.
            return Ok(None);
        }
        if meeting.present(id).is_some() {
            return duplicate();
        }
        if meeting.present.len() + meeting.guests.len() >= MOST_PARTICIPANTS {
            let reason = format!("the emulator takes {MOST_PARTICIPANTS} participants in a meeting");
            return Err(JoinRefusal::new(codes::MAX_PARTICIPANT_REACHED, reason));
        }
        Ok(None)
    }

    /// Puts a participant into the meeting and its session, and tells everyone.
    fn enter(&mut self, room_id: &str, present: Present, assumed: &[&str], now: i64) -> Value {
        let seconds = now.div_euclid(1_000);
        let meeting = self.meetings.open(room_id);
        let session_id = meeting.session_id.get_or_insert_with(|| ids::database_id(seconds)).clone();
        if self.sessions.get(&session_id).is_none()
            && let Some(room) = self.rooms.by_room_id(room_id)
        {
            self.sessions.begin(session_id.clone(), room, now);
        }
        if let Some(session) = self.sessions.get(&session_id) {
            session.enter(ids::database_id(seconds), &present.participant_id, present.name.as_deref(), now);
        }
        let id = present.participant_id.clone();
        let hosts = present.may("allow_join");
        meeting.tell_others(&id, &events::participant_joined(room_id, &present));
        meeting.present.push(present);
        if hosts && let Some(present) = meeting.present(&id) {
            for guest in meeting.guests.iter().filter(|guest| guest.is_waiting()) {
                present.tell(events::entry_requested(room_id, guest));
            }
        }
        connected_event(meeting, room_id, &id, assumed).unwrap_or_default()
    }

    /// Answers a guest; false when nobody waits under this id.
    pub(crate) fn answer_entry(
        &mut self,
        room_id: &str,
        participant_id: &str,
        allowed: bool,
        now: i64,
    ) -> bool {
        let Some(meeting) = self.meetings.get_mut(room_id) else { return false };
        let waiting = |guest: &Guest| guest.participant_id == participant_id && guest.is_waiting();
        let Some(place) = meeting.guests.iter().position(waiting) else { return false };
        let mut guest = meeting.guests.remove(place);
        let event = events::entry_responded(room_id, participant_id, allowed);
        meeting.tell_hosts(&event);
        if allowed {
            guest.tell(event);
            let present = Present {
                participant_id: guest.participant_id.clone(),
                name: guest.name.clone(),
                permissions: guest.permissions.clone(),
                connection: guest.connection,
                outbox: guest.outbox.clone(),
                off: Vec::new(),
            };
            let connected = self.enter(room_id, present, &[], now);
            guest.tell(connected);
        } else {
            guest.dismiss(event, "denied");
        }
        if guest.outbox.is_none() {
            guest.answered = Some(allowed);
            self.meetings.open(room_id).guests.push(guest);
        }
        self.meetings.tidy(room_id);
        true
    }

    /// Switches a device, and tells everyone in the meeting; the one who switched takes it for the receipt.
    pub(super) fn toggle(
        &mut self,
        seat: &Seat,
        participant_id: &str,
        device: Device,
        on: bool,
        now: i64,
    ) -> Result<(), JoinRefusal> {
        let outside =
            || JoinRefusal::new(codes::INVALID_MESSAGE, "only who is in the meeting may switch devices");
        let meeting = self.meetings.get_mut(&seat.room_id).ok_or_else(outside)?;
        let by = meeting.present(&seat.participant_id).ok_or_else(outside)?;
        if participant_id != seat.participant_id && !by.may("allow_mod") {
            let reason = "allow_mod is needed to switch the devices of others";
            return Err(JoinRefusal::new(codes::INVALID_PERMISSIONS, reason));
        }
        let Some(present) = meeting.present_mut(participant_id) else {
            let reason = format!("participant {participant_id:?} is not in the meeting");
            return Err(JoinRefusal::new(codes::INVALID_MESSAGE, reason));
        };
        present.switch(device, on);
        let event = events::toggled(&seat.room_id, participant_id, device, on, &seat.participant_id);
        for present in &meeting.present {
            present.tell(event.clone());
        }
        if let Some(session) = meeting.session_id.as_deref().and_then(|id| self.sessions.get(id)) {
            session.switch(participant_id, device, on, now);
        }
        Ok(())
    }

    /// Takes a participant or a guest away; with a connection only if the place is still its own. False when there
    /// is nobody. The session ends with the last participant.
    pub(crate) fn leave(
        &mut self,
        room_id: &str,
        participant_id: &str,
        connection: Option<u64>,
        now: i64,
    ) -> bool {
        let Some(meeting) = self.meetings.get_mut(room_id) else { return false };
        let own = |id: &str, of: u64| id == participant_id && connection.is_none_or(|own| own == of);
        let guests = meeting.guests.len();
        meeting.guests.retain(|guest| !own(&guest.participant_id, guest.connection));
        let withdrew = meeting.guests.len() < guests;
        let present = meeting.present.len();
        meeting.present.retain(|present| !own(&present.participant_id, present.connection));
        let left = meeting.present.len() < present;
        if left {
            meeting.tell_others(participant_id, &events::participant_left(room_id, participant_id));
            let over = meeting.present.is_empty();
            let session_id = if over { meeting.session_id.take() } else { meeting.session_id.clone() };
            if let Some(session) = session_id.and_then(|id| self.sessions.get(&id)) {
                session.leave(participant_id, now);
                if over {
                    session.finish(now);
                }
            }
        } else if withdrew {
            meeting.tell_hosts(&events::entry_withdrawn(room_id, participant_id));
        }
        self.meetings.tidy(room_id);
        left || withdrew
    }

    /// Sends one participant away.
    pub(crate) fn remove_participant(&mut self, room_id: &str, participant_id: &str, now: i64) -> bool {
        let Some(present) = self.meetings.get(room_id).and_then(|meeting| meeting.present(participant_id))
        else {
            return false;
        };
        present.dismiss(events::removed(room_id, participant_id), "removed");
        self.leave(room_id, participant_id, None, now)
    }

    /// Ends what goes on in a room: everyone is told and sent away, guests too.
    pub(crate) fn end_session(&mut self, room_id: &str, reason: &str, now: i64) {
        let Some(meeting) = self.meetings.remove(room_id) else { return };
        let event = events::session_ended(room_id, meeting.session_id.as_deref(), reason);
        for present in &meeting.present {
            present.dismiss(event.clone(), reason);
        }
        for guest in &meeting.guests {
            guest.dismiss(event.clone(), reason);
        }
        if let Some(session) = meeting.session_id.and_then(|id| self.sessions.get(&id)) {
            session.finish(now);
        }
    }

    pub(crate) fn end_all_meetings(&mut self, now: i64) {
        for room_id in self.meetings.room_ids() {
            self.end_session(&room_id, "emulator-reset", now);
        }
    }

    /// The meeting's real room id and the guest's answer, as far as there is one.
    pub(super) fn entry_event(&self, room_id: &str, participant_id: &str) -> Result<Value, Refusal> {
        let meeting = self.meetings.get(room_id);
        let guest = meeting.and_then(|meeting| meeting.guest(participant_id));
        match (guest, guest.and_then(|guest| guest.answered)) {
            (Some(_), Some(allowed)) => {
                let mut event = events::entry_responded(room_id, participant_id, allowed);
                let connected =
                    meeting.and_then(|meeting| connected_event(meeting, room_id, participant_id, &[]));
                if let (Some(connected), Some(fields)) = (connected, event.as_object_mut()) {
                    fields.insert("connected".into(), connected);
                }
                Ok(event)
            }
            (Some(guest), None) => Ok(events::entry_requested(room_id, guest)),
            (None, _) => Err(no_entry(participant_id)),
        }
    }

    /// Everyone who waits in front of a room's door.
    pub(super) fn waiting(&self, room_id: &str) -> Vec<Value> {
        let guests = self.meetings.get(room_id).map(|meeting| meeting.guests.as_slice()).unwrap_or_default();
        let waiting = guests.iter().filter(|guest| guest.is_waiting());
        waiting.map(|guest| events::entry_requested(room_id, guest)).collect()
    }
}

pub(super) fn no_entry(participant_id: &str) -> Refusal {
    let message = format!("Entry not found: no guest waits as {participant_id:?}");
    Refusal::new(StatusCode::NOT_FOUND, "resource_not_found", "Entry not found", message)
}

fn connected_event(
    meeting: &Meeting,
    room_id: &str,
    participant_id: &str,
    assumed: &[&str],
) -> Option<Value> {
    let present = meeting.present(participant_id)?;
    let others: Vec<_> =
        meeting.present.iter().filter(|other| other.participant_id != participant_id).collect();
    let session_id = meeting.session_id.as_deref().unwrap_or_default();
    Some(events::connected(session_id, room_id, present, &others, assumed))
}
