//! The v1 routes: the same rooms under their old names.

use serde_json::{Map, Value, json};

use crate::answer::Answer;
use crate::page::{DEFAULT_SIZE, Page};
use crate::refusal::Refusal;
use crate::request::refuse_unknown;
use crate::rooms::Room;
use crate::rooms::routes::{Outcome, create_or_find};
use crate::routes::Call;

/// `POST /v1/meetings`; `region` is in the public samples, and ignored.
pub(crate) fn create(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    if call.service.strict {
        refuse_unknown(&fields, &["userMeetingId", "region"], "")?;
    }
    let custom_room_id = match fields.get("userMeetingId") {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.clone()),
        Some(_) => return Err(Refusal::invalid_params("userMeetingId must be a text that is not empty")),
    };
    Ok(Answer::ok(create_or_find(call, custom_room_id, Map::new(), Room::to_legacy_json)))
}

/// `GET /v1/meetings`.
pub(crate) fn list(call: &Call<'_>) -> Outcome {
    let page = Page::of(call.request, DEFAULT_SIZE)?;
    let state = call.service.state();
    let (rooms, info) = page.of_items(state.rooms.newest_first());
    let data: Vec<Value> = rooms.into_iter().map(Room::to_legacy_json).collect();
    Ok(Answer::ok(json!({ "pageInfo": info, "data": data })))
}

/// `GET /v1/meetings/{meetingId}`.
pub(crate) fn get(call: &Call<'_>) -> Outcome {
    let id = call.parameter(0);
    let mut state = call.service.state();
    let room = state.rooms.by_any_id(id).ok_or_else(|| Refusal::room_not_found(id))?;
    Ok(Answer::ok(room.to_legacy_json()))
}

/// `POST /v1/meetings/{meetingId}` and, of the same shape (assumed), `POST /v1/prebuilt/meetings/{meetingId}`.
pub(crate) fn validate(call: &Call<'_>) -> Outcome {
    let id = call.parameter(0);
    let mut state = call.service.state();
    match state.rooms.by_any_id(id) {
        Some(room) if !room.disabled => Ok(Answer::ok(room.to_legacy_json())),
        _ => Err(Refusal::room_not_found(id)),
    }
}
