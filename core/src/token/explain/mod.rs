//! Explaining a token, or a text that should be one, to the person who has to mend it.

mod binding;
mod jwt;
mod mangled;
mod redact;
mod report;
mod signature;
mod text;
mod times;

use serde::Serialize;

pub(crate) use self::text::placeholder;

use self::report::Report;
use super::{Claims, KeyPair, TokenKind};
use crate::error::codes::token::{HEADER_CRITICAL, NOT_VERIFIED};
use crate::finding::Finding;

/// When and where the token is to be used, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExplainToken {
    /// The time to judge by, in seconds since 1970. Default: now.
    pub at: Option<i64>,
    /// The room it is to be used in.
    pub room_id: Option<String>,
    /// The participant who is to use it.
    pub participant_id: Option<String>,
}

/// What a token is, and what the service would say of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// What it is made for; nothing when the text is no token or its roles are strange.
    pub kind: Option<TokenKind>,
    /// What it says; nothing when the text is no token. A secret that stands in it is blacked out.
    pub claims: Option<Claims>,
    /// How many seconds it still lives, below 0 when it has expired; nothing without a numeric expiry.
    pub seconds_left: Option<i64>,
    /// Whether the signature fits; nothing when no secret is at hand for its API key.
    pub verified: Option<bool>,
    /// Everything worth knowing, the gravest first.
    pub findings: Vec<Finding>,
    /// Whether a client can join a meeting with it.
    pub join: JoinVerdict,
    /// Whether the REST API takes it.
    pub rest: RestVerdict,
}

/// Whether a client can join with a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct JoinVerdict {
    /// Yes, no, or nothing where the service's rule is not known.
    pub accepted: Option<bool>,
    /// The code that the client SDKs show when it is refused, such as 4002.
    pub code: Option<u16>,
}

/// Whether the REST API takes a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct RestVerdict {
    /// Yes, no, or nothing where the service's rule is not known.
    pub accepted: Option<bool>,
    /// The HTTP status when it is refused: 401 or 403.
    pub status: Option<u16>,
}

/// Explains a text by these key pairs at this time, in seconds since 1970; without a pair the signature stays
/// unchecked.
///
/// No leeway is granted on the service's behalf to a token that has expired.
pub(super) fn explain(text: &str, keys: &[KeyPair], now: i64, request: &ExplainToken) -> Explanation {
    let mut report = Report::default();
    let Some(jwt) = text::find_token(text, keys, &mut report) else {
        let (findings, join, rest) = report.finish();
        return Explanation {
            kind: None,
            claims: None,
            seconds_left: None,
            verified: None,
            findings,
            join,
            rest,
        };
    };
    if jwt.critical {
        report.error(&HEADER_CRITICAL, "crit", "crit names extensions, and none is understood");
        report.doubt();
    }
    let verified = signature::check(&jwt, keys, &mut report);
    if verified.is_none() && keys.is_empty() {
        report.info(&NOT_VERIFIED, "signature", "the signature was not checked: no secret is configured");
        report.doubt();
    }
    times::check(&jwt.claims, now, &mut report);
    binding::check(&jwt.claims, request, &mut report);
    let (findings, join, rest) = report.finish();
    Explanation {
        kind: jwt.claims.kind(),
        seconds_left: times::seconds_left(&jwt.claims, now),
        claims: Some(redact::claims(jwt.claims, keys)),
        verified,
        findings: redact::findings(findings, keys),
        join,
        rest,
    }
}
