//! What sends one request: the built-in client, or one that is given.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http::{HeaderMap, Method};
use url::Url;

/// Sends one request and reads its whole answer. No redirects, no retries, no timeout of its own: those are the
/// library's. Dropping the future must close the connection.
pub trait HttpClient: Send + Sync {
    /// Sends the request.
    fn send(&self, request: HttpRequest) -> HttpFuture;
}

/// The answer to come.
pub type HttpFuture = Pin<Box<dyn Future<Output = Result<HttpAnswer, HttpFailure>> + Send>>;

/// One request, ready to be sent.
#[derive(Clone)]
pub struct HttpRequest {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: Url,
    /// All headers; `authorization` among them is secret.
    pub headers: HeaderMap,
    /// The body, if there is one.
    pub body: Option<Bytes>,
    /// The longest answer body to read, in bytes; a longer one is [`HttpFailure::TooLarge`].
    pub most_body_bytes: usize,
}

/// One answer, read whole.
#[derive(Clone)]
pub struct HttpAnswer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpFailure {
    /// No connection could be opened: nothing was sent.
    NotConnected(String),
    /// The connection broke before the whole answer came.
    Broken(String),
    /// The answer is longer than allowed.
    TooLarge,
}

impl fmt::Debug for HttpRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpRequest")
            .field("method", &self.method)
            .field("path", &self.url.path())
            .field("headers", &self.headers.keys().map(http::HeaderName::as_str).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for HttpAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HttpAnswer")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
