//! Rooms: what they are and where they are kept.

mod options;
pub(crate) mod routes;

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value, json};

use crate::time::iso;

/// More rooms than this are not kept; the oldest is forgotten first.
const MOST_ROOMS: usize = 10_000;

/// The owner of every room: all key pairs of an emulator belong to one account.
pub(crate) const USER_ID: &str = "5f7edbb14c938bcd42944527";

/// A durable room.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    /// The database id.
    pub(crate) id: String,
    pub(crate) room_id: String,
    pub(crate) custom_room_id: Option<String>,
    pub(crate) disabled: bool,
    created_at: i64,
    updated_at: i64,
    /// What it was created with, as it is shown again.
    options: Map<String, Value>,
}

impl Room {
    /// The participants who alone may join; nothing when everybody may.
    pub(crate) fn allows(&self, participant_id: &str) -> bool {
        let allowed = self.options.get("allowedParticipantIds").and_then(Value::as_array);
        allowed.is_none_or(|ids| ids.is_empty() || ids.iter().any(|id| id == participant_id))
    }

    pub(crate) fn set_disabled(&mut self, disabled: bool, now_millis: i64) {
        self.disabled = disabled;
        self.updated_at = now_millis;
    }

    /// The room as `/v2/rooms` shows it.
    pub(crate) fn to_json(&self, url: &str) -> Value {
        let mut room = json!({
            "roomId": self.room_id,
            "customRoomId": self.custom_room_id,
            "userId": USER_ID,
            "disabled": self.disabled,
        });
        if let Some(fields) = room.as_object_mut() {
            fields.extend(self.options.clone());
            fields.extend(self.times());
            fields.insert("links".into(), self.links(url));
        }
        room
    }

    /// The room as `/v2/rooms/deactivate` shows it: under its old names.
    pub(crate) fn to_deactivated_json(&self) -> Value {
        let mut room = self.to_legacy_json();
        if let Some(fields) = room.as_object_mut() {
            fields.insert("disabled".into(), self.disabled.into());
        }
        room
    }

    /// The room as the v1 routes show it.
    pub(crate) fn to_legacy_json(&self) -> Value {
        let mut meeting = json!({
            "meetingId": self.room_id,
            "userMeetingId": self.custom_room_id,
            "userId": USER_ID,
        });
        if let Some(fields) = meeting.as_object_mut() {
            fields.extend(self.times());
        }
        meeting
    }

    fn times(&self) -> [(String, Value); 3] {
        [
            ("createdAt".into(), iso(self.created_at).into()),
            ("updatedAt".into(), iso(self.updated_at).into()),
            ("id".into(), self.id.clone().into()),
        ]
    }

    fn links(&self, url: &str) -> Value {
        json!({
            "get_room": format!("{url}/v2/rooms/{}", self.room_id),
            "get_session": format!("{url}/v2/sessions/"),
        })
    }
}

/// All rooms, in the order in which they were created.
#[derive(Debug, Default)]
pub(crate) struct Rooms {
    rooms: BTreeMap<u64, Room>,
    created: u64,
    by_id: HashMap<String, u64>,
    by_room_id: HashMap<String, u64>,
    by_custom_room_id: HashMap<String, u64>,
}

impl Rooms {
    pub(crate) fn create(
        &mut self,
        ids: (String, String),
        custom_room_id: Option<String>,
        options: Map<String, Value>,
        now_millis: i64,
    ) -> &Room {
        if self.rooms.len() >= MOST_ROOMS {
            self.forget_oldest();
        }
        let (id, room_id) = ids;
        let number = self.created;
        self.created += 1;
        self.by_id.insert(id.clone(), number);
        self.by_room_id.insert(room_id.clone(), number);
        if let Some(custom) = &custom_room_id {
            self.by_custom_room_id.insert(custom.clone(), number);
        }
        self.rooms.entry(number).or_insert(Room {
            id,
            room_id,
            custom_room_id,
            disabled: false,
            created_at: now_millis,
            updated_at: now_millis,
            options,
        })
    }

    fn forget_oldest(&mut self) {
        let Some((_, room)) = self.rooms.pop_first() else { return };
        self.by_id.remove(&room.id);
        self.by_room_id.remove(&room.room_id);
        if let Some(custom) = &room.custom_room_id {
            self.by_custom_room_id.remove(custom);
        }
    }

    /// The room with this real id.
    pub(crate) fn by_room_id(&mut self, room_id: &str) -> Option<&mut Room> {
        self.rooms.get_mut(self.by_room_id.get(room_id)?)
    }

    pub(crate) fn by_custom_room_id(&self, custom_room_id: &str) -> Option<&Room> {
        self.rooms.get(self.by_custom_room_id.get(custom_room_id)?)
    }

    /// The room whose real id or custom id this is; no letter case is folded, since custom ids may differ by it.
    pub(crate) fn by_either_id(&self, id: &str) -> Option<&Room> {
        let number = self.by_room_id.get(id).or_else(|| self.by_custom_room_id.get(id))?;
        self.rooms.get(number)
    }

    /// The room with this database id, room id or custom id.
    pub(crate) fn by_any_id(&mut self, id: &str) -> Option<&mut Room> {
        let indexes = [&self.by_id, &self.by_room_id, &self.by_custom_room_id];
        let number = indexes.into_iter().find_map(|index| index.get(id))?;
        self.rooms.get_mut(number)
    }

    /// All rooms, the newest first.
    pub(crate) fn newest_first(&self) -> impl Iterator<Item = &Room> {
        self.rooms.values().rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_room_is_forgotten_when_there_are_too_many() {
        let mut rooms = Rooms::default();
        for number in 0..=MOST_ROOMS {
            let ids = (format!("id-{number}"), format!("room-{number}"));
            rooms.create(ids, Some(format!("custom-{number}")), Map::new(), 0);
        }
        assert_eq!(rooms.newest_first().count(), MOST_ROOMS);
        assert!(rooms.by_any_id("id-0").is_none());
        assert!(rooms.by_either_id("custom-0").is_none());
        assert!(rooms.by_room_id("room-1").is_some());
    }
}
