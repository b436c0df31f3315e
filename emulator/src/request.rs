//! A request, read once into the parts that the answers need.

use bytes::Bytes;
use http::{HeaderMap, Method};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::refusal::Refusal;

#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    /// The path as it came, percent-encoded.
    pub(crate) path: String,
    /// The query as it came, without the question mark.
    pub(crate) raw_query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    query: Vec<(String, String)>,
}

impl Request {
    pub(crate) fn read(head: &http::request::Parts, body: Bytes) -> Self {
        let raw_query = head.uri.query().unwrap_or_default().to_owned();
        Self {
            // What a GET answers, HEAD answers without the body, which the listener leaves out.
            method: if head.method == Method::HEAD { Method::GET } else { head.method.clone() },
            path: head.uri.path().to_owned(),
            query: form_urlencoded::parse(raw_query.as_bytes()).into_owned().collect(),
            raw_query,
            headers: head.headers.clone(),
            body,
        }
    }

    /// The decoded parts of the path; one slash at the end does not count.
    pub(crate) fn segments(&self) -> Vec<String> {
        let path = self.path.strip_prefix('/').unwrap_or(&self.path);
        let path = path.strip_suffix('/').unwrap_or(path);
        path.split('/').map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned()).collect()
    }

    /// A header's text; nothing when it is absent or not text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// A parameter of the query; an empty one counts as absent.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query_or_empty(name).filter(|value| !value.is_empty())
    }

    /// A parameter of the query, as it is.
    pub(crate) fn query_or_empty(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The fields of a JSON body, whatever its label says; without a body there are none.
    pub(crate) fn fields(&self) -> Result<Map<String, Value>, Refusal> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Map::new());
        }
        match serde_json::from_slice(&self.body) {
            Ok(Value::Object(fields)) => Ok(fields),
            Ok(Value::Null) => Ok(Map::new()),
            Ok(_) => Err(Refusal::invalid_params("the body must be a JSON object")),
            Err(error) => Err(Refusal::invalid_params(format!("the body is not JSON: {error}"))),
        }
    }

    /// True when the caller asks to turn the connection into a WebSocket (RFC 6455 section 4.1).
    pub(crate) fn wants_websocket(&self) -> bool {
        let connection = self.header("connection").unwrap_or_default();
        connection.split(',').any(|word| word.trim().eq_ignore_ascii_case("upgrade"))
            && self.header("upgrade").is_some_and(|value| value.eq_ignore_ascii_case("websocket"))
            && self.header("sec-websocket-version") == Some("13")
            && self.header("sec-websocket-key").is_some()
    }
}

/// Refuses the first field that is not among the known ones, by its name.
pub(crate) fn refuse_unknown(
    fields: &Map<String, Value>,
    known: &[&str],
    within: &str,
) -> Result<(), Refusal> {
    match fields.keys().find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(name) => Err(Refusal::invalid_params(format!(
            "{within}{name} is not a known field; known are {}",
            known.join(", ")
        ))),
    }
}
