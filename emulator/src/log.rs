//! What was asked of the emulator.

use std::collections::{BTreeMap, VecDeque};

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use serde::Serialize;
use serde_json::Value;

use crate::request::Request;
use crate::time::iso;

/// Of more requests than this only the latest are kept.
pub(crate) const MOST_REQUESTS: usize = 1_000;

/// Of a longer body only this much is kept, in bytes.
const LONGEST_BODY: usize = 16 * 1024;

/// Stands in the place of whatever must not be shown.
const BLACKED_OUT: &str = "[secret]";

/// A text this short is no token, and replacing it would blacken half of the record.
const SHORTEST_SECRET: usize = 16;

/// One request that arrived, and how it was answered. Tokens in it are blacked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RecordedRequest {
    /// Counts from 1, in order of arrival.
    pub number: u64,
    /// When it arrived by the emulator's clock, such as `2026-01-01T00:00:00.000Z`.
    pub time: String,
    /// The method, such as `POST`; `GET` for a HEAD request.
    pub method: String,
    /// The path as it came, percent-encoded.
    pub path: String,
    /// The query as it came, without the question mark; empty when there was none.
    pub query: String,
    /// The headers by lower-case name; several of one name are joined with a comma.
    pub headers: BTreeMap<String, String>,
    /// The body as text, cut at 16 KiB.
    pub body: String,
    /// The status of the answer; nothing when the connection was cut instead, or the caller left.
    pub status: Option<u16>,
    /// True when the caller left while its answer was held back.
    pub abandoned: bool,
    /// True when the answer came from the script.
    pub scripted: bool,
    /// What the answer assumes about the service; see the reference of the emulator.
    pub assumed: Vec<String>,
}

/// The latest requests.
#[derive(Debug, Default)]
pub(crate) struct Log {
    arrived: u64,
    entries: VecDeque<RecordedRequest>,
}

impl Log {
    /// Notes an arrival; the answer is added to it by its number.
    pub(crate) fn arrive(&mut self, request: &Request, now_millis: i64) -> u64 {
        if self.entries.len() >= MOST_REQUESTS {
            self.entries.pop_front();
        }
        self.arrived += 1;
        let secrets = secrets_of(request);
        let body = &request.body[..request.body.len().min(LONGEST_BODY)];
        self.entries.push_back(RecordedRequest {
            number: self.arrived,
            time: iso(now_millis),
            method: request.method.to_string(),
            path: blacken(&request.path, &secrets),
            query: blacken_query(&request.raw_query, &secrets),
            headers: headers(&request.headers, &secrets),
            body: blacken(&String::from_utf8_lossy(body), &secrets),
            status: None,
            abandoned: false,
            scripted: false,
            assumed: Vec::new(),
        });
        self.arrived
    }

    pub(crate) fn answered(&mut self, number: u64, status: Option<u16>, scripted: bool, assumed: &[&str]) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.number == number) {
            entry.status = status;
            entry.scripted = scripted;
            entry.assumed = assumed.iter().map(|name| (*name).to_owned()).collect();
        }
    }

    /// The caller left before its answer was sent.
    pub(crate) fn abandoned(&mut self, number: u64) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.number == number) {
            entry.abandoned = true;
            entry.status = None;
        }
    }

    pub(crate) fn entries(&self) -> Vec<RecordedRequest> {
        self.entries.iter().cloned().collect()
    }

    /// How many requests arrived since the start or the last clearing.
    pub(crate) fn arrived(&self) -> u64 {
        self.arrived
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// The tokens that the request itself carries, wherever they stand.
fn secrets_of(request: &Request) -> Vec<String> {
    let header =
        request.header(AUTHORIZATION.as_str()).map(|value| value.trim_start_matches("Bearer ").trim());
    let query = request.query("token");
    let body = request.fields().ok();
    let body = body.as_ref().and_then(|fields| fields.get("token")).and_then(Value::as_str);
    let long = |text: &&str| text.len() >= SHORTEST_SECRET;
    [header, query, body].into_iter().flatten().filter(long).map(str::to_owned).collect()
}

fn blacken(text: &str, secrets: &[String]) -> String {
    secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), BLACKED_OUT))
}

/// A token in the query is blacked out by its name too: percent-encoded it would not be found by its text.
fn blacken_query(query: &str, secrets: &[String]) -> String {
    let parts = query.split('&').map(|part| match part.split_once('=') {
        Some(("token", _)) => format!("token={BLACKED_OUT}"),
        _ => blacken(part, secrets),
    });
    parts.collect::<Vec<_>>().join("&")
}

fn headers(headers: &HeaderMap, secrets: &[String]) -> BTreeMap<String, String> {
    let mut shown = BTreeMap::<String, String>::new();
    for (name, value) in headers {
        let text = String::from_utf8_lossy(value.as_bytes());
        let text = if name == AUTHORIZATION {
            // Whether a scheme stands before the token is worth seeing.
            if text.starts_with("Bearer ") { format!("Bearer {BLACKED_OUT}") } else { BLACKED_OUT.to_owned() }
        } else if name == COOKIE || name == PROXY_AUTHORIZATION {
            BLACKED_OUT.to_owned()
        } else {
            blacken(&text, secrets)
        };
        shown
            .entry(name.as_str().to_owned())
            .and_modify(|joined| *joined = format!("{joined}, {text}"))
            .or_insert(text);
    }
    shown
}
