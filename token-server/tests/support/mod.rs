//! What the tests of the token server share.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

pub mod case;
pub mod expect;
pub mod log;
pub mod provider;
pub mod service;
pub mod stage;
