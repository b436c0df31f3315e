//! Joining a meeting: the token is judged, then the client is in, waits to be let in, or is refused.

mod codes;
mod events;
mod hall;
mod judge;
mod meeting;
mod messages;
pub(crate) mod routes;
pub(crate) mod socket;

pub(crate) use meeting::{Meetings, Outbox, Outgoing};

use serde_json::Value;
use videosdk_server::token::Claims;

pub(crate) use codes::JoinRefusal;

use crate::service::Service;

/// Who wants to join which room.
#[derive(Debug, Clone, Default)]
pub(crate) struct JoinRequest {
    pub(crate) room_id: Option<String>,
    pub(crate) token: Option<String>,
    pub(crate) participant_id: Option<String>,
    pub(crate) name: Option<String>,
}

/// The place that a client has in a meeting, or in front of its door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) room_id: String,
    pub(crate) participant_id: String,
    /// Tells apart two clients that have the same participant id one after the other.
    pub(crate) connection: u64,
}

/// What came of a wish to join.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Joined {
    /// In the meeting; the event says which session it is.
    Connected(Seat, Value),
    /// In front of the door, until a participant with `allow_join` answers.
    Waiting(Seat, Value),
    /// The answer to an earlier knock over plain HTTP: it was denied.
    Denied(Value),
}

impl Service {
    /// Judges the token, then lets the client in or has it wait. `outbox` is where its events go, if it has one.
    pub(crate) fn join(&self, request: &JoinRequest, outbox: Option<Outbox>) -> Result<Joined, JoinRefusal> {
        let candidate = judge::judge(self, request)?;
        self.state().admit(candidate, outbox, self.time.millis())
    }

    /// Lets a client in whose token nobody asks for, or has it wait.
    pub(crate) fn join_without_token(
        &self,
        request: &JoinRequest,
        permissions: Vec<String>,
    ) -> Result<Joined, JoinRefusal> {
        let claims = Claims { permissions: Some(permissions), ..Claims::default() };
        let checked = judge::CheckedToken { claims, ..judge::CheckedToken::default() };
        let candidate = judge::candidate(self, request, checked)?;
        self.state().admit(candidate, None, self.time.millis())
    }

    /// Notes that the client has left, unless its place is another's by now.
    pub(crate) fn leave(&self, seat: &Seat) {
        self.state().leave(&seat.room_id, &seat.participant_id, Some(seat.connection), self.time.millis());
    }
}
