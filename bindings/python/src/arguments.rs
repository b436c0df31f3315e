//! What Python passes as JSON, read into the core's own types.

use std::collections::BTreeMap;
use std::time::Duration;

use pyo3::PyResult;
use pyo3::exceptions::{PyTypeError, PyValueError};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use videosdk_server::token::{
    ApiToken, ClassicToken, ExplainToken, ParticipantToken, Permission, TokenIds, VerifyToken,
    duration_of_seconds, parse_duration,
};
use videosdk_server::{ClientOptions, Clock, Environment, Result};

/// The package writes this JSON itself, so a fault in it is a wrong type of an argument.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> PyResult<T> {
    serde_json::from_str(json)
        .map_err(|error| PyTypeError::new_err(format!("an argument is of the wrong type: {error}")))
}

/// The arguments of `VideoSDK(...)`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    api_key: Option<String>,
    secret: Option<String>,
    token: Option<String>,
    api_endpoint: Option<String>,
    emulator: Option<String>,
    timeout: Option<f64>,
    deadline: Option<f64>,
    max_retries: Option<u32>,
    headers: BTreeMap<String, String>,
    proxy: Option<String>,
    ca_bundle: Option<String>,
    language: Option<String>,
    /// For the shared vectors: the time to sign at, in seconds since 1970.
    clock: Option<i64>,
}

impl Options {
    pub(crate) fn into_core(self) -> PyResult<ClientOptions> {
        Ok(ClientOptions {
            api_key: self.api_key,
            secret: self.secret.map(Into::into),
            token: self.token.map(Into::into),
            api_endpoint: self.api_endpoint,
            emulator: self.emulator,
            timeout: seconds("timeout", self.timeout)?,
            deadline: seconds("deadline", self.deadline)?,
            max_retries: self.max_retries,
            headers: self.headers,
            proxy: self.proxy.map(Into::into),
            ca_bundle: self.ca_bundle,
            language: self.language,
            clock: self.clock.map(Clock::fixed),
            environment: Some(Environment::process()),
            ..ClientOptions::default()
        })
    }
}

pub(crate) fn seconds(name: &str, seconds: Option<f64>) -> PyResult<Option<Duration>> {
    videosdk_bridge::seconds(name, seconds).map_err(|failure| PyValueError::new_err(failure.reason.clone()))
}

/// The arguments of the calls that sign.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Sign {
    room_id: Option<String>,
    participant_id: Option<String>,
    permissions: Option<Vec<String>>,
    expires_in: Option<ExpiresIn>,
    allow_long_lived: bool,
    not_before: bool,
    claims: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ExpiresIn {
    Text(String),
    Seconds(f64),
}

impl Sign {
    pub(crate) fn participant(self) -> Result<ParticipantToken> {
        Ok(ParticipantToken {
            permissions: permissions(self.permissions)?,
            expires_in: lifetime(self.expires_in)?,
            room_id: self.room_id,
            participant_id: self.participant_id,
            allow_long_lived: self.allow_long_lived,
            not_before: self.not_before,
            claims: self.claims,
        })
    }

    pub(crate) fn api(self) -> Result<ApiToken> {
        Ok(ApiToken {
            permissions: permissions(self.permissions)?,
            expires_in: lifetime(self.expires_in)?,
            allow_long_lived: self.allow_long_lived,
            not_before: self.not_before,
            claims: self.claims,
        })
    }

    pub(crate) fn classic(self) -> Result<ClassicToken> {
        Ok(ClassicToken {
            permissions: permissions(self.permissions)?,
            expires_in: lifetime(self.expires_in)?,
            allow_long_lived: self.allow_long_lived,
            not_before: self.not_before,
            claims: self.claims,
        })
    }
}

fn permissions(words: Option<Vec<String>>) -> Result<Option<Vec<Permission>>> {
    words.map(|words| words.iter().map(|word| word.parse()).collect()).transpose()
}

fn lifetime(expires_in: Option<ExpiresIn>) -> Result<Option<Duration>> {
    match expires_in {
        None => Ok(None),
        Some(ExpiresIn::Text(text)) => parse_duration(&text).map(Some),
        Some(ExpiresIn::Seconds(seconds)) => duration_of_seconds(seconds).map(Some),
    }
}

/// The arguments of `tokens.verify`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Verify {
    room_id: Option<String>,
    participant_id: Option<String>,
    permission: Option<String>,
    kind: Option<String>,
    leeway: Option<f64>,
    use_learned_offset: bool,
}

impl Verify {
    pub(crate) fn leeway(&self) -> PyResult<Option<Duration>> {
        seconds("leeway", self.leeway)
    }

    pub(crate) fn into_core(self, leeway: Option<Duration>) -> Result<VerifyToken> {
        Ok(VerifyToken {
            room_id: self.room_id,
            participant_id: self.participant_id,
            permission: self.permission.map(|word| word.parse()).transpose()?,
            kind: self.kind.map(|word| word.parse()).transpose()?,
            leeway,
            use_learned_offset: self.use_learned_offset,
        })
    }
}

/// The arguments of `tokens.explain`.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Explain {
    at: Option<i64>,
    room_id: Option<String>,
    participant_id: Option<String>,
}

impl From<Explain> for ExplainToken {
    fn from(arguments: Explain) -> Self {
        Self { at: arguments.at, room_id: arguments.room_id, participant_id: arguments.participant_id }
    }
}

/// Ids for the shared vectors.
pub(crate) fn token_ids(ids: &[String]) -> PyResult<TokenIds> {
    let read =
        |id: &String| id.parse::<uuid::Uuid>().map_err(|error| PyTypeError::new_err(error.to_string()));
    Ok(TokenIds::fixed(ids.iter().map(read).collect::<PyResult<Vec<_>>>()?))
}
