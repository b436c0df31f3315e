//! The client: tokens at once, calls to the service by name.

use std::collections::BTreeMap;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Deserialize;
use serde_json::json;
use videosdk_server::token::{KeyPair, Tokens};
use videosdk_server::{CallOptions, Client as CoreClient, Result};

use crate::arguments::{Explain, Options, Sign, Verify, read, seconds, token_ids};
use crate::errors::{exception, guarded, raised};
use crate::runtime::block_on;

#[pyclass(frozen, module = "videosdk_server._native")]
pub(crate) struct Client {
    client: CoreClient,
    /// The client's own tokens, or for the shared vectors ones of several pairs and given ids.
    tokens: Tokens,
}

#[pymethods]
impl Client {
    #[new]
    fn new(options: &str) -> PyResult<Self> {
        guarded(|| {
            let client = CoreClient::new(read::<Options>(options)?.into_core()?);
            let tokens = client.tokens().clone();
            Ok(Self { client, tokens })
        })
    }

    /// For the shared vectors: the same client with these key pairs and token ids.
    fn with_test_tokens(&self, keys: Vec<(String, String)>, ids: Vec<String>) -> PyResult<Self> {
        let pairs = keys.into_iter().map(|(api_key, secret)| KeyPair::new(api_key, secret));
        let pairs = pairs.collect::<Result<Vec<_>>>().map_err(raised)?;
        let tokens = Tokens::new(pairs).with_clock(self.tokens.clock().clone()).with_ids(token_ids(&ids)?);
        Ok(Self { client: self.client.clone(), tokens })
    }

    /// A copy with other options of its calls, which shares connections and token.
    fn with_options(&self, options: &str) -> PyResult<Self> {
        let given: GivenCallOptions = read(options)?;
        let options = CallOptions {
            timeout: seconds("timeout", given.timeout)?,
            deadline: seconds("deadline", given.deadline)?,
            max_retries: given.max_retries,
            headers: given.headers,
        };
        Ok(Self { client: self.client.with_options(options), tokens: self.tokens.clone() })
    }

    fn sign(&self, kind: &str, arguments: &str) -> PyResult<String> {
        guarded(|| {
            let arguments: Sign = read(arguments)?;
            let signed = match kind {
                "participant" => {
                    arguments.participant().and_then(|request| self.tokens.participant(&request))
                }
                "api" => arguments.api().and_then(|request| self.tokens.api(&request)),
                "classic" => arguments.classic().and_then(|request| self.tokens.classic(&request)),
                other => return Err(unknown(other)),
            };
            signed.map_err(raised)
        })
    }

    fn sign_participants(&self, arguments: &str) -> PyResult<Vec<String>> {
        guarded(|| {
            let arguments: Vec<Sign> = read(arguments)?;
            let requests: Result<Vec<_>> = arguments.into_iter().map(Sign::participant).collect();
            requests.and_then(|requests| self.tokens.participants(&requests)).map_err(raised)
        })
    }

    fn verify(&self, token: &str, arguments: &str) -> PyResult<String> {
        guarded(|| {
            let arguments: Verify = read(arguments)?;
            let leeway = arguments.leeway()?;
            let claims = arguments.into_core(leeway).and_then(|request| self.tokens.verify(token, &request));
            claims.map(|claims| json!(claims).to_string()).map_err(raised)
        })
    }

    fn explain(&self, text: &str, arguments: &str) -> PyResult<String> {
        guarded(|| {
            let explanation = self.tokens.explain(text, &read::<Explain>(arguments)?.into());
            Ok(json!(explanation).to_string())
        })
    }

    fn check(&self) -> PyResult<()> {
        self.client.check().map_err(raised)
    }

    fn settings(&self) -> String {
        json!(self.client.settings()).to_string()
    }

    /// Calls an operation of the service by its name, such as `rooms.create`; arguments and answer are JSON.
    fn invoke(&self, py: Python<'_>, operation: &str, arguments: &str) -> PyResult<String> {
        guarded(|| {
            let answer = block_on(py, videosdk_bridge::invoke(&self.client, operation, arguments, None))?;
            answer.map_err(|failure| exception(&failure))
        })
    }

    fn __repr__(&self) -> String {
        format!("Client(api_endpoint={:?})", self.client.api_endpoint())
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct GivenCallOptions {
    timeout: Option<f64>,
    deadline: Option<f64>,
    max_retries: Option<u32>,
    headers: BTreeMap<String, String>,
}

#[pyfunction]
pub(crate) fn decode(token: &str) -> PyResult<String> {
    guarded(|| videosdk_server::token::decode(token).map(|claims| json!(claims).to_string()).map_err(raised))
}

#[pyfunction]
pub(crate) fn parse_duration(text: &str) -> PyResult<u64> {
    guarded(|| {
        videosdk_server::token::parse_duration(text).map(|duration| duration.as_secs()).map_err(raised)
    })
}

fn unknown(name: &str) -> PyErr {
    PyValueError::new_err(format!("there is no operation {name:?}"))
}
