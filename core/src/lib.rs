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

pub mod client;
pub mod clock;
pub mod config;
pub mod error;
pub mod events;
pub mod finding;
pub mod models;
pub mod page;
pub mod process;
pub mod resources;
mod secret;
pub mod token;
pub mod transport;
mod wire;

pub use client::Client;
pub use clock::Clock;
pub use config::{CallOptions, ClientOptions, Environment, Settings};
pub use error::{Error, ErrorKind, Result};
pub use finding::{Finding, Severity};
pub use page::{Items, Page};
pub use secret::Secret;

/// The Rust of the README, as a reader would copy it.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
