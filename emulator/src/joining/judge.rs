//! Whether a client may join at all: first its token, then the room, then its participant id.

use videosdk_server::token::{Claims, ExplainToken, decode};

use super::JoinRequest;
use super::codes::{self, JoinRefusal};
use crate::ids;
use crate::service::Service;
use crate::token::{ASSUMED, reason};

/// A longer participant id is refused (assumed).
const LONGEST_PARTICIPANT_ID: usize = 256;

/// A longer name is cut, in characters.
const LONGEST_NAME: usize = 256;

/// A client whose token is good for a room that is there.
#[derive(Debug)]
pub(crate) struct Candidate {
    /// The real id of the room.
    pub(crate) room_id: String,
    pub(crate) participant_id: String,
    pub(crate) name: Option<String>,
    pub(crate) permissions: Vec<String>,
    pub(crate) assumed: Vec<&'static str>,
}

impl Candidate {
    /// True for a guest who has to ask first.
    pub(crate) fn must_ask(&self) -> bool {
        self.permissions.iter().any(|word| word == "ask_join")
    }
}

pub(super) fn judge(service: &Service, request: &JoinRequest) -> Result<Candidate, JoinRefusal> {
    let checked = check_token(service, request)?;
    candidate(service, request, checked)
}

/// Judges all but the token.
pub(super) fn candidate(
    service: &Service,
    request: &JoinRequest,
    checked: CheckedToken,
) -> Result<Candidate, JoinRefusal> {
    if let Some(code) = service.state().account.join_code() {
        return Err(JoinRefusal::new(code, "the account of the API key may not use the service"));
    }
    let room_id = check_room(service, request.room_id.as_deref().unwrap_or_default())?;
    let participant_id = check_participant_id(request, &checked.claims)?;
    let allowed = service.state().rooms.by_room_id(&room_id).is_some_and(|room| room.allows(&participant_id));
    if !allowed {
        return Err(JoinRefusal::new(
            codes::UNAUTHORIZED_PARTICIPANT_ID,
            format!("participant {participant_id:?} is not among the room's allowedParticipantIds"),
        ));
    }
    Ok(Candidate {
        room_id,
        participant_id,
        name: request.name.as_ref().map(|name| name.chars().take(LONGEST_NAME).collect()),
        permissions: checked.claims.permissions.unwrap_or_default(),
        assumed: checked.assumed,
    })
}

#[derive(Default)]
pub(super) struct CheckedToken {
    pub(super) claims: Claims,
    pub(super) assumed: Vec<&'static str>,
}

/// Judges the token alone, for this room and participant as far as they are named.
pub(super) fn check_token(service: &Service, request: &JoinRequest) -> Result<CheckedToken, JoinRefusal> {
    let text = request.token.as_deref().unwrap_or_default().trim();
    if text.is_empty() {
        return Err(JoinRefusal::new(codes::INVALID_TOKEN, "the token is missing"));
    }
    let use_of_it = ExplainToken {
        at: Some(service.time.seconds()),
        room_id: request.room_id.as_deref().map(|id| same_room_as_claimed(service, text, id)),
        participant_id: request.participant_id.clone(),
    };
    let explanation = service.tokens.explain(text, &use_of_it);
    if explanation.join.accepted == Some(false) {
        let code = explanation.join.code.unwrap_or(codes::INVALID_TOKEN);
        let fallback = match code {
            // A good token for the REST API has nothing that would be worth a finding.
            codes::UNAUTHORIZED_ROLE => "the role rtc is needed to join",
            _ => "it is invalid or expired",
        };
        return Err(JoinRefusal::new(code, reason(&explanation, about(code), fallback)));
    }
    let assumed = if explanation.join.accepted.is_none() { vec![ASSUMED] } else { Vec::new() };
    match explanation.claims {
        Some(claims) => Ok(CheckedToken { claims, assumed }),
        None => Err(JoinRefusal::new(codes::INVALID_TOKEN, reason(&explanation, &[], "it is no token"))),
    }
}

/// A room may be named by its real id on one side and by its custom id on the other: the token's word for the same
/// room is as good as the client's.
fn same_room_as_claimed(service: &Service, token: &str, id: &str) -> String {
    let claimed = decode(token).ok().and_then(|claims| claims.room_id);
    let state = service.state();
    let room = state.rooms.by_either_id(id);
    match (claimed, room) {
        (Some(claimed), Some(room))
            if claimed == room.room_id || room.custom_room_id.as_ref() == Some(&claimed) =>
        {
            claimed
        }
        _ => id.to_owned(),
    }
}

/// The claims that a code is about, so that the reason speaks of them.
fn about(code: u16) -> &'static [&'static str] {
    match code {
        codes::INVALID_API_KEY => &["apikey"],
        codes::INVALID_PARTICIPANT_ID | codes::UNAUTHORIZED_PARTICIPANT_ID => &["participantId"],
        codes::INVALID_PERMISSIONS => &["permissions"],
        codes::UNAUTHORIZED_MEETING_ID => &["roomId"],
        codes::UNAUTHORIZED_ROLE => &["roles"],
        _ => &[],
    }
}

fn check_room(service: &Service, id: &str) -> Result<String, JoinRefusal> {
    let refuse = |reason: String| Err(JoinRefusal::new(codes::INVALID_MEETING_ID, reason));
    if id.is_empty() {
        return refuse("the roomId is missing".to_owned());
    }
    match service.state().rooms.by_either_id(id) {
        None => refuse(format!("no room has the id {id:?}")),
        Some(room) if room.disabled => refuse(format!("the room {id:?} is disabled")),
        Some(room) => Ok(room.room_id.clone()),
    }
}

/// The id that the client brings, else the one its token is bound to, else a new one.
fn check_participant_id(request: &JoinRequest, claims: &Claims) -> Result<String, JoinRefusal> {
    let bound = claims.participant_id.clone().filter(|_| claims.is_version_2());
    let Some(id) = request.participant_id.clone().or(bound) else { return Ok(ids::participant_id()) };
    if id.is_empty() || id.contains(char::is_whitespace) || id.len() > LONGEST_PARTICIPANT_ID {
        return Err(JoinRefusal::new(
            codes::INVALID_PARTICIPANT_ID,
            format!(
                "the participantId must not be empty, hold white space or be longer than {LONGEST_PARTICIPANT_ID} bytes"
            ),
        ));
    }
    Ok(id)
}
