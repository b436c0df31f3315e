//! An answer, before it goes over the wire.

use http::header::{CONTENT_TYPE, DATE, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;

use crate::ids;
use crate::time::EmulatedTime;

/// Names what an answer rests on where the service's own rule is not known.
pub(crate) const ASSUMED: HeaderName = HeaderName::from_static("x-emulator-assumed");

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// The body; a text is sent as JSON text too. Nothing means no body at all.
    pub(crate) body: Option<Value>,
    /// What was assumed on the way to it.
    pub(crate) assumed: Vec<&'static str>,
}

impl Answer {
    pub(crate) fn new(status: StatusCode, body: Value) -> Self {
        Self { status, headers: HeaderMap::new(), body: Some(body), assumed: Vec::new() }
    }

    pub(crate) fn ok(body: Value) -> Self {
        Self::new(StatusCode::OK, body)
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: None, assumed: Vec::new() }
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        put(&mut self.headers, name, value);
        self
    }

    pub(crate) fn assuming(mut self, what: &'static str) -> Self {
        self.assumed.push(what);
        self
    }

    /// The body's bytes.
    pub(crate) fn text(&self) -> String {
        self.body.as_ref().map(Value::to_string).unwrap_or_default()
    }

    /// All headers of the answer: its own, and those that every answer has.
    pub(crate) fn all_headers(&self, time: &EmulatedTime) -> HeaderMap {
        let mut headers = self.headers.clone();
        if self.body.is_some() {
            put(&mut headers, CONTENT_TYPE, "application/json; charset=utf-8");
        }
        if !self.assumed.is_empty() {
            put(&mut headers, ASSUMED, &self.assumed.join(", "));
        }
        common_headers(&mut headers, time);
        headers
    }
}

/// The emulator's clock is the service's: clients that learn the time from `Date` learn this one.
pub(crate) fn common_headers(headers: &mut HeaderMap, time: &EmulatedTime) {
    put(headers, DATE, &time.http_date());
    put(headers, REQUEST_ID, &ids::request_id());
}

/// Sets a header that is not there yet; a text that no header can hold is left out.
pub(crate) fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.entry(name).or_insert(value);
    }
}
