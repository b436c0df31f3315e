//! The page of `serve --demo`: tokens, meetings and joining, to try by hand. Its files are served as they are written.

use std::net::IpAddr;

use http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_FRAME_OPTIONS};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use videosdk_listener::{Body, Bytes, Cut, Handler, Refusal};
use videosdk_server::token::Permission;
use videosdk_token_server::Gateway;

const HTML: &str = "text/html; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Path, type and text of every file; in the page itself `EMULATOR` stands for the emulator's address.
const FILES: [(&str, &str, &str); 16] = [
    ("/", HTML, include_str!("index.html")),
    ("/console/style.css", STYLE, include_str!("style.css")),
    ("/console/steps.css", STYLE, include_str!("steps.css")),
    ("/console/requests.css", STYLE, include_str!("requests.css")),
    ("/console/icon.svg", "image/svg+xml", include_str!("icon.svg")),
    ("/console/main.js", SCRIPT, include_str!("main.js")),
    ("/console/token.js", SCRIPT, include_str!("token.js")),
    ("/console/claims.js", SCRIPT, include_str!("claims.js")),
    ("/console/meeting.js", SCRIPT, include_str!("meeting.js")),
    ("/console/joining.js", SCRIPT, include_str!("joining.js")),
    ("/console/conversation.js", SCRIPT, include_str!("conversation.js")),
    ("/console/people.js", SCRIPT, include_str!("people.js")),
    ("/console/requests.js", SCRIPT, include_str!("requests.js")),
    ("/console/log.js", SCRIPT, include_str!("log.js")),
    ("/console/shorten.js", SCRIPT, include_str!("shorten.js")),
    ("/console/elements.js", SCRIPT, include_str!("elements.js")),
];

/// What the demo grants, so that the page can show every permission.
pub(crate) const PERMISSIONS: [Permission; 2] = [Permission::AllowJoin, Permission::AllowMod];

/// The token server with the page in front of it.
#[derive(Debug)]
pub(crate) struct Console {
    server: Gateway,
    emulator: String,
    /// What the browser lets the page load and ask.
    policy: HeaderValue,
}

impl Console {
    /// The page speaks with this token server, and joins at the emulator of this URL.
    pub(crate) fn new(server: Gateway, emulator: &str) -> Self {
        let sockets = emulator.replacen("http", "ws", 1);
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' {sockets}; \
             base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
             trusted-types 'none'"
        );
        // A URL has only characters that a header takes; were it otherwise, the page would load nothing.
        let policy = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
        Self { server, emulator: emulator.to_owned(), policy }
    }

    /// The type and the text of a file.
    fn file(&self, path: &str) -> Option<(&'static str, Body)> {
        let (_, kind, text) = FILES.into_iter().find(|(own, ..)| *own == path)?;
        let body =
            if kind == HTML { text.replacen("EMULATOR", &self.emulator, 1).into() } else { text.into() };
        Some((kind, body))
    }
}

impl Handler for Console {
    /// The token server judges every request first, `Host` and `Origin` above all. What it would answer, but has no
    /// route for, is the page's: so there is no second check that could be weaker.
    async fn handle(&self, request: Request<Bytes>) -> Result<Response<Body>, Cut> {
        let is_head = request.method() == Method::HEAD;
        let wanted = (is_head || request.method() == Method::GET).then(|| self.file(request.uri().path()));
        let mut answer = self.server.handle(request).await?;
        let Some((kind, body)) = wanted.flatten().filter(|_| answer.status() == StatusCode::NOT_FOUND) else {
            return Ok(answer);
        };
        *answer.status_mut() = StatusCode::OK;
        *answer.body_mut() = if is_head { Body::empty() } else { body };
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(CONTENT_SECURITY_POLICY, self.policy.clone());
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        Ok(answer)
    }

    fn refuse(&self, refusal: Refusal) -> Response<Body> {
        self.server.refuse(refusal)
    }

    fn speaks_for_many(&self, address: IpAddr) -> bool {
        self.server.speaks_for_many(address)
    }
}
