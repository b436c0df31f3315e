//! The program `videosdk-server`: everything is in the library, which the language packages run too.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(videosdk_server_cli::run("videosdk-server", std::env::args_os().skip(1)))
}
