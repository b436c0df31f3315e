//! Which pages may use the server (the Fetch standard's CORS), and what is refused on the server's side besides.

use std::borrow::Cow;

use crate::error::{Problem, cases::ORIGIN_REFUSED};
use crate::host::Authority;
use crate::request::Request;
use crate::response::Response;

/// The headers that a page may send; what a browser sends by itself needs no leave.
const ALLOWED_HEADERS: &str = "authorization, content-type, traceparent, tracestate, x-request-id";

/// The headers that a page may read besides the few that it always may.
const EXPOSED_HEADERS: &str = "x-request-id, retry-after";

/// How long a browser keeps a preflight's answer, in seconds.
const PREFLIGHT_SECONDS: &str = "600";

/// The origins whose pages may use the server.
#[derive(Debug, Clone, Default)]
pub(crate) struct OriginList {
    pub(crate) any: bool,
    pub(crate) loopback: bool,
    pub(crate) credentials: bool,
    pub(crate) exact: Vec<String>,
}

/// Where a request comes from, as far as it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caller<'a> {
    /// No page: an app, a server, a command line; or a page's plain navigation.
    NoPage,
    /// A page of this very host.
    SameOrigin,
    /// A page of an allowed origin.
    Page(&'a str),
    /// A page that may not.
    Foreign,
}

impl OriginList {
    /// What an origin may be.
    pub(crate) const ALLOWED: &str = "a whole origin of scheme, host and port, such as https://app.example.com, or * \
                                      alone; no path, no pattern, not null";

    /// An origin as the owner wrote it; the error says what is allowed.
    pub(crate) fn check(text: &str) -> Result<String, String> {
        let is_one = text == "*" || origin_of(text).is_some();
        if is_one { Ok(text.to_owned()) } else { Err(Self::ALLOWED.to_owned()) }
    }

    /// Judges by `Origin`, and by `Sec-Fetch-Site` where there is none. Both are out of a page's reach.
    pub(crate) fn caller<'a>(&self, request: &'a Request) -> Caller<'a> {
        let mut origins = request.header_values("origin");
        let site = request.header("sec-fetch-site");
        match (origins.next(), origins.next()) {
            (Some(_), Some(_)) => Caller::Foreign,
            (Some(origin), None) if self.allows(origin) => Caller::Page(origin),
            (Some(origin), None) if site == Some("same-origin") || is_own(origin, request) => {
                Caller::SameOrigin
            }
            (Some(_), None) => Caller::Foreign,
            // Reading from elsewhere without an Origin is a link or an image: it changes nothing, and no page sees it.
            (None, _) if site == Some("cross-site") && request.method == "POST" && !self.any => {
                Caller::Foreign
            }
            (None, _) => Caller::NoPage,
        }
    }

    fn allows(&self, origin: &str) -> bool {
        if origin == "null" {
            return false;
        }
        self.any
            || self.exact.iter().any(|allowed| allowed == origin)
            || (self.loopback && web_authority(origin).is_some_and(|authority| authority.is_loopback()))
    }

    /// Adds what lets an allowed page read the answer.
    pub(crate) fn mark(&self, mut response: Response, caller: Caller<'_>) -> Response {
        if let Caller::Page(origin) = caller {
            let allowed = if self.any { "*".into() } else { Cow::Owned(origin.to_owned()) };
            response = response
                .with_header("access-control-allow-origin", allowed)
                .with_header("access-control-expose-headers", EXPOSED_HEADERS);
            if self.credentials {
                response = response.with_header("access-control-allow-credentials", "true");
            }
        }
        if self.any { response } else { response.with_header("vary", "origin") }
    }
}

/// The refusal of a foreign page; the page itself cannot read it, its developer can.
pub(crate) fn refuse_foreign(request: &Request, caller: Caller<'_>) -> Result<(), Problem> {
    if caller != Caller::Foreign {
        return Ok(());
    }
    let text = if request.header("origin") == Some("null") {
        "the page has no origin, as when it is opened as a file or in a sandbox; \
         serve it over HTTP, such as from http://localhost"
    } else {
        "pages of this origin may not use this server; add the origin, such as https://app.example.com, \
         to the allowed origins of the server"
    };
    Err(Problem::new(ORIGIN_REFUSED, text))
}

/// True for the question that a browser asks before a request of a page.
pub(crate) fn is_preflight(request: &Request) -> bool {
    request.method == "OPTIONS"
        && request.header("origin").is_some()
        && request.header("access-control-request-method").is_some()
}

/// The answer to the question of an allowed page. Unknown paths get it too: only then can the page read their 404.
pub(crate) fn preflight(methods: &'static str) -> Response {
    Response::empty(204)
        .with_header("access-control-allow-methods", methods)
        .with_header("access-control-allow-headers", ALLOWED_HEADERS)
        .with_header("access-control-max-age", PREFLIGHT_SECONDS)
}

/// A page of the host that it asks. The name in `Host` is checked before, so that it cannot be a rebound one.
fn is_own(origin: &str, request: &Request) -> bool {
    let own = request.header("host").and_then(Authority::parse);
    own.is_some() && web_authority(origin) == own
}

fn web_authority(origin: &str) -> Option<Authority<'_>> {
    origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://")).and_then(Authority::parse)
}

/// The origin that an owner's text means, in the spelling of browsers; nothing when it is not one.
pub(crate) fn origin_of(text: &str) -> Option<String> {
    let url = url::Url::parse(text).ok()?;
    let bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    if !bare || !anonymous || !url.has_host() || text.contains('*') {
        return None;
    }
    match url.origin() {
        origin @ url::Origin::Tuple(..) => Some(origin.ascii_serialization()),
        // Apps in a web view have origins such as capacitor://localhost, which have no serialisation of their own.
        url::Origin::Opaque(_) => {
            let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
            Some(format!("{}://{}{port}", url.scheme(), url.host_str()?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller_is(list: &OriginList, headers: &[(&str, &str)], method: &str) -> &'static str {
        let request = Request {
            method: method.into(),
            headers: headers.iter().map(|&(name, value)| (name.into(), value.into())).collect(),
            ..Request::default()
        };
        match list.caller(&request) {
            Caller::NoPage => "no page",
            Caller::SameOrigin => "same",
            Caller::Page(_) => "page",
            Caller::Foreign => "foreign",
        }
    }

    #[test]
    fn listed_origins_are_matched_whole() {
        let list = OriginList { exact: vec!["https://app.example.com".into()], ..OriginList::default() };
        for (origin, expected) in [
            ("https://app.example.com", "page"),
            ("http://app.example.com", "foreign"),
            ("https://app.example.com:444", "foreign"),
            ("https://evil-app.example.com", "foreign"),
            ("https://app.example.com.evil.test", "foreign"),
            ("https://example.com", "foreign"),
            ("http://localhost:3000", "foreign"),
            ("null", "foreign"),
            ("", "foreign"),
        ] {
            assert_eq!(caller_is(&list, &[("Origin", origin)], "GET"), expected, "{origin}");
        }
    }

    #[test]
    fn on_loopback_every_local_page_may() {
        let list = OriginList { loopback: true, ..OriginList::default() };
        for (origin, expected) in [
            ("http://localhost:3000", "page"),
            ("https://127.0.0.1:5173", "page"),
            ("http://[::1]:8080", "page"),
            ("http://localhost.evil.test", "foreign"),
            ("http://localhost:3000/", "foreign"),
            ("file://", "foreign"),
            ("null", "foreign"),
        ] {
            assert_eq!(caller_is(&list, &[("origin", origin)], "POST"), expected, "{origin}");
        }
    }

    #[test]
    fn a_page_of_this_host_is_no_stranger() {
        let list = OriginList::default();
        let own = [("host", "video.example.com"), ("origin", "https://video.example.com")];
        assert_eq!(caller_is(&list, &own, "POST"), "same");
        let proxied =
            [("host", "127.0.0.1:9000"), ("origin", "https://a.b"), ("sec-fetch-site", "same-origin")];
        assert_eq!(caller_is(&list, &proxied, "POST"), "same");
        let port = [("host", "video.example.com:81"), ("origin", "http://video.example.com:82")];
        assert_eq!(caller_is(&list, &port, "POST"), "foreign");
    }

    #[test]
    fn without_an_origin_only_a_cross_site_write_is_foreign() {
        let list = OriginList::default();
        assert_eq!(caller_is(&list, &[("sec-fetch-site", "cross-site")], "POST"), "foreign");
        assert_eq!(caller_is(&list, &[("sec-fetch-site", "cross-site")], "GET"), "no page");
        assert_eq!(caller_is(&list, &[("sec-fetch-site", "none")], "POST"), "no page");
        assert_eq!(caller_is(&list, &[], "POST"), "no page");
    }

    #[test]
    fn an_owners_origin_is_brought_into_the_browsers_spelling() {
        for (text, expected) in [
            ("https://App.Example.com:443/", Some("https://app.example.com")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("capacitor://localhost", Some("capacitor://localhost")),
            ("https://app.example.com/path", None),
            ("https://*.example.com", None),
            ("https://user@example.com", None),
            ("app.example.com", None),
            ("localhost:3000", None),
            ("null", None),
            ("", None),
        ] {
            assert_eq!(origin_of(text).as_deref(), expected, "{text}");
        }
    }
}
