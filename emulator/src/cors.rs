//! What lets pages of any origin read the answers.
//!
//! That browsers call the service from any origin is observed: public front ends do. The exact headers are
//! assumed: those of the usual middleware.

use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_HEADERS, VARY,
};
use http::{HeaderMap, StatusCode};

use crate::answer::{Answer, put};
use crate::request::Request;

/// The answer to a preflight (Fetch standard, CORS-preflight request); every path has the same.
pub(crate) fn preflight(request: &Request) -> Answer {
    let wanted =
        request.header(ACCESS_CONTROL_REQUEST_HEADERS.as_str()).unwrap_or("authorization,content-type");
    Answer::empty(StatusCode::NO_CONTENT)
        .with_header(ACCESS_CONTROL_ALLOW_METHODS, "GET,HEAD,PUT,PATCH,POST,DELETE")
        .with_header(ACCESS_CONTROL_ALLOW_HEADERS, wanted)
        .with_header(VARY, "Access-Control-Request-Headers")
}

/// What every answer carries, refusals and scripted ones too: a page that cannot read an error shows none.
pub(crate) fn allow(headers: &mut HeaderMap) {
    put(headers, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    put(headers, ACCESS_CONTROL_EXPOSE_HEADERS, "x-request-id, retry-after, x-emulator-assumed");
}
