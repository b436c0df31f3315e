use std::fmt;

/// What kind of failure an error is. Each kind is a class of its own in the languages that have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Settings are missing or faulty: mend them, then start again.
    Configuration,
    /// A token was refused, by the service (401) or by verification here.
    Authentication,
    /// The token is good but may not do this (403): a role or a permission is missing.
    Permission,
    /// There is no such thing (404; 402 too, which may also mean billing).
    NotFound,
    /// It exists already or is in another state (409).
    Conflict,
    /// Too many requests (429): wait for `retry_after`.
    RateLimited,
    /// An argument is wrong, found here before any request or by the service (400, 406, 422 and other 4xx).
    InvalidRequest,
    /// The service failed (5xx).
    Server,
    /// No connection, or it broke.
    Network,
    /// An attempt or the whole call took too long.
    Timeout,
    /// The caller gave up.
    Cancelled,
    /// The answer came but is not what it should be.
    Decode,
    /// A webhook's signature or body was refused.
    Webhook,
    /// A fault of this library: please report it.
    Internal,
}

impl ErrorKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 14] = [
        Self::Configuration,
        Self::Authentication,
        Self::Permission,
        Self::NotFound,
        Self::Conflict,
        Self::RateLimited,
        Self::InvalidRequest,
        Self::Server,
        Self::Network,
        Self::Timeout,
        Self::Cancelled,
        Self::Decode,
        Self::Webhook,
        Self::Internal,
    ];

    /// The kind as one lower-case word, the same in every language, such as `not_found`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::RateLimited => "rate_limited",
            Self::InvalidRequest => "invalid_request",
            Self::Server => "server",
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Cancelled => "cancelled",
            Self::Decode => "decode",
            Self::Webhook => "webhook",
            Self::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
