//! What happens during a request, as plain data for a host's logger. Never a body, a token or a secret.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde::{Serialize, Serializer};

/// One thing that happened; fields that say nothing about it are empty, and left out as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// What happened.
    pub kind: EventKind,
    /// The HTTP method of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The path of the operation with its arguments left open, such as `/v2/rooms/{roomId}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<String>,
    /// The number of the attempt within its call, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// The HTTP status of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The request id of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The code of the error that the attempt ended with, such as `attempt_timeout`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<&'static str>,
    /// How long the attempt took, or how long the wait before the next one is; as JSON in seconds.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "seconds")]
    pub duration: Option<Duration>,
    /// By how many seconds the service's clock is ahead of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock_offset_seconds: Option<i64>,
}

/// What an event tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EventKind {
    /// A request is about to be sent.
    AttemptStarted,
    /// An answer came, or the attempt failed.
    AttemptFinished,
    /// The attempt will be repeated after a wait.
    RetryScheduled,
    /// A new API token was signed.
    TokenRenewed,
    /// The service's clock differs from ours, and tokens are dated by it from now on.
    ClockOffsetLearned,
}

fn seconds<S: Serializer>(duration: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    duration.map(|duration| duration.as_secs_f64()).serialize(serializer)
}

/// Takes the events of a client. It runs within the call, so it should return quickly; no lock is held meanwhile.
#[derive(Clone)]
pub struct EventHandler(Arc<dyn Fn(&Event) + Send + Sync>);

impl EventHandler {
    /// A handler that calls this function with each event.
    pub fn new(handle: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        Self(Arc::new(handle))
    }
}

impl fmt::Debug for EventHandler {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EventHandler")
    }
}

impl Event {
    pub(crate) fn new(kind: EventKind) -> Self {
        Self {
            kind,
            method: None,
            route: None,
            attempt: None,
            status: None,
            request_id: None,
            error_code: None,
            duration: None,
            clock_offset_seconds: None,
        }
    }
}

impl EventKind {
    /// The kind as words with underscores, such as `attempt_started`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AttemptStarted => "attempt_started",
            Self::AttemptFinished => "attempt_finished",
            Self::RetryScheduled => "retry_scheduled",
            Self::TokenRenewed => "token_renewed",
            Self::ClockOffsetLearned => "clock_offset_learned",
        }
    }
}

/// Tells an event to `tracing` and to the client's handler.
pub(crate) fn emit(handler: Option<&EventHandler>, event: &Event) {
    tracing::debug!(
        target: "videosdk_server",
        event = event.kind.as_str(),
        method = event.method,
        route = event.route,
        attempt = event.attempt,
        status = event.status,
        request_id = event.request_id,
        error_code = event.error_code,
        milliseconds = event.duration.map(|duration| duration.as_millis() as u64),
        clock_offset_seconds = event.clock_offset_seconds,
    );
    if let Some(handler) = handler {
        (handler.0)(event);
    }
}
