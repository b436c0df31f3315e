//! What answers the requests.

use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;

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

    /// Told of each request that the listener refuses by itself, for those who count; also of a head that its parser
    /// could not read.
    fn refused(&self, _refusal: Refusal) {}

    /// True for an address that speaks for many callers, such as a proxy of one's own: its connections are not held to
    /// [`Limits::per_address`](crate::Limits::per_address), but count in the total. Asked for each new connection.
    fn speaks_for_many(&self, _address: IpAddr) -> bool {
        false
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

/// A handler of any type, so that a program with several listeners has the accept loop and hyper in it once. It costs an
/// allocation a request, and saves some hundred kilobytes for each further listener.
pub(crate) trait AnyHandler: Send + Sync {
    fn handle(&self, request: Request<Bytes>) -> Answering<'_>;

    fn refuse(&self, refusal: Refusal) -> Response<Body>;

    fn refused(&self, refusal: Refusal);

    fn speaks_for_many(&self, address: IpAddr) -> bool;
}

/// An answer to come.
pub(crate) type Answering<'a> = Pin<Box<dyn Future<Output = Result<Response<Body>, Cut>> + Send + 'a>>;

impl<H: Handler> AnyHandler for H {
    fn handle(&self, request: Request<Bytes>) -> Answering<'_> {
        Box::pin(Handler::handle(self, request))
    }

    fn refuse(&self, refusal: Refusal) -> Response<Body> {
        Handler::refuse(self, refusal)
    }

    fn refused(&self, refusal: Refusal) {
        Handler::refused(self, refusal);
    }

    fn speaks_for_many(&self, address: IpAddr) -> bool {
        Handler::speaks_for_many(self, address)
    }
}
