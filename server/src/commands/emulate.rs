//! `emulate`: the service on this machine.

use videosdk_emulator::Emulator;

use super::{client, demo_key_pair};
use crate::arguments::EmulateArguments;
use crate::output::{Failure, Output};
use crate::stop::{StopSignals, block_on};

pub(crate) fn run(arguments: EmulateArguments, output: &Output) -> Result<(), Failure> {
    block_on(emulate(arguments, output))?
}

async fn emulate(arguments: EmulateArguments, output: &Output) -> Result<(), Failure> {
    let mut signals = StopSignals::new()?;
    let address = (arguments.host, arguments.port);
    let mut builder = Emulator::builder().host(arguments.host).port(arguments.port).strict(arguments.strict);
    for name in arguments.allowed_hosts {
        builder = builder.allow_host(name);
    }
    if let Some(keys) = demo_key_pair(&client()) {
        builder = builder.key_pair(keys);
    }
    let emulator = builder
        .start()
        .await
        .map_err(|error| Failure::Usage(format!("cannot listen on {}:{}: {error}", address.0, address.1)))?;
    output.line(format!("emulator       {}", emulator.url()));
    output.line(format!("key            {}", emulator.api_key()));
    if emulator.api_key() == videosdk_emulator::DEMO_API_KEY {
        output.line(format!("secret         {}", videosdk_emulator::DEMO_SECRET));
    }
    output.line(format!("use it with    VIDEOSDK_EMULATOR={}", emulator.address()));
    signals.next().await;
    tokio::select! {
        () = emulator.close() => {}
        () = signals.next() => {}
    }
    Ok(())
}
