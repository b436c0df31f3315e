//! What the calls that sign and verify take: plain typed values, since these calls are hot.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};
pub use videosdk_server::token::ExplainToken;
use videosdk_server::token::{
    ApiToken, ClassicToken, ParticipantToken, Permission, TokenKind, Tokens, duration_of_seconds,
    parse_duration,
};

use crate::Failure;
use crate::json::{place, seconds};

/// A token to sign.
#[derive(Debug, Clone, Default)]
pub struct SignToken {
    /// `participant`, `api` or `classic`. Empty means participant.
    pub kind: String,
    /// The only room it opens; for participant tokens.
    pub room_id: Option<String>,
    /// The only participant who may use it; for participant tokens.
    pub participant_id: Option<String>,
    /// `allow_join`, `ask_join`, `allow_mod`.
    pub permissions: Option<Vec<String>>,
    /// How long it lives.
    pub expires_in: Option<Lifetime>,
    /// Allows more than 30 days.
    pub allow_long_lived: bool,
    /// Writes `nbf` too.
    pub not_before: bool,
    /// Further claims, as a JSON object.
    pub claims: Option<String>,
}

/// How long a token lives.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum Lifetime {
    /// A text such as `2h`.
    Text(String),
    /// A number of seconds.
    Seconds(f64),
}

impl SignToken {
    pub(crate) fn sign(self, tokens: &Tokens) -> Result<String, Failure> {
        let kind = if self.kind.is_empty() { TokenKind::Participant } else { self.kind.parse()? };
        Ok(match kind {
            TokenKind::Participant => tokens.participant(&self.participant()?),
            TokenKind::Api => tokens.api(&self.unbound()?.into_api()),
            TokenKind::Classic => tokens.classic(&self.unbound()?.into_classic()),
        }?)
    }

    pub(crate) fn participant(self) -> Result<ParticipantToken, Failure> {
        Ok(ParticipantToken {
            permissions: permissions(self.permissions)?,
            expires_in: lifetime(self.expires_in)?,
            claims: claims(self.claims.as_deref())?,
            room_id: self.room_id,
            participant_id: self.participant_id,
            allow_long_lived: self.allow_long_lived,
            not_before: self.not_before,
        })
    }

    /// A token that is of no room and no participant.
    fn unbound(self) -> Result<Unbound, Failure> {
        if self.room_id.is_some() || self.participant_id.is_some() {
            let reason = format!("a token of kind {} is of no room and no participant", self.kind);
            return Err(Failure::argument(reason));
        }
        self.participant().map(Unbound)
    }
}

struct Unbound(ParticipantToken);

impl Unbound {
    fn into_api(self) -> ApiToken {
        let ParticipantToken { permissions, expires_in, allow_long_lived, not_before, claims, .. } = self.0;
        ApiToken { permissions, expires_in, allow_long_lived, not_before, claims }
    }

    fn into_classic(self) -> ClassicToken {
        let ParticipantToken { permissions, expires_in, allow_long_lived, not_before, claims, .. } = self.0;
        ClassicToken { permissions, expires_in, allow_long_lived, not_before, claims }
    }
}

pub(crate) fn permissions(words: Option<Vec<String>>) -> Result<Option<Vec<Permission>>, Failure> {
    Ok(words.map(|words| words.iter().map(|word| word.parse()).collect()).transpose()?)
}

pub(crate) fn lifetime(given: Option<Lifetime>) -> Result<Option<Duration>, Failure> {
    Ok(match given {
        None => None,
        Some(Lifetime::Text(text)) => Some(parse_duration(&text)?),
        Some(Lifetime::Seconds(seconds)) => Some(duration_of_seconds(seconds)?),
    })
}

fn claims(json: Option<&str>) -> Result<Map<String, Value>, Failure> {
    json.map_or_else(
        || Ok(Map::new()),
        |json| {
            serde_json::from_str(json)
                .map_err(|error| Failure::argument(format!("claims is no JSON object: {}", place(&error))))
        },
    )
}

/// What a token must fit besides its signature and its times.
#[derive(Debug, Clone, Default)]
pub struct VerifyToken {
    /// The room it is used in.
    pub room_id: Option<String>,
    /// The participant who uses it.
    pub participant_id: Option<String>,
    /// A permission it must have.
    pub permission: Option<String>,
    /// The kind it must be of: `participant`, `api` or `classic`.
    pub kind: Option<String>,
    /// How much the clocks may differ, in seconds. Default: 30.
    pub leeway: Option<f64>,
    /// Compares times with the service's clock as the client has learned it.
    pub use_learned_offset: bool,
}

impl VerifyToken {
    pub(crate) fn into_core(self) -> Result<videosdk_server::token::VerifyToken, Failure> {
        Ok(videosdk_server::token::VerifyToken {
            leeway: seconds("leeway", self.leeway)?,
            permission: self.permission.map(|word| word.parse()).transpose()?,
            kind: self.kind.map(|word| word.parse()).transpose()?,
            room_id: self.room_id,
            participant_id: self.participant_id,
            use_learned_offset: self.use_learned_offset,
        })
    }
}
