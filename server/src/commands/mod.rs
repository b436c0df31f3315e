//! One file a command.

pub(crate) mod doctor;
pub(crate) mod emulate;
pub(crate) mod explain;
pub(crate) mod health;
pub(crate) mod openapi;
pub(crate) mod policy;
pub(crate) mod rooms;
pub(crate) mod serve;
pub(crate) mod token;

use videosdk_emulator::{DEMO_API_KEY, DEMO_SECRET, Emulator, EmulatorBuilder};
use videosdk_server::{Client, ClientOptions, Environment};

use crate::output::{Announced, Output};

/// A client of the environment, which names itself as the command line.
pub(crate) fn client() -> Client {
    Client::new(ClientOptions {
        language: Some("cli".to_owned()),
        ..ClientOptions::from_environment(&Environment::process())
    })
}

/// The emulator takes a key pair of the environment that begins with `demo-`; a real one is none of its business.
fn emulator_keys(builder: EmulatorBuilder, output: &Output) -> EmulatorBuilder {
    let environment = client();
    match environment.tokens().keys().first() {
        Some(keys) if keys.is_demo() => builder.key_pair(keys.clone()),
        Some(_) => {
            output.note("note: the key pair of the environment is not used; the emulator has its own");
            builder
        }
        None => builder,
    }
}

/// What there is to know of a running emulator.
fn of_emulator(emulator: &Emulator) -> Vec<Announced> {
    let mut facts = vec![
        Announced::new("emulator", "emulator", emulator.url()),
        Announced::new("key", "apiKey", emulator.api_key()),
    ];
    if has_published_keys(emulator) {
        // Published, so that tokens can be verified by anybody; a pair of the environment is not shown.
        facts.push(Announced::new("secret", "secret", DEMO_SECRET));
    }
    facts
}

fn has_published_keys(emulator: &Emulator) -> bool {
    emulator.api_key() == DEMO_API_KEY
}
