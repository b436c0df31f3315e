//! `serve`: the token server, alone or with the emulator behind it.

use std::net::SocketAddr;
use std::time::Duration;

use videosdk_emulator::Emulator;
use videosdk_listener::{Limits, Listener};
use videosdk_server::{Client, ClientOptions};
use videosdk_token_server::{Config, ConfigError, Gateway, TokenServer};

use super::{client, emulator_keys, of_emulator};
use crate::arguments::ServeArguments;
use crate::console::{self, Console};
use crate::output::{Announced, Failure, Output};
use crate::stop::{DRAIN_DEADLINE, LOOPBACK_DRAIN_DEADLINE, StopSignals, block_on};

pub(crate) fn run(arguments: &ServeArguments, output: &Output) -> Result<(), Failure> {
    let config = config(arguments);
    config.refuse_strangers(arguments.host, arguments.open).map_err(|reason| {
        Failure::Usage(format!(
            "{reason}. Ways out: listen on 127.0.0.1 (leave --host out) behind a program that knows its users; use the \
             library inside such a program; or give --open if anybody may have a token",
        ))
    })?;
    block_on(serve(arguments, config, output))?
}

async fn serve(arguments: &ServeArguments, config: Config, output: &Output) -> Result<(), Failure> {
    let mut signals = StopSignals::new()?;
    let emulator = if arguments.demo { Some(emulator(output).await?) } else { None };
    let client = match &emulator {
        Some(emulator) => client_of(emulator),
        None => client(),
    };
    client.check()?;
    let server = TokenServer::new(client, config).map_err(|error| Failure::Usage(faults(&error)))?;
    let address = SocketAddr::new(arguments.host, arguments.port);
    let listener = Listener::bind(address).await.map_err(|error| {
        Failure::Usage(format!("cannot listen on {address}: {error}; --port 0 takes a free port"))
    })?;
    let url = listener.url()?;
    let gateway = Gateway(server.clone());
    let shown = emulator.as_ref().filter(|_| has_console(arguments));
    let running = match shown {
        Some(emulator) => listener.serve(Console::new(gateway, emulator.url()), Limits::default()),
        None => listener.serve(gateway, Limits::default()),
    };
    announce(output, &url, emulator.as_ref(), shown.is_some());
    signals.next().await;
    server.set_draining(true);
    let deadline = if arguments.host.is_loopback() { LOOPBACK_DRAIN_DEADLINE } else { DRAIN_DEADLINE };
    let end = async {
        let cut = running.drain(Duration::ZERO, deadline).await;
        if cut > 0 {
            output
                .note(format!("note: connections cut because they had not ended after {deadline:?}: {cut}"));
        }
        // Behind the token server, which may be asking it to the last.
        if let Some(emulator) = emulator {
            emulator.close().await;
        }
    };
    signals.unless_again(end).await;
    Ok(())
}

/// The faults under the names that they have on the command line.
fn faults(error: &ConfigError) -> String {
    let line = |fault: &videosdk_token_server::ConfigFault| {
        let name = match fault.setting {
            "token_kind" => "--token",
            "permissions" => "--permission",
            "expires_in" => "--expires-in",
            "allowed_origins" => "--allow-origin",
            "allowed_hosts" => "--allow-host",
            other => other,
        };
        format!("{name} = {}: {}", fault.value, fault.allowed)
    };
    error.faults().iter().map(line).collect::<Vec<_>>().join("\n")
}

fn config(arguments: &ServeArguments) -> Config {
    let mut config = Config::for_host(arguments.host);
    config.token_kind = arguments.kind.unwrap_or(config.token_kind);
    config.expires_in = arguments.expires_in.unwrap_or(config.expires_in);
    if !arguments.permissions.is_empty() {
        config.permissions = arguments.permissions.clone();
    } else if has_console(arguments) {
        config.permissions = console::PERMISSIONS.to_vec();
    }
    config.allowed_origins = arguments.allowed_origins.clone();
    config.allowed_hosts.extend(arguments.allowed_hosts.iter().cloned());
    config
}

/// The page joins at the emulator, which only this machine reaches.
fn has_console(arguments: &ServeArguments) -> bool {
    arguments.demo && arguments.host.is_loopback()
}

async fn emulator(output: &Output) -> Result<Emulator, Failure> {
    Ok(emulator_keys(Emulator::builder(), output).start().await?)
}

fn client_of(emulator: &Emulator) -> Client {
    let options = emulator.options();
    Client::new(ClientOptions {
        api_key: Some(options.api_key),
        secret: Some(options.secret),
        api_endpoint: Some(options.api_endpoint),
        language: Some("cli".to_owned()),
        ..ClientOptions::default()
    })
}

fn announce(output: &Output, url: &str, emulator: Option<&Emulator>, has_console: bool) {
    let mut facts = vec![Announced::new("token server", "tokenServer", url)];
    if has_console {
        facts.push(Announced::new("console", "console", format!("{url}/")));
    }
    facts.extend(emulator.into_iter().flat_map(of_emulator));
    output.announce(&facts);
    let Some(emulator) = emulator.filter(|_| !output.json) else { return };
    let emulated = emulator.url();
    output.line("");
    output.line("Try it:");
    output.line(format!("  curl {url}/get-token"));
    output.line(format!("  curl -X POST {url}/create-meeting"));
    output.line(format!("  curl -X POST {url}/validate-meeting/MEETING_ID"));
    output.line(format!(
        "  curl -X POST {emulated}/emulator/join -H 'content-type: application/json' -d '{{\"roomId\":\"MEETING_ID\",\"token\":\"TOKEN\"}}'"
    ));
    output.line("");
    output.line("Ctrl-C ends it.");
}
