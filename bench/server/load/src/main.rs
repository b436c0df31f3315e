//! Asks a server over loopback and says in one line of JSON how it answered. `make bench-server` runs it.
//!
//! One thread and one epoll, so that it takes little of the two cores that the server is measured on.

mod caller;
mod connection;
mod latencies;
mod requests;
mod resting;
mod watch;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use serde::Serialize;

/// Asks a server over loopback.
#[derive(Parser)]
struct Arguments {
    /// Where it listens.
    #[arg(long)]
    address: SocketAddr,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sends requests for a while.
    Requests(requests::Plan),
    /// Opens connections, asks once on each, and lets them rest until standard input ends.
    Idle {
        /// How many.
        #[arg(long)]
        connections: usize,
    },
    /// Opens connections of which half say nothing and half a byte a second, until the server has closed them all.
    Slow {
        /// How many.
        #[arg(long)]
        connections: usize,
        /// Seconds after which it gives up.
        #[arg(long)]
        patience: f64,
    },
}

fn main() -> ExitCode {
    let Arguments { address, command } = Arguments::parse();
    let done = match command {
        Command::Requests(plan) => requests::run(address, &plan).and_then(|report| say(&report)),
        Command::Idle { connections } => resting::idle(address, connections, say),
        Command::Slow { connections, patience } => {
            resting::slow(address, connections, patience, say).and_then(|report| say(&report))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// One line, at once: whoever started this program waits for it.
fn say(report: &impl Serialize) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, report)?;
    out.write_all(b"\n")?;
    out.flush()
}
