//! The options of a client and of a call, as a language passes them.

use std::collections::BTreeMap;

use serde::Deserialize;
use videosdk_server::{CallOptions, ClientOptions, Environment};

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
    /// Only in a library for tests: a program that is given its options from elsewhere must not sign with other keys.
    #[cfg(feature = "planted-panic")]
    pub(crate) vector: Option<crate::vector::Vector>,
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
