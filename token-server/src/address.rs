//! Where a request comes from, when there may be proxies between.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;

use crate::request::Request;

/// The proxies whose word is taken for where a request comes from. Default: none, and then no header is believed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// What a fault says would be right.
    pub(crate) const ALLOWED: &str = "addresses or networks of your own proxies, such as 10.0.0.0/8 or 192.0.2.7; never all of the internet";

    /// Reads addresses and networks as their owner wrote them; answers those that are none, or everyone.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, Vec<String>> {
        let (read, faulty): (Vec<_>, Vec<_>) = texts
            .into_iter()
            .map(|text| Self::network(text).ok_or_else(|| text.to_owned()))
            .partition(Result::is_ok);
        if faulty.is_empty() {
            Ok(read.into_iter().flatten().collect())
        } else {
            Err(faulty.into_iter().filter_map(Result::err).collect())
        }
    }

    /// One of them.
    pub(crate) fn network(text: &str) -> Option<IpNet> {
        let network = text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))?;
        let network = canonical(network);
        // A list that everyone is on makes the caller's own word count.
        (network.prefix_len() > 0).then_some(network.trunc())
    }

    /// True when no proxy is trusted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn contains(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }

    /// True when the request was handed over by a trusted proxy.
    pub(crate) fn handed_over(&self, request: &Request) -> bool {
        request.peer.is_some_and(|peer| self.contains(peer))
    }

    /// The address of whoever stands before the trusted proxies: the last hop that none of them vouches for.
    ///
    /// Each proxy adds the address it sees behind those that were there, so that only the end of the list can be
    /// believed, and only as far as trusted proxies wrote it.
    pub(crate) fn client(&self, request: &Request) -> Option<IpAddr> {
        let mut client = request.peer?.to_canonical();
        if !self.contains(client) {
            return Some(client);
        }
        let hops: Vec<&str> = request
            .header_values("x-forwarded-for")
            .flat_map(|value| value.split(','))
            .map(str::trim)
            .collect();
        for hop in hops.into_iter().rev() {
            // Whatever stands before an unreadable hop is not to be believed either.
            let Some(address) = address_of(hop) else { break };
            client = address;
            if !self.contains(client) {
                break;
            }
        }
        Some(client)
    }
}

impl FromIterator<IpNet> for TrustedProxies {
    fn from_iter<I: IntoIterator<Item = IpNet>>(networks: I) -> Self {
        Self(networks.into_iter().collect())
    }
}

/// An IPv4 network that is written as a part of IPv6.
fn canonical(network: IpNet) -> IpNet {
    let IpNet::V6(wide) = network else { return network };
    let mapped = wide.addr().to_ipv4_mapped().zip(wide.prefix_len().checked_sub(96));
    mapped.and_then(|(address, length)| IpNet::new(address.into(), length).ok()).unwrap_or(network)
}

/// An address as hosts and proxies write it: bare, in brackets, with a port, an IPv4 address within IPv6, a link-local
/// one with its interface behind a percent sign.
///
/// Nothing for any other text: a socket of the file system has no address, and hosts have words for an unknown one.
pub fn address_of(text: &str) -> Option<IpAddr> {
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(address, _)| address);
    let bare = bracketed.unwrap_or(text);
    let bare = bare.split_once('%').map_or(bare, |(address, _)| address);
    let with_port =
        || text.rsplit_once(':').and_then(|(address, _)| address.parse::<Ipv4Addr>().ok()).map(IpAddr::from);
    let address = bare.parse::<IpAddr>().ok().or_else(with_port)?;
    Some(address.to_canonical())
}

/// An address as far as counting goes: whoever holds an IPv6 network of 64 bits, the smallest that is handed out, holds
/// all of its addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Network(IpAddr);

impl Network {
    pub(crate) fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self(IpAddr::from([a, b, c, d, 0, 0, 0, 0]))
            }
            address @ IpAddr::V4(_) => Self(address),
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str]) -> String {
        let proxies = TrustedProxies::parse(["::ffff:10.0.0.0/104", "192.0.2.7", "fd00::/8"]).unwrap();
        let headers =
            forwarded.iter().map(|value| ("X-Forwarded-For".to_owned(), (*value).to_owned())).collect();
        let request = Request { headers, peer: peer.parse().ok(), ..Request::default() };
        proxies.client(&request).map_or("unknown".to_owned(), |address| address.to_string())
    }

    #[test]
    fn only_the_word_of_trusted_proxies_counts() {
        for (peer, forwarded, expected) in [
            ("203.0.113.5", vec!["198.51.100.1"], "203.0.113.5"),
            ("10.0.0.1", vec!["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", vec!["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", vec!["1.1.1.1, 198.51.100.1, 192.0.2.7"], "198.51.100.1"),
            ("10.0.0.1", vec!["1.1.1.1", "198.51.100.1,10.0.0.9"], "198.51.100.1"),
            ("::ffff:10.0.0.1", vec!["::ffff:198.51.100.1"], "198.51.100.1"),
            ("fd00::1", vec!["[2001:db8::1]:443"], "2001:db8::1"),
            ("10.0.0.1", vec!["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1", vec!["1.1.1.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", vec!["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("10.0.0.1", vec![], "10.0.0.1"),
            ("nobody", vec!["198.51.100.1"], "unknown"),
        ] {
            assert_eq!(client(peer, &forwarded), expected, "{peer} {forwarded:?}");
        }
    }

    #[test]
    fn nobody_can_trust_everybody() {
        let given = ["0.0.0.0/0", "::/0", "10.0.0.0/8", "everyone", ""];
        let faulty = TrustedProxies::parse(given).unwrap_err();
        assert_eq!(faulty, ["0.0.0.0/0", "::/0", "everyone", ""]);
    }

    #[test]
    fn an_address_is_read_as_hosts_write_it() {
        for (text, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("192.0.2.7:4711", "192.0.2.7"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("0:0:0:0:0:0:0:1", "::1"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("fe80::1%eth0", "fe80::1"),
            ("[fe80::1%2]:4711", "fe80::1"),
        ] {
            assert_eq!(
                address_of(text).map(|address| address.to_string()).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        for text in
            ["", "unknown", "localhost", "/run/server.sock", "%eth0", "[]", "192.0.2", "192.0.2.7, 192.0.2.8"]
        {
            assert_eq!(address_of(text), None, "{text}");
        }
    }

    #[test]
    fn an_ipv6_network_counts_as_one() {
        let of = |text: &str| Network::of(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
