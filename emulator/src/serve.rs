//! The service behind a socket.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderValue, Response, StatusCode};
use hyper::upgrade::OnUpgrade;
use tokio::sync::watch;
use videosdk_listener::{Body, Cut as CutOff, Handler, Limits, Refusal as ListenerRefusal};

use crate::answer::Answer;
use crate::joining::socket;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::script::Cut;
use crate::service::{Plan, Reply, Service};

/// Everything comes from this machine or from a developer's own: the limits only keep a mistake in bounds.
pub(crate) fn limits() -> Limits {
    let limits = Limits::default();
    Limits {
        // A scripted delay may be long.
        request: None,
        head_bytes: 64 * 1024,
        body_bytes: 64 * 1024,
        per_address: limits.connections,
        ..limits
    }
}

pub(crate) struct Server {
    pub(crate) service: Arc<Service>,
    /// Its sender's end tells the WebSockets to end.
    pub(crate) closing: watch::Receiver<()>,
}

impl Handler for Server {
    async fn handle(&self, request: http::Request<Bytes>) -> Result<Response<Body>, CutOff> {
        let (mut head, body) = request.into_parts();
        let upgrade = head.extensions.remove::<OnUpgrade>();
        let request = Request::read(&head, body);
        match self.service.plan(&request) {
            Plan::Reply(reply) => self.send(reply).await,
            Plan::Join => Ok(self.upgrade(request, upgrade)),
        }
    }

    fn refuse(&self, refusal: ListenerRefusal) -> Response<Body> {
        let text = refusal.text();
        let answer = Refusal::new(refusal.status(), refusal.code(), text, text);
        response(self.service.reply(&answer.into())).map(Body::from)
    }
}

impl Server {
    async fn send(&self, mut reply: Reply) -> Result<Response<Body>, CutOff> {
        Held { service: &self.service, number: reply.number }.until(reply.delay).await;
        match reply.cut {
            Cut::None => Ok(response(reply).map(Body::from)),
            Cut::BeforeReply => Err(CutOff),
            Cut::MidBody => {
                reply.headers.insert(CONTENT_LENGTH, HeaderValue::from(reply.body.len()));
                let half = reply.body.len() / 2;
                Ok(response(reply).map(|body| {
                    let pieces = [Ok(body.slice(..half)), Err(CutOff)];
                    // An empty piece would not be sent, and so would not be waited for.
                    let pieces =
                        pieces.into_iter().filter(|piece| !matches!(piece, Ok(bytes) if bytes.is_empty()));
                    Body::stream(stream::iter(pieces.collect::<Vec<_>>()))
                }))
            }
        }
    }

    fn upgrade(&self, request: Request, upgrade: Option<OnUpgrade>) -> Response<Body> {
        let Some(upgrade) = upgrade else {
            let refusal = Refusal::invalid_params("the connection cannot be upgraded to a WebSocket");
            return response(self.service.reply(&Answer::from(refusal))).map(Body::from);
        };
        let mut answer = Response::new(Body::empty());
        *answer.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        *answer.headers_mut() = socket::accept_headers(&request);
        tokio::spawn(socket::serve(Arc::clone(&self.service), request, upgrade, self.closing.clone()));
        answer
    }
}

/// Notes that the caller left, when its connection's end drops the answer that it waits for.
struct Held<'a> {
    service: &'a Service,
    number: Option<u64>,
}

impl Held<'_> {
    async fn until(mut self, delay: Duration) {
        if delay > Duration::ZERO {
            tokio::time::sleep(delay).await;
        }
        self.number = None;
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            self.service.log().abandoned(number);
        }
    }
}

fn response(reply: Reply) -> Response<Bytes> {
    let mut response = Response::new(reply.body);
    *response.status_mut() = reply.status;
    *response.headers_mut() = reply.headers;
    response
}
