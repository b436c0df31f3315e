//! Who may talk to the emulator: a web page must not reach it under a name of its own (DNS rebinding).

use std::net::IpAddr;

use http::StatusCode;
use url::{Host, Url};

use crate::refusal::Refusal;
use crate::request::Request;

/// Host names besides loopback's that may be used.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    allowed: Vec<String>,
}

impl Guard {
    pub(crate) fn new(allowed: impl IntoIterator<Item = String>) -> Self {
        Self { allowed: allowed.into_iter().map(|host| host.to_ascii_lowercase()).collect() }
    }

    /// Refuses a request whose `Host` is neither loopback's nor an allowed one.
    pub(crate) fn check_host(&self, request: &Request) -> Result<(), Refusal> {
        let host = request.header("host").unwrap_or_default();
        if self.permits(&format!("http://{host}")) {
            return Ok(());
        }
        Err(Refusal::new(
            StatusCode::MISDIRECTED_REQUEST,
            "host_refused",
            "Host refused",
            format!(
                "the emulator answers only to loopback host names, not to {host:?}; allow it with --allow-host"
            ),
        ))
    }

    /// Refuses a page of a foreign origin; for what steers the emulator itself, which no page should.
    pub(crate) fn check_origin(&self, request: &Request) -> Result<(), Refusal> {
        let origin = request.header("origin");
        if origin.is_none_or(|origin| self.permits(origin)) {
            return Ok(());
        }
        Err(Refusal::new(
            StatusCode::FORBIDDEN,
            "origin_refused",
            "Origin refused",
            "pages of other origins than loopback's may not steer the emulator",
        ))
    }

    fn permits(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else { return false };
        match url.host() {
            Some(Host::Ipv4(address)) if address.is_loopback() => true,
            Some(Host::Ipv6(address)) if address.is_loopback() => true,
            Some(Host::Domain(name)) if name == "localhost" || name.ends_with(".localhost") => true,
            Some(host) => {
                let bare = match &host {
                    Host::Ipv6(address) => address.to_string(),
                    other => other.to_string(),
                };
                self.allowed.iter().any(|allowed| *allowed == bare || *allowed == host.to_string())
            }
            None => false,
        }
    }
}

/// True for addresses that only this machine reaches.
pub(crate) fn is_loopback(host: IpAddr) -> bool {
    host.to_canonical().is_loopback()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_and_allowed_names_are_answered() {
        let guard = Guard::new(["Emulator".to_owned(), "10.0.2.2".to_owned(), "fd00::7".to_owned()]);
        let cases = [
            ("127.0.0.1:4000", true),
            ("127.9.9.9", true),
            ("localhost:80", true),
            ("LOCALHOST", true),
            ("app.localhost:4000", true),
            ("[::1]:4000", true),
            ("emulator:4000", true),
            ("10.0.2.2:4000", true),
            ("[fd00::7]:4000", true),
            ("", false),
            ("evil.example", false),
            ("localhost.evil.example", false),
            ("127.0.0.1.evil.example", false),
            ("evil.example:4000", false),
            ("10.0.2.3", false),
            ("local host", false),
        ];
        for (host, permitted) in cases {
            assert_eq!(guard.permits(&format!("http://{host}")), permitted, "{host}");
        }
        assert!(!guard.permits("null"));
        assert!(!guard.permits("https://evil.example"));
        assert!(guard.permits("http://localhost:9000"));
    }
}
