//! The native part of the Kotlin, Java and Swift packages: it converts, calls, and maps errors. Behaviour is the core's.
//!
//! Everything here is internal to those packages; what their users see is written in their languages.

#![allow(
    clippy::result_large_err,
    reason = "a failure crosses to the host at once and is not carried through Rust"
)]

mod calls;
mod client;
mod emulator;
mod events;
mod failure;
mod jni;
mod token_server;
mod tokens;

uniffi::setup_scaffolding!();

/// Fails when a package of another version loads this library; the text names both.
#[uniffi::export]
pub fn check_version(package: String) -> Result<(), failure::NativeFailure> {
    Ok(videosdk_bridge::check_version(&package)?)
}
