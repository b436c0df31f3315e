use http::Method;
use serde_json::Value;

use super::sessions::{Sessions, place};
use crate::client::Client;
use crate::error::codes::service::{NO_LIVE_SESSION, PARTICIPANT_LEFT};
use crate::error::{Context, Error, Result};
use crate::models::participants::{ListParticipants, Participant};
use crate::models::sessions::{ParticipantRemoval, RemoveParticipant};
use crate::page::{Items, Page, found_by_cursor, taken_apart};
use crate::transport::{Answer, Call, segment};

/// Participants: who is in a room now.
///
/// The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id of a
/// session, for sessions that are over too. Should a room have several live sessions, the first that the service lists
/// counts. The id of a room is the service's own one.
#[derive(Debug, Clone)]
pub struct Participants {
    client: Client,
}

impl Participants {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Lists who is in a room now, a page at a time.
    ///
    /// A room in which nobody is, or that is not known, has an empty list. The session is looked up for the first page;
    /// later pages are of the same session.
    pub async fn list(&self, room_id: &str, params: ListParticipants) -> Result<Page<Participant>> {
        segment("room_id", room_id)?;
        let first = place(&params)?;
        let session_id = match &params.cursor {
            Some(cursor) => found_by_cursor(cursor)?,
            None => match self.live_session(room_id).await? {
                (Some(session_id), _) => session_id,
                (None, _) => return Ok(Page::default()),
            },
        };
        let list = self.sessions().active(&session_id, first)?.found(room_id, &session_id);
        match list.page(params.cursor.as_deref()).await {
            // So the service says that the last one has left.
            Err(error) if error.status() == Some(404) => Ok(Page::default()),
            page => page,
        }
    }

    /// Goes through who is in a room now, fetching page after page when it is needed.
    pub fn items(&self, room_id: &str, params: ListParticipants) -> Result<Items<Participant>> {
        segment("room_id", room_id)?;
        place(&params)?;
        let (participants, room_id) = (self.clone(), room_id.to_owned());
        let cursor = params.cursor.clone();
        Ok(Items::fetched(cursor, move |cursor| {
            let (participants, room_id) = (participants.clone(), room_id.clone());
            let page = params.page.filter(|_| cursor.is_none());
            let params = ListParticipants { page, cursor, ..params.clone() };
            async move { participants.list(&room_id, params).await }
        }))
    }

    /// Fetches one participant who is in a room now.
    ///
    /// Where there is no live session, or the participant has left it, it is an error of the kind `not_found` without a
    /// status.
    pub async fn get(&self, room_id: &str, participant_id: &str) -> Result<Participant> {
        segment("room_id", room_id)?;
        segment("participant_id", participant_id)?;
        let (session_id, context) = self.live_session(room_id).await?;
        let Some(session_id) = session_id else {
            let reason = format!("room {room_id:?} has no live session");
            return Err(Error::new(&NO_LIVE_SESSION, reason).with_context(found_by_us(context)));
        };
        let (participant, context) = self.sessions().participant(&session_id, participant_id).await?;
        let has_left =
            !participant.timelog.is_empty() && participant.timelog.iter().all(|stay| stay.end.is_some());
        if has_left {
            let reason = format!("participant {participant_id:?} has left room {room_id:?}");
            return Err(Error::new(&PARTICIPANT_LEFT, reason).with_context(found_by_us(context)));
        }
        Ok(participant)
    }

    /// Sends a participant out of a room's live session. A good token lets them join again.
    pub async fn remove(&self, room_id: &str, participant_id: &str) -> Result<ParticipantRemoval> {
        segment("room_id", room_id)?;
        segment("participant_id", participant_id)?;
        let params = RemoveParticipant {
            participant_id: participant_id.to_owned(),
            room_id: Some(room_id.to_owned()),
            ..RemoveParticipant::default()
        };
        self.sessions().remove_participant(params).await
    }

    /// The id of a room's live session, if it has one, and what is known of the request.
    async fn live_session(&self, room_id: &str) -> Result<(Option<String>, Context)> {
        let mut call = Call::new(Method::GET, "/v2/sessions", "/v2/sessions".to_owned());
        let query = [("roomId", room_id), ("status", "ongoing"), ("perPage", "1")];
        call.query = query.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let Answer { json, context } = self.client.send(&call).await?;
        let session = taken_apart(json).0.into_iter().next();
        let id = session.as_ref().and_then(|session| session.get("id").or_else(|| session.get("_id")));
        Ok((id.and_then(Value::as_str).map(str::to_owned), context))
    }

    fn sessions(&self) -> Sessions {
        Sessions::new(self.client.clone())
    }
}

/// The context of an error that the answer's content is the cause of, not its status.
fn found_by_us(context: Context) -> Context {
    Context { status: None, ..context }
}
