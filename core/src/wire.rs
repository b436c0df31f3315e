//! What resources share between their arguments, the wire and their answers.

use serde::Serialize;
use serde_json::Value;

use crate::error::codes::service::ARGUMENT_INVALID;
use crate::error::{Error, Result};

/// The error of an argument that cannot be, found before any request.
pub(crate) fn argument(reason: impl Into<String>) -> Error {
    Error::new(&ARGUMENT_INVALID, reason)
}

/// Refuses an id that is there but empty: the service would take it for none at all.
pub(crate) fn not_empty(name: &str, id: Option<&str>) -> Result<()> {
    match id {
        Some("") => Err(argument(format!("{name} is empty; leave it out, or give an id"))),
        _ => Ok(()),
    }
}

pub(crate) fn to_json<T: Serialize>(params: &T) -> Result<Value> {
    serde_json::to_value(params).map_err(|_| Error::internal("a request cannot be written as JSON"))
}

/// The filters of a list that are given. Empty ones are not sent, so they make no other list either.
pub(crate) fn filters<const COUNT: usize>(filters: [(&str, Option<String>); COUNT]) -> Vec<(String, String)> {
    let given = filters.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    given.filter(|(_, value)| !value.is_empty()).collect()
}

/// An answer whose ids have their names of today. Older ones call them `meetingId` and `userMeetingId`.
pub(crate) fn current_names(mut json: Value) -> Value {
    for (older, name) in [("meetingId", "roomId"), ("userMeetingId", "customRoomId")] {
        rename(&mut json, older, name);
    }
    json
}

/// Gives a field its other name, unless there is one of that name already.
pub(crate) fn rename(json: &mut Value, older: &str, name: &str) {
    let Some(fields) = json.as_object_mut() else { return };
    if fields.get(name).is_none_or(Value::is_null)
        && let Some(value) = fields.remove(older)
    {
        fields.insert(name.to_owned(), value);
    }
}
