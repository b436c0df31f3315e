//! The listener for those who run the server: `/metrics`, `/healthz`, `/readyz`.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HOST};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use videosdk_listener::{Body, Bytes, Cut, Handler, Limits, Listener, Refusal, Running};
use videosdk_token_server::{HostList, TokenServer, refusal};

use super::metrics::{CONTENT_TYPE as METRICS_TYPE, Metrics};

/// A bound admin listener that does not serve yet.
pub(crate) struct Admin {
    listener: Listener,
    own: HostList,
}

struct AdminHandler {
    server: TokenServer,
    metrics: Arc<Metrics>,
    /// The address that it listens on, which no configuration has to name.
    own: HostList,
}

impl Admin {
    /// Binds the address. It answers to the `Host` names of the server, as they are at the time, and to the address itself;
    /// one that listens on every address is asked under any of them.
    pub(crate) async fn bind(address: SocketAddr) -> io::Result<Self> {
        let own = HostList::parse(&[address.ip().to_string()]).unwrap_or_default();
        Ok(Self { listener: Listener::bind(address).await?, own })
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> io::Result<String> {
        self.listener.url()
    }

    /// Answers until what it returns is dropped.
    pub(crate) fn serve(self, server: TokenServer, metrics: Arc<Metrics>) -> Running {
        // Few ask here, and none of them sends much.
        let limits = Limits { body_bytes: 1024, connections: 64, per_address: 64, ..Limits::default() };
        self.listener.serve(AdminHandler { server, metrics, own: self.own }, limits)
    }
}

impl AdminHandler {
    fn answer(&self, request: &Request<Bytes>) -> Response<Body> {
        // Without a Host it comes from no browser.
        let host = request.headers().get(HOST).map(|host| host.to_str().unwrap_or_default());
        if host.is_some_and(|host| !self.own.accepts(host) && !self.server.answers_to(host)) {
            let text =
                "this server does not answer to the name in Host; add it to the allowed hosts of the server";
            return refusal(StatusCode::MISDIRECTED_REQUEST, "host_refused", text);
        }
        let path = request.uri().path();
        if !["/metrics", "/healthz", "/readyz"].contains(&path) {
            let text = "there is no such path; /metrics, /healthz and /readyz are here";
            return refusal(StatusCode::NOT_FOUND, "route_unknown", text);
        }
        if ![Method::GET, Method::HEAD].contains(request.method()) {
            let text = format!("{path} answers GET, HEAD");
            let mut response = refusal(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", &text);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        if path == "/metrics" { self.metrics() } else { self.probe(request) }
    }

    fn metrics(&self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.metrics.text()));
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(METRICS_TYPE));
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// The same answer as on the public listener.
    fn probe(&self, request: &Request<Bytes>) -> Response<Body> {
        let asked = videosdk_token_server::Request {
            method: request.method().as_str().to_owned(),
            path: request.uri().path().to_owned(),
            ..Default::default()
        };
        match self.server.try_now(&asked) {
            Some(answer) => answer.into(),
            None => refusal(StatusCode::INTERNAL_SERVER_ERROR, "internal", "a fault of the server"),
        }
    }
}

impl Handler for AdminHandler {
    async fn handle(&self, request: Request<Bytes>) -> Result<Response<Body>, Cut> {
        Ok(self.answer(&request))
    }

    fn refuse(&self, refused: Refusal) -> Response<Body> {
        refusal(refused.status(), refused.code(), refused.text())
    }
}

#[cfg(test)]
mod tests {
    use videosdk_server::{Client, ClientOptions};
    use videosdk_token_server::Config;

    use super::*;

    #[test]
    fn the_names_are_those_of_the_configuration_of_now() {
        let client = || {
            Client::new(ClientOptions {
                api_key: Some("0d5c1a42-ab1c".to_owned()),
                secret: Some("4f2a9c7e1b8d4f2a9c7e1b8d4f2a9c7e1b8d4f2a".into()),
                ..ClientOptions::default()
            })
        };
        let config = |name: &str| Config { allowed_hosts: vec![name.to_owned()], ..Config::default() };
        let server = TokenServer::new(client(), config("old.example.com")).unwrap();
        let own = HostList::parse(&["192.0.2.1".to_owned()]).unwrap();
        let pages = AdminHandler { server: server.clone(), metrics: Arc::new(Metrics::new()), own };
        let status = |host: &str| {
            let request = Request::get("/healthz").header(HOST, host).body(Bytes::new()).unwrap();
            pages.answer(&request).status().as_u16()
        };
        let names = ["old.example.com", "new.example.com", "192.0.2.1:9090", "localhost", "evil.test"];
        assert_eq!(names.map(status), [200, 421, 200, 200, 421]);
        server.reload(client(), config("new.example.com")).unwrap();
        assert_eq!(names.map(status), [421, 200, 200, 200, 421]);
    }
}
