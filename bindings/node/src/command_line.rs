//! The command line, as `npx videosdk-server`.

use napi::Result;
use napi_derive::napi;

use crate::failure::guarded;

/// Runs a command to its end, and answers its exit code. The event loop stands still meanwhile: the process is the command's.
#[napi(catch_unwind)]
pub fn run_command_line(arguments: Vec<String>) -> Result<u8> {
    let arguments = arguments.into_iter().map(Into::into);
    guarded(|| Ok(videosdk_server_cli::run("videosdk-server", arguments)))
}
