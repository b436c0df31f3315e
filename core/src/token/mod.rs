//! Access tokens: signing, verifying and explaining them.
//!
//! A token is a JWT (RFC 7519) signed with HMAC-SHA256 by the secret of an API key. There are three kinds:
//! a [participant token](ParticipantToken) lets a client join meetings, an [API token](ApiToken) calls the REST API,
//! and a [classic token](ClassicToken) of the public quick start does both.

mod claims;
mod crypto;
mod decode;
mod duration;
mod explain;
mod id;
mod keys;
mod kind;
mod payload;
mod permission;
mod requests;
mod sign;
mod verify;

pub use claims::Claims;
pub use decode::decode;
pub use duration::{duration_of_seconds, parse_duration};
pub(crate) use explain::placeholder;
pub use explain::{ExplainToken, Explanation, JoinVerdict, RestVerdict};
pub use id::TokenIds;
pub(crate) use keys::DEMO_PREFIX;
pub use keys::KeyPair;
pub use kind::TokenKind;
pub use permission::Permission;
pub use requests::{ApiToken, ClassicToken, ParticipantToken};
pub use sign::{SignedToken, Tokens};
pub use verify::VerifyToken;

pub use crypto::provider as crypto_provider;

/// How long a token lives when nothing else is said: 24 hours, as the public documentation has it.
pub const DEFAULT_LIFETIME: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);

/// The longest lifetime of a token, unless a longer one is allowed by name: 30 days.
pub const MAX_LIFETIME: std::time::Duration = std::time::Duration::from_secs(30 * 24 * 60 * 60);

/// How far `iat` is dated back, so that a service whose clock is a little behind takes the token: 30 seconds.
pub const BACK_DATING: std::time::Duration = std::time::Duration::from_secs(30);

/// How much the clocks may differ when a token is verified: 30 seconds.
pub const DEFAULT_LEEWAY: std::time::Duration = std::time::Duration::from_secs(30);

/// The longest token that is signed or read: 8 KiB, since servers and proxies refuse longer headers.
pub const MAX_TOKEN_BYTES: usize = 8 * 1024;
