//! Between the project's own accept loop and the token server: HTTP in, HTTP out. With the feature `listener`.

use std::borrow::Cow;
use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use serde_json::json;
use videosdk_listener::{Body, Cut, Handler, Limits, Peer, Refusal};

use crate::configuration::Timeouts;
use crate::{Config, TokenServer, Trace, body, request_id};

/// Gives whole requests of a listener to the token server, with the [`Trace`] that their extensions may hold.
#[derive(Debug, Clone)]
pub struct Gateway(pub TokenServer);

impl Gateway {
    /// What a connection to a server of this configuration may cost where nothing else is said. A request always has longer
    /// than the service behind it.
    pub fn limits(config: &Config) -> Limits {
        const BEYOND_THE_SERVICE: Duration = Duration::from_secs(1);
        let request = Timeouts::REQUEST.max(config.upstream_deadline.saturating_add(BEYOND_THE_SERVICE));
        Limits { request: Some(request), body_bytes: config.max_body_bytes, ..Limits::default() }
    }
}

impl Handler for Gateway {
    async fn handle(&self, request: Request<Bytes>) -> Result<Response<Body>, Cut> {
        let request = taken(request);
        // Most answers need no waiting, and then no second task either.
        let answer = match self.0.try_now(&request) {
            Some(answer) => answer,
            // On the heap, or an answer at once would have to bring the room of one that waits.
            None => Box::pin(self.0.handle(request)).await,
        };
        Ok(answer.into())
    }

    /// The listener's own refusals in the shape of all errors. It does not know how long a body may be, and the server does.
    fn refuse(&self, refused: Refusal) -> Response<Body> {
        let text = match refused {
            Refusal::BodyTooLarge => Cow::Owned(body::over(self.0.max_body_bytes())),
            _ => Cow::Borrowed(refused.text()),
        };
        refusal(refused.status(), refused.code(), &text)
    }

    /// A trusted proxy has the connections of everyone behind it.
    fn speaks_for_many(&self, address: IpAddr) -> bool {
        self.0.trusts(address)
    }
}

/// An error in the shape that a token server's errors have, under a request id of its own.
pub fn refusal(status: StatusCode, code: &str, text: &str) -> Response<Body> {
    let id = request_id::new();
    let body = json!({ "error": text, "code": code, "statusCode": status.as_u16(), "requestId": id });
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-content-type-options", HeaderValue::from_static("nosniff"));
    headers.extend(HeaderValue::from_str(&id).ok().map(|id| (HeaderName::from_static("x-request-id"), id)));
    response
}

fn taken(request: Request<Bytes>) -> crate::Request {
    let (head, body) = request.into_parts();
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    crate::Request {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
        body,
        peer: head.extensions.get::<Peer>().map(|peer| peer.0.ip()),
        identity: None,
        trace: head.extensions.get::<Trace>().cloned(),
    }
}

impl From<crate::Response> for Response<Body> {
    fn from(answer: crate::Response) -> Self {
        let mut response = Response::new(Body::from(answer.body));
        *response.status_mut() =
            StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.reserve(answer.headers.len());
        for (name, text) in answer.headers {
            let value = match text {
                Cow::Borrowed(text) => HeaderValue::try_from(text),
                Cow::Owned(text) => HeaderValue::try_from(text),
            };
            headers.extend(value.ok().map(|value| (HeaderName::from_static(name), value)));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use videosdk_server::{Client, ClientOptions};

    use super::*;
    use crate::TrustedProxies;

    fn client() -> Client {
        Client::new(ClientOptions {
            api_key: Some("0d5c1a42-ab1c".into()),
            secret: Some("4f2a9c7e1b8d4f2a9c7e1b8d4f2a9c7e1b8d4f2a".into()),
            ..Default::default()
        })
    }

    #[test]
    fn a_request_has_longer_than_the_service_behind_it() {
        let of = |seconds| {
            let upstream_deadline = Duration::from_secs(seconds);
            Gateway::limits(&Config { upstream_deadline, ..Config::default() }).request
        };
        assert_eq!(of(5), Some(Duration::from_secs(10)));
        assert_eq!(of(90), Some(Duration::from_secs(91)), "a server in a program has no setting for it");
    }

    #[test]
    fn a_request_that_took_too_long_is_not_told_when_to_come_again() {
        let gateway = Gateway(TokenServer::new(client(), Config::default()).unwrap());
        let refused = gateway.refuse(Refusal::HandlerTooSlow);
        assert_eq!(
            (refused.status(), refused.headers().get("retry-after")),
            (StatusCode::SERVICE_UNAVAILABLE, None)
        );
    }

    #[test]
    fn proxies_of_the_configuration_of_now_speak_for_many() {
        let config = |proxies: &[&str]| Config {
            trusted_proxies: TrustedProxies::parse(proxies.iter().copied()).unwrap(),
            ..Config::default()
        };
        let gateway = Gateway(TokenServer::new(client(), config(&["10.0.0.0/8"])).unwrap());
        let speaks = |address: &str| gateway.speaks_for_many(address.parse().unwrap());
        assert_eq!((speaks("::ffff:10.1.2.3"), speaks("192.0.2.1")), (true, false));
        gateway.0.reload(client(), config(&["192.0.2.1"])).unwrap();
        assert_eq!((speaks("10.1.2.3"), speaks("192.0.2.1")), (false, true));
    }

    #[test]
    fn an_answer_takes_little_room_in_a_connection_that_rests() {
        let gateway = Gateway(TokenServer::new(client(), Config::default()).unwrap());
        let answer = gateway.handle(Request::new(Bytes::new()));
        assert!(size_of_val(&answer) <= 2048, "{} bytes", size_of_val(&answer));
    }
}
