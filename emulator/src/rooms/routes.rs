//! The routes below `/v2/rooms`.

use http::StatusCode;
use serde_json::{Map, Value, json};

use super::options;
use crate::answer::Answer;
use crate::ids;
use crate::page::{DEFAULT_SIZE, Page};
use crate::refusal::Refusal;
use crate::request::refuse_unknown;
use crate::routes::Call;

pub(crate) type Outcome = Result<Answer, Refusal>;

/// `POST /v2/rooms`. A custom id that is known answers its room, whatever the other fields say (assumed).
pub(crate) fn create(call: &Call<'_>) -> Outcome {
    let (custom_room_id, options) = options::read(call.request.fields()?, call.service.strict)?;
    Ok(Answer::ok(create_or_find(call, custom_room_id, options, |room| room.to_json(&call.service.url()))))
}

/// Makes a room, or finds the one that has this custom id already.
pub(crate) fn create_or_find(
    call: &Call<'_>,
    custom_room_id: Option<String>,
    options: Map<String, Value>,
    show: impl Fn(&super::Room) -> Value,
) -> Value {
    let now = call.service.time.millis();
    let mut state = call.service.state();
    if let Some(room) = custom_room_id.as_deref().and_then(|id| state.rooms.by_custom_room_id(id)) {
        return show(room);
    }
    let ids = (ids::database_id(now.div_euclid(1_000)), ids::room_id());
    show(state.rooms.create(ids, custom_room_id, options, now))
}

/// `GET /v2/rooms`: the newest first (assumed).
pub(crate) fn list(call: &Call<'_>) -> Outcome {
    let page = Page::of(call.request, DEFAULT_SIZE)?;
    let query = call.request.query("query");
    let url = call.service.url();
    let state = call.service.state();
    let matching = state.rooms.newest_first().filter(|room| {
        query.is_none_or(|query| room.room_id == query || room.custom_room_id.as_deref() == Some(query))
    });
    let (rooms, info) = page.of_items(matching);
    let data: Vec<Value> = rooms.into_iter().map(|room| room.to_json(&url)).collect();
    Ok(Answer::ok(json!({ "pageInfo": info, "data": data })))
}

/// `GET /v2/rooms/{roomId}`: by database id, room id or custom id; ended rooms too.
pub(crate) fn get(call: &Call<'_>) -> Outcome {
    let id = call.parameter(0);
    let mut state = call.service.state();
    let room = state.rooms.by_any_id(id).ok_or_else(|| Refusal::room_not_found(id))?;
    Ok(Answer::ok(room.to_json(&call.service.url())))
}

/// `POST /v2/rooms/{roomId}` with `{status}`: enables or disables. Of low confidence: it is in no index.
pub(crate) fn update(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    if call.service.strict {
        refuse_unknown(&fields, &["status"], "")?;
    }
    let disabled = match fields.get("status").and_then(Value::as_str) {
        Some("enabled") => false,
        Some("disabled") => true,
        _ => return Err(Refusal::invalid_params("status must be enabled or disabled")),
    };
    let id = call.parameter(0);
    let now = call.service.time.millis();
    let mut state = call.service.state();
    let room = state.rooms.by_any_id(id).ok_or_else(|| Refusal::room_not_found(id))?;
    room.set_disabled(disabled, now);
    let room = room.clone();
    if disabled {
        state.end_session(&room.room_id, "room-disabled", now);
    }
    Ok(Answer::ok(room.to_json(&call.service.url())).assuming("update-room"))
}

/// `GET /v2/rooms/validate/{roomId}`; that a disabled room is no longer valid is assumed.
pub(crate) fn validate(call: &Call<'_>) -> Outcome {
    let id = call.parameter(0);
    let mut state = call.service.state();
    let room = state.rooms.by_any_id(id).ok_or_else(|| Refusal::room_not_found(id))?;
    if room.disabled {
        return Err(Refusal::not_found("Room is disabled", format!("Room is disabled: {id:?} was ended")));
    }
    Ok(Answer::ok(room.to_json(&call.service.url())))
}

/// `POST /v2/rooms/validate/{roomId}`: one page of the documentation says POST.
pub(crate) fn validate_by_post(call: &Call<'_>) -> Outcome {
    validate(call).map(|answer| answer.assuming("validate-by-post"))
}

/// `POST /v2/rooms/deactivate`: ends a room for good, and with it its session (assumed).
pub(crate) fn deactivate(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    if call.service.strict {
        refuse_unknown(&fields, &["roomId"], "")?;
    }
    let Some(id) = fields.get("roomId").and_then(Value::as_str).filter(|id| !id.is_empty()) else {
        return Err(Refusal::invalid_params("roomId is missing"));
    };
    let now = call.service.time.millis();
    let mut state = call.service.state();
    let Some(room) = state.rooms.by_room_id(id) else {
        // Documented for a custom id; so any id that is no room id has this answer.
        let message =
            format!("Room not found: {id:?} is not the roomId of a room; a customRoomId does not do");
        let refusal =
            Refusal::new(StatusCode::PAYMENT_REQUIRED, "resource_not_found", "Room not found", message);
        return Err(refusal);
    };
    room.set_disabled(true, now);
    let shown = room.to_deactivated_json();
    let room_id = room.room_id.clone();
    state.end_session(&room_id, "room-deactivated", now);
    Ok(Answer::ok(shown))
}
