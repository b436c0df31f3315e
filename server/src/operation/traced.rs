//! What public requests meet first: where it is of use, each gets its place in a trace.

use std::net::IpAddr;
use std::sync::Arc;

use http::{Request, Response};
use videosdk_listener::{Body, Bytes, Cut, Handler, Refusal};

use super::Metrics;
use super::trace;

/// Gives requests on, with their trace.
pub(crate) struct Traced<Inner> {
    pub(crate) inner: Inner,
    /// A log is written, which shall tell the trace of every request.
    pub(crate) logs: bool,
    /// Counts what never comes to the server; nothing where nobody counts.
    pub(crate) metrics: Option<Arc<Metrics>>,
}

impl<Inner: Handler> Handler for Traced<Inner> {
    fn handle(
        &self,
        mut request: Request<Bytes>,
    ) -> impl Future<Output = Result<Response<Body>, Cut>> + Send {
        // A trace that nobody begins and nobody reads is not worth its microsecond.
        if self.logs || trace::is_begun(request.headers()) {
            let trace = trace::of(request.headers());
            request.extensions_mut().insert(trace);
        }
        self.inner.handle(request)
    }

    fn refuse(&self, refusal: Refusal) -> Response<Body> {
        self.inner.refuse(refusal)
    }

    fn speaks_for_many(&self, address: IpAddr) -> bool {
        self.inner.speaks_for_many(address)
    }

    fn refused(&self, refusal: Refusal) {
        let (status, code) = (refusal.status().as_u16(), refusal.code());
        tracing::info!(status, code, "refused before it was whole");
        if let Some(metrics) = &self.metrics {
            metrics.refused(code);
        }
    }
}
