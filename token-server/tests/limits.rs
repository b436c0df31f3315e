//! How often callers may ask, through requests and under a virtual clock.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

mod support;

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use support::provider::code;
use support::service::Service;
use support::stage::client_with;
use tokio::time::advance;
use videosdk_token_server::{
    Authentication, Config, Identity, Limits, Rate, Request, Response, SharedStore, StoreFailed, StoreFuture,
    TokenServer, TrustedProxies,
};

fn limits(address: &str, caller: &str, create: &str) -> Limits {
    let rate = |text: &str| text.parse().ok();
    Limits { address: rate(address), caller: rate(caller), create: rate(create), ..Limits::default() }
}

/// Nought copies of a server are none, and would say nothing of how many share a limit.
#[test]
fn one_copy_runs_unless_more_are_said() {
    use videosdk_token_server::configuration::read_options;
    let read = |instances: Value| {
        read_options(json!({"limits": {"instances": instances}}).as_object().unwrap(), &Limits::default())
    };
    assert_eq!((Limits::default().instances.get(), Limits::for_strangers().instances.get()), (1, 1));
    assert_eq!(read(Value::Null).unwrap().limits.unwrap().instances.get(), 1);
    assert_eq!(read(json!(3)).unwrap().limits.unwrap().instances.get(), 3);
    for none in [json!(0), json!(-1), json!(1_001), json!("two")] {
        let told = read(none.clone()).unwrap_err().to_string();
        assert!(
            told.contains(&format!("limits.instances = {none}: a whole number from 1 to 1000")),
            "{told}"
        );
    }
}

fn server(config: Config) -> TokenServer {
    TokenServer::new(client_with(Service::default()), config).unwrap()
}

fn request(method: &str, path: &str, peer: &str) -> Request {
    Request {
        method: method.to_owned(),
        path: path.to_owned(),
        headers: vec![("host".to_owned(), "localhost".to_owned())],
        peer: peer.parse::<IpAddr>().ok(),
        ..Request::default()
    }
}

async fn ask(server: &TokenServer, request: Request) -> Response {
    match server.try_now(&request) {
        Some(response) => response,
        None => server.handle(request).await,
    }
}

async fn passed(server: &TokenServer, requests: impl IntoIterator<Item = Request>) -> usize {
    let mut passed = 0;
    for request in requests {
        passed += usize::from(ask(server, request).await.status == 200);
    }
    passed
}

#[tokio::test(start_paused = true)]
async fn an_address_that_asks_too_often_waits() {
    let server = server(Config { limits: limits("60/min burst 3", "", ""), ..Config::default() });
    assert_eq!(passed(&server, (0..10).map(|_| request("GET", "/get-token", "192.0.2.1"))).await, 3);
    let refused = ask(&server, request("GET", "/get-token", "192.0.2.1")).await;
    assert_eq!(
        (refused.status, code(&refused).as_str(), refused.header("retry-after")),
        (429, "rate_limited", Some("1"))
    );
    assert_eq!(ask(&server, request("GET", "/get-token", "192.0.2.2")).await.status, 200);
    assert_eq!(
        ask(&server, request("GET", "/healthz", "192.0.2.1")).await.status,
        200,
        "probes are not counted"
    );
    assert_eq!(
        ask(&server, request("GET", "/get-token", "nobody")).await.status,
        200,
        "an unknown address is none"
    );
    advance(Duration::from_secs(1)).await;
    assert_eq!(ask(&server, request("GET", "/get-token", "192.0.2.1")).await.status, 200);
}

#[tokio::test(start_paused = true)]
async fn whatever_an_address_asks_is_counted_once_and_probes_are_not() {
    let preflight = |path: &str| {
        let mut request = request("OPTIONS", path, "192.0.2.1");
        let headers = [("origin", "http://localhost:3000"), ("access-control-request-method", "POST")];
        request.headers.extend(headers.map(|(name, value)| (name.to_owned(), value.to_owned())));
        request
    };
    let of = |method: &str, path: &str| request(method, path, "192.0.2.1");
    for (asked, status) in [
        (of("GET", "/get-token"), 200),
        // The service is asked for these, so that they are begun once.
        (of("POST", "/create-meeting"), 200),
        (of("POST", "/validate-meeting/ab12-cd34-ef56"), 200),
        (of("GET", "/nowhere"), 404),
        (of("DELETE", "/create-meeting"), 405),
        (of("OPTIONS", "/get-token"), 204),
        (preflight("/create-meeting"), 204),
        (preflight("/nowhere"), 204),
    ] {
        let config = Config { limits: limits("60/min burst 3", "", ""), ..Config::for_loopback() };
        let server = server(config);
        let (asked_for, mut answers) = (format!("{} {}", asked.method, asked.path), Vec::new());
        for _ in 0..5 {
            answers.push(ask(&server, asked.clone()).await.status);
        }
        assert_eq!(answers, [status, status, status, 429, 429], "{asked_for}");
        for probe in ["/healthz", "/readyz"] {
            assert_eq!(ask(&server, of("GET", probe)).await.status, 200, "{asked_for}");
            assert_eq!(ask(&server, of("POST", probe)).await.status, 405, "{asked_for}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn strange_hosts_and_pages_use_up_nothing_of_an_address() {
    let server = server(Config { limits: limits("60/min burst 1", "", ""), ..Config::default() });
    for (name, value, status) in [("origin", "https://evil.test", 403), ("host", "evil.test", 421)] {
        let mut asked = request("GET", "/get-token", "192.0.2.1");
        asked.headers.retain(|(own, _)| own != name);
        asked.headers.push((name.to_owned(), value.to_owned()));
        for _ in 0..3 {
            assert_eq!(ask(&server, asked.clone()).await.status, status, "{name}");
        }
    }
    assert_eq!(passed(&server, (0..3).map(|_| request("GET", "/get-token", "192.0.2.1"))).await, 1);
}

/// A store that can be taken away.
#[derive(Default)]
struct Store(AtomicBool);

impl Store {
    fn answer<T: Send>(&self, good: T) -> Result<T, StoreFailed> {
        if self.0.load(Ordering::SeqCst) { Err(StoreFailed) } else { Ok(good) }
    }
}

impl SharedStore for Store {
    fn take<'a>(&'a self, _: &'static str, _: &'a str, _: &'a Rate) -> StoreFuture<'a, Result<(), Duration>> {
        Box::pin(async { self.answer(Ok(())) })
    }

    fn first<'a>(&'a self, _: &'static str, _: &'a str, _: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async { self.answer(true) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_store_that_does_not_answer_degrades_a_server_and_no_more() {
    let config = || Config {
        authentication: Authentication::Host,
        limits: limits("", "30/min burst 9", ""),
        ..Config::default()
    };
    let store = Arc::new(Store::default());
    let client = || client_with(Service::default());
    let server = TokenServer::sharing(client(), config(), Some(store.clone())).unwrap();
    let of = |method: &str, path: &str| {
        let identity = Some(Identity { sub: "ann".to_owned(), ..Identity::default() });
        Request { identity, ..request(method, path, "192.0.2.1") }
    };
    let readyz = async || {
        let answer = ask(&server, request("GET", "/readyz", "192.0.2.1")).await;
        (answer.status, serde_json::from_slice::<Value>(&answer.body).unwrap())
    };
    let ready = (200, json!({"status": "ready"}));
    let degraded = (200, json!({"status": "ready", "degraded": ["limit store"]}));
    assert_eq!(readyz().await, ready, "nobody has asked it");
    for (is_gone, expected) in [(false, &ready), (true, &degraded), (false, &ready)] {
        store.0.store(is_gone, Ordering::SeqCst);
        assert_eq!(ask(&server, of("GET", "/get-token")).await.status, 200);
        assert_eq!(readyz().await, *expected, "gone: {is_gone}");
    }
    store.0.store(true, Ordering::SeqCst);
    server.reload(client(), config()).unwrap();
    assert_eq!(ask(&server, of("GET", "/get-token")).await.status, 200);
    assert_eq!(readyz().await, degraded, "a reload keeps the store");
}

/// Abuse 12: the caller writes its own `X-Forwarded-For`, or moves about in its IPv6 network.
#[tokio::test(start_paused = true)]
async fn a_forged_address_is_no_other_address() {
    let config = || Config {
        limits: limits("60/min burst 5", "", ""),
        trusted_proxies: TrustedProxies::parse(["10.0.0.0/8"]).unwrap(),
        ..Config::default()
    };
    let forwarded = |peer: &str, value: String| {
        let mut request = request("GET", "/get-token", peer);
        request.headers.push(("x-forwarded-for".to_owned(), value));
        request
    };
    let forged = (0..1_000).map(|number| format!("198.51.{}.{}", number / 250, number % 250));
    let direct = server(config());
    assert_eq!(passed(&direct, forged.clone().map(|value| forwarded("203.0.113.5", value))).await, 5);
    let behind = server(config());
    let with_own = forged.map(|value| forwarded("10.0.0.1", format!("{value}, 203.0.113.5")));
    assert_eq!(passed(&behind, with_own).await, 5);
    let about = (0..1_000).map(|number| request("GET", "/get-token", &format!("2001:db8:1:2::{number:x}")));
    assert_eq!(passed(&server(config()), about).await, 5);
}

/// Abuse 17: meetings are made in a loop.
#[tokio::test(start_paused = true)]
async fn the_sixth_meeting_of_a_minute_is_refused() {
    let config = Config {
        authentication: Authentication::Host,
        limits: limits("", "", "5/min burst 5"),
        ..Config::default()
    };
    let server = server(config);
    let create = |sub: &str| {
        let identity = Some(Identity { sub: sub.to_owned(), ..Identity::default() });
        Request { identity, ..request("POST", "/create-meeting", "192.0.2.1") }
    };
    assert_eq!(passed(&server, (0..5).map(|_| create("ann"))).await, 5);
    let sixth = ask(&server, create("ann")).await;
    assert_eq!((sixth.status, sixth.header("retry-after")), (429, Some("12")));
    assert_eq!(ask(&server, create("bob")).await.status, 200);
    let refused = Request { body: "{\"geoFance\":1}".into(), ..create("cat") };
    assert_eq!(passed(&server, (0..9).map(|_| refused.clone())).await, 0);
    assert_eq!(
        ask(&server, create("cat")).await.status,
        200,
        "what is refused makes no meeting, and is not counted"
    );
}

#[tokio::test(start_paused = true)]
async fn the_limits_of_a_start_spare_private_addresses() {
    let server = server(Config { limits: Limits::for_strangers(), ..Config::default() });
    let ask = |peer: &str| request("GET", "/get-token", peer);
    for peer in ["10.1.2.3", "192.168.0.9", "172.16.0.1", "100.64.0.1", "fd00::1", "::ffff:10.0.0.1"] {
        assert_eq!(passed(&server, (0..100).map(|_| ask(peer))).await, 100, "{peer}");
    }
    for peer in ["203.0.113.1", "100.128.0.1", "2001:db8::1"] {
        assert_eq!(passed(&server, (0..100).map(|_| ask(peer))).await, 60, "{peer}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_is_counted_wherever_it_comes_from() {
    let config = Config {
        authentication: Authentication::Host,
        limits: limits("", "30/min burst 4", ""),
        ..Config::default()
    };
    let server = server(config);
    let of = |sub: &str, number: usize| {
        let identity = Some(Identity { sub: sub.to_owned(), ..Identity::default() });
        Request { identity, ..request("GET", "/get-token", &format!("192.0.2.{number}")) }
    };
    assert_eq!(passed(&server, (0..20).map(|number| of("ann", number))).await, 4);
    assert_eq!(passed(&server, (0..4).map(|number| of("bob", number))).await, 4);
}

#[tokio::test(start_paused = true)]
async fn a_reload_keeps_what_was_counted_under_the_same_limits() {
    let config = || Config { limits: limits("60/min burst 3", "", ""), ..Config::default() };
    let server = server(config());
    assert_eq!(passed(&server, (0..5).map(|_| request("GET", "/get-token", "192.0.2.1"))).await, 3);
    server.reload(client_with(Service::default()), config()).unwrap();
    assert_eq!(ask(&server, request("GET", "/get-token", "192.0.2.1")).await.status, 429);
    let other = Config { limits: limits("60/min burst 4", "", ""), ..Config::default() };
    server.reload(client_with(Service::default()), other).unwrap();
    assert_eq!(ask(&server, request("GET", "/get-token", "192.0.2.1")).await.status, 200);
    let faulty = Config { max_body_bytes: 1, ..config() };
    assert!(server.reload(client_with(Service::default()), faulty).is_err());
    assert_eq!(
        ask(&server, request("GET", "/get-token", "192.0.2.1")).await.status,
        200,
        "the old one goes on"
    );
}
