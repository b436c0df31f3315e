use std::fmt;
use std::net::IpAddr;

use bytes::Bytes;

use crate::identity::Identity;
use crate::trace::Trace;

/// One HTTP request as a host received it: a binary's accept loop or a framework's mount.
///
/// Build it with `..Request::default()`, so that a later field does not break the code.
/// `Debug` shows no query, no header value, no byte of the body and no value of the identity.
#[derive(Clone, Default)]
pub struct Request {
    /// The method in capitals, such as `GET`.
    pub method: String,
    /// The path as it was sent, percent-encoded, without the query. A mount passes it relative to its own prefix.
    pub path: String,
    /// What follows the `?`, percent-encoded, without it. Default: nothing.
    pub query: String,
    /// Names in any case, with their values, in the order they came. A header that came twice stands twice.
    pub headers: Vec<(String, String)>,
    /// The whole body, decoded from any transfer encoding. Hosts may cut it one byte above the limit.
    pub body: Bytes,
    /// The address at the other end of the connection. Default: unknown.
    pub peer: Option<IpAddr>,
    /// Who calls, as the host program knows it; only together with the setting `authentication` `host`. Default: unknown.
    pub identity: Option<Identity>,
    /// The trace that the request belongs to. Default: none; the headers of the request are not looked at for it.
    pub trace: Option<Trace>,
}

impl Request {
    /// The first value of a header; the name is matched in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Every value of a header, in the order they came.
    pub(crate) fn header_values(&self, name: &'static str) -> impl Iterator<Item = &str> {
        self.headers
            .iter()
            .filter(move |(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("path_bytes", &self.path.len())
            .field("query_bytes", &self.query.len())
            .field("headers", &names)
            .field("body_bytes", &self.body.len())
            .field("peer", &self.peer)
            .field("identity", &self.identity)
            .finish()
    }
}
