//! The token server: a handler for a framework's requests, or a server in the process.

use std::borrow::Cow;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use videosdk_bridge::{Failure, Request, Response, TokenServer as Bridged, address_of, identity};

use crate::client::Client;
use crate::errors::{exception, guarded};
use crate::operation::Operation;
use crate::runtime::block_on;

#[pyclass(frozen, module = "videosdk_server._native")]
pub(crate) struct TokenServer(Arc<Bridged>);

/// Status, headers and body of an answer.
type Answer = (u16, Vec<(&'static str, Cow<'static, str>)>, Body);

/// A body, which Python has as bytes.
pub(crate) struct Body(Vec<u8>);

impl<'py> IntoPyObject<'py> for Body {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(PyBytes::new(py, &self.0))
    }
}

#[pymethods]
impl TokenServer {
    #[new]
    fn new(client: &Client, options: &str) -> PyResult<Self> {
        guarded(|| Bridged::new(&client.0, options)).map(|server| Self(Arc::new(server)))
    }

    /// One that listens.
    #[staticmethod]
    fn start(py: Python<'_>, client: &Client, options: &str) -> PyResult<Self> {
        let started = block_on(py, Bridged::start(&client.0, options))?;
        started.map(|server| Self(Arc::new(server))).map_err(|failure| exception(&failure))
    }

    #[getter]
    fn url(&self) -> Option<&str> {
        self.0.url()
    }

    #[getter]
    fn max_body_bytes(&self) -> u32 {
        self.0.max_body_bytes()
    }

    /// Refuses a mount whose identity, or the lack of one, does not fit the authentication.
    fn check_mount(&self, with_identity: bool) -> PyResult<()> {
        guarded(|| self.0.check_mount(with_identity))
    }

    /// Answers a request, and waits for the service with the interpreter free.
    fn handle(&self, py: Python<'_>, request: Parts) -> PyResult<Answer> {
        let request = guarded(|| request.bridged())?;
        if let Some(response) = self.0.try_handle(&request) {
            return Ok(answer(response));
        }
        block_on(py, self.0.handle(request))?.map(answer).map_err(|failure| exception(&failure))
    }

    /// Answers a request that needs no I/O, on the caller's own thread; nothing for the others.
    fn try_handle(&self, request: Parts) -> PyResult<Option<Answer>> {
        let request = guarded(|| request.bridged())?;
        Ok(self.0.try_handle(&request).map(answer))
    }

    fn handle_async(&self, request: Parts) -> PyResult<Operation> {
        let request = guarded(|| request.bridged())?;
        let server = self.0.clone();
        Ok(Operation::new(async move { server.handle(request).await.map(answer) }))
    }

    fn close(&self, py: Python<'_>) -> PyResult<()> {
        block_on(py, self.0.close())?.map_err(|failure| exception(&failure))
    }

    fn close_async(&self) -> Operation {
        let server = self.0.clone();
        Operation::new(async move { server.close().await })
    }
}

/// Method, path, query, headers, body, identity (JSON) and peer (an address) of a request.
#[derive(FromPyObject)]
struct Parts(String, String, String, Vec<(String, String)>, Vec<u8>, Option<String>, Option<String>);

impl Parts {
    fn bridged(self) -> Result<Request, Failure> {
        let Self(method, path, query, headers, body, caller, peer) = self;
        let identity = caller.as_deref().map(identity).transpose()?;
        let peer = peer.as_deref().and_then(address_of);
        Ok(Request { method, path, query, headers, body: body.into(), peer, identity, ..Request::default() })
    }
}

fn answer(response: Response) -> Answer {
    (response.status, response.headers, Body(response.body.into()))
}
