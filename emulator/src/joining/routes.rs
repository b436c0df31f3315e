//! Joining over plain HTTP.

use http::StatusCode;
use http::header::{AUTHORIZATION, SEC_WEBSOCKET_VERSION, UPGRADE};
use serde_json::{Map, Value, json};
use videosdk_server::token::Permission;

use super::codes::{self, JoinRefusal};
use super::hall::no_entry;
use super::judge::check_token;
use super::messages::decision;
use super::{JoinRequest, Joined};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::{Request, refuse_unknown};
use crate::rooms::routes::Outcome;
use crate::routes::Call;

impl JoinRequest {
    /// From the body's fields, else from the query; the token may also stand in `Authorization`.
    pub(crate) fn read(request: &Request) -> Result<Self, Refusal> {
        let fields = request.fields()?;
        // An id that is there but empty is kept: it is a mistake to tell, not a wish for a new one.
        let text = |name: &str| match fields.get(name) {
            None | Some(Value::Null) => Ok(request.query_or_empty(name).map(str::to_owned)),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(Refusal::invalid_params(format!("{name} must be a text"))),
        };
        let token = text("token")?.or_else(|| request.header(AUTHORIZATION.as_str()).map(str::to_owned));
        Ok(Self {
            room_id: match text("roomId")? {
                None => text("meetingId")?,
                room_id => room_id,
            },
            token,
            participant_id: text("participantId")?,
            name: text("name")?,
        })
    }
}

/// `GET /emulator/join` that does not ask for a WebSocket, or not in full.
pub(crate) fn join_without_upgrade(_: &Call<'_>) -> Outcome {
    let refusal = Refusal::new(
        StatusCode::UPGRADE_REQUIRED,
        "upgrade_required",
        "Upgrade required",
        "GET /emulator/join is a WebSocket of version 13; over plain HTTP it is POST /emulator/join",
    );
    Ok(Answer::from(refusal).with_header(UPGRADE, "websocket").with_header(SEC_WEBSOCKET_VERSION, "13"))
}

/// `POST /emulator/join`.
pub(crate) fn join(call: &Call<'_>) -> Outcome {
    let request = JoinRequest::read(call.request)?;
    Ok(came_of(call.service.join(&request, None)))
}

/// `POST /emulator/participants` with `{roomId, participantId, name, permissions}`: a client joins without a token.
pub(crate) fn add_participant(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    refuse_unknown(&fields, &["roomId", "participantId", "name", "permissions"], "")?;
    let permissions = permissions(&fields)?;
    let request = JoinRequest::read(call.request)?;
    Ok(came_of(call.service.join_without_token(&request, permissions)))
}

/// What a client that has no token may do; `allow_join` unless something else is said.
fn permissions(fields: &Map<String, Value>) -> Result<Vec<String>, Refusal> {
    let words = match fields.get("permissions") {
        None | Some(Value::Null) => return Ok(vec![Permission::AllowJoin.to_string()]),
        Some(Value::Array(words)) => words.as_slice(),
        Some(_) => &[],
    };
    let known = words.iter().map(|word| word.as_str().and_then(|word| word.parse::<Permission>().ok()));
    match known.collect::<Option<Vec<_>>>() {
        Some(known) if !known.is_empty() && (known.len() == 1 || !known.contains(&Permission::AskJoin)) => {
            Ok(known.iter().map(Permission::to_string).collect())
        }
        _ => Err(Refusal::invalid_params(
            "permissions must be a list of allow_join and allow_mod, or of ask_join alone",
        )),
    }
}

fn came_of(joined: Result<Joined, JoinRefusal>) -> Answer {
    match joined {
        Ok(Joined::Connected(_, event)) => Answer::ok(event),
        Ok(Joined::Waiting(_, event)) => Answer::new(StatusCode::ACCEPTED, event),
        Ok(Joined::Denied(event)) => Answer::new(StatusCode::FORBIDDEN, event),
        Err(refusal) => refusal.into(),
    }
}

/// `POST /emulator/leave` with `{roomId, participantId, token}`.
pub(crate) fn leave(call: &Call<'_>) -> Outcome {
    let request = JoinRequest::read(call.request)?;
    let checked = match check_token(call.service, &request) {
        Ok(checked) => checked,
        Err(refusal) => return Ok(refusal.into()),
    };
    let bound = checked.claims.participant_id.filter(|_| checked.claims.version == Some(2));
    let Some(participant_id) = request.participant_id.or(bound).filter(|id| !id.is_empty()) else {
        return Err(Refusal::invalid_params("participantId is missing"));
    };
    let room_id = room_of(call, request.room_id.as_deref())?;
    let now = call.service.time.millis();
    if !call.service.state().leave(&room_id, &participant_id, None, now) {
        let message = format!("Participant not found: {participant_id:?} is not in the meeting");
        return Err(Refusal::not_found("Participant not found", message));
    }
    Ok(Answer::ok(json!({ "event": "left", "roomId": room_id, "participantId": participant_id })))
}

/// `GET /emulator/entries?roomId=…`: who waits.
pub(crate) fn entries(call: &Call<'_>) -> Outcome {
    let room_id = room_of(call, call.request.query("roomId"))?;
    Ok(Answer::ok(json!({ "entries": call.service.state().waiting(&room_id) })))
}

/// `GET /emulator/entries/{participantId}?roomId=…`: what became of a guest's wish.
pub(crate) fn entry(call: &Call<'_>) -> Outcome {
    let room_id = room_of(call, call.request.query("roomId"))?;
    call.service.state().entry_event(&room_id, call.parameter(0)).map(Answer::ok)
}

/// `POST /emulator/entries/{participantId}` with the host's token and `{roomId, decision}`.
pub(crate) fn answer_entry(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    let request = JoinRequest { participant_id: None, ..JoinRequest::read(call.request)? };
    let checked = match check_token(call.service, &request) {
        Ok(checked) => checked,
        Err(refusal) => return Ok(refusal.into()),
    };
    let room_id = room_of(call, request.room_id.as_deref())?;
    let claims = checked.claims;
    let bound = claims.participant_id.as_deref().filter(|_| claims.is_version_2());
    let is_host = claims.has_permission("allow_join")
        && call.service.state().meetings.get(&room_id).is_some_and(|meeting| {
            // A token of any participant stands for whoever in the meeting may let guests in.
            let own = |id: &str| bound.is_none_or(|bound| bound == id);
            meeting.present.iter().any(|present| own(&present.participant_id) && present.may("allow_join"))
        });
    if !is_host {
        let reason = "only a participant with allow_join who is in the meeting may answer a guest";
        return Ok(JoinRefusal::new(codes::INVALID_PERMISSIONS, reason).into());
    }
    decide(call, &fields)
}

/// Answers a guest, whoever decides it.
pub(crate) fn decide(call: &Call<'_>, fields: &Map<String, Value>) -> Outcome {
    let participant_id = call.parameter(0);
    let Some(allowed) = decision(fields) else {
        return Err(Refusal::invalid_params("decision must be allowed or denied"));
    };
    let room_id = fields.get("roomId").and_then(Value::as_str).or(call.request.query("roomId"));
    let room_id = room_of(call, room_id)?;
    let now = call.service.time.millis();
    if !call.service.state().answer_entry(&room_id, participant_id, allowed, now) {
        return Err(no_entry(participant_id));
    }
    Ok(Answer::ok(json!({
        "event": "entry-responded",
        "roomId": room_id,
        "participantId": participant_id,
        "allowed": allowed,
        "decision": if allowed { "allowed" } else { "denied" },
    })))
}

/// The real id of a room that is named by its real or its custom id.
fn room_of(call: &Call<'_>, id: Option<&str>) -> Result<String, Refusal> {
    let id = id.unwrap_or_default();
    if id.is_empty() {
        return Err(Refusal::invalid_params("roomId is missing"));
    }
    let state = call.service.state();
    state.rooms.by_either_id(id).map(|room| room.room_id.clone()).ok_or_else(|| Refusal::room_not_found(id))
}
