//! Tokens that clients send along. The server needs none, as its own calls use its own; but the public samples send
//! one, and a bad one that passed here would fail later and less clearly.

use serde_json::Value;
use videosdk_server::token::{Tokens, VerifyToken};

use crate::body::Fields;
use crate::error::{
    Problem,
    cases::{FIELD_INVALID, TOKEN_REFUSED},
};
use crate::request::Request;

/// What is to be thought of an expired token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expired {
    /// It is refused.
    Refused,
    /// It passes: being expired is the best reason to ask for a new one.
    Passes,
}

/// Checks each token of a request: in `Authorization`, in the query and in the body.
///
/// Where the caller is known `Authorization` is left alone: it is what the caller signs in with.
pub(crate) fn check(
    tokens: &Tokens,
    request: &Request,
    fields: &Fields,
    expired: Expired,
    caller_is_known: bool,
) -> Result<(), Problem> {
    let authorization = request.header("authorization").filter(|_| !caller_is_known);
    if let Some(token) = authorization.and_then(of_authorization) {
        verify(tokens, token, "Authorization", expired)?;
    }
    for (name, value) in url::form_urlencoded::parse(request.query.as_bytes()) {
        if name == "token" && !value.trim().is_empty() {
            verify(tokens, value.trim(), "the query", expired)?;
        }
    }
    match fields.get("token") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(token)) if token.trim().is_empty() => Ok(()),
        Some(Value::String(token)) => verify(tokens, bare(token), "the body", expired),
        Some(_) => Err(Problem::new(FIELD_INVALID, "the field token is not a text")),
    }
}

/// The token in the header. Schemes that belong to someone in front of the server hold none.
fn of_authorization(value: &str) -> Option<&str> {
    const OTHER_SCHEMES: [&str; 4] = ["basic", "digest", "negotiate", "ntlm"];
    let scheme = value.split_ascii_whitespace().next()?;
    let is_other = OTHER_SCHEMES.iter().any(|other| other.eq_ignore_ascii_case(scheme));
    Some(bare(value)).filter(|token| !is_other && !token.is_empty())
}

/// The text without white space around it and without a leading `Bearer`.
fn bare(text: &str) -> &str {
    let text = text.trim();
    match text.split_at_checked(6) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("bearer") => {
            if rest.is_empty() || rest.starts_with([' ', '\t']) { rest.trim_start() } else { text }
        }
        _ => text,
    }
}

fn verify(tokens: &Tokens, token: &str, place: &str, expired: Expired) -> Result<(), Problem> {
    // What JavaScript makes of a value that is not there yet; no token, so it can be told back.
    const NOT_THERE_YET: [&str; 4] = ["undefined", "null", "[object Promise]", "[object Object]"];
    if NOT_THERE_YET.contains(&token) {
        let text = format!(
            "the token in {place} is the word {token:?}: the client sent it before it had a token; \
             wait for /get-token first, or send none"
        );
        return Err(refused(text));
    }
    let Err(error) = tokens.verify(token, &VerifyToken::default()) else { return Ok(()) };
    let only_expired = !error.findings().is_empty()
        && error.findings().iter().all(|finding| finding.code().name == "token_expired");
    if only_expired && expired == Expired::Passes {
        return Ok(());
    }
    // An answer for a client: it may be shown to anyone, so a reason is cut before it can grow into a piece of a token.
    const LONGEST: usize = 120;
    let reasons: Vec<String> = error
        .findings()
        .iter()
        .map(|finding| format!("{} ({})", cut(&finding.reason, LONGEST), finding.code().name))
        .collect();
    Err(refused(format!("the token in {place} is refused: {}", reasons.join("; "))))
}

fn refused(text: String) -> Problem {
    Problem::new(TOKEN_REFUSED, text).with_header("www-authenticate", "Bearer error=\"invalid_token\"")
}

fn cut(text: &str, longest: usize) -> String {
    if text.len() <= longest { text.to_owned() } else { text.chars().take(longest).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_in_the_header() {
        for (value, expected) in [
            ("a.b.c", Some("a.b.c")),
            ("Bearer a.b.c", Some("a.b.c")),
            ("bearer   a.b.c ", Some("a.b.c")),
            ("Bearer", None),
            ("Bearer ", None),
            ("", None),
            ("Basic dXNlcjpwYXNz", None),
            ("Bearera.b.c", Some("Bearera.b.c")),
            ("Token a.b.c", Some("Token a.b.c")),
        ] {
            assert_eq!(of_authorization(value), expected, "{value:?}");
        }
    }
}
