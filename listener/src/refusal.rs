//! The answers a listener gives in place of the handler.

use http::{HeaderValue, Response, StatusCode, header};

use crate::Body;

/// Why the listener answers a request itself.
///
/// The connection is closed after each of them. A handler shapes the answer with
/// [`Handler::refuse`](crate::Handler::refuse).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// 400: the head is not one of HTTP. The parser answers it, without a body; [`Handler::refuse`](crate::Handler::refuse) is not
    /// asked.
    MalformedHead,
    /// 431, or 414 for its first line: the head is longer than [`Limits::head_bytes`](crate::Limits::head_bytes). The
    /// parser answers it, too.
    HeadTooLarge,
    /// 400: the head is ambiguous, and two readers of it could disagree about where the request ends or
    /// whom it is for (request smuggling).
    AmbiguousHead,
    /// 400: the body ended early or its chunks are malformed.
    BrokenBody,
    /// 408: the body was not complete within [`Limits::body`](crate::Limits::body).
    BodyTooSlow,
    /// 413: the body is longer than [`Limits::body_bytes`](crate::Limits::body_bytes).
    BodyTooLarge,
    /// 500: the handler panicked.
    HandlerPanicked,
    /// 503: the handler was not done within [`Limits::request`](crate::Limits::request).
    HandlerTooSlow,
}

impl Refusal {
    /// The HTTP status that says it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::MalformedHead | Self::AmbiguousHead | Self::BrokenBody => StatusCode::BAD_REQUEST,
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::BodyTooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::HandlerPanicked => StatusCode::INTERNAL_SERVER_ERROR,
            Self::HandlerTooSlow => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// A stable name for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::MalformedHead => "malformed_head",
            Self::HeadTooLarge => "head_too_large",
            Self::AmbiguousHead => "ambiguous_head",
            Self::BrokenBody => "broken_body",
            Self::BodyTooSlow => "body_too_slow",
            Self::BodyTooLarge => "body_too_large",
            Self::HandlerPanicked => "internal",
            Self::HandlerTooSlow => "timeout",
        }
    }

    /// One sentence for people.
    pub fn text(self) -> &'static str {
        match self {
            Self::MalformedHead => "the head of the request is malformed",
            Self::HeadTooLarge => "the head of the request is too large",
            Self::AmbiguousHead => {
                "send Host once and as the request's target has it, Content-Length once, and no Content-Length with chunks"
            }
            Self::BrokenBody => "the request body is malformed or ended early",
            Self::BodyTooSlow => "the request body took too long to arrive",
            Self::BodyTooLarge => "the request body is too large",
            Self::HandlerPanicked => "the server failed to answer",
            Self::HandlerTooSlow => "the server took too long to answer",
        }
    }

    /// The answer used unless a handler shapes its own: `{"error": text, "code": code, "statusCode": n}`.
    pub fn response(self) -> Response<Body> {
        // Texts and codes are constants without characters that JSON escapes.
        let json = format!(
            r#"{{"error":"{}","code":"{}","statusCode":{}}}"#,
            self.text(),
            self.code(),
            self.status().as_u16()
        );
        let mut response = Response::new(Body::from(json));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
