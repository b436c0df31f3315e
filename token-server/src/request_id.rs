//! The id by which a request is found again: in the answer, in the log, in a report.

use videosdk_server::token::TokenIds;

use crate::request::Request;

/// A new id.
pub(crate) fn new() -> String {
    TokenIds::random().next().to_string()
}

/// The caller's own id when it is a plain word of at most 64 characters, else a new one.
pub(crate) fn of(request: &Request) -> String {
    const LONGEST: usize = 64;
    let is_plain = |id: &&str| {
        (1..=LONGEST).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.:".contains(&byte))
            // A token has dots too, but is longer; what begins like one is never told back.
            && !id.starts_with("eyJ")
    };
    match request.header("x-request-id").filter(is_plain) {
        Some(id) => id.to_owned(),
        None => new(),
    }
}
