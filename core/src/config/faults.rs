//! What is wrong with an option, whether it is one of the client or of a call.

use std::time::Duration;

use http::{HeaderName, HeaderValue};

/// The headers that the library sets itself, or that describe the message.
const RESERVED_HEADERS: [&str; 8] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "transfer-encoding",
    "user-agent",
];

/// A further header as it is sent, or why it cannot be.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    if RESERVED_HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return Err(format!("the header {name:?} belongs to the library"));
    }
    let parsed = HeaderName::try_from(name)
        .map_err(|_| format!("{:?} is not the name of a header", shown_name(name)))?;
    Ok((parsed, header_value(name, value)?))
}

/// The value is not in the text: it may be a secret.
pub(crate) fn header_value(name: &str, value: &str) -> Result<HeaderValue, String> {
    HeaderValue::try_from(value).map_err(|_| {
        format!(
            "the value of the header {name:?} has a line end or another character that headers cannot carry"
        )
    })
}

pub(super) fn duration_fault(name: &str, given: Option<Duration>) -> Option<String> {
    (given == Some(Duration::ZERO)).then(|| format!("{name} is 0; it must be more"))
}

/// A name as far as it can be one: in "Authorization: x" the value stands behind it.
fn shown_name(name: &str) -> String {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
    let shown: String = name.chars().take(64).take_while(|&character| is_part(character)).collect();
    if shown.len() < name.len() { shown + "…" } else { shown }
}
