//! The native part of the npm package `videosdk-server`: it converts, calls, and maps errors. Behaviour is the core's.
//!
//! Options, requests and answers of the service cross as JSON text; what signs and verifies takes its arguments one by
//! one, since reading the properties of a JavaScript object costs more than the call.

mod calls;
mod client;
mod command_line;
mod emulator;
mod events;
mod failure;
mod token_server;

use napi::Result;
use napi_derive::napi;

use crate::failure::guarded;

/// Reads the claims of a token without verifying anything, as a JSON object.
#[napi(catch_unwind)]
pub fn decode(token: String) -> Result<String> {
    guarded(|| videosdk_bridge::decode(&token))
}

/// Reads a duration such as `2h`, and answers its seconds.
#[napi(catch_unwind)]
pub fn parse_duration(text: String) -> Result<f64> {
    guarded(|| videosdk_bridge::parse_duration(&text)).map(|seconds| seconds as f64)
}

/// Fails when the package that loads this library is of another version.
#[napi(catch_unwind)]
pub fn check_version(package: String) -> Result<()> {
    guarded(|| videosdk_bridge::check_version(&package))
}
