//! What the tests of the token server share.

#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod case;
pub mod expect;
pub mod service;
pub mod stage;
