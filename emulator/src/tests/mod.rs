//! The service without sockets: requests in, answers out.

mod control;
mod guests;
mod joining;
mod legacy;
mod paging;
mod rooms;
mod sessions;
mod token;
mod wild;

use bytes::Bytes;
use http::HeaderMap;
use serde_json::{Map, Value, json};
use videosdk_server::Clock;
use videosdk_server::token::{ApiToken, ClassicToken, KeyPair, ParticipantToken, Permission, Tokens};

use crate::demo::{DEMO_API_KEY, DEMO_SECRET};
use crate::guard::Guard;
use crate::request::Request;
use crate::service::{Plan, Reply, Service};
use crate::time::EmulatedTime;

/// 2026-01-01T00:00:00Z.
pub(super) const NOW: i64 = 1_767_225_600;

/// A service at a fixed time, and a client of it.
pub(super) struct Bench {
    pub(super) service: Service,
    pub(super) clock: Clock,
    /// What stands in `Authorization` unless a call says otherwise.
    pub(super) token: String,
}

pub(super) struct Got {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Value,
}

impl Bench {
    pub(super) fn new() -> Self {
        Self::with(false)
    }

    pub(super) fn strict() -> Self {
        Self::with(true)
    }

    fn with(strict: bool) -> Self {
        let clock = Clock::fixed(NOW);
        let keys = KeyPair::new(DEMO_API_KEY, DEMO_SECRET).unwrap();
        let tokens = Tokens::new([keys]).with_clock(clock.clone());
        let token = tokens.api(&ApiToken::default()).unwrap();
        let time = EmulatedTime::new(clock.clone());
        let guard = Guard::new(["emulator.test".to_owned()]);
        let service = Service::new(tokens, time, guard, strict);
        service.set_url("http://127.0.0.1:4000".to_owned());
        Self { service, clock, token }
    }

    /// Sends a request with these headers and nothing else.
    pub(super) fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Plan {
        let mut request = http::Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, body) = request.body(Bytes::copy_from_slice(body.as_bytes())).unwrap().into_parts();
        self.service.plan(&Request::read(&head, body))
    }

    pub(super) fn reply(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        match self.raw(method, path, headers, body) {
            Plan::Reply(reply) => reply,
            Plan::Join => panic!("a WebSocket for {method} {path}"),
        }
    }

    pub(super) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Got {
        let mut all = vec![("host", "127.0.0.1:4000")];
        all.extend(headers);
        let reply = self.reply(method, path, &all, body);
        let body =
            if reply.body.is_empty() { Value::Null } else { serde_json::from_slice(&reply.body).unwrap() };
        Got { status: reply.status.as_u16(), headers: reply.headers, body }
    }

    pub(super) fn get(&self, path: &str) -> Got {
        self.send("GET", path, &[("authorization", &self.token)], "")
    }

    pub(super) fn post(&self, path: &str, body: Value) -> Got {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        self.send("POST", path, &[("authorization", &self.token)], &body)
    }

    /// The id of a new room.
    pub(super) fn room(&self) -> String {
        self.room_with(json!({}))
    }

    pub(super) fn room_with(&self, options: Value) -> String {
        self.post("/v2/rooms", options).expect(200).text("roomId")
    }

    /// A participant token with these permissions.
    pub(super) fn participant(&self, permissions: &[Permission]) -> String {
        let request = ParticipantToken { permissions: Some(permissions.to_vec()), ..Default::default() };
        self.service.tokens.participant(&request).unwrap()
    }

    pub(super) fn classic(&self) -> String {
        self.service.tokens.classic(&ClassicToken::default()).unwrap()
    }

    /// A token with just these claims beside `apikey` and `permissions`, signed with the secret.
    pub(super) fn token_of(&self, more: Value) -> String {
        let mut claims = json!({
            "apikey": DEMO_API_KEY, "permissions": ["allow_join"], "iat": NOW, "exp": NOW + 3_600,
        });
        merge(claims.as_object_mut().unwrap(), more);
        sign(&claims, DEMO_SECRET)
    }
}

fn merge(claims: &mut Map<String, Value>, more: Value) {
    for (name, value) in more.as_object().unwrap() {
        claims.insert(name.clone(), value.clone());
    }
    claims.retain(|_, value| !value.is_null());
}

/// Signs claims that our own signer would refuse to make.
pub(super) fn sign(claims: &Value, secret: &str) -> String {
    let encode =
        |bytes: &[u8]| base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bytes);
    let signed =
        format!("{}.{}", encode(br#"{"alg":"HS256","typ":"JWT"}"#), encode(claims.to_string().as_bytes()));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
    format!("{signed}.{}", encode(ring::hmac::sign(&key, signed.as_bytes()).as_ref()))
}

/// The token with another signature.
pub(super) fn tampered(token: &str) -> String {
    let (signed, signature) = token.rsplit_once('.').unwrap();
    format!("{signed}.{}", signature.chars().rev().collect::<String>())
}

impl Got {
    #[track_caller]
    pub(super) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    #[track_caller]
    pub(super) fn text(&self, name: &str) -> String {
        self.body[name].as_str().unwrap_or_else(|| panic!("{name} in {}", self.body)).to_owned()
    }

    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// True when some text of the body holds this, in any case.
    pub(super) fn mentions(&self, text: &str) -> bool {
        self.body.to_string().to_lowercase().contains(&text.to_lowercase())
    }

    /// What the documentation promises of each error.
    #[track_caller]
    pub(super) fn expect_error(self, status: u16, code: &str) -> Self {
        let got = self.expect(status);
        assert_eq!(got.body["code"], code, "{}", got.body);
        assert_eq!(got.body["statusCode"], status);
        for field in ["error", "message"] {
            assert!(!got.text(field).is_empty());
        }
        got
    }
}
