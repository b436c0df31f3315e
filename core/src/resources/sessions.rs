use http::Method;
use serde_json::Value;

use crate::client::Client;
use crate::error::{Context, Result};
use crate::models::participants::{ListParticipants, Participant};
use crate::models::quality::{ParticipantQualityStats, SessionQualityStats};
use crate::models::sessions::{
    EndSession, ListSessions, ParticipantRemoval, RemoveParticipant, Session, SessionStatus,
};
use crate::page::{Items, List, Page, Place};
use crate::transport::{Call, decode, segment, unreadable};
use crate::wire::{argument, current_names, filters, not_empty, rename, to_json};

const PARTICIPANTS: &str = "/v2/sessions/{sessionId}/participants";
const ACTIVE_PARTICIPANTS: &str = "/v2/sessions/{sessionId}/participants/active";

/// Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions.
#[derive(Debug, Clone)]
pub struct Sessions {
    client: Client,
}

impl Sessions {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Lists the sessions of the account's rooms, a page at a time.
    pub async fn list(&self, params: ListSessions) -> Result<Page<Session>> {
        self.pages(&params)?.page(params.cursor.as_deref()).await
    }

    /// Goes through all sessions, fetching page after page when it is needed, in constant memory.
    pub fn items(&self, params: ListSessions) -> Result<Items<Session>> {
        Ok(Items::new(self.pages(&params)?, params.cursor))
    }

    /// Fetches a session, live or over.
    pub async fn get(&self, session_id: &str) -> Result<Session> {
        let path = format!("/v2/sessions/{}", segment("session_id", session_id)?);
        let answer = self.client.send(&Call::new(Method::GET, "/v2/sessions/{sessionId}", path)).await?;
        session(answer.json, &answer.context)
    }

    /// Lists everyone who is or was in a session, a page at a time.
    pub async fn list_participants(
        &self,
        session_id: &str,
        params: ListParticipants,
    ) -> Result<Page<Participant>> {
        self.everyone(session_id, &params)?.page(params.cursor.as_deref()).await
    }

    /// Goes through everyone who is or was in a session, fetching page after page when it is needed.
    pub fn participant_items(
        &self,
        session_id: &str,
        params: ListParticipants,
    ) -> Result<Items<Participant>> {
        Ok(Items::new(self.everyone(session_id, &params)?, params.cursor))
    }

    /// Lists who is in a session now, a page at a time.
    ///
    /// Where nobody is, the service answers 404, as it does for a session that it does not know; both are errors of the
    /// kind `not_found`. The list of a room, in `participants`, is empty then.
    pub async fn list_active_participants(
        &self,
        session_id: &str,
        params: ListParticipants,
    ) -> Result<Page<Participant>> {
        let first = place(&params)?;
        self.active(session_id, first)?.page(params.cursor.as_deref()).await
    }

    /// Goes through who is in a session now, fetching page after page when it is needed.
    pub fn active_participant_items(
        &self,
        session_id: &str,
        params: ListParticipants,
    ) -> Result<Items<Participant>> {
        let first = place(&params)?;
        Ok(Items::new(self.active(session_id, first)?, params.cursor))
    }

    /// Fetches one participant of a session, whether they are there or have left.
    pub async fn get_participant(&self, session_id: &str, participant_id: &str) -> Result<Participant> {
        Ok(self.participant(session_id, participant_id).await?.0)
    }

    /// Ends a session: everyone is sent out. The room stays, and can be joined again.
    ///
    /// A session that has ended already is an error of the kind `not_found`, unless `ignore_closed` is set.
    pub async fn end(&self, params: EndSession) -> Result<Session> {
        check_which(params.room_id.as_deref(), params.session_id.as_deref())?;
        let mut call = Call::new(Method::POST, "/v2/sessions/end", "/v2/sessions/end".to_owned());
        call.body = Some(to_json(&params)?);
        let answer = self.client.send(&call).await?;
        session(answer.json, &answer.context)
    }

    /// Sends a participant out of a live session. A good token lets them join again.
    pub async fn remove_participant(&self, params: RemoveParticipant) -> Result<ParticipantRemoval> {
        const ROUTE: &str = "/v2/sessions/participants/remove";
        if params.participant_id.is_empty() {
            return Err(argument("participant_id is empty; name whom to send out"));
        }
        check_which(params.room_id.as_deref(), params.session_id.as_deref())?;
        let mut call = Call::new(Method::POST, ROUTE, ROUTE.to_owned());
        call.body = Some(to_json(&params)?);
        call.words = true;
        let answer = self.client.send(&call).await?;
        removal(answer.json, &answer.context)
    }

    /// Fetches how well sound and picture came through in a session, over all participants.
    pub async fn get_stats(&self, session_id: &str) -> Result<SessionQualityStats> {
        let path = format!("/v2/sessions/{}/stats", segment("session_id", session_id)?);
        let call = Call::new(Method::GET, "/v2/sessions/{sessionId}/stats", path);
        let answer = self.client.send(&call).await?;
        decode(current_names(answer.json), &answer.context)
    }

    /// Fetches how well sound and picture came through for one participant of a session.
    pub async fn get_participant_stats(
        &self,
        session_id: &str,
        participant_id: &str,
    ) -> Result<ParticipantQualityStats> {
        let (session_id, participant_id) =
            (segment("session_id", session_id)?, segment("participant_id", participant_id)?);
        // Here the route says participant; everywhere else it is participants.
        let path = format!("/v2/sessions/{session_id}/participant/{participant_id}/stats");
        let call = Call::new(Method::GET, "/v2/sessions/{sessionId}/participant/{participantId}/stats", path);
        let answer = self.client.send(&call).await?;
        decode(current_names(answer.json), &answer.context)
    }

    /// One participant, and what is known of the request.
    pub(super) async fn participant(
        &self,
        session_id: &str,
        participant_id: &str,
    ) -> Result<(Participant, Context)> {
        let (session_id, participant_id) =
            (segment("session_id", session_id)?, segment("participant_id", participant_id)?);
        let path = format!("/v2/sessions/{session_id}/participants/{participant_id}");
        let call = Call::new(Method::GET, "/v2/sessions/{sessionId}/participants/{participantId}", path);
        let answer = self.client.send(&call).await?;
        Ok((decode(answer.json, &answer.context)?, answer.context))
    }

    /// The list of who is in a session now.
    pub(super) fn active(&self, session_id: &str, first: Place) -> Result<List<Participant>> {
        let path = format!("/v2/sessions/{}/participants/active", segment("session_id", session_id)?);
        Ok(self.participants(ACTIVE_PARTICIPANTS, path, first))
    }

    fn everyone(&self, session_id: &str, params: &ListParticipants) -> Result<List<Participant>> {
        let path = format!("/v2/sessions/{}/participants", segment("session_id", session_id)?);
        Ok(self.participants(PARTICIPANTS, path, place(params)?))
    }

    fn participants(&self, route: &'static str, path: String, first: Place) -> List<Participant> {
        List::new(self.client.clone(), route, Vec::new(), first, decode).at(path).lifted(out_of_session)
    }

    fn pages(&self, params: &ListSessions) -> Result<List<Session>> {
        let first = Place::asked(params.page, params.per_page, params.cursor.as_deref())?;
        let status = params.status.as_ref().map(|status| match status {
            SessionStatus::Ongoing => "ongoing".to_owned(),
            SessionStatus::Ended => "ended".to_owned(),
            SessionStatus::Other(word) => word.clone(),
        });
        let filters = filters([
            ("query", params.query.clone()),
            ("roomId", params.room_id.clone()),
            ("customRoomId", params.custom_room_id.clone()),
            ("userId", params.user_id.clone()),
            ("startDate", params.start_date.map(|milliseconds| milliseconds.to_string())),
            ("endDate", params.end_date.map(|milliseconds| milliseconds.to_string())),
            ("status", status),
        ]);
        Ok(List::new(self.client.clone(), "/v2/sessions", filters, first, session))
    }
}

pub(super) fn place(params: &ListParticipants) -> Result<Place> {
    Place::asked(params.page, params.per_page, params.cursor.as_deref())
}

fn check_which(room_id: Option<&str>, session_id: Option<&str>) -> Result<()> {
    not_empty("room_id", room_id)?;
    not_empty("session_id", session_id)?;
    if room_id.is_none() && session_id.is_none() {
        return Err(argument(
            "neither room_id nor session_id is given; one of them has to say which session",
        ));
    }
    Ok(())
}

/// A session as the service writes it. Some answers call its id `_id`, and older ones do not say its status.
fn session(json: Value, context: &Context) -> Result<Session> {
    let mut json = current_names(json);
    rename(&mut json, "_id", "id");
    if let Some(fields) = json.as_object_mut()
        && fields.get("status").is_none_or(Value::is_null)
    {
        let over = fields.get("end").is_some_and(|end| !end.is_null());
        fields.insert("status".to_owned(), if over { "ended" } else { "ongoing" }.into());
    }
    decode(json, context)
}

/// What is said of a participant who was sent out. It has happened, so an object of any shape will do.
fn removal(json: Value, context: &Context) -> Result<ParticipantRemoval> {
    match json {
        Value::Null => Ok(ParticipantRemoval::default()),
        Value::String(message) => {
            Ok(ParticipantRemoval { message: Some(message), ..ParticipantRemoval::default() })
        }
        Value::Object(ref fields) if fields.contains_key("id") || fields.contains_key("_id") => {
            let session = session(json, context)?;
            Ok(ParticipantRemoval { session: Some(session), ..ParticipantRemoval::default() })
        }
        Value::Object(_) => decode(json, context),
        _ => Err(unreadable("it is neither a text nor an object", context)),
    }
}

/// The participants stand inside a session, which is the `data` of the answer or the one item of it.
fn out_of_session(mut answer: Value) -> Value {
    let Some(data) = answer.get_mut("data") else { return answer };
    let session = if data.is_array() { data.get_mut(0) } else { Some(&mut *data) };
    *data = session.and_then(|session| session.get_mut("participants")).map(Value::take).unwrap_or_default();
    answer
}
