//! Stopping: nothing that was begun is lost, and nobody can hold the server up.

mod support;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use support::{Running, answer, command, connect, get, post};

#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let emulator = Running::emulator_alone();
    let mut serve = command(&["serve", "--port", "0"]);
    serve.env("VIDEOSDK_API_KEY", &emulator.announced["key"]);
    serve.env("VIDEOSDK_SECRET", &emulator.announced["secret"]);
    serve.env("VIDEOSDK_API_ENDPOINT", emulator.emulator());
    let mut running = Running::start(&mut serve, "token server");
    // The service takes a while, so that the signal comes in the middle.
    let script = serde_json::json!([{ "path": "/v2/rooms", "times": 8, "delayMs": 700 }]);
    let scripted = post(emulator.emulator(), "/emulator/script", &script);
    assert_eq!(scripted.status, 200, "{}", scripted.json);
    let host = running.token_server().strip_prefix("http://").unwrap().to_owned();
    let requests: Vec<_> = (0..8)
        .map(|_| {
            let mut stream = connect(running.token_server());
            let message =
                format!("POST /create-meeting HTTP/1.1\r\nhost: {host}\r\ncontent-length: 0\r\n\r\n");
            stream.write_all(message.as_bytes()).unwrap();
            stream
        })
        .collect();
    // The service has seen them all: they are under way.
    let seen = || {
        let log = get(emulator.emulator(), "/emulator/requests").json;
        log.to_string().matches("/v2/rooms").count()
    };
    let started = Instant::now();
    while seen() < 8 && started.elapsed() < Duration::from_secs(10) {
        std::thread::yield_now();
    }
    running.signal("TERM");
    for stream in requests {
        let answer = answer(stream);
        assert_eq!(answer.status, 200, "{}", answer.json);
    }
    let status = running.child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(started.elapsed() < Duration::from_secs(15), "it ends in time");
}

#[test]
fn an_idle_server_ends_at_once_and_frees_its_connections() {
    let mut demo = Running::demo();
    let mut idle = connect(demo.token_server());
    let host = demo.token_server().strip_prefix("http://").unwrap().to_owned();
    idle.write_all(format!("GET /healthz HTTP/1.1\r\nhost: {host}\r\n\r\n").as_bytes()).unwrap();
    let mut byte = [0];
    idle.read_exact(&mut byte).unwrap();
    let started = Instant::now();
    demo.signal("TERM");
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
    assert!(started.elapsed() < Duration::from_secs(10));
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).unwrap();
}

/// A connection that has sent this much and no more, known to be with the server.
fn begun(url: &str, message: &str) -> std::net::TcpStream {
    let mut stream = connect(url);
    stream.write_all(message.as_bytes()).unwrap();
    // Connections are accepted in order: when a later one is answered, this one has been taken.
    let _any_answer = get(url, "/healthz");
    stream
}

#[test]
fn half_sent_requests_do_not_hold_it_up() {
    let mut demo = Running::demo();
    let host = demo.token_server().strip_prefix("http://").unwrap().to_owned();
    let head = format!("POST /create-meeting HTTP/1.1\r\nhost: {host}\r\ncontent-length: 50\r\n\r\n");
    let _held: Vec<_> = ["", "GET /get-token HTTP/1.1\r\nho", &head]
        .iter()
        .map(|message| begun(demo.token_server(), message))
        .collect();
    let started = Instant::now();
    demo.signal("TERM");
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
    // The deadline on loopback is 6 seconds; the limits of a head and a body alone would be 10.
    assert!(started.elapsed() < Duration::from_secs(9), "{:?}", started.elapsed());
}

/// Abuse 15: sockets that hang, and somebody who asks meanwhile.
#[test]
fn sockets_that_hang_keep_nobody_else_waiting() {
    let demo = Running::demo();
    let host = demo.token_server().strip_prefix("http://").unwrap().to_owned();
    let half_body = format!("POST /create-meeting HTTP/1.1\r\nhost: {host}\r\ncontent-length: 50\r\n\r\n{{");
    let idle = format!("GET /healthz HTTP/1.1\r\nhost: {host}\r\n\r\n");
    let messages = ["", "GET /get-token HTTP/1.1\r\nho", &half_body, &idle];
    let _held: Vec<_> = messages
        .iter()
        .cycle()
        .take(100)
        .map(|message| {
            let mut stream = connect(demo.token_server());
            stream.write_all(message.as_bytes()).unwrap();
            stream
        })
        .collect();
    let started = Instant::now();
    assert_eq!(get(demo.token_server(), "/get-token").status, 200);
    assert_eq!(post(demo.token_server(), "/create-meeting", &serde_json::json!({})).status, 200);
    // Long before the first limit of a held socket, 10 seconds, is reached.
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn a_second_signal_cuts_at_once() {
    let mut demo = Running::demo();
    let mut held = begun(demo.token_server(), "GET /get-token HTTP/1.1\r\nho");
    let _held_too = begun(demo.emulator(), "GET /v2/rooms HTTP/1.1\r\nho");
    let started = Instant::now();
    demo.signal("TERM");
    // Signals of one kind that come together are one; the second counts once the first has closed the door.
    let address = demo.token_server().strip_prefix("http://").unwrap().to_owned();
    while std::net::TcpStream::connect(&address).is_ok() {
        assert!(started.elapsed() < Duration::from_secs(10), "it still accepts");
        std::thread::yield_now();
    }
    demo.signal("INT");
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
    // The emulator alone would give its caller 2 seconds.
    assert!(started.elapsed() < Duration::from_millis(1_900), "{:?}", started.elapsed());
    let mut rest = Vec::new();
    // Closed or reset: nothing was answered.
    let _end = held.read_to_end(&mut rest);
    assert!(rest.is_empty());
}
