//! The emulator behind its socket.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by it")]

mod common;

use std::time::{Duration, Instant};

use common::{NOW, emulator, get, post, send};
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use videosdk_emulator::{Cut, DEMO_API_KEY, DEMO_SECRET, Emulator, ScriptedReply};
use videosdk_server::Clock;
use videosdk_server::token::{ClassicToken, KeyPair, Tokens};

#[tokio::test]
async fn it_starts_with_the_demo_pair_and_frees_its_port() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.address();
    assert_eq!(emulator.url(), format!("http://{address}"));
    assert!(address.ip().is_loopback());
    assert!(DEMO_API_KEY.starts_with("demo-"));
    assert_eq!(DEMO_SECRET.len(), 64);
    let options = emulator.options();
    assert_eq!((options.api_key.as_str(), options.secret.expose()), (DEMO_API_KEY, DEMO_SECRET));
    assert_eq!(options.api_endpoint, emulator.url());
    for shown in [format!("{emulator:?}"), format!("{options:?}"), format!("{:?}", Emulator::builder())] {
        assert!(!shown.contains(DEMO_SECRET), "{shown}");
    }

    // Signed elsewhere, with nothing but the published pair.
    let tokens = Tokens::new([KeyPair::new(DEMO_API_KEY, DEMO_SECRET).unwrap()]);
    let token = tokens.classic(&ClassicToken::default()).unwrap();
    let created = send(address, "POST /v2/rooms", &[("Authorization", &token)], "").await.unwrap();
    assert_eq!(created.status(), 200, "{}", created.body);
    let link = created.json()["links"]["get_room"].as_str().unwrap().to_owned();
    let path = link.strip_prefix(emulator.url()).unwrap();
    assert_eq!(get(&emulator, path).await.json(), created.json());

    emulator.close().await;
    TcpListener::bind(address).await.unwrap();
}

#[tokio::test]
async fn dropping_it_ends_it() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.address();
    drop(emulator);
    // The loop's task ends at its next turn.
    while TcpStream::connect(address).await.is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn two_emulators_know_nothing_of_each_other() {
    let (one, two) = (emulator().await, emulator().await);
    let room = post(&one, "/v2/rooms", json!({})).await.json();
    let path = format!("/v2/rooms/{}", room["roomId"].as_str().unwrap());
    assert_eq!((get(&one, &path).await.status(), get(&two, &path).await.status()), (200, 404));
    assert_eq!((one.requests().len(), two.requests().len()), (2, 1));
    one.close().await;
    two.close().await;
}

#[tokio::test]
async fn it_takes_the_given_key_pairs_and_no_other() {
    let (old, new) = (
        KeyPair::new("demo-old", "x".repeat(64)).unwrap(),
        KeyPair::new("demo-new", "y".repeat(64)).unwrap(),
    );
    let emulator = Emulator::builder().key_pair(new.clone()).key_pair(old.clone()).start().await.unwrap();
    assert_eq!((emulator.api_key(), emulator.secret()), ("demo-new", new.secret()));
    let demo = KeyPair::new(DEMO_API_KEY, DEMO_SECRET).unwrap();
    for (pair, status) in [(old, 200), (new, 200), (demo, 401)] {
        let token = Tokens::new([pair]).classic(&ClassicToken::default()).unwrap();
        let got = send(emulator.address(), "GET /v2/rooms", &[("Authorization", &token)], "").await.unwrap();
        assert_eq!(got.status(), status);
    }
    emulator.close().await;
}

#[tokio::test]
async fn another_address_than_loopbacks_needs_an_allowed_name() {
    let any = "0.0.0.0".parse().unwrap();
    let refused = Emulator::builder().host(any).start().await.unwrap_err();
    assert!(refused.to_string().contains("allow_host"));
    let emulator = Emulator::builder().host(any).allow_host("10.0.2.2").start().await.unwrap();
    assert_eq!(emulator.url(), format!("http://127.0.0.1:{}", emulator.address().port()));
    let taken = Emulator::builder().port(emulator.address().port()).host(any).allow_host("x").start().await;
    assert!(taken.is_err());
    emulator.close().await;
}

#[tokio::test]
async fn answers_are_json_that_pages_can_read_whoever_gives_them() {
    let emulator = emulator().await;
    let long = "x".repeat(70 * 1024);
    for (line, body, status) in [
        ("GET /nowhere", "", 404),
        ("GET /v2/rooms", "", 401),
        ("PATCH /v2/rooms", "", 405),
        // The listener refuses this one by itself.
        ("POST /v2/rooms", long.as_str(), 413),
    ] {
        let got = send(emulator.address(), line, &[("Origin", "https://app.example")], body).await.unwrap();
        assert_eq!(got.status(), status);
        assert!(got.header("content-type").starts_with("application/json"));
        assert_eq!(got.header("access-control-allow-origin"), "*");
        assert_eq!(got.json()["statusCode"], status);
        assert_eq!(
            got.header("date"),
            "Thu, 01 Jan 2026 00:00:00 GMT",
            "the emulator's clock is the service's"
        );
    }
    let head = send(emulator.address(), "HEAD /emulator", &[], "").await.unwrap();
    assert_eq!((head.status(), head.body.as_str()), (200, ""));
    let preflight = send(emulator.address(), "OPTIONS /v2/rooms", &[], "").await.unwrap();
    assert_eq!((preflight.status(), preflight.body.as_str()), (204, ""));
    let rebound = "GET /emulator HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert!(raw(&emulator, rebound).await.starts_with("HTTP/1.1 421 "));
    emulator.close().await;
}

/// What comes back for just these bytes.
async fn raw(emulator: &Emulator, text: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn scripted_faults_reach_a_raw_client() {
    let emulator = emulator().await;
    let delay = Duration::from_millis(40);
    let script = [
        ScriptedReply { cut: Cut::BeforeReply, ..ScriptedReply::status(200) },
        ScriptedReply { cut: Cut::MidBody, body: Some(json!("0123456789")), ..ScriptedReply::status(200) },
        ScriptedReply { cut: Cut::MidBody, ..ScriptedReply::status(200) },
        ScriptedReply { delay, body: Some(json!("not json")), ..ScriptedReply::status(503) },
        ScriptedReply {
            headers: [("Retry-After".to_owned(), "7".to_owned())].into(),
            ..ScriptedReply::status(429)
        },
        ScriptedReply::lost(Cut::MidBody),
    ];
    emulator.script(script).unwrap();
    let address = emulator.address();
    let next = || send(address, "GET /v2/rooms", &[], "");

    assert!(next().await.is_none(), "no byte comes before the cut");
    let half = next().await.unwrap();
    assert_eq!((half.header("content-length"), half.body.as_str()), ("10", "01234"));
    let empty = next().await.unwrap();
    assert_eq!((empty.status(), empty.body.as_str()), (200, ""));
    let begun = Instant::now();
    let late = next().await.unwrap();
    assert_eq!((late.status(), late.body.as_str()), (503, "not json"));
    assert!(begun.elapsed() >= delay);
    let busy = next().await.unwrap();
    assert_eq!((busy.status(), busy.header("retry-after")), (429, "7"));
    let lost = next().await.unwrap();
    let announced: usize = lost.header("content-length").parse().unwrap();
    assert_eq!((lost.status(), lost.body.len()), (401, announced / 2));
    assert_eq!(next().await.unwrap().status(), 401);
    assert!(emulator.script([ScriptedReply::status(7)]).is_err());

    let statuses: Vec<_> = emulator.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [None, Some(200), Some(200), Some(503), Some(429), Some(401), Some(401)]);
    emulator.clear_requests();
    assert!(emulator.requests().is_empty());
    emulator.close().await;
}

#[tokio::test]
async fn its_clock_moves_in_code_and_over_http() {
    let clock = Clock::fixed(NOW);
    let emulator = Emulator::builder().clock(clock.clone()).start().await.unwrap();
    emulator.advance_clock(Duration::from_secs(10));
    assert_eq!((emulator.now(), clock.unix_seconds()), (NOW + 10, NOW + 10));
    let got = send(emulator.address(), "POST /emulator/clock", &[], "{\"advance\":5}").await.unwrap();
    assert_eq!(got.json()["now"], NOW + 15);
    emulator.set_clock(NOW);
    assert_eq!(get(&emulator, "/emulator/clock").await.json()["now"], NOW);
    emulator.close().await;

    let emulator = Emulator::start().await.unwrap();
    let token = emulator.tokens().classic(&ClassicToken::default()).unwrap();
    emulator.advance_clock(Duration::from_secs(25 * 60 * 60));
    let got = send(emulator.address(), "GET /v2/rooms", &[("Authorization", &token)], "").await.unwrap();
    assert_eq!(got.status(), 401, "the emulator's day is over, the system's is not");
    emulator.reset();
    let got = send(emulator.address(), "GET /v2/rooms", &[("Authorization", &token)], "").await.unwrap();
    assert_eq!(got.status(), 200);
    emulator.close().await;
}
