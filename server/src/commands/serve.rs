//! `serve`: the token server, alone or with the emulator behind it.

use videosdk_emulator::{DEMO_API_KEY, DEMO_SECRET, Emulator};
use videosdk_server::{Client, ClientOptions};
use videosdk_token_server::TokenServer;

use super::{emulator_keys, of_emulator};
use crate::arguments::ServeArguments;
use crate::operation::{BoundListeners, RunningServer, install_logger, open_files, service_manager};
use crate::output::{Announced, Failure, Output};
use crate::reload::{ReloadSignal, Reloader};
use crate::setup::Setup;
use crate::stop::{StopSignals, block_on};

pub(crate) fn run(arguments: &ServeArguments, output: &Output) -> Result<(), Failure> {
    if arguments.check {
        return check(arguments, output);
    }
    block_on(serve(arguments, output))?
}

/// Reads everything that a start would read, and starts nothing.
fn check(arguments: &ServeArguments, output: &Output) -> Result<(), Failure> {
    let setup = Setup::read(arguments, arguments.demo.then(stand_in))?;
    setup.client.check()?;
    // What a store needs is a runtime to be made in, though nothing is sent.
    block_on(async { setup.store().map(drop) })??;
    TokenServer::new(setup.client.clone(), setup.config.clone()).map_err(|error| setup.faults(&error))?;
    if output.json {
        output.object(&serde_json::json!({ "valid": true }));
    } else {
        output.line("the configuration is good");
    }
    Ok(())
}

async fn serve(arguments: &ServeArguments, output: &Output) -> Result<(), Failure> {
    let mut signals = StopSignals::new()?;
    let mut reload = ReloadSignal::new()?;
    let mut setup = Setup::read(arguments, arguments.demo.then(stand_in))?;
    if let Some(format) = setup.operation.log {
        install_logger(format);
    }
    setup.client.check()?;
    let store = setup.store()?;
    let server = TokenServer::sharing(setup.client.clone(), setup.config.clone(), store)
        .map_err(|error| setup.faults(&error))?;
    // Only now, so that nothing listens while there is a fault.
    let emulator = if arguments.demo { Some(emulator(output).await?) } else { None };
    if let Some(emulator) = &emulator {
        setup.client = client_of(emulator);
        server.reload(setup.client.clone(), setup.config.clone()).map_err(|error| setup.faults(&error))?;
    }
    allow_connections(&setup, output);
    let console = emulator.as_ref().filter(|_| setup.has_console(arguments)).map(Emulator::url);
    let listeners = BoundListeners::bind(setup.listen, setup.operation.clone()).await?;
    let running = listeners.open(server.clone(), console)?;
    let preparing = tokio::spawn(keep_prepared(server.clone()));
    announce(output, &running, console.is_some(), emulator.as_ref());
    service_manager::ready();
    let reloader = Reloader { arguments, server, running: setup };
    loop {
        tokio::select! {
            () = signals.next() => break,
            () = reload.next() => running.reloaded(reloader.reload(emulator.as_ref().map(client_of), output)),
        }
    }
    let end = async {
        running.close(output).await;
        // Behind the token server, which may be asking it to the last.
        if let Some(emulator) = emulator {
            emulator.close().await;
        }
    };
    signals.unless_again(end).await;
    preparing.abort();
    Ok(())
}

/// Fetches the identity provider's keys before anybody asks, and again when they are old.
async fn keep_prepared(server: TokenServer) {
    /// How often it is looked whether they are.
    const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(2);
    loop {
        server.prepare().await;
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn emulator(output: &Output) -> Result<Emulator, Failure> {
    Ok(emulator_keys(Emulator::builder(), output).start().await?)
}

/// A client like that of the emulator, before there is one.
fn stand_in() -> Client {
    Client::new(ClientOptions {
        api_key: Some(DEMO_API_KEY.to_owned()),
        secret: Some(DEMO_SECRET.into()),
        language: Some("cli".to_owned()),
        emulator: Some("127.0.0.1:9001".to_owned()),
        ..ClientOptions::default()
    })
}

/// Callers who are turned away for want of files would be a riddle.
fn allow_connections(setup: &Setup, output: &Output) {
    let Some(text) = open_files::allow(setup.operation.limits.connections) else { return };
    match setup.operation.log {
        Some(_) => tracing::warn!("{text}"),
        None => output.note(format!("warning: {text}")),
    }
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

fn announce(output: &Output, running: &RunningServer, has_console: bool, emulator: Option<&Emulator>) {
    let url = &running.url;
    let mut facts = vec![Announced::new("token server", "tokenServer", url)];
    facts.extend(running.admin_url.iter().map(|url| Announced::new("admin", "admin", url)));
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
