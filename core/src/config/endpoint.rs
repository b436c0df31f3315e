//! The address of the service.

use url::{Host, Url};

use crate::error::codes::configuration::{
    EMULATOR_INVALID, ENDPOINT_FORMER, ENDPOINT_INSECURE, ENDPOINT_INVALID,
};
use crate::finding::{Finding, Severity};

pub(super) const DEFAULT_ENDPOINT: &str = "https://api.videosdk.live";
const FORMER_HOST: &str = "api.zujonow.com";

/// An address without `/v2` and slashes at its end, or a finding that says what is wrong with it.
pub(super) fn parse(
    about: &str,
    text: &str,
    plain_http_allowed: impl Fn(&Url) -> bool,
) -> Result<(Url, Option<Finding>), Finding> {
    let refuse = |what: &str| {
        let reason = format!("{about} {what}; write it like {DEFAULT_ENDPOINT}");
        Finding::new(&ENDPOINT_INVALID, Severity::Error, about, reason)
    };
    let url = Url::parse(text).map_err(|_| refuse("is not an address"))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(refuse("is not an http address"));
    }
    if !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some()
    {
        return Err(refuse("has credentials, a query or a fragment in it"));
    }
    if url.scheme() == "http" && !is_loopback(&url) && !plain_http_allowed(&url) {
        let reason = format!("{about} is plain http to another machine, where tokens would be readable");
        return Err(Finding::new(&ENDPOINT_INSECURE, Severity::Error, about, reason));
    }
    let former = (url.host_str() == Some(FORMER_HOST)).then(|| {
        let reason = format!("{about} is the former name of the service; it is {DEFAULT_ENDPOINT} now");
        Finding::new(&ENDPOINT_FORMER, Severity::Warning, about, reason)
    });
    Ok((without_version(url), former))
}

/// The address of an emulator given as host and port; just this host may be plain http.
pub(super) fn of_emulator(about: &str, text: &str) -> Result<Url, Finding> {
    let host_and_port = text.strip_prefix("http://").unwrap_or(text).trim_end_matches('/');
    // Looked for by hand: the parser drops port 80, and the colons of a bare IPv6 address are none of a port.
    let has_port = host_and_port
        .rsplit_once(':')
        .is_some_and(|(_, port)| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    let is_more = host_and_port.contains(['@', '/', '\\', '?', '#']);
    let url = Url::parse(&format!("http://{host_and_port}")).ok();
    url.filter(|_| has_port && !is_more).ok_or_else(|| {
        // The value is not told: what stands before an @ may be a password.
        let reason = format!("{about} is not a host and a port such as 127.0.0.1:9001");
        Finding::new(&EMULATOR_INVALID, Severity::Error, about, reason)
    })
}

/// True for this machine itself.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

/// True when both addresses lead to the same host and port.
pub(super) fn is_same_host(left: &Url, right: &Url) -> bool {
    left.host() == right.host() && left.port_or_known_default() == right.port_or_known_default()
}

/// An address for `Debug`: what stands before an @ may be a password, what stands in a query a token.
pub(super) fn without_credentials(text: &str) -> &str {
    let address = text.rsplit_once('@').map_or(text, |(_, rest)| rest);
    address.find(['?', '#']).and_then(|end| address.get(..end)).unwrap_or(address)
}

fn without_version(mut url: Url) -> Url {
    let path = url.path().trim_end_matches('/');
    let path = path.strip_suffix("/v2").unwrap_or(path).trim_end_matches('/').to_owned();
    url.set_path(&path);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_the_endpoint() {
        for text in [
            "https://api.videosdk.live",
            "https://api.videosdk.live/",
            "https://api.videosdk.live/v2",
            "https://api.videosdk.live/v2//",
        ] {
            assert_eq!(
                parse("endpoint", text, |_| false).unwrap().0.as_str(),
                "https://api.videosdk.live/",
                "{text}"
            );
        }
        for (text, code) in [
            ("api.videosdk.live", "endpoint_invalid"),
            ("ftp://host", "endpoint_invalid"),
            ("https://user:pass@host", "endpoint_invalid"),
            ("https://host/?x=1", "endpoint_invalid"),
            ("http://example.com", "endpoint_insecure"),
            ("http://127.0.0.1.example.com", "endpoint_insecure"),
        ] {
            let finding = parse("endpoint", text, |_| false).unwrap_err();
            assert_eq!(finding.code().name, code, "{text}");
            assert!(!finding.reason.contains("pass"), "{text}");
        }
        for text in ["http://127.0.0.1:9001", "http://localhost:9001/v2", "http://[::1]:9001"] {
            assert!(parse("endpoint", text, |_| false).is_ok(), "{text}");
        }
        assert!(parse("endpoint", "http://example.com", |_| true).is_ok());
    }

    #[test]
    fn an_emulator_is_a_host_and_a_port() {
        assert_eq!(of_emulator("emulator", "10.0.2.2:9001").unwrap().as_str(), "http://10.0.2.2:9001/");
        assert_eq!(of_emulator("emulator", "[::1]:9001").unwrap().as_str(), "http://[::1]:9001/");
        assert_eq!(of_emulator("emulator", "http://host:80/").unwrap().as_str(), "http://host/");
        for text in [
            "9001",
            "host",
            "host:",
            "[::1]",
            "https://host:1",
            "host:1/v2",
            "host:1?x=1",
            "host:99999",
            "user:to-hide@host:1",
            ":to-hide@host:1",
            "",
        ] {
            let finding = of_emulator("emulator", text).unwrap_err();
            assert!(!finding.reason.contains("to-hide"), "{text}");
        }
    }

    #[test]
    fn debug_shows_neither_password_nor_query() {
        for (text, shown) in [
            ("https://host/v2", "https://host/v2"),
            ("https://user:to-hide@host", "host"),
            ("https://user:to?hide@host", "host"),
            ("https://host/?token=to-hide", "https://host/"),
        ] {
            assert_eq!(without_credentials(text), shown);
        }
    }
}
