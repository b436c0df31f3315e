//! What the limits may cost in memory. Alone in its file, so that it is alone in its process.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

use std::net::{IpAddr, Ipv6Addr};

use videosdk_server::{Client, ClientOptions};
use videosdk_token_server::{Authentication, Config, Limits, Request, TokenServer};

const MEGABYTE: usize = 1024 * 1024;

/// A line of what the system knows of this process, in bytes.
fn status(name: &str) -> usize {
    let text = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    let kilobytes: usize = line.trim_start_matches(':').trim().trim_end_matches("kB").trim().parse().unwrap();
    kilobytes * 1024
}

/// Abuse 14: the memory of the limits is filled. The most that was ever held counts, not what is left of it.
#[test]
fn a_million_addresses_cost_less_than_20_megabytes() {
    let client = Client::new(ClientOptions {
        api_key: Some("0d5c1a42-ab1c".into()),
        secret: Some("4f2a9c7e1b8d4f2a9c7e1b8d4f2a9c7e1b8d4f2a".into()),
        ..Default::default()
    });
    // Nobody says who calls, so that each request ends behind the limit of addresses.
    let config = Config {
        authentication: Authentication::Host,
        limits: Limits { address: "1/h burst 2".parse().ok(), ..Limits::default() },
        ..Config::default()
    };
    let server = TokenServer::new(client, config).unwrap();
    let mut request = Request { method: "GET".into(), path: "/get-token".into(), ..Request::default() };
    let mut ask = |network: u32| {
        let [a, b] = [(network >> 16) as u16, network as u16];
        request.peer = Some(IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, a, b, 0, 0, 0, 1)));
        server.try_now(&request).unwrap().status
    };
    let own = |status: u16| status == 401;
    assert!((0..1_000).all(|network| own(ask(network))), "everything is loaded that an answer needs");
    let before = status("VmRSS");
    let asked = (1_000..1_000_000).filter(|network| own(ask(*network))).count();
    let most = status("VmHWM").saturating_sub(before);
    assert!(most < 20 * MEGABYTE, "{most} bytes");
    assert!((199_000..200_100).contains(&asked), "those beyond the table share one entry: {asked}");
}
