//! With a real key pair the server calls the service as its documentation has it: seen by a stand-in that records.

mod support;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use support::{Running, command, request};
use videosdk_server::token::{KeyPair, TokenKind, Tokens, VerifyToken};

const API_KEY: &str = "11111111-2222-4333-8444-555555555555";
const SECRET: &str = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";

/// Answers this many requests with a room, each on a connection of its own, and gives back what it read.
fn stand_in(requests: usize) -> (String, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v2/", listener.local_addr().unwrap());
    let recorded = thread::spawn(move || {
        let record = || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut message = Vec::new();
            while !is_whole(&message) {
                let mut chunk = [0; 4096];
                let read = stream.read(&mut chunk).unwrap();
                message.extend_from_slice(&chunk[..read]);
            }
            let body = r#"{"roomId":"ab12-cd34-ef56","id":"1"}"#;
            let head =
                format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
            stream.write_all((head + body).as_bytes()).unwrap();
            support::text(&message)
        };
        (0..requests).map(|_| record()).collect()
    });
    (address, recorded)
}

fn is_whole(message: &[u8]) -> bool {
    let text = String::from_utf8_lossy(message).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head
        .split_once("content-length: ")
        .map_or(0, |(_, rest)| rest.split("\r\n").next().unwrap().parse::<usize>().unwrap());
    body.len() >= length
}

fn header<'a>(message: &'a str, name: &str) -> Option<&'a str> {
    message.lines().find_map(|line| {
        let (own, value) = line.split_once(": ")?;
        own.eq_ignore_ascii_case(name).then_some(value)
    })
}

#[test]
fn the_documented_requests_are_sent() {
    let (endpoint, recorded) = stand_in(2);
    let mut serve = command(&["serve", "--port", "0"]);
    serve.envs([
        ("VIDEOSDK_API_KEY", API_KEY),
        ("VIDEOSDK_SECRET", SECRET),
        ("VIDEOSDK_API_ENDPOINT", &endpoint),
    ]);
    let running = Running::start(&mut serve, "token server");
    let url = running.token_server();
    let body = r#"{"customRoomId":"lesson-7","geoFence":"in002","region":"sg001"}"#;
    assert_eq!(request("POST", url, "/create-meeting", "", body).json["meetingId"], "ab12-cd34-ef56");
    assert_eq!(request("POST", url, "/validate-meeting/ab12-cd34-ef56", "", "").status, 200);

    let recorded = recorded.join().unwrap();
    assert!(
        recorded[0].starts_with("POST /v2/rooms HTTP/1.1\r\n"),
        "{}",
        recorded[0].lines().next().unwrap()
    );
    assert!(recorded[1].starts_with("GET /v2/rooms/validate/ab12-cd34-ef56 HTTP/1.1\r\n"));
    let (_, sent) = recorded[0].split_once("\r\n\r\n").unwrap();
    let sent: serde_json::Value = serde_json::from_str(sent).unwrap();
    assert_eq!(sent, serde_json::json!({ "customRoomId": "lesson-7", "geoFence": "in002" }));
    assert_eq!(header(&recorded[0], "content-type"), Some("application/json"));
    let tokens = Tokens::new([KeyPair::new(API_KEY, SECRET).unwrap()]);
    for message in &recorded {
        let token = header(message, "authorization").unwrap();
        let api = VerifyToken { kind: Some(TokenKind::Api), ..Default::default() };
        tokens.verify(token, &api).unwrap();
        assert!(header(message, "user-agent").unwrap().starts_with("videosdk-server/"));
    }
}
