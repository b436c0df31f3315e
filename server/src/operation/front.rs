//! What public requests meet first: each gets its place in a trace.

use http::{Request, Response};
use videosdk_listener::{Body, Bytes, Cut, Handler, Refusal};

use super::trace;

/// Gives requests on, with their trace.
pub(crate) struct Front<Inner>(pub(crate) Inner);

impl<Inner: Handler> Handler for Front<Inner> {
    fn handle(
        &self,
        mut request: Request<Bytes>,
    ) -> impl Future<Output = Result<Response<Body>, Cut>> + Send {
        let trace = trace::of(request.headers());
        request.extensions_mut().insert(trace);
        self.0.handle(request)
    }

    fn refuse(&self, refusal: Refusal) -> Response<Body> {
        let (status, code) = (refusal.status().as_u16(), refusal.code());
        tracing::info!(status, code, "refused before it was whole");
        self.0.refuse(refusal)
    }
}
