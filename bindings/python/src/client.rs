//! The client: tokens at once, calls to the service by name.

use pyo3::prelude::*;
use videosdk_bridge::{Client as Bridged, ExplainToken, Failure, SignToken, VerifyToken, invoke_value};

use crate::errors::{exception, guarded};
use crate::events::events;
use crate::objects::Object;
use crate::operation::Operation;
use crate::runtime::block_on;

#[pyclass(frozen, module = "videosdk_server._native")]
pub(crate) struct Client(pub(crate) Bridged);

#[pymethods]
impl Client {
    #[new]
    fn new(options: &str, on_event: Py<PyAny>) -> PyResult<Self> {
        guarded(|| Bridged::new(options, Some(events(on_event))).map(Self))
    }

    /// A copy with other options of its calls, which shares connections and token.
    fn with_options(&self, options: &str) -> PyResult<Self> {
        guarded(|| self.0.with_options(options).map(Self))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "passed one by one they need no object in between, and signing is hot"
    )]
    fn sign(
        &self,
        kind: &str,
        room_id: Option<String>,
        participant_id: Option<String>,
        permissions: Option<Vec<String>>,
        expires_in: Option<Lifetime>,
        allow_long_lived: bool,
        not_before: bool,
        claims: Option<String>,
    ) -> PyResult<String> {
        guarded(|| {
            self.0.sign(SignToken {
                kind: kind.to_owned(),
                room_id,
                participant_id,
                permissions,
                expires_in: expires_in.map(Lifetime::bridged),
                allow_long_lived,
                not_before,
                claims,
            })
        })
    }

    fn sign_participants(&self, requests: Vec<Request>) -> PyResult<Vec<String>> {
        guarded(|| self.0.sign_participants(requests.into_iter().map(Request::bridged).collect()))
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "passed one by one they need no object in between, and verifying is hot"
    )]
    fn verify(
        &self,
        token: &str,
        room_id: Option<String>,
        participant_id: Option<String>,
        permission: Option<String>,
        kind: Option<String>,
        leeway: Option<f64>,
        use_learned_offset: bool,
    ) -> PyResult<Object> {
        guarded(|| {
            let request =
                VerifyToken { room_id, participant_id, permission, kind, leeway, use_learned_offset };
            videosdk_bridge::claims_value(&self.0.verify(token, request)?).map(Object)
        })
    }

    fn explain(
        &self,
        text: &str,
        at: Option<i64>,
        room_id: Option<String>,
        participant_id: Option<String>,
    ) -> PyResult<String> {
        guarded(|| Ok(self.0.explain(text, ExplainToken { at, room_id, participant_id })))
    }

    fn check(&self) -> PyResult<()> {
        guarded(|| self.0.check())
    }

    fn settings(&self) -> PyResult<String> {
        guarded(|| Ok(self.0.settings()))
    }

    /// Calls an operation of the service by its name, such as `rooms.create`; the arguments are JSON.
    fn invoke(&self, py: Python<'_>, operation: &str, arguments: &str) -> PyResult<Object> {
        let answer = block_on(py, invoke_value(&self.0, operation, arguments, None))?;
        answer.map(Object).map_err(|failure| exception(&failure))
    }

    /// The same as something to await; nothing happens before it is.
    fn invoke_async(&self, operation: String, arguments: String) -> Operation {
        let client = self.0.clone();
        Operation::new(async move { invoke_value(&client, &operation, &arguments, None).await.map(Object) })
    }

    fn __repr__(&self) -> String {
        format!("Client(api_endpoint={:?})", self.0.api_endpoint())
    }
}

/// How long a token lives: a text such as `2h`, or seconds.
#[derive(FromPyObject)]
pub(crate) enum Lifetime {
    #[pyo3(transparent, annotation = "str")]
    Text(String),
    #[pyo3(transparent, annotation = "float")]
    Seconds(f64),
}

impl Lifetime {
    fn bridged(self) -> videosdk_bridge::Lifetime {
        match self {
            Self::Text(text) => videosdk_bridge::Lifetime::Text(text),
            Self::Seconds(seconds) => videosdk_bridge::Lifetime::Seconds(seconds),
        }
    }
}

/// A token of several to sign, in the order of the arguments of `sign`.
#[derive(FromPyObject)]
struct Request(
    Option<String>,
    Option<String>,
    Option<Vec<String>>,
    Option<Lifetime>,
    bool,
    bool,
    Option<String>,
);

impl Request {
    fn bridged(self) -> SignToken {
        SignToken {
            kind: String::new(),
            room_id: self.0,
            participant_id: self.1,
            permissions: self.2,
            expires_in: self.3.map(Lifetime::bridged),
            allow_long_lived: self.4,
            not_before: self.5,
            claims: self.6,
        }
    }
}

#[pyfunction]
pub(crate) fn decode(token: &str) -> PyResult<String> {
    guarded(|| videosdk_bridge::decode(token))
}

#[pyfunction]
pub(crate) fn parse_duration(text: &str) -> PyResult<u64> {
    guarded(|| videosdk_bridge::parse_duration(text))
}

#[pyfunction]
pub(crate) fn check_version(package: &str) -> PyResult<()> {
    videosdk_bridge::check_version(package).map_err(|failure: Failure| exception(&failure))
}
