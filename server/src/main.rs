//! The command line of videosdk-server: the token server, the emulator, and tools for tokens and rooms.

mod arguments;
mod commands;
mod output;
mod stop;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use output::{Failure, Output};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return told(&error),
    };
    let output = Output::new(arguments.json);
    match run(arguments.command, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Help and version are answers; anything else is a mistake in the arguments, told to programs in their form.
fn told(error: &clap::Error) -> ExitCode {
    let output = Output::new(std::env::args_os().any(|argument| argument == "--json"));
    if error.use_stderr() && output.json {
        let text = error.to_string();
        let text = text.lines().next().unwrap_or_default();
        output.failure(&Failure::Usage(text.trim_start_matches("error: ").to_owned()));
    } else {
        // Fails only when the reader is gone.
        let _reader_gone = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn run(command: Command, output: &Output) -> Result<(), Failure> {
    match command {
        Command::Serve(arguments) => commands::serve::run(&arguments, output),
        Command::Emulate(arguments) => commands::emulate::run(arguments, output),
        Command::Token(arguments) => commands::token::run(&arguments, output),
        Command::Explain(arguments) => commands::explain::run(arguments, output),
        Command::Doctor(arguments) => commands::doctor::run(&arguments, output),
        Command::Rooms { command } => commands::rooms::run(command, output),
    }
}
