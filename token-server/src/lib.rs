//! The token server of VideoSDK.live's "Server Setup" page as request in, response out: no sockets, no web framework.
//! Unofficial.
//!
//! A host (a binary's accept loop, a framework's mount) turns what it received into a [`Request`], and writes the
//! [`Response`] back. Routes, parameters, answers, errors and limits are in `docs/reference/token-server.md`.
//!
//! ```
//! use videosdk_server::{Client, ClientOptions};
//! use videosdk_token_server::{Config, Request, TokenServer};
//!
//! let client = Client::new(ClientOptions {
//!     api_key: Some("0d5c1a42-ab1c".into()),
//!     secret: Some("4f2a9c7e1b8d4f2a9c7e1b8d4f2a9c7e1b8d4f2a".into()),
//!     ..Default::default()
//! });
//! let server = TokenServer::new(client, Config::default())?;
//! let request = Request { method: "GET".into(), path: "/get-token".into(), ..Default::default() };
//! let response = server.try_now(&request).expect("signing waits for nothing");
//! assert_eq!(response.status, 200);
//! # Ok::<(), videosdk_token_server::ConfigError>(())
//! ```

mod act;
mod address;
mod authentication;
mod body;
mod client_token;
mod config;
pub mod configuration;
mod cors;
mod current;
mod decide;
mod error;
mod explain;
#[cfg(feature = "listener")]
mod gateway;
mod host;
mod identity;
mod limits;
mod meetings;
mod mint;
mod nearest;
mod observer;
mod openapi;
mod parameters;
mod policy;
mod readiness;
mod record;
mod refresh;
mod request;
mod request_id;
mod response;
mod route;
mod server;
mod settings;
mod strict_json;
mod trace;
mod upstream;

pub use address::{TrustedProxies, address_of};
pub use authentication::{Authentication, HmacTokens, Keys, NamedKey, OidcTokens, ProxyHeader};
pub use config::{Config, ConfigError, ConfigFault};
#[cfg(feature = "listener")]
pub use gateway::{Gateway, refusal};
pub use host::HostList;
pub use identity::Identity;
pub use limits::{Limits, Rate, SharedStore, StoreFailed, StoreFuture};
pub use observer::{Event, Observer};
pub use openapi::OPENAPI;
pub use policy::{Action, Explained, Participant, Pattern, Rooms, Rule, RuleExplained, Template, When};
pub use readiness::PartState;
pub use refresh::{Jitter, REFRESH_JITTER};
pub use request::Request;
pub use response::Response;
pub use server::TokenServer;
pub use trace::Trace;
