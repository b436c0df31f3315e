//! Whether a package and this library go together.

use videosdk_server::Error;
use videosdk_server::error::codes::configuration::VERSION_MISMATCH;

use crate::Failure;

/// The version of this library, and of the package that it was made for.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Fails when the package that loads this library is of another version; the text names both.
pub fn check_version(package: &str) -> Result<(), Failure> {
    if package == VERSION {
        return Ok(());
    }
    let reason = format!(
        "the package is videosdk-server {package}, and its native library is {VERSION}; install both anew from one version"
    );
    Err(Error::new(&VERSION_MISMATCH, reason).into())
}
