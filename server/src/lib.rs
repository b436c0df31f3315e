//! The command line of videosdk-server: the token server, the emulator, and tools for tokens and rooms.
//!
//! A library, so that a language's package has the same commands without a second binary.

mod arguments;
mod commands;
mod console;
mod operation;
mod output;
mod reload;
mod setup;
mod stop;
#[cfg(feature = "valkey")]
mod store;

use std::ffi::OsString;

use arguments::{Arguments, Command};
use output::{Failure, Output};

/// Runs the command line and answers its exit code: 0 done, 1 refused or failed, 2 usage or configuration.
///
/// `program` is what help calls it, `arguments` what follows that name. Everything is said on standard output and
/// standard error, and nothing stays behind in a buffer. The process is the caller's and never ended here; what stays in
/// it is that `serve` and `emulate` take SIGINT and SIGTERM for good, and call a handler that was there before as well. A
/// logger is installed by `serve --log` alone, and not where a host program has one, which is used then. Commands make a
/// tokio runtime of their own, so it must not be called within one.
pub fn run(program: &str, arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let read = match Arguments::read(program, &arguments) {
        Ok(read) => read,
        Err(error) => return told(&error, &arguments),
    };
    let output = Output::new(read.json);
    match obey(read.command, &output) {
        Ok(()) => 0,
        Err(failure) => {
            output.failure(&failure);
            failure.exit_code()
        }
    }
}

/// Help and version are answers; anything else is a mistake in the arguments, told to programs in their form.
fn told(error: &clap::Error, arguments: &[OsString]) -> u8 {
    let output = Output::new(arguments.iter().any(|argument| argument == "--json"));
    if error.use_stderr() && output.json {
        let text = error.to_string();
        let text = text.lines().next().unwrap_or_default();
        output.failure(&Failure::Usage(text.trim_start_matches("error: ").to_owned()));
    } else {
        // Fails only when the reader is gone.
        let _reader_gone = error.print();
    }
    u8::try_from(error.exit_code()).unwrap_or(2)
}

fn obey(command: Command, output: &Output) -> Result<(), Failure> {
    match command {
        Command::Serve(arguments) => commands::serve::run(&arguments, output),
        Command::Emulate(arguments) => commands::emulate::run(arguments, output),
        Command::Token(arguments) => commands::token::run(&arguments, output),
        Command::Explain(arguments) => commands::explain::run(arguments, output),
        Command::Policy { command } => commands::policy::run(command, output),
        Command::Doctor(arguments) => commands::doctor::run(&arguments, output),
        Command::Health(arguments) => commands::health::run(&arguments, output),
        Command::Openapi => commands::openapi::run(output),
        Command::Rooms { command } => commands::rooms::run(command, output),
    }
}
