//! What the calls that sign and verify take and answer.

use videosdk_bridge::{Claims, ExplainToken, Lifetime, SignToken, VerifyToken};

/// A token to sign.
#[derive(Debug, uniffi::Record)]
pub struct NativeSignToken {
    /// `participant`, `api` or `classic`.
    pub kind: String,
    /// The only room it opens.
    #[uniffi(default)]
    pub room_id: Option<String>,
    /// The only participant who may use it.
    #[uniffi(default)]
    pub participant_id: Option<String>,
    /// What its holder may do.
    #[uniffi(default)]
    pub permissions: Option<Vec<String>>,
    /// How long it lives, as a text.
    #[uniffi(default)]
    pub lifetime: Option<String>,
    /// How long it lives, in seconds.
    #[uniffi(default)]
    pub lifetime_seconds: Option<f64>,
    /// Allows more than 30 days.
    #[uniffi(default)]
    pub allow_long_lived: bool,
    /// Writes `nbf` too.
    #[uniffi(default)]
    pub not_before: bool,
    /// Further claims, as a JSON object.
    #[uniffi(default)]
    pub claims: Option<String>,
}

impl From<NativeSignToken> for SignToken {
    fn from(given: NativeSignToken) -> Self {
        let text = given.lifetime.map(Lifetime::Text);
        Self {
            kind: given.kind,
            room_id: given.room_id,
            participant_id: given.participant_id,
            permissions: given.permissions,
            expires_in: text.or(given.lifetime_seconds.map(Lifetime::Seconds)),
            allow_long_lived: given.allow_long_lived,
            not_before: given.not_before,
            claims: given.claims,
        }
    }
}

/// What a token must fit besides its signature and its times.
#[derive(Debug, uniffi::Record)]
pub struct NativeVerifyToken {
    /// The room it is used in.
    #[uniffi(default)]
    pub room_id: Option<String>,
    /// The participant who uses it.
    #[uniffi(default)]
    pub participant_id: Option<String>,
    /// A permission it must have.
    #[uniffi(default)]
    pub permission: Option<String>,
    /// The kind it must be of.
    #[uniffi(default)]
    pub kind: Option<String>,
    /// How much the clocks may differ, in seconds.
    #[uniffi(default)]
    pub leeway: Option<f64>,
    /// Compares times with the service's clock as the client has learned it.
    #[uniffi(default)]
    pub use_learned_offset: bool,
}

impl From<NativeVerifyToken> for VerifyToken {
    fn from(given: NativeVerifyToken) -> Self {
        Self {
            room_id: given.room_id,
            participant_id: given.participant_id,
            permission: given.permission,
            kind: given.kind,
            leeway: given.leeway,
            use_learned_offset: given.use_learned_offset,
        }
    }
}

/// When and for whom a token is explained.
#[derive(Debug, uniffi::Record)]
pub struct NativeExplainToken {
    /// The moment, in seconds since 1970.
    #[uniffi(default)]
    pub at: Option<i64>,
    /// The room it would be used in.
    #[uniffi(default)]
    pub room_id: Option<String>,
    /// The participant who would use it.
    #[uniffi(default)]
    pub participant_id: Option<String>,
}

impl From<NativeExplainToken> for ExplainToken {
    fn from(given: NativeExplainToken) -> Self {
        Self { at: given.at, room_id: given.room_id, participant_id: given.participant_id }
    }
}

/// Reads the claims of a token without verifying anything, as a JSON object.
#[uniffi::export]
pub fn decode_token(token: &str) -> Result<String, crate::failure::NativeFailure> {
    Ok(videosdk_bridge::guarded(|| videosdk_bridge::decode(token))?)
}

/// Reads a duration such as `2h`, and answers its seconds.
#[uniffi::export]
pub fn parse_duration(text: &str) -> Result<u64, crate::failure::NativeFailure> {
    Ok(videosdk_bridge::parse_duration(text)?)
}

pub(crate) fn claims_json(claims: &Claims) -> Result<String, crate::failure::NativeFailure> {
    Ok(videosdk_bridge::claims_json(claims)?)
}
