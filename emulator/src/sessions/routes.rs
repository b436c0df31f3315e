//! The routes below `/v2/sessions`.

use serde_json::{Value, json};

use super::{Attendance, Session};
use crate::answer::Answer;
use crate::page::{DEFAULT_SIZE, Page};
use crate::refusal::Refusal;
use crate::request::{Request, refuse_unknown};
use crate::rooms::routes::Outcome;
use crate::routes::Call;
use crate::state::State;

/// The page size of the list of all participants, as the documented sample has it.
const PARTICIPANTS_SIZE: usize = 10;

/// `GET /v2/sessions`: the newest first (assumed).
pub(crate) fn list(call: &Call<'_>) -> Outcome {
    let page = Page::of(call.request, DEFAULT_SIZE)?;
    let filter = Filter::of(call.request)?;
    let url = call.service.url();
    let state = call.service.state();
    let (sessions, info) =
        page.of_items(state.sessions.newest_first().filter(|session| filter.fits(session)));
    let data: Vec<Value> = sessions.into_iter().map(|session| session.to_full_json(&url)).collect();
    Ok(Answer::ok(json!({ "pageInfo": info, "data": data })))
}

/// What a list of sessions is narrowed to; `userId` is for administrators' tokens, and ignored.
struct Filter<'a> {
    query: Option<&'a str>,
    room_id: Option<&'a str>,
    custom_room_id: Option<&'a str>,
    ongoing: Option<bool>,
    from: Option<i64>,
    to: Option<i64>,
}

impl<'a> Filter<'a> {
    fn of(request: &'a Request) -> Result<Self, Refusal> {
        let ongoing = match request.query("status") {
            None => None,
            Some("ongoing") => Some(true),
            Some("ended") => Some(false),
            Some(other) => {
                let message = format!("status must be ongoing or ended, not {other:?}");
                return Err(Refusal::invalid_params(message));
            }
        };
        Ok(Self {
            query: request.query("query"),
            room_id: request.query("roomId"),
            custom_room_id: request.query("customRoomId"),
            ongoing,
            from: millis(request, "startDate")?,
            to: millis(request, "endDate")?,
        })
    }

    /// Both dates are held against the session's start, as documented.
    fn fits(&self, session: &Session) -> bool {
        let custom = session.custom_room_id.as_deref();
        self.query.is_none_or(|query| session.room_id == query || custom == Some(query))
            && self.room_id.is_none_or(|id| session.room_id == id)
            && self.custom_room_id.is_none_or(|id| custom == Some(id))
            && self.ongoing.is_none_or(|ongoing| session.is_ongoing() == ongoing)
            && self.from.is_none_or(|from| session.start >= from)
            && self.to.is_none_or(|to| session.start <= to)
    }
}

fn millis(request: &Request, name: &str) -> Result<Option<i64>, Refusal> {
    request
        .query(name)
        .map(|text| {
            text.parse().map_err(|_| {
                Refusal::invalid_params(format!("{name} must be in milliseconds since 1970, not {text:?}"))
            })
        })
        .transpose()
}

pub(super) fn find<'a>(state: &'a mut State, id: &str) -> Result<&'a mut Session, Refusal> {
    state.sessions.get(id).ok_or_else(|| {
        Refusal::not_found("Session not found", format!("Session not found: no session has the id {id:?}"))
    })
}

/// `GET /v2/sessions/{sessionId}`.
pub(crate) fn get(call: &Call<'_>) -> Outcome {
    let mut state = call.service.state();
    let session = find(&mut state, call.parameter(0))?;
    Ok(Answer::ok(session.to_full_json(&call.service.url())))
}

/// `GET /v2/sessions/{sessionId}/participants`: everyone who was there, inside a session.
pub(crate) fn participants(call: &Call<'_>) -> Outcome {
    let page = Page::of(call.request, PARTICIPANTS_SIZE)?;
    let mut state = call.service.state();
    let session = find(&mut state, call.parameter(0))?;
    let (attendances, info) = page.of_items(session.attendances());
    let participants = attendances.into_iter().map(Attendance::to_json).collect();
    Ok(Answer::ok(json!({ "pageInfo": info, "data": session.to_json(&call.service.url(), participants) })))
}

/// `GET /v2/sessions/{sessionId}/participants/active`: who is there now; the sample shows a list of one session.
pub(crate) fn active(call: &Call<'_>) -> Outcome {
    let page = Page::of(call.request, DEFAULT_SIZE)?;
    let mut state = call.service.state();
    let session = find(&mut state, call.parameter(0))?;
    let present = session.attendances().filter(|attendance| attendance.is_present());
    let (attendances, info) = page.of_items(present);
    if info["total"] == 0 {
        return Err(Refusal::not_found("No active participants found", "No active participants found"));
    }
    let participants = attendances.into_iter().map(Attendance::to_json).collect();
    let mut shown = session.to_json(&call.service.url(), participants);
    // Here, and only here, the documentation has the id under its name in the database.
    shown["_id"] = json!(session.id);
    Ok(Answer::ok(json!({ "pageInfo": info, "data": [shown] })))
}

/// `GET /v2/sessions/{sessionId}/participants/{participantId}`.
pub(crate) fn participant(call: &Call<'_>) -> Outcome {
    let id = call.parameter(1);
    let mut state = call.service.state();
    let session = find(&mut state, call.parameter(0))?;
    Ok(Answer::ok(find_attendance(session, id)?.to_json()))
}

pub(super) fn find_attendance<'a>(session: &'a Session, id: &str) -> Result<&'a Attendance, Refusal> {
    session.attendances().find(|attendance| attendance.participant_id == id).ok_or_else(|| {
        let message = format!("Participant not found: {id:?} was not in the session");
        Refusal::not_found("Participant not found", message)
    })
}

/// `POST /v2/sessions/end`: sends everyone away.
pub(crate) fn end(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    if call.service.strict {
        refuse_unknown(&fields, &["roomId", "sessionId", "vsdkForceKill", "ignoreClosed"], "")?;
    }
    let now = call.service.time.millis();
    let mut state = call.service.state();
    let id = session_of(&state, text(&fields, "roomId"), text(&fields, "sessionId"))?;
    let session = find(&mut state, &id)?;
    let tolerant = fields.get("ignoreClosed").and_then(Value::as_bool).unwrap_or(false);
    if !session.is_ongoing() && !tolerant {
        return Err(Refusal::not_found("Session not found", "the room has no ongoing session"));
    }
    let room_id = session.room_id.clone();
    if session.is_ongoing() {
        state.end_session(&room_id, "session-ended-by-api", now);
    }
    Ok(Answer::ok(find(&mut state, &id)?.to_legacy_json()))
}

/// `POST /v2/sessions/participants/remove`; a session is answered, as the REST page shows it.
pub(crate) fn remove(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    if call.service.strict {
        refuse_unknown(&fields, &["participantId", "roomId", "sessionId"], "")?;
    }
    let Some(participant_id) = text(&fields, "participantId") else {
        return Err(Refusal::invalid_params("participantId is missing"));
    };
    let now = call.service.time.millis();
    let mut state = call.service.state();
    let id = session_of(&state, text(&fields, "roomId"), text(&fields, "sessionId"))?;
    let room_id = find(&mut state, &id)?.room_id.clone();
    if !state.remove_participant(&room_id, participant_id, now) {
        let message = format!("Participant not found: {participant_id:?} is not in the session");
        return Err(Refusal::not_found("Participant not found", message));
    }
    Ok(Answer::ok(find(&mut state, &id)?.to_full_json(&call.service.url())))
}

fn text<'a>(fields: &'a serde_json::Map<String, Value>, name: &str) -> Option<&'a str> {
    fields.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// The id of the named session, else of the latest one of the room; a custom id of the room does as well.
fn session_of(state: &State, room_id: Option<&str>, session_id: Option<&str>) -> Result<String, Refusal> {
    if room_id.is_none() && session_id.is_none() {
        return Err(Refusal::invalid_params("roomId or sessionId is missing"));
    }
    let in_room = |session: &&Session| {
        room_id.is_none_or(|id| session.room_id == id || session.custom_room_id.as_deref() == Some(id))
            && session_id.is_none_or(|id| session.id == id)
    };
    let session = state.sessions.newest_first().find(in_room);
    session.map(|session| session.id.clone()).ok_or_else(|| {
        Refusal::not_found(
            "Session not found",
            "Session not found: the room has no session, or has not this one",
        )
    })
}
