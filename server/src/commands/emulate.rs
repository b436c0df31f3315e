//! `emulate`: the service on this machine.

use std::net::SocketAddr;

use videosdk_emulator::{DEMO_API_KEY, DEMO_SECRET, Emulator};

use super::{emulator_keys, has_published_keys, of_emulator};
use crate::arguments::EmulateArguments;
use crate::output::{Announced, Failure, Output};
use crate::stop::{StopSignals, block_on};

pub(crate) fn run(arguments: EmulateArguments, output: &Output) -> Result<(), Failure> {
    block_on(emulate(arguments, output))?
}

async fn emulate(arguments: EmulateArguments, output: &Output) -> Result<(), Failure> {
    let mut signals = StopSignals::new()?;
    if !arguments.host.is_loopback() && arguments.allowed_hosts.is_empty() {
        return Err(Failure::Usage(format!(
            "whoever reaches the emulator may steer it, so on {} it answers only under names that you allow: give \
             --allow-host, such as --allow-host 10.0.2.2, or leave --host out",
            arguments.host
        )));
    }
    let address = SocketAddr::new(arguments.host, arguments.port);
    let mut builder = Emulator::builder().host(arguments.host).port(arguments.port).strict(arguments.strict);
    for name in arguments.allowed_hosts {
        builder = builder.allow_host(name);
    }
    let emulator = emulator_keys(builder, output).start().await.map_err(|error| {
        Failure::System(format!("cannot listen on {address}: {error}; --port 0 takes a free port"))
    })?;
    let mut facts = of_emulator(&emulator);
    facts.push(Announced::new("use it with", "environment", environment(&emulator)));
    output.announce(&facts);
    signals.next().await;
    signals.unless_again(emulator.close()).await;
    Ok(())
}

/// The variables that point SDK and commands at it; a key pair that came from the environment is there already.
fn environment(emulator: &Emulator) -> String {
    let host = emulator.url().trim_start_matches("http://");
    if has_published_keys(emulator) {
        format!("VIDEOSDK_EMULATOR={host} VIDEOSDK_API_KEY={DEMO_API_KEY} VIDEOSDK_SECRET={DEMO_SECRET}")
    } else {
        format!("VIDEOSDK_EMULATOR={host}")
    }
}
