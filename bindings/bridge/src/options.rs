//! The options of a client and of a call, as a language passes them.

use std::collections::BTreeMap;

use serde::Deserialize;
use uuid::Uuid;
use videosdk_server::token::{KeyPair, TokenIds, Tokens};
use videosdk_server::{CallOptions, ClientOptions, Clock, Environment};

use crate::Failure;
use crate::json::seconds;

/// The options of a client. What is not given comes from the environment; durations are in seconds.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct GivenClientOptions {
    api_key: Option<String>,
    secret: Option<String>,
    token: Option<String>,
    api_endpoint: Option<String>,
    emulator: Option<String>,
    allow_insecure_http: bool,
    timeout: Option<f64>,
    deadline: Option<f64>,
    max_retries: Option<u32>,
    headers: BTreeMap<String, String>,
    proxy: Option<String>,
    ca_bundle: Option<String>,
    language: Option<String>,
    pub(crate) vector: Option<Vector>,
}

impl GivenClientOptions {
    pub(crate) fn into_core(self) -> Result<ClientOptions, Failure> {
        Ok(ClientOptions {
            api_key: self.api_key,
            secret: self.secret.map(Into::into),
            token: self.token.map(Into::into),
            api_endpoint: self.api_endpoint,
            emulator: self.emulator,
            allow_insecure_http: self.allow_insecure_http,
            timeout: seconds("timeout", self.timeout)?,
            deadline: seconds("deadline", self.deadline)?,
            max_retries: self.max_retries,
            headers: self.headers,
            proxy: self.proxy.map(Into::into),
            ca_bundle: self.ca_bundle,
            language: self.language,
            environment: Some(Environment::process()),
            ..ClientOptions::default()
        })
    }
}

/// What a shared vector fixes: the time, the keys, and the ids of the tokens.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Vector {
    clock: i64,
    keys: Vec<Pair>,
    token_ids: Vec<Uuid>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Pair {
    api_key: String,
    secret: String,
}

impl Vector {
    pub(crate) fn tokens(self) -> Result<Tokens, Failure> {
        let pairs = self.keys.into_iter().map(|pair| KeyPair::new(pair.api_key, pair.secret));
        let pairs: Vec<_> = pairs.collect::<videosdk_server::Result<_>>()?;
        Ok(Tokens::new(pairs).with_clock(Clock::fixed(self.clock)).with_ids(TokenIds::fixed(self.token_ids)))
    }
}

/// The options of one call, or of a copy of a client.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct GivenCallOptions {
    timeout: Option<f64>,
    deadline: Option<f64>,
    max_retries: Option<u32>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
}

impl GivenCallOptions {
    pub(crate) fn into_core(self) -> Result<CallOptions, Failure> {
        Ok(CallOptions {
            timeout: seconds("timeout", self.timeout)?,
            deadline: seconds("deadline", self.deadline)?,
            max_retries: self.max_retries,
            headers: self.headers,
        })
    }
}
