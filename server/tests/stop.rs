//! Stopping: nothing that was begun is lost, and nobody can hold the server up.

mod support;

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use support::{Running, answer, command, connect, post};

#[test]
fn a_request_under_way_is_answered_before_the_end() {
    let emulator = Running::start(&mut command(&["emulate", "--port", "0"]), "use it with");
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
        let log = support::get(emulator.emulator(), "/emulator/requests").json;
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
