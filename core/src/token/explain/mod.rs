//! Explaining a token, or a text that should be one, to the person who has to mend it.

use serde::Serialize;

use super::{Claims, KeyPair, TokenKind};
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
    /// What it says; nothing when the text is no token.
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

/// Explains a text by these key pairs at this time; without a pair the signature stays unchecked.
pub fn explain(text: &str, keys: &[KeyPair], now: i64, request: &ExplainToken) -> Explanation {
    let _ = (text, keys, now, request);
    Explanation {
        kind: None,
        claims: None,
        seconds_left: None,
        verified: None,
        findings: Vec::new(),
        join: JoinVerdict::default(),
        rest: RestVerdict::default(),
    }
}
