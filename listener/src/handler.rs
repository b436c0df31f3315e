//! What answers the requests.

use std::net::SocketAddr;

use bytes::Bytes;
use http::{Request, Response};

use crate::{Body, Cut, Refusal};

/// The address a request came from, in the request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// Answers requests; any `Fn(Request<Bytes>) -> impl Future<Output = Result<Response<Body>, Cut>>` is one.
///
/// Implement the trait to shape the listener's own refusals as well.
pub trait Handler: Send + Sync + 'static {
    /// Answers one request, whose body is whole and within [`Limits::body_bytes`](crate::Limits::body_bytes).
    ///
    /// Its extensions hold the [`Peer`], and `hyper::upgrade::OnUpgrade` where the caller asks for an
    /// upgrade. `Err(Cut)` closes the connection without an answer. The future is dropped when the caller
    /// goes away; a panic is answered with [`Refusal::HandlerPanicked`].
    fn handle(&self, request: Request<Bytes>) -> impl Future<Output = Result<Response<Body>, Cut>> + Send;

    /// Shapes an answer that the listener gives by itself; the status should be [`Refusal::status`].
    fn refuse(&self, refusal: Refusal) -> Response<Body> {
        refusal.response()
    }
}

impl<Function, Answer> Handler for Function
where
    Function: Fn(Request<Bytes>) -> Answer + Send + Sync + 'static,
    Answer: Future<Output = Result<Response<Body>, Cut>> + Send,
{
    fn handle(&self, request: Request<Bytes>) -> impl Future<Output = Result<Response<Body>, Cut>> + Send {
        self(request)
    }
}
