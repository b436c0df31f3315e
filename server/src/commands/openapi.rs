//! `openapi`: the description of the token server's HTTP interface.

use videosdk_token_server::OPENAPI;

use crate::output::{Failure, Output};

/// Prints it as it is, with `--json` too: the readers of such descriptions take YAML.
#[expect(clippy::unnecessary_wraps, reason = "as every command")]
pub(crate) fn run(output: &Output) -> Result<(), Failure> {
    output.line(OPENAPI.trim_end());
    Ok(())
}
