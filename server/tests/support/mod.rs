//! The real binary and a small HTTP client over plain sockets.

#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod folder;
pub mod loopback;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

/// A command in an environment without any setting of ours.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_videosdk-server"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

pub fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    command(arguments).envs(environment.iter().copied()).output().unwrap()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A server at work; it ends with the value.
pub struct Running {
    pub child: Child,
    /// What it has announced: `token server`, `emulator`, `key`, `secret`.
    pub announced: BTreeMap<String, String>,
}

impl Running {
    /// Starts it and reads what it announces, up to the line of this name.
    pub fn start(command: &mut Command, last: &str) -> Self {
        Self::announcing(command.stderr(Stdio::null()), last)
    }

    /// The same, with its standard error to be read.
    pub fn logging(command: &mut Command, last: &str) -> Self {
        Self::announcing(command.stderr(Stdio::piped()), last)
    }

    fn announcing(command: &mut Command, last: &str) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut announced = BTreeMap::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while !announced.contains_key(last) {
            let line = lines.next().expect("it announces more").unwrap();
            if let Some((name, value)) = line.split_at_checked(15) {
                announced.insert(name.trim().to_owned(), value.trim().to_owned());
            }
        }
        Self { child, announced }
    }

    pub fn demo() -> Self {
        Self::start(&mut command(&["serve", "--demo", "--port", "0"]), "secret")
    }

    pub fn emulator_alone() -> Self {
        Self::start(&mut command(&["emulate", "--port", "0"]), "use it with")
    }

    pub fn token_server(&self) -> &str {
        &self.announced["token server"]
    }

    pub fn emulator(&self) -> &str {
        &self.announced["emulator"]
    }

    pub fn admin(&self) -> &str {
        &self.announced["admin"]
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _already_ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub text: String,
    pub json: Value,
}

pub fn connect(url: &str) -> TcpStream {
    let stream = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream
}

/// The value of a metric, by its name and a part of its labels.
pub fn metric(page: &str, name: &str, labels: &str) -> Option<f64> {
    let is_it = |line: &&str| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' ']));
    let line = page.lines().filter(is_it).find(|line| line.contains(labels))?;
    line.rsplit(' ').next()?.parse().ok()
}

/// One request on a connection of its own. `headers` end each with a line end.
pub fn request(method: &str, url: &str, path: &str, headers: &str, body: &str) -> Answer {
    let mut stream = connect(url);
    let host = url.strip_prefix("http://").unwrap();
    let length = body.len();
    let message = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(message.as_bytes()).unwrap();
    answer(stream)
}

pub fn answer(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let message = text(&bytes);
    let (head, body) = message.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {message:?}"));
    Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_lowercase(),
        json: serde_json::from_str(body).unwrap_or(Value::Null),
        text: body.to_owned(),
    }
}

pub fn get(url: &str, path: &str) -> Answer {
    request("GET", url, path, "", "")
}

pub fn post(url: &str, path: &str, body: &Value) -> Answer {
    request("POST", url, path, "content-type: application/json\r\n", &body.to_string())
}
