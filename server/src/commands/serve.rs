//! `serve`: the token server, alone or with the emulator behind it.

use std::net::SocketAddr;

use videosdk_emulator::Emulator;
use videosdk_listener::{Limits, Listener};
use videosdk_server::{Client, ClientOptions};
use videosdk_token_server::{Config, TokenServer};

use super::{client, demo_key_pair, is_demo};
use crate::arguments::ServeArguments;
use crate::gateway::Gateway;
use crate::output::{Failure, Output};
use crate::stop::{StopSignals, block_on};

pub(crate) fn run(arguments: &ServeArguments, output: &Output) -> Result<(), Failure> {
    if !arguments.host.is_loopback() && !arguments.open {
        return Err(Failure::Usage(format!(
            "{} can be reached by strangers, and nobody would be asked who they are. Ways out: listen on 127.0.0.1 \
             (leave --host out) behind a program that knows its users; use the library inside such a program; \
             or give --open if anybody may have a token",
            arguments.host
        )));
    }
    block_on(serve(arguments, output))?
}

async fn serve(arguments: &ServeArguments, output: &Output) -> Result<(), Failure> {
    let mut signals = StopSignals::new()?;
    let emulator = if arguments.demo { Some(emulator(output).await?) } else { None };
    let client = match &emulator {
        Some(emulator) => client_of(emulator),
        None => client(),
    };
    client.check()?;
    let server =
        TokenServer::new(client, config(arguments)).map_err(|error| Failure::Usage(error.to_string()))?;
    let address = SocketAddr::new(arguments.host, arguments.port);
    let listener = Listener::bind(address).await.map_err(|error| {
        Failure::Usage(format!("cannot listen on {address}: {error}; --port 0 takes a free port"))
    })?;
    let url = url(listener.local_addr()?);
    let running = listener.serve(Gateway(server.clone()), Limits::default());
    announce(output, &url, emulator.as_ref());
    signals.next().await;
    server.set_draining(true);
    signals.drain(running).await;
    if let Some(emulator) = emulator {
        emulator.close().await;
    }
    Ok(())
}

fn config(arguments: &ServeArguments) -> Config {
    let on_this_machine = arguments.host.is_loopback();
    let mut config = if on_this_machine { Config::for_loopback() } else { Config::default() };
    config.token_kind = arguments.kind.unwrap_or(config.token_kind);
    config.expires_in = arguments.expires_in.unwrap_or(config.expires_in);
    if !arguments.permissions.is_empty() {
        config.permissions = arguments.permissions.clone();
    }
    config.allowed_origins = arguments.allowed_origins.clone();
    config.allowed_hosts = arguments.allowed_hosts.clone();
    if !on_this_machine {
        config.allowed_hosts.push(match arguments.host {
            std::net::IpAddr::V4(host) => host.to_string(),
            std::net::IpAddr::V6(host) => format!("[{host}]"),
        });
    }
    config
}

/// A real key pair is none of the emulator's business; one that begins with `demo-` is taken over.
async fn emulator(output: &Output) -> Result<Emulator, Failure> {
    let environment = client();
    let mut builder = Emulator::builder();
    if let Some(keys) = demo_key_pair(&environment) {
        builder = builder.key_pair(keys);
    } else if environment.tokens().keys().iter().any(|keys| !is_demo(keys)) {
        output
            .note("note: the key pair of the environment is not used with --demo; the emulator has its own");
    }
    Ok(builder.start().await?)
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

/// Where this machine reaches the server; one that listens everywhere is reached by loopback.
fn url(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) if address.ip().is_unspecified() => {
            format!("http://127.0.0.1:{}", address.port())
        }
        SocketAddr::V6(address) if address.ip().is_unspecified() => {
            format!("http://[::1]:{}", address.port())
        }
        address => format!("http://{address}"),
    }
}

fn announce(output: &Output, url: &str, emulator: Option<&Emulator>) {
    output.line(format!("token server   {url}"));
    let Some(emulator) = emulator else { return };
    let emulated = emulator.url();
    output.line(format!("emulator       {emulated}"));
    output.line(format!("key            {}", emulator.api_key()));
    if emulator.api_key() == videosdk_emulator::DEMO_API_KEY {
        // Published, so that tokens can be verified by anybody; a pair of the environment is not shown.
        output.line(format!("secret         {}", videosdk_emulator::DEMO_SECRET));
    }
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
