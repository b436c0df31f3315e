//! The codes by which client SDKs tell why they are not let in.
//!
//! Source: "Meeting error codes" of the public documentation. The HTTP statuses are the emulator's own.

use http::StatusCode;
use serde_json::{Value, json};

use crate::answer::Answer;

pub(crate) const INVALID_API_KEY: u16 = 4001;
pub(crate) const INVALID_TOKEN: u16 = 4002;
pub(crate) const INVALID_MEETING_ID: u16 = 4003;
pub(crate) const INVALID_PARTICIPANT_ID: u16 = 4004;
pub(crate) const DUPLICATE_PARTICIPANT: u16 = 4005;
pub(crate) const ACCOUNT_DEACTIVATED: u16 = 4006;
pub(crate) const ACCOUNT_DISCONTINUED: u16 = 4007;
pub(crate) const INVALID_PERMISSIONS: u16 = 4008;
pub(crate) const MAX_PARTICIPANT_REACHED: u16 = 4009;
pub(crate) const UNAUTHORIZED_MEETING_ID: u16 = 4022;
pub(crate) const UNAUTHORIZED_PARTICIPANT_ID: u16 = 4023;
pub(crate) const UNAUTHORIZED_ROLE: u16 = 4024;
pub(crate) const UNAUTHORIZED_REQUEST: u16 = 4025;

/// A message over the WebSocket that is not understood; the emulator's own code.
pub(crate) const INVALID_MESSAGE: u16 = 4000;

/// Why a client is not let in, or may not do what it asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JoinRefusal {
    pub(crate) code: u16,
    pub(crate) reason: String,
}

impl JoinRefusal {
    pub(crate) fn new(code: u16, reason: impl Into<String>) -> Self {
        Self { code, reason: reason.into() }
    }

    fn name(&self) -> &'static str {
        match self.code {
            INVALID_API_KEY => "INVALID_API_KEY",
            INVALID_TOKEN => "INVALID_TOKEN",
            INVALID_MEETING_ID => "INVALID_MEETING_ID",
            INVALID_PARTICIPANT_ID => "INVALID_PARTICIPANT_ID",
            DUPLICATE_PARTICIPANT => "DUPLICATE_PARTICIPANT",
            ACCOUNT_DEACTIVATED => "ACCOUNT_DEACTIVATED",
            ACCOUNT_DISCONTINUED => "ACCOUNT_DISCONTINUED",
            INVALID_PERMISSIONS => "INVALID_PERMISSIONS",
            MAX_PARTICIPANT_REACHED => "MAX_PARTICIPANT_REACHED",
            UNAUTHORIZED_MEETING_ID => "UNAUTHORIZED_MEETING_ID",
            UNAUTHORIZED_PARTICIPANT_ID => "UNAUTHORIZED_PARTICIPANT_ID",
            UNAUTHORIZED_ROLE => "UNAUTHORIZED_ROLE",
            UNAUTHORIZED_REQUEST => "UNAUTHORIZED_REQUEST",
            _ => "INVALID_MESSAGE",
        }
    }

    fn status(&self) -> StatusCode {
        match self.code {
            INVALID_API_KEY | INVALID_TOKEN => StatusCode::UNAUTHORIZED,
            INVALID_MEETING_ID => StatusCode::NOT_FOUND,
            INVALID_PARTICIPANT_ID | INVALID_MESSAGE => StatusCode::BAD_REQUEST,
            DUPLICATE_PARTICIPANT => StatusCode::CONFLICT,
            _ => StatusCode::FORBIDDEN,
        }
    }

    /// The event that a client over a WebSocket gets.
    pub(crate) fn to_event(&self) -> Value {
        json!({ "event": "error", "code": self.code, "name": self.name(), "reason": self.reason })
    }
}

/// Over plain HTTP: the same event, with the fields of the service's errors beside it.
impl From<JoinRefusal> for Answer {
    fn from(refusal: JoinRefusal) -> Self {
        let mut body = refusal.to_event();
        if let Some(fields) = body.as_object_mut() {
            fields.insert("error".into(), refusal.reason.clone().into());
            fields.insert("message".into(), refusal.reason.clone().into());
            fields.insert("statusCode".into(), refusal.status().as_u16().into());
        }
        Self::new(refusal.status(), body)
    }
}
