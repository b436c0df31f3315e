//! `create-meeting` and `validate-meeting`: what is asked of the service, and what is made of its answer.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use videosdk_server::models::rooms::CreateRoom;
use videosdk_server::{Error, ErrorKind};

use crate::body::{self, Fields};
use crate::error::{
    Case, Problem,
    cases::{
        CONFLICT, CREDENTIALS_REFUSED, FIELD_INVALID, INTERNAL, INVALID_REQUEST, MEETING_ID_MISSING,
        MEETING_NOT_FOUND, SERVICE_ANSWER_UNREADABLE, SERVICE_UNAVAILABLE,
    },
};
use crate::parameters::{ROOM_NAMES, single};
use crate::response::Response;
use crate::upstream::{TooSlow, Upstream};

/// The fields that make a room.
const ROOM_FIELDS: [&str; 5] = ["geoFence", "customRoomId", "webhook", "autoCloseConfig", "autoStartConfig"];

/// The fields of a body of `create-meeting`. `region` is from the first version of the service and is ignored, as the
/// service does; public front ends still send it.
pub(crate) const CREATE_FIELDS: [&str; 7] =
    ["token", "region", "geoFence", "customRoomId", "webhook", "autoCloseConfig", "autoStartConfig"];

/// The fields of a body of `validate-meeting`.
pub(crate) const VALIDATE_FIELDS: [&str; 3] = ["token", "meetingId", "roomId"];

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Meeting<'a> {
    meeting_id: &'a str,
    room_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    custom_room_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid: Option<bool>,
}

/// The room that a body describes. The call is safe to repeat, so that a lost answer makes no second room.
pub(crate) fn room(fields: &Fields) -> Result<CreateRoom, Problem> {
    body::refuse_unknown(fields, &CREATE_FIELDS)?;
    let mut wanted = Fields::new();
    for name in ROOM_FIELDS {
        if let Some(value) = fields.get(name).filter(|value| !value.is_null()) {
            let value = unwrapped(value);
            // One by one, so that the fault is told by its name.
            read(Fields::from_iter([(name.to_owned(), value.clone())])).map_err(|()| faulty(name))?;
            wanted.insert(name.to_owned(), value);
        }
    }
    if wanted.get("customRoomId").is_some_and(|id| id == "") {
        return Err(Problem::new(FIELD_INVALID, "customRoomId is empty; leave it out, or give an id"));
    }
    let mut room = read(wanted).map_err(|()| faulty("of the room"))?;
    room.idempotent = true;
    Ok(room)
}

/// True for a room that says more than where and under what name it is.
pub(crate) fn is_configured(room: &CreateRoom) -> bool {
    room.webhook.is_some() || room.auto_close_config.is_some() || room.auto_start_config.is_some()
}

/// A form can only hold text, so an object in it is JSON inside a field.
fn unwrapped(value: &Value) -> Value {
    let object = value.as_str().filter(|text| text.starts_with('{'));
    object.and_then(|text| crate::strict_json::object(text).ok()).map_or_else(|| value.clone(), Value::Object)
}

fn read(fields: Fields) -> Result<CreateRoom, ()> {
    serde_json::from_value(Value::Object(fields)).map_err(|_| ())
}

fn faulty(name: &str) -> Problem {
    let shape = match name {
        "geoFence" | "customRoomId" => "a text",
        "webhook" => "an object such as {\"endPoint\": \"https://…\", \"events\": [\"session-started\"]}",
        "autoCloseConfig" => "an object such as {\"type\": \"session-ends\", \"duration\": 60}",
        _ => "an object such as {\"recording\": {}}",
    };
    Problem::new(FIELD_INVALID, format!("the field {name} is not as it should be: {shape}"))
}

/// The meeting id to validate: in the path, or for those who put it elsewhere in the body or the query.
pub(crate) fn meeting_id(path: Option<String>, query: &str, fields: &Fields) -> Result<String, Problem> {
    body::refuse_unknown(fields, &VALIDATE_FIELDS)?;
    let elsewhere = single(query, fields, &ROOM_NAMES)?.filter(|id| !id.is_empty());
    match (path, elsewhere) {
        (Some(id), Some(other)) if id != other => {
            Err(Problem::new(FIELD_INVALID, "the meeting id in the path and the one beside it are different"))
        }
        (Some(id), _) | (None, Some(id)) => Ok(id),
        (None, None) => Err(Problem::new(
            MEETING_ID_MISSING,
            "the meeting id is missing; it stands in the path: /validate-meeting/:meetingId",
        )),
    }
}

/// Answers with the own id that was sent, if one was: where rooms have certain names, only that one is of use.
pub(crate) async fn create(upstream: &Upstream<'_>, room: CreateRoom) -> Result<Response, Problem> {
    let own_id = room.custom_room_id.clone();
    let made = upstream.call("rooms.create", upstream.client.rooms().create(room)).await?;
    let id = made.map_err(|error| problem(&error))?.room_id;
    let meeting = Meeting { meeting_id: &id, room_id: &id, custom_room_id: own_id.as_deref(), valid: None };
    Ok(Response::json(200, &meeting))
}

/// A meeting that the caller may not know of is answered as one that is not there.
pub(crate) async fn validate(upstream: &Upstream<'_>, id: &str, may_know: bool) -> Result<Response, Problem> {
    let validated = upstream.call("rooms.validate", upstream.client.rooms().validate(id)).await?;
    let validation = validated.map_err(|error| problem(&error))?;
    if !validation.valid || !may_know {
        return Err(not_found());
    }
    let id = validation.room_id;
    Ok(Response::json(
        200,
        &Meeting { meeting_id: &id, room_id: &id, custom_room_id: None, valid: Some(true) },
    ))
}

impl From<TooSlow> for Problem {
    fn from(_: TooSlow) -> Self {
        unavailable("it did not answer in time", None)
    }
}

fn not_found() -> Problem {
    Problem::new(MEETING_NOT_FOUND, "there is no meeting of this id")
}

fn unavailable(why: &str, retry_after: Option<Duration>) -> Problem {
    const DEFAULT_SECONDS: u64 = 5;
    const MOST_SECONDS: u64 = 3600;
    let seconds = retry_after.map_or(DEFAULT_SECONDS, |wait| wait.as_secs_f64().ceil() as u64);
    Problem::new(
        SERVICE_UNAVAILABLE,
        format!("VideoSDK cannot be used just now: {why}; tokens are still given"),
    )
    .with_header("retry-after", seconds.clamp(1, MOST_SECONDS).to_string())
}

/// What a failed call means for the client of this server. Its own tokens are no part of that, so a refused key is
/// this server's fault, and is told as such.
fn problem(error: &Error) -> Problem {
    let says = |case: Case, text: &str| Problem::new(case, format!("{text}: {}", error.reason()));
    match error.kind() {
        ErrorKind::NotFound => not_found(),
        ErrorKind::InvalidRequest => says(INVALID_REQUEST, "VideoSDK would not take the request"),
        ErrorKind::Conflict => says(CONFLICT, "the meeting exists already in another form"),
        ErrorKind::Authentication | ErrorKind::Permission => Problem::new(
            CREDENTIALS_REFUSED,
            format!(
                "VideoSDK refuses this server's own API key or secret{}; the client's token is not the reason. \
                 Check VIDEOSDK_API_KEY and VIDEOSDK_SECRET of the server with `videosdk-server doctor`",
                error.status().map(|status| format!(" with status {status}")).unwrap_or_default()
            ),
        ),
        ErrorKind::Configuration => Problem::new(
            CREDENTIALS_REFUSED,
            "the settings of this server do not let it call VideoSDK; check them with `videosdk-server doctor`",
        ),
        ErrorKind::RateLimited => unavailable("it asks this server to slow down", error.retry_after()),
        ErrorKind::Timeout => unavailable("it did not answer in time", error.retry_after()),
        ErrorKind::Network | ErrorKind::Cancelled => unavailable("it cannot be reached", error.retry_after()),
        ErrorKind::Server => unavailable("it answers with an error of its own", error.retry_after()),
        ErrorKind::Decode => {
            Problem::new(SERVICE_ANSWER_UNREADABLE, "VideoSDK answered with something that cannot be read")
        }
        _ => Problem::new(INTERNAL, "the request failed for a reason that is a fault of this server"),
    }
}
