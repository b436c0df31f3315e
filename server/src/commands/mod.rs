//! One file a command.

pub(crate) mod doctor;
pub(crate) mod emulate;
pub(crate) mod explain;
pub(crate) mod rooms;
pub(crate) mod serve;
pub(crate) mod token;

use videosdk_server::token::KeyPair;
use videosdk_server::{Client, ClientOptions, Environment};

/// A client of the environment, which names itself as the command line.
fn client() -> Client {
    Client::new(client_options())
}

fn client_options() -> ClientOptions {
    ClientOptions {
        language: Some("cli".to_owned()),
        ..ClientOptions::from_environment(&Environment::process())
    }
}

/// The key pair of the environment, when it is one that is meant for emulators.
fn demo_key_pair(client: &Client) -> Option<KeyPair> {
    client.tokens().keys().first().filter(|keys| is_demo(keys)).cloned()
}

fn is_demo(keys: &KeyPair) -> bool {
    keys.api_key().starts_with("demo-")
}
