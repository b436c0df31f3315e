//! The VideoSDK.live service on loopback, for development and tests. Unofficial.
//!
//! It checks tokens as the service does, keeps rooms and sessions in memory, lets clients join, records what it is
//! asked, and fails on demand. What is emulated, and whether it is documented, observed or assumed, stands in
//! `docs/reference/emulator.md`.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use videosdk_emulator::{Emulator, ScriptedReply};
//! use videosdk_server::token::ClassicToken;
//!
//! let emulator = Emulator::start().await?;
//! let token = emulator.tokens().classic(&ClassicToken::default())?;
//! emulator.script([ScriptedReply::status(503)])?; // the first request meets an outage
//! # let _ = token;
//! emulator.close().await;
//! # Ok(())
//! # }
//! ```

mod account;
mod answer;
mod builder;
mod control;
mod cors;
mod demo;
mod emulator;
mod guard;
mod ids;
mod joining;
mod legacy;
mod log;
mod page;
mod refusal;
mod request;
mod rooms;
mod routes;
mod script;
mod serve;
mod service;
mod sessions;
mod state;
mod time;
mod token;

#[cfg(test)]
mod tests;

pub use account::Account;
pub use builder::EmulatorBuilder;
pub use demo::{DEMO_API_KEY, DEMO_SECRET};
pub use emulator::{Emulator, EmulatorOptions};
pub use log::RecordedRequest;
pub use script::{Cut, ScriptedReply};
