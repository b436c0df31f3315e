//! What is asked, and what must be answered.

use std::net::Ipv4Addr;

use clap::ValueEnum;

/// Who asks.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Callers {
    /// Each wants a token.
    Plain,
    /// Each gives the token that it got back to the server once, which verifies it.
    Returning,
    /// Each comes from an address of its own, as a proxy says; most want a token, one in five something else.
    Mixed,
}

/// What must come of a request.
#[derive(Clone, Copy)]
pub(crate) struct Expected {
    pub(crate) status: u16,
    /// Whether its time counts: not where the server itself must ask.
    pub(crate) timed: bool,
}

const TOKEN: Expected = Expected { status: 200, timed: true };
const BODY: &str = r#"{"roomId":"ab12-cd34-ef56"}"#;

pub(crate) struct Caller {
    callers: Callers,
    path: String,
    host: String,
    asked: u32,
}

impl Caller {
    pub(crate) fn new(callers: Callers, path: &str, host: &str) -> Self {
        Self { callers, path: path.to_owned(), host: host.to_owned(), asked: 0 }
    }

    /// The next request of a connection that has this token.
    pub(crate) fn next(&mut self, token: &mut Option<String>) -> (String, Expected) {
        self.asked = self.asked.wrapping_add(1);
        match self.callers {
            Callers::Plain => (self.get(&self.path, ""), TOKEN),
            Callers::Returning => match token.take() {
                Some(token) => (self.get(&format!("{}?token={token}", self.path), ""), TOKEN),
                None => (self.get(&self.path, ""), TOKEN),
            },
            Callers::Mixed => self.mixed(),
        }
    }

    /// What the answer gave to a caller that comes back.
    pub(crate) fn keep(&self, body: &[u8]) -> Option<String> {
        if !matches!(self.callers, Callers::Returning) {
            return None;
        }
        serde_json::from_slice::<serde_json::Value>(body).ok()?.get("token")?.as_str().map(str::to_owned)
    }

    fn mixed(&self) -> (String, Expected) {
        let from = format!("x-forwarded-for: {}\r\n", Ipv4Addr::from(0x0b00_0000 + self.asked % 0x0fff_ffff));
        let refused = |status| Expected { status, timed: true };
        match self.asked % 20 {
            0 => (self.get("/get-tokens", &from), refused(404)),
            5 => (self.get(&format!("{}?permissions=everything", self.path), &from), refused(400)),
            10 => {
                let absent = Expected { status: 404, timed: false };
                (self.get("/validate-meeting/none-such-room", &from), absent)
            }
            15 => {
                let head =
                    format!("content-type: application/json\r\ncontent-length: {}\r\n{from}", BODY.len());
                (self.request("POST", &self.path, &head) + BODY, TOKEN)
            }
            _ => (
                self.get(&format!("{}?roomId=ab12-cd34-ef56&participantId=guest-7", self.path), &from),
                TOKEN,
            ),
        }
    }

    fn get(&self, path: &str, headers: &str) -> String {
        self.request("GET", path, headers)
    }

    fn request(&self, method: &str, path: &str, headers: &str) -> String {
        format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n{headers}\r\n", self.host)
    }
}
