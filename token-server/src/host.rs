//! Which `Host` names the server answers to. A page of a stranger whose name was made to point at this machine
//! (DNS rebinding) sends its own name, and is turned away here.

use std::net::{IpAddr, Ipv6Addr};

use crate::error::{Problem, cases::HOST_REFUSED};
use crate::request::Request;

/// A host name or address, and the port when one is there: what `Host` holds, and an origin behind its scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Authority<'a> {
    /// The name without a dot at its end, or the address without brackets.
    host: &'a str,
    port: Option<u16>,
}

impl<'a> Authority<'a> {
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        if let Some(bracketed) = text.strip_prefix('[') {
            let (host, rest) = bracketed.split_once(']')?;
            host.parse::<Ipv6Addr>().ok()?;
            return Some(Self { host, port: port_behind(rest)? });
        }
        let (host, rest) = text.split_at(text.find(':').unwrap_or(text.len()));
        let host = host.strip_suffix('.').unwrap_or(host);
        let is_name = !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
        if is_name { Some(Self { host, port: port_behind(rest)? }) } else { None }
    }

    /// True for names that a browser only ever resolves to the machine it runs on.
    pub(crate) fn is_loopback(&self) -> bool {
        let top = self.host.rsplit_once('.').map_or(self.host, |(_, top)| top);
        top.eq_ignore_ascii_case("localhost") || self.address().is_some_and(|address| address.is_loopback())
    }

    fn address(&self) -> Option<IpAddr> {
        self.host.parse().ok()
    }
}

/// Nothing, or a colon with a number behind it.
fn port_behind(rest: &str) -> Option<Option<u16>> {
    match rest.strip_prefix(':') {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok().map(Some),
        Some(_) => None,
        None => rest.is_empty().then_some(None),
    }
}

/// The names in `Host` that are answered besides those of loopback, as in [`Config::allowed_hosts`].
///
/// [`Config::allowed_hosts`]: crate::Config::allowed_hosts
#[derive(Debug, Clone, Default)]
pub struct HostList(Vec<Entry>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    /// Whatever the caller says: for a host program that checks the name itself.
    Any,
    /// Any literal address, for a server that listens on all of them. No name, so nothing can be rebound.
    AnyAddress,
    Exactly {
        host: String,
        port: Option<u16>,
    },
}

impl HostList {
    /// Reads names as the owner wrote them; answers those that are none.
    pub fn parse(names: &[String]) -> Result<Self, Vec<String>> {
        let (entries, faults): (Vec<_>, Vec<_>) =
            names.iter().map(|name| Entry::parse(name).ok_or_else(|| name.clone())).partition(Result::is_ok);
        if faults.is_empty() {
            Ok(Self(entries.into_iter().flatten().collect()))
        } else {
            Err(faults.into_iter().filter_map(Result::err).collect())
        }
    }

    /// What a name may be.
    pub(crate) const ALLOWED: &str = "a host name or an address, with or without a port, such as video.example.com; \
                                      no scheme, no path, no pattern but * alone";

    /// A name as the owner wrote it; the error says what is allowed.
    pub(crate) fn check_name(name: &str) -> Result<String, String> {
        Entry::parse(name).map(|_| name.to_owned()).ok_or_else(|| Self::ALLOWED.to_owned())
    }

    /// A request without `Host` passes: a mount's framework has consumed it, or it is of HTTP/1.0. Of HTTP/1.1 the
    /// listener refuses it.
    pub(crate) fn check(&self, request: &Request) -> Result<(), Problem> {
        match request.header("host") {
            Some(host) if !self.accepts(host) => Err(Problem::new(
                HOST_REFUSED,
                "this server does not answer to the name in Host; use localhost or 127.0.0.1, \
                 or add the name to the allowed hosts of the server",
            )),
            _ => Ok(()),
        }
    }

    /// True for what a request may have in `Host`.
    pub fn accepts(&self, host: &str) -> bool {
        if self.0.contains(&Entry::Any) {
            return true;
        }
        let Some(authority) = Authority::parse(host) else { return false };
        authority.is_loopback() || self.0.iter().any(|entry| entry.accepts(&authority))
    }
}

impl Entry {
    fn parse(name: &str) -> Option<Self> {
        if name == "*" {
            return Some(Self::Any);
        }
        // An IPv6 address is also taken without its brackets, as `--host` takes it.
        let bracketed = name.parse::<Ipv6Addr>().is_ok().then(|| format!("[{name}]"));
        let authority = Authority::parse(bracketed.as_deref().unwrap_or(name))?;
        if authority.address().is_some_and(|address| address.is_unspecified()) {
            return Some(Self::AnyAddress);
        }
        Some(Self::Exactly { host: authority.host.to_ascii_lowercase(), port: authority.port })
    }

    fn accepts(&self, authority: &Authority<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::AnyAddress => authority.address().is_some(),
            Self::Exactly { host, port } => {
                host.eq_ignore_ascii_case(authority.host) && (port.is_none() || *port == authority.port)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(names: &[&str], host: &str) -> bool {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        HostList::parse(&names).unwrap().accepts(host)
    }

    #[test]
    fn loopback_names_are_always_answered() {
        for host in
            ["localhost", "LOCALHOST:9000", "app.localhost", "127.0.0.1:9000", "127.8.9.1", "[::1]:80"]
        {
            assert!(accepts(&[], host), "{host}");
        }
    }

    #[test]
    fn names_that_only_look_like_loopback_are_not() {
        for host in [
            "evil.test",
            "localhost.evil.test",
            "127.0.0.1.evil.test",
            "evillocalhost",
            "192.168.1.5",
            "",
            "localhost:",
            "localhost:99999",
            "localhost@evil.test",
            "[::1",
            "[localhost]",
            "10.0.0.1:+80",
        ] {
            assert!(!accepts(&[], host), "{host}");
        }
    }

    #[test]
    fn listed_names_are_matched_whole_with_their_port_when_given() {
        assert!(accepts(&["Video.Example.com"], "video.example.com:8443"));
        assert!(accepts(&["video.example.com:8443"], "video.example.com.:8443"));
        assert!(!accepts(&["video.example.com:8443"], "video.example.com"));
        assert!(!accepts(&["video.example.com"], "evil-video.example.com"));
        assert!(accepts(&["192.168.1.5"], "192.168.1.5:9000"));
        assert!(accepts(&["*"], "anything at all"));
    }

    #[test]
    fn listening_on_every_address_answers_to_addresses_but_to_no_name() {
        for listen in ["0.0.0.0", "0.0.0.0:9000", "::", "[::]:9000"] {
            assert!(accepts(&[listen], "10.1.2.3:9000"), "{listen}");
            assert!(accepts(&[listen], "[2001:db8::1]:9000"), "{listen}");
            assert!(!accepts(&[listen], "evil.test:9000"), "{listen}");
        }
    }
}
