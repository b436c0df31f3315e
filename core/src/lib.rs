//! The server side of VideoSDK.live: access tokens, meetings and webhooks. Unofficial.
//!
//! ```
//! use videosdk_server::token::{KeyPair, ParticipantToken, Tokens};
//!
//! let keys = KeyPair::new("your-api-key", "a-secret-of-at-least-thirty-two-bytes")?;
//! let tokens = Tokens::new([keys]);
//! let token = tokens.participant(&ParticipantToken {
//!     room_id: Some("ab12-cd34-ef56".into()),
//!     ..Default::default()
//! })?;
//! assert_eq!(token.split('.').count(), 3);
//! # Ok::<(), videosdk_server::Error>(())
//! ```

pub mod clock;
pub mod error;
pub mod finding;
mod secret;
pub mod token;

pub use clock::Clock;
pub use error::{Error, ErrorKind, Result};
pub use finding::{Finding, Severity};
pub use secret::Secret;
