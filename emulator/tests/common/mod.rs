//! A raw client: what goes over the socket is seen as it is.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use videosdk_emulator::Emulator;
use videosdk_server::Clock;

/// 2026-01-01T00:00:00Z.
pub const NOW: i64 = 1_767_225_600;

pub async fn emulator() -> Emulator {
    Emulator::builder().clock(Clock::fixed(NOW)).start().await.unwrap()
}

/// What a server sent until it closed the connection.
pub struct Raw {
    pub head: String,
    pub body: String,
}

impl Raw {
    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Sends one request on a connection of its own; nothing is answered where the connection is cut first.
pub async fn send(address: SocketAddr, line: &str, headers: &[(&str, &str)], body: &str) -> Option<Raw> {
    let mut text = format!("{line} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n");
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    text += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A cut may be a reset; what came before it counts.
    while stream.read_buf(&mut answer).await.is_ok_and(|read| read > 0) {}
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some(Raw { head: head.to_owned(), body: body.to_owned() })
}

pub async fn get(emulator: &Emulator, path: &str) -> Raw {
    let token = emulator.tokens().api(&Default::default()).unwrap();
    send(emulator.address(), &format!("GET {path}"), &[("Authorization", &token)], "").await.unwrap()
}

pub async fn post(emulator: &Emulator, path: &str, body: Value) -> Raw {
    let token = emulator.tokens().api(&Default::default()).unwrap();
    let line = format!("POST {path}");
    send(emulator.address(), &line, &[("Authorization", &token)], &body.to_string()).await.unwrap()
}
