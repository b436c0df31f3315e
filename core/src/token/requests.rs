//! What to sign: one request type for each kind of token.

use std::time::Duration;

use serde_json::{Map, Value};

use super::Permission;

/// A token for a client that joins meetings: `roles` is `["rtc"]`, so it cannot call the REST API.
///
/// Source: "Authentication and tokens" of the public documentation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParticipantToken {
    /// The only room the token opens. Default: every room of the account. Empty text is an error.
    pub room_id: Option<String>,
    /// The only participant id the token may be used with. Default: any. Empty text and white space are errors.
    pub participant_id: Option<String>,
    /// What the participant may do. Default: `allow_join`. `ask_join` goes with no other permission.
    pub permissions: Option<Vec<Permission>>,
    /// How long the token lives, in whole seconds. Default: 24 hours. Limits: 1 second to 30 days.
    pub expires_in: Option<Duration>,
    /// Allows a lifetime above 30 days. Default: no.
    pub allow_long_lived: bool,
    /// Writes `nbf` too, equal to `iat`. Default: no, since the service does not need it.
    pub not_before: bool,
    /// Further claims, after the named ones. The names of the other claims are reserved.
    pub claims: Map<String, Value>,
}

/// A token that calls the REST API: `roles` is `["crawler"]`. The client makes its own; never give one to a browser.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ApiToken {
    /// What the token may do. Default: `allow_join` and `allow_mod`, as the official SDKs have it.
    pub permissions: Option<Vec<Permission>>,
    /// How long the token lives, in whole seconds. Default: 24 hours. Limits: 1 second to 30 days.
    pub expires_in: Option<Duration>,
    /// Allows a lifetime above 30 days. Default: no.
    pub allow_long_lived: bool,
    /// Writes `nbf` too, equal to `iat`. Default: no.
    pub not_before: bool,
    /// Further claims, after the named ones. The names of the other claims are reserved.
    pub claims: Map<String, Value>,
}

/// The token of the public quick start: no `version` and no `roles`, so it both joins and calls the REST API.
///
/// For prototypes: whoever holds one may also list, record and end meetings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClassicToken {
    /// What the holder may do. Default: `allow_join`. `ask_join` goes with no other permission.
    pub permissions: Option<Vec<Permission>>,
    /// How long the token lives, in whole seconds. Default: 24 hours. Limits: 1 second to 30 days.
    pub expires_in: Option<Duration>,
    /// Allows a lifetime above 30 days. Default: no.
    pub allow_long_lived: bool,
    /// Writes `nbf` too, equal to `iat`. Default: no.
    pub not_before: bool,
    /// Further claims, after the named ones. The names of the other claims are reserved.
    pub claims: Map<String, Value>,
}
