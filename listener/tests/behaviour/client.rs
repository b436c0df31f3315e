//! A caller that can misbehave.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than any limit a test sets, shorter than any it must not wait for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Client {
    stream: TcpStream,
    read: Vec<u8>,
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn closes(&self) -> bool {
        self.head.to_ascii_lowercase().contains("\r\nconnection: close")
    }
}

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> Self {
        Self { stream: TcpStream::connect(address).await.unwrap(), read: Vec::new() }
    }

    pub(crate) async fn send(&mut self, text: &str) {
        self.stream.write_all(text.as_bytes()).await.unwrap();
    }

    /// Sends, where the server may have closed already.
    pub(crate) async fn try_send(&mut self, text: &str) -> io::Result<()> {
        self.stream.write_all(text.as_bytes()).await
    }

    pub(crate) async fn get(&mut self, path: &str) -> Reply {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: test\r\n\r\n")).await;
        self.reply().await
    }

    /// One answer with a `Content-Length`.
    pub(crate) async fn reply(&mut self) -> Reply {
        let head = self.read_until("\r\n\r\n").await;
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let length = head
            .to_ascii_lowercase()
            .split_once("content-length: ")
            .map_or(0, |(_, rest)| rest.split("\r\n").next().unwrap().parse().unwrap());
        while self.read.len() < length {
            assert_ne!(self.fill().await, 0, "closed within a body");
        }
        let body = String::from_utf8(self.read.drain(..length).collect()).unwrap();
        Reply { status, head, body }
    }

    /// Everything up to and including `mark`.
    pub(crate) async fn read_until(&mut self, mark: &str) -> String {
        loop {
            let text = String::from_utf8_lossy(&self.read).into_owned();
            if let Some(start) = text.find(mark) {
                return String::from_utf8(self.read.drain(..start + mark.len()).collect()).unwrap();
            }
            assert_ne!(self.fill().await, 0, "closed before {mark:?}; got {text:?}");
        }
    }

    /// Everything until the server closes, by a reset too.
    pub(crate) async fn rest(&mut self) -> String {
        while self.fill().await > 0 {}
        String::from_utf8(std::mem::take(&mut self.read)).unwrap()
    }

    async fn fill(&mut self) -> usize {
        let read = timeout(PATIENCE, self.stream.read_buf(&mut self.read)).await;
        match read.expect("the server neither answers nor closes") {
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => 0,
            Err(error) => panic!("{error}"),
        }
    }
}
