//! The request of one attempt: address, headers, token, body.

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderMap, HeaderValue};

use super::{Call, HttpRequest, Transport};
use crate::config::{CallOptions, header, header_value};
use crate::error::codes::service as codes;
use crate::error::{Error, Result};
use crate::events::{Event, EventKind};
use crate::secret::Secret;

/// The longest answer that is read: 8 MiB.
pub(super) const MOST_BODY_BYTES: usize = 8 * 1024 * 1024;

impl Transport {
    /// The request, and the token in it. Made anew for each attempt: a token may have been renewed meanwhile.
    pub(super) fn request(&self, call: &Call, options: &CallOptions) -> Result<(Secret, HttpRequest)> {
        let token = self.token()?;
        let mut url = self.resolved.endpoint.clone();
        url.set_path(&format!("{}{}", url.path().trim_end_matches('/'), call.path));
        let query = call.query.iter().filter(|(_, value)| !value.is_empty());
        if query.clone().next().is_some() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let mut headers = self.headers(options)?;
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let user_agent = format!("videosdk-server/{} ({})", env!("CARGO_PKG_VERSION"), self.language);
        headers.insert(USER_AGENT, header_value("user-agent", &user_agent).map_err(refused)?);
        let mut authorization = header_value("authorization", token.expose()).map_err(refused)?;
        authorization.set_sensitive(true);
        headers.insert(AUTHORIZATION, authorization);
        let body = call.body.as_ref().map(|body| Bytes::from(body.to_string()));
        if body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        let method = call.method.clone();
        Ok((token, HttpRequest { method, url, headers, body, most_body_bytes: MOST_BODY_BYTES }))
    }

    fn headers(&self, options: &CallOptions) -> Result<HeaderMap> {
        options.headers.iter().map(|(name, value)| header(name, value).map_err(refused)).collect()
    }

    fn token(&self) -> Result<Secret> {
        if let Some(token) = &self.resolved.token {
            return Ok(token.clone());
        }
        let (token, signed) = self.cache.token(&self.tokens)?;
        if signed {
            self.emit(&Event::new(EventKind::TokenRenewed));
        }
        Ok(token)
    }
}

fn refused(reason: String) -> Error {
    Error::new(&codes::ARGUMENT_INVALID, reason)
}
