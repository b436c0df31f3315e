//! Following the service elsewhere, as far as it is safe.

use http::{Method, header::LOCATION};

use super::{HttpAnswer, HttpRequest};
use crate::error::{Error, Result, codes::service::REDIRECT_REFUSED};

/// How often one attempt is sent elsewhere.
pub(super) const MOST_REDIRECTS: usize = 5;

/// The request to send next, or nothing when the answer is no redirect.
///
/// Only reading requests follow: a write would be repeated or lose its body. To another origin the token and the
/// caller's own headers do not travel, and from https to plain http nothing does.
pub(super) fn next(
    request: &HttpRequest,
    answer: &HttpAnswer,
    kept_headers: &[&str],
) -> Result<Option<HttpRequest>> {
    if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = answer.headers.get(LOCATION).and_then(|value| value.to_str().ok()) else {
        return Err(refused("without saying where"));
    };
    if request.method != Method::GET && request.method != Method::HEAD {
        return Err(refused("although it writes"));
    }
    let url = request.url.join(location).map_err(|_| refused("to an address that cannot be read"))?;
    if !matches!(url.scheme(), "http" | "https") || request.url.scheme() == "https" && url.scheme() == "http"
    {
        return Err(refused("to an address that is not safe"));
    }
    let mut next = request.clone();
    if url.origin() != request.url.origin() {
        let foreign: Vec<_> =
            next.headers.keys().filter(|name| !kept_headers.contains(&name.as_str())).cloned().collect();
        for name in foreign {
            next.headers.remove(name);
        }
    }
    next.url = url;
    Ok(Some(next))
}

pub(super) fn too_many() -> Error {
    refused("more than 5 times")
}

fn refused(how: &str) -> Error {
    Error::new(&REDIRECT_REFUSED, format!("the service sent the request elsewhere {how}"))
}
