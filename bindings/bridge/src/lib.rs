//! What the bindings of all languages share: one runtime, one way of calling, errors as data.
//!
//! A binding converts the types of its language and adds its idiom; everything else is here or in the core. Nothing
//! here knows any language.

mod arguments;
mod call;
mod cancel;
mod client;
mod emulator;
mod events;
mod failure;
mod invoke;
mod json;
mod operations;
mod options;
#[cfg(feature = "planted-panic")]
mod planted;
mod runtime;
mod token_server;
mod tokens;
#[cfg(feature = "planted-panic")]
mod vector;
mod version;

#[cfg(test)]
mod tests;

pub use cancel::Cancel;
pub use client::{Client, claims_json, claims_value, decode, parse_duration};
pub use emulator::Emulator;
pub use events::Events;
pub use failure::{Facts, Failure, guarded};
pub use invoke::{invoke, invoke_value};
pub use runtime::{on_runtime, runtime};
pub use token_server::{Identity, Request, Response, TokenServer, address_of, identity};
pub use tokens::{ExplainToken, Lifetime, SignToken, VerifyToken};
pub use version::{VERSION, check_version};
pub use videosdk_server::token::Claims;
