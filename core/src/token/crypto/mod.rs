//! Cryptography over ring, the one library of it here: rustls has it anyway.

mod hs256;
pub mod provider;

pub(super) use hs256::Hs256;
