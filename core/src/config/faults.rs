//! What is wrong with an option, whether it is one of the client or of a call.

use std::time::Duration;

use http::{HeaderName, HeaderValue};

/// The headers that the library sets itself, or that describe the message.
const RESERVED_HEADERS: [&str; 6] =
    ["authorization", "user-agent", "host", "content-length", "transfer-encoding", "connection"];

pub(super) fn header_fault(name: &str, value: &str) -> Option<String> {
    if RESERVED_HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        Some(format!("the header {name:?} belongs to the library"))
    } else if HeaderName::try_from(name).is_err() {
        Some(format!("{:?} is not the name of a header", shown_name(name)))
    } else if HeaderValue::try_from(value).is_err() {
        Some(format!(
            "the value of the header {name:?} has a line end or another character that headers cannot carry"
        ))
    } else {
        None
    }
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
