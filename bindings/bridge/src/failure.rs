//! Errors as data, for the classes that each language makes of them.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use videosdk_server::error::codes::configuration::OPTION_INVALID;
use videosdk_server::error::codes::service::{ARGUMENT_INVALID, CANCELLED, INTERNAL};
use videosdk_server::{Error, Finding};

/// An error, as a language is told it.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure(Box<Facts>);

/// All that an error says, with names that become those of each language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// What a program should do, as one word such as `not_found`; each has a class of its own.
    pub kind: &'static str,
    /// The stable word for the case, such as `token_expired`.
    pub code: &'static str,
    /// What was wrong, with which value, and what would be right.
    pub reason: String,
    /// The service's own code.
    pub service_code: Option<String>,
    /// The HTTP status of the service's answer.
    pub status: Option<u16>,
    /// The request id of the answer, for the service's support.
    pub request_id: Option<String>,
    /// How many seconds the service asked to wait.
    pub retry_after: Option<f64>,
    /// How many requests were sent; 0 when it failed before the first.
    pub attempts: u32,
    /// True when a write may have happened although no usable answer came.
    pub outcome_unknown: bool,
    /// The HTTP method of the request.
    pub method: Option<String>,
    /// The path of the request, without its query.
    pub path: Option<String>,
    /// The body of the service's error answer, with any token of ours blacked out.
    pub body: Option<String>,
    /// Every single reason, where there are several.
    pub findings: Vec<Finding>,
}

impl Failure {
    /// A fault of the library.
    pub fn internal(reason: &str) -> Self {
        Error::new(&INTERNAL, format!("a fault of the library: {reason}; please report it")).into()
    }

    /// A panic was caught. Its text is not told: it may hold anything.
    pub fn panicked() -> Self {
        Self::internal("it panicked")
    }

    /// The caller gave up.
    pub(crate) fn cancelled() -> Self {
        Error::new(&CANCELLED, "the call was cancelled").into()
    }

    /// Settings that nothing can be done with.
    pub(crate) fn configuration(reason: &str) -> Self {
        Error::new(&OPTION_INVALID, reason).into()
    }

    /// An argument that is not of the type it should be.
    pub fn argument(reason: impl Into<String>) -> Self {
        Error::new(&ARGUMENT_INVALID, reason).into()
    }

    /// The same with the place of the fault in front of its reason.
    pub(crate) fn at(mut self, place: &str) -> Self {
        self.0.reason = format!("{place}: {}", self.0.reason);
        self
    }

    /// All that it says, to be taken apart.
    pub fn into_facts(self) -> Facts {
        *self.0
    }

    /// As JSON, the way it crosses to a language.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&*self.0).unwrap_or_else(|_| r#"{"kind":"internal","reason":""}"#.to_owned())
    }
}

impl Deref for Failure {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.0
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(Box::new(Facts {
            kind: error.kind().as_str(),
            code: error.code(),
            reason: error.reason().to_owned(),
            service_code: error.service_code().map(str::to_owned),
            status: error.status(),
            request_id: error.request_id().map(str::to_owned),
            retry_after: error.retry_after().map(|wait| wait.as_secs_f64()),
            attempts: error.attempts(),
            outcome_unknown: error.outcome_unknown(),
            method: error.method().map(str::to_owned),
            path: error.path().map(str::to_owned),
            body: error.body().map(str::to_owned),
            findings: error.findings().to_vec(),
        }))
    }
}

/// Runs what a language called; a panic becomes a failure of kind `internal` and never crosses the boundary.
pub fn guarded<T, E: From<Failure>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Failure::panicked().into()))
}
