//! The command line, as `python -m videosdk_server`.

use std::ffi::OsString;

use pyo3::prelude::*;

use crate::errors::guarded;

/// Runs a command with the interpreter free for other threads, and answers its exit code.
///
/// Signals are not looked at meanwhile, so Python's own handler of Ctrl-C must be out of the way.
#[pyfunction]
pub(crate) fn run_command_line(py: Python<'_>, arguments: Vec<OsString>) -> PyResult<u8> {
    py.detach(|| guarded(|| Ok(videosdk_server_cli::run("python -m videosdk_server", arguments))))
}
