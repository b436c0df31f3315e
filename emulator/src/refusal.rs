//! What the service says when it does not do what it is asked.

use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::answer::Answer;

/// An error answer: `error` is the short text that samples show, `message` says what would be right.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    status: StatusCode,
    code: &'static str,
    error: String,
    message: String,
    more: Map<String, Value>,
}

impl Refusal {
    pub(crate) fn new(
        status: StatusCode,
        code: &'static str,
        error: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self { status, code, error: error.into(), message: message.into(), more: Map::new() }
    }

    /// 400 `invalid_params`: documented for faulty fields and parameters.
    pub(crate) fn invalid_params(message: impl Into<String>) -> Self {
        let message = message.into();
        Self::new(StatusCode::BAD_REQUEST, "invalid_params", message.clone(), message)
    }

    /// 401 `invalid_token`: documented for a token that is missing, faulty or expired, and for inactive accounts.
    pub(crate) fn invalid_token(error: &str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "invalid_token", error, message)
    }

    /// 403 `unauthorized_token`: documented for a good token that may not do this.
    pub(crate) fn unauthorized_token(message: impl Into<String>) -> Self {
        let error = "Token is not authorized: the role CRAWLER is needed";
        Self::new(StatusCode::FORBIDDEN, "unauthorized_token", error, message)
    }

    /// 404 `resource_not_found`.
    pub(crate) fn not_found(error: &str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "resource_not_found", error, message)
    }

    /// 404 for a room.
    pub(crate) fn room_not_found(id: &str) -> Self {
        Self::not_found("Room not found", format!("Room not found: no room has the id {id:?}"))
    }

    /// The same refusal with one more field in its body.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.more.insert(name.to_owned(), value.into());
        self
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        let mut body = json!({
            "error": refusal.error,
            "message": refusal.message,
            "statusCode": refusal.status.as_u16(),
            "code": refusal.code,
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(refusal.more);
        }
        Self::new(refusal.status, body)
    }
}
