//! What one connection may cost.

use std::time::Duration;

/// The bounds a listener holds its callers to.
///
/// Every bound acts on one connection (or one caller) only: the others are served meanwhile.
///
/// ```
/// use std::time::Duration;
/// use videosdk_listener::Limits;
///
/// let limits = Limits { body_bytes: 64 * 1024, request: None, ..Limits::default() };
/// assert_eq!(limits.header, Duration::from_secs(10));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time for a whole request head; default 10 s.
    ///
    /// On a fresh connection it counts from the accept, so that a socket which never speaks is bound by it
    /// too; on a connection that is kept alive from the first byte of the next head. Bytes that arrive do
    /// not extend it. Past it the connection is closed without an answer.
    pub header: Duration,
    /// Time for a whole request body, counted from the end of the head; default 10 s.
    ///
    /// Past it the caller is answered [`Refusal::BodyTooSlow`](crate::Refusal::BodyTooSlow) (408) and the
    /// connection is closed.
    pub body: Duration,
    /// Time for the body and the handler together; default 30 s, none where absent.
    ///
    /// Past it the handler is cancelled, the caller is answered
    /// [`Refusal::HandlerTooSlow`](crate::Refusal::HandlerTooSlow) (503), or while the body is not whole
    /// [`Refusal::BodyTooSlow`](crate::Refusal::BodyTooSlow), and the connection is closed. It does not
    /// cover the sending of the answer, which may be a slow stream.
    pub request: Option<Duration>,
    /// Time a connection may rest between two requests; default 75 s, longer than the minute after which
    /// most balancers drop a connection of their own accord.
    ///
    /// It also bounds how long a caller may take nothing of an answer. Past it the connection is closed.
    pub idle: Duration,
    /// Size of a request head with its request line, in bytes; default 16 KiB.
    ///
    /// A longer one is answered 431 and the connection is closed.
    pub head_bytes: usize,
    /// Size of a request body, in bytes; default 16 KiB.
    ///
    /// A longer one is answered [`Refusal::BodyTooLarge`](crate::Refusal::BodyTooLarge) (413) without
    /// being read, and the connection is closed.
    pub body_bytes: usize,
    /// Connections open at once, upgraded ones included; default 12,000. One more is closed unanswered.
    pub connections: usize,
    /// Connections open at once from one caller; default 200. One more is closed unanswered.
    ///
    /// A caller is an IPv4 address or an IPv6 network of 64 bits, the smallest that is handed out. Behind
    /// a proxy every connection comes from the proxy: let the handler name it
    /// ([`Handler::speaks_for_many`](crate::Handler::speaks_for_many)).
    pub per_address: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            body: Duration::from_secs(10),
            request: Some(Duration::from_secs(30)),
            idle: Duration::from_secs(75),
            head_bytes: 16 * 1024,
            body_bytes: 16 * 1024,
            connections: 12_000,
            per_address: 200,
        }
    }
}
