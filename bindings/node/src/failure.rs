//! Failures as errors of Node.js, of which the package makes its classes.

use napi::{Error, Result};
use videosdk_bridge::Failure;

/// What the message of such an error begins with, before its facts as JSON. No text of another error does.
const MARK: char = '\u{1}';

pub(crate) fn error(failure: &Failure) -> Error {
    Error::from_reason(format!("{MARK}{}", failure.to_json()))
}

/// Runs what JavaScript called at once; a panic is an error too.
pub(crate) fn guarded<T>(work: impl FnOnce() -> std::result::Result<T, Failure>) -> Result<T> {
    videosdk_bridge::guarded(work).map_err(|failure| error(&failure))
}
