//! One request and its answer.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::FutureExt;
use http::{HeaderValue, Request, Response, StatusCode, Version, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body as _, Frame, Incoming, SizeHint};
use hyper::upgrade::OnUpgrade;
use tokio::time::{Instant, timeout_at};

use crate::handler::{AnyHandler, Peer};
use crate::limits::Limits;
use crate::stage::{Stage, Stages};
use crate::traffic::{InFlight, Traffic};
use crate::{Body, Cut, Refusal};

/// What all connections of a listener share.
pub(crate) struct Shared {
    pub(crate) handler: Box<dyn AnyHandler>,
    pub(crate) limits: Limits,
    pub(crate) stages: Stages,
}

/// What answers the requests of one connection.
pub(crate) struct Exchange {
    pub(crate) shared: Arc<Shared>,
    pub(crate) traffic: Arc<Traffic>,
    pub(crate) peer: Peer,
}

enum Failure {
    Refused(Refusal),
    Cut,
}

impl Exchange {
    pub(crate) async fn answer(
        self: Arc<Self>,
        in_flight: InFlight,
        request: Request<Incoming>,
    ) -> Result<Response<Outgoing>, Cut> {
        let upgradable = request.extensions().get::<OnUpgrade>().is_some();
        // hyper knows the end of a chunked body, the wire does not; so nothing may follow one.
        let last = in_flight.chunked;
        let (mut response, last) = match self.within_limits(&in_flight, request).await {
            Ok(response) => (response, last),
            Err(Failure::Refused(refusal)) => (self.refuse(refusal), true),
            Err(Failure::Cut) => return Err(Cut),
        };
        if upgradable && response.status() == StatusCode::SWITCHING_PROTOCOLS {
            self.traffic.upgraded.set(true);
        } else if last || self.shared.stages.now() > Stage::Serving {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        Ok(response.map(|body| Outgoing { body, _in_flight: in_flight }))
    }

    async fn within_limits(
        &self,
        in_flight: &InFlight,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, Failure> {
        if in_flight.ambiguous || is_misaddressed(&request) {
            return Err(Failure::Refused(Refusal::AmbiguousHead));
        }
        let begun = Instant::now();
        let work = self.handle(self.read(begun, request).await?);
        match self.shared.limits.request {
            None => work.await,
            Some(limit) => {
                let answer = timeout_at(begun + limit, work).await;
                answer.unwrap_or(Err(Failure::Refused(Refusal::HandlerTooSlow)))
            }
        }
    }

    /// The request with its whole body.
    async fn read(&self, begun: Instant, request: Request<Incoming>) -> Result<Request<Bytes>, Failure> {
        let (head, body) = request.into_parts();
        let bytes = if body.is_end_stream() { Bytes::new() } else { self.read_body(begun, body).await? };
        let mut request = Request::from_parts(head, bytes);
        request.extensions_mut().insert(self.peer);
        Ok(request)
    }

    async fn read_body(&self, begun: Instant, body: Incoming) -> Result<Bytes, Failure> {
        let limits = &self.shared.limits;
        // A length that is announced is refused before the caller is asked to send it (Expect: 100-continue).
        if body.size_hint().lower() > limits.body_bytes as u64 {
            return Err(Failure::Refused(Refusal::BodyTooLarge));
        }
        let whole = Limited::new(body, limits.body_bytes).collect();
        // A caller's own slow body is no fault of the handler, so that it is told apart even at the end of all time.
        let limit = limits.request.map_or(limits.body, |limit| limit.min(limits.body));
        match timeout_at(begun + limit, whole).await {
            Ok(Ok(collected)) => Ok(collected.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Failure::Refused(Refusal::BodyTooLarge)),
            Ok(Err(_)) => Err(Failure::Refused(Refusal::BrokenBody)),
            Err(_) => Err(Failure::Refused(Refusal::BodyTooSlow)),
        }
    }

    async fn handle(&self, request: Request<Bytes>) -> Result<Response<Body>, Failure> {
        // The call itself may panic too, so it is made inside the guarded future.
        let guarded = AssertUnwindSafe(async { self.shared.handler.handle(request).await }).catch_unwind();
        match guarded.await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(Cut)) => Err(Failure::Cut),
            // The panic's text stays out of the log: it may quote the request.
            Err(_) => Err(Failure::Refused(Refusal::HandlerPanicked)),
        }
    }

    fn refuse(&self, refusal: Refusal) -> Response<Body> {
        match refusal {
            Refusal::HandlerPanicked => tracing::error!("a handler panicked"),
            _ => tracing::debug!(code = refusal.code(), "a request is refused"),
        }
        self.traffic.refused.set(true);
        self.shared.handler.refused(refusal);
        self.shared.handler.refuse(refusal)
    }
}

/// Whether it does not say whom it is for, or says so twice and differently (RFC 9112 section 3.2).
fn is_misaddressed(request: &Request<Incoming>) -> bool {
    match (request.headers().get(header::HOST), request.uri().authority()) {
        (None, _) => request.version() == Version::HTTP_11,
        (Some(host), Some(target)) => !target.as_str().as_bytes().eq_ignore_ascii_case(host.as_bytes()),
        (Some(_), None) => false,
    }
}

/// An answer's body; its request is in flight until hyper has taken the last of it.
pub(crate) struct Outgoing {
    body: Body,
    _in_flight: InFlight,
}

impl hyper::body::Body for Outgoing {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
