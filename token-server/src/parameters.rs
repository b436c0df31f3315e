//! What a client asks of `get-token` and `validate-meeting`, from the query and the body alike.
//!
//! Of the query only known parameters are read: public front ends put all sorts of things there, and a cache breaker
//! must not fail. In a body an unknown field is refused before it comes here.

use std::borrow::Cow;

use serde_json::Value;
use videosdk_server::token::Permission;

use crate::body::Fields;
use crate::error::{Problem, cases::FIELD_INVALID};

/// The longest value of a parameter, in bytes.
pub(crate) const MAX_BYTES: usize = 256;

/// The two names of one thing: the service renamed meetings to rooms.
pub(crate) const ROOM_NAMES: [&str; 2] = ["roomId", "meetingId"];

/// The two names of another: the public example servers still say peer.
pub(crate) const PARTICIPANT_NAMES: [&str; 2] = ["participantId", "peerId"];

/// The value of a parameter, under any of its names; given more than once it must be the same each time.
pub(crate) fn single(query: &str, fields: &Fields, names: &[&str]) -> Result<Option<String>, Problem> {
    let mut found: Option<String> = None;
    for value in values(query, fields, names)? {
        if found.as_deref().is_some_and(|earlier| earlier != value) {
            return Err(invalid(format!("{} is given twice, with different values", names.join("/"))));
        }
        found = Some(value.into_owned());
    }
    Ok(found)
}

/// The permissions asked for, in a list or divided by commas or spaces; nothing when none are named.
pub(crate) fn permissions(query: &str, fields: &Fields) -> Result<Option<Vec<Permission>>, Problem> {
    let values = values(query, fields, &["permissions", "permissions[]"])?;
    if values.is_empty() {
        return Ok(None);
    }
    let words = values.iter().flat_map(|value| value.split([',', ' '])).filter(|word| !word.is_empty());
    let read = words.map(|word| {
        word.parse::<Permission>().map_err(|error| Problem::of_core(400, &error, error.reason().to_owned()))
    });
    read.collect::<Result<_, _>>().map(Some)
}

fn values<'a>(query: &'a str, fields: &'a Fields, names: &[&str]) -> Result<Vec<Cow<'a, str>>, Problem> {
    let mut values: Vec<Cow<'a, str>> = url::form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| names.contains(&name.as_ref()))
        .map(|(_, value)| value)
        .collect();
    for name in names {
        match fields.get(*name) {
            None | Some(Value::Null) => {}
            Some(Value::String(text)) => values.push(text.into()),
            // Only lists of permissions have several values; a list elsewhere is caught as two different ones.
            Some(Value::Array(items)) if name.starts_with("permissions") => {
                let texts = items.iter().map(|item| item.as_str().ok_or_else(|| not_text(name)));
                values.extend(texts.collect::<Result<Vec<_>, _>>()?.into_iter().map(Cow::from));
                if items.is_empty() {
                    values.push("".into());
                }
            }
            Some(_) => return Err(not_text(name)),
        }
    }
    match values.iter().find(|value| value.len() > MAX_BYTES) {
        None => Ok(values),
        Some(long) => {
            Err(invalid(format!("{} has {} bytes; the limit is {MAX_BYTES}", names.join("/"), long.len())))
        }
    }
}

fn not_text(name: &str) -> Problem {
    invalid(format!("the field {name} is not a text"))
}

fn invalid(text: String) -> Problem {
    Problem::new(FIELD_INVALID, text)
}
