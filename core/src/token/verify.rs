use std::time::Duration;

use serde_json::Number;

use super::decode::Parts;
use super::{Claims, DEFAULT_LEEWAY, KeyPair, Permission, TokenKind};
use crate::error::{Code, Error, Result, codes::token as codes};
use crate::finding::{Finding, Severity};

/// What a token must fit besides its signature and its times.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VerifyToken {
    /// The room it is used in: a token bound to another is refused; one of every room passes.
    pub room_id: Option<String>,
    /// The participant who uses it: a token bound to another is refused; one of any participant passes.
    pub participant_id: Option<String>,
    /// A permission it must have.
    pub permission: Option<Permission>,
    /// The kind it must be of.
    pub kind: Option<TokenKind>,
    /// How much the clocks may differ. Default: 30 seconds.
    pub leeway: Option<Duration>,
    /// Compares times with the service's clock as the client has learned it. Default: no.
    pub use_learned_offset: bool,
}

/// Every check is made, so that the error tells all reasons at once; a text that is no token has only that one.
pub(super) fn verify(
    keys: &[KeyPair],
    now_millis: i64,
    token: &str,
    request: &VerifyToken,
) -> Result<Claims> {
    let parts = Parts::of(token).map_err(|error| error.of_token())?;
    let mut refusals = Refusals::default();
    refusals.check_header(&parts);
    refusals.check_signature(keys, &parts);
    refusals.check_times(&parts.claims, now_millis, request.leeway.unwrap_or(DEFAULT_LEEWAY));
    refusals.check_use(&parts.claims, request);
    if refusals.0.is_empty() {
        Ok(parts.claims)
    } else {
        Err(Error::from_findings(&codes::TOKEN_MALFORMED, "the token is refused", refusals.0))
    }
}

#[derive(Default)]
struct Refusals(Vec<Finding>);

impl Refusals {
    fn add(&mut self, code: &'static Code, about: &str, reason: impl Into<String>) {
        self.0.push(Finding::new(code, Severity::Error, about, reason));
    }

    fn check_header(&mut self, parts: &Parts<'_>) {
        if let Some(alg) = &parts.header.other_alg {
            self.add(&codes::ALGORITHM_REFUSED, "alg", format!("alg is {alg}, only HS256 is accepted"));
        }
        if parts.header.crit {
            self.add(&codes::HEADER_CRITICAL, "crit", "crit names extensions, and none is understood");
        }
    }

    /// With an unknown key there is no secret to check the signature by, and with another algorithm no HS256 signature
    /// to check: then that is the whole reason.
    fn check_signature(&mut self, keys: &[KeyPair], parts: &Parts<'_>) {
        let Some(api_key) = parts.claims.api_key.as_deref() else {
            return self.add(&codes::API_KEY_UNKNOWN, "apikey", "apikey is missing, empty or not a text");
        };
        let fits = |key: &KeyPair| {
            parts.signature.is_some_and(|signature| key.hs256.matches(parts.signed.as_bytes(), &signature))
        };
        let mut same_api_key = keys.iter().filter(|key| key.api_key() == api_key).peekable();
        if same_api_key.peek().is_none() {
            self.add(&codes::API_KEY_UNKNOWN, "apikey", "apikey is none of the configured API keys");
        } else if parts.header.other_alg.is_none() && !same_api_key.any(fits) {
            self.add(
                &codes::SIGNATURE_MISMATCH,
                "signature",
                "the signature does not fit the secret of its API key",
            );
        }
    }

    fn check_times(&mut self, claims: &Claims, now_millis: i64, leeway: Duration) {
        let now = now_millis as f64 / 1_000.0;
        let leeway = leeway.as_secs_f64();
        match time(&claims.expires_at) {
            Some(expires_at) if now >= expires_at + leeway => {
                self.add(&codes::TOKEN_EXPIRED, "exp", format!("exp is {expires_at}, it is {now} now"));
            }
            Some(_) => {}
            None if claims.extra.get("exp").is_none_or(serde_json::Value::is_null) => {
                self.add(&codes::EXP_MISSING, "exp", "exp is missing: the token would live for ever");
            }
            None => self.add(&codes::EXP_INVALID, "exp", "exp is not a number of seconds"),
        }
        match time(&claims.not_before) {
            Some(not_before) if not_before > now + leeway => {
                self.add(&codes::TOKEN_NOT_YET_VALID, "nbf", format!("nbf is {not_before}, it is {now} now"));
            }
            None if claims.extra.contains_key("nbf") => {
                self.add(&codes::NBF_INVALID, "nbf", "nbf is not a number of seconds");
            }
            _ => {}
        }
    }

    /// Room and participant bind only with version 2, as the service reads them.
    fn check_use(&mut self, claims: &Claims, request: &VerifyToken) {
        if let Some(room_id) = request.room_id.as_deref()
            && let Some(bound) = claims.bound("roomId", claims.room_id.as_deref())
            && bound != Some(room_id)
        {
            self.add(
                &codes::ROOM_MISMATCH,
                "roomId",
                format!("the token is bound to another room than {room_id:?}"),
            );
        }
        if let Some(participant_id) = request.participant_id.as_deref()
            && let Some(bound) = claims.bound("participantId", claims.participant_id.as_deref())
            && bound != Some(participant_id)
        {
            self.add(
                &codes::PARTICIPANT_MISMATCH,
                "participantId",
                format!("the token is bound to another participant than {participant_id:?}"),
            );
        }
        if let Some(permission) = request.permission
            && !claims.has_permission(permission.as_str())
        {
            self.add(
                &codes::PERMISSION_MISSING,
                "permissions",
                format!("{permission} is not among the permissions"),
            );
        }
        if let Some(kind) = request.kind
            && !claims.is_kind(kind)
        {
            self.add(&codes::KIND_MISMATCH, "roles", format!("the token is not of kind {kind}"));
        }
    }
}

impl Claims {
    /// What the token is bound to: nothing without version 2 or without the claim, and an unreadable value (the inner
    /// nothing) when the claim is not a text, which fits no id.
    fn bound<'a>(&self, name: &str, id: Option<&'a str>) -> Option<Option<&'a str>> {
        let there = id.is_some() || self.extra.get(name).is_some_and(|value| !value.is_null());
        (self.is_version_2() && there).then_some(id)
    }
}

fn time(number: &Option<Number>) -> Option<f64> {
    number.as_ref().and_then(Number::as_f64)
}
