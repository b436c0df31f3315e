use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::Serialize;

/// The answer to a request, ready to be written by any host.
///
/// The host adds what belongs to the connection: `Content-Length`, `Date`, `Connection`.
/// `Debug` shows no byte of the body, since it may hold a token.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names in lower case, with their values.
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    /// JSON, or nothing for a preflight and for `HEAD`.
    pub body: Bytes,
}

impl Response {
    /// The value of a header; the name is matched in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
    }

    /// An answer without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::with_capacity(8), body: Bytes::new() }
    }

    /// An answer of JSON. The types that are answered here always serialise; should one not, the body is `null`.
    pub(crate) fn json(status: u16, value: &impl Serialize) -> Self {
        Self::json_text(status, serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()))
    }

    /// An answer of JSON that is written already.
    pub(crate) fn json_text(status: u16, json: String) -> Self {
        let mut response = Self::empty(status);
        response.body = json.into();
        response.with_header("content-type", "application/json; charset=utf-8")
    }

    #[must_use]
    pub(crate) fn with_header(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}
