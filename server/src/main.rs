//! The command line of videosdk-server: the token server, the emulator, and tools for tokens and rooms.

mod arguments;
mod commands;
mod gateway;
mod output;
mod stop;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use output::{Failure, Output};

fn main() -> ExitCode {
    // clap ends the process itself: 0 after help, 2 after a mistake in the arguments.
    let arguments = Arguments::parse();
    let output = Output::new(arguments.json);
    match run(arguments.command, &output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output.failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
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
