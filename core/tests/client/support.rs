//! A service that answers as a script says, and remembers what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::HeaderMap;
use serde_json::Value;
use videosdk_server::transport::{HttpAnswer, HttpClient, HttpFailure, HttpFuture, HttpRequest};
use videosdk_server::{Client, ClientOptions, Clock};

pub const API_KEY: &str = "11111111-2222-4333-8444-555555555555";
pub const SECRET: &str = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";
pub const NOW: i64 = 1_767_225_600;

/// One scripted reply.
#[derive(Clone)]
pub enum Reply {
    Answer {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: String,
    },
    Failure(HttpFailure),
    /// Never comes.
    Silence,
    /// Comes after this time.
    After(Duration, Box<Reply>),
}

pub fn answer(status: u16, body: &str) -> Reply {
    Reply::Answer { status, headers: Vec::new(), body: body.to_owned() }
}

pub fn room() -> Reply {
    answer(200, r#"{"roomId":"ab12-cd34-ef56","id":"1"}"#)
}

pub fn with_header(status: u16, name: &'static str, value: impl Into<String>) -> Reply {
    Reply::Answer { status, headers: vec![(name, value.into())], body: "{}".to_owned() }
}

pub fn broken() -> Reply {
    Reply::Failure(HttpFailure::Broken("reset by peer".to_owned()))
}

pub fn not_connected() -> Reply {
    Reply::Failure(HttpFailure::NotConnected("connection refused".to_owned()))
}

#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    replies: VecDeque<Reply>,
    requests: Vec<HttpRequest>,
}

impl Script {
    /// These replies in turn; after the last one, its repetition.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self(Arc::new(Mutex::new(State { replies: replies.into_iter().collect(), requests: Vec::new() })))
    }

    pub fn client(&self) -> Client {
        Client::new(self.options())
    }

    pub fn options(&self) -> ClientOptions {
        ClientOptions {
            api_key: Some(API_KEY.to_owned()),
            secret: Some(SECRET.into()),
            clock: Some(Clock::fixed(NOW)),
            http_client: Some(Arc::new(self.clone())),
            ..Default::default()
        }
    }

    pub fn requests(&self) -> Vec<HttpRequest> {
        self.0.lock().unwrap().requests.clone()
    }

    pub fn count(&self) -> usize {
        self.0.lock().unwrap().requests.len()
    }

    /// The JSON body of the request of this number.
    pub fn body(&self, index: usize) -> Value {
        self.requests()[index].body.as_ref().map_or(Value::Null, |body| serde_json::from_slice(body).unwrap())
    }

    pub fn header(&self, index: usize, name: &str) -> Option<String> {
        self.requests()[index].headers.get(name).map(|value| value.to_str().unwrap().to_owned())
    }
}

impl HttpClient for Script {
    fn send(&self, request: HttpRequest) -> HttpFuture {
        let mut state = self.0.lock().unwrap();
        state.requests.push(request);
        let reply =
            if state.replies.len() > 1 { state.replies.pop_front() } else { state.replies.front().cloned() };
        Box::pin(play(reply.expect("a reply")))
    }
}

async fn play(mut reply: Reply) -> Result<HttpAnswer, HttpFailure> {
    loop {
        match reply {
            Reply::After(wait, next) => {
                tokio::time::sleep(wait).await;
                reply = *next;
            }
            Reply::Silence => std::future::pending().await,
            Reply::Failure(failure) => return Err(failure),
            Reply::Answer { status, headers, body } => {
                let headers =
                    headers.into_iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
                return Ok(HttpAnswer { status, headers: HeaderMap::from_iter(headers), body: body.into() });
            }
        }
    }
}
