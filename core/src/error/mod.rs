//! What can go wrong, as a caller sees it: one error type with a kind, a stable code and the facts at hand.

mod code;
pub mod codes;
mod kind;

use std::fmt;
use std::time::Duration;

pub use code::Code;
pub use kind::ErrorKind;

use crate::finding::{Finding, Severity};

/// The answer of everything that can fail here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One failure: what was wrong, with which value (never a secret), and what would be right.
///
/// [`kind`](Error::kind) says what a program should do, [`code`](Error::code) which case it is, and the text what a
/// person should know. Neither the text nor `Debug` ever holds a secret or a token.
#[derive(Clone)]
pub struct Error(Box<Details>);

#[derive(Clone)]
struct Details {
    kind: ErrorKind,
    code: &'static Code,
    reason: String,
    findings: Vec<Finding>,
    context: Context,
}

/// What is known about the request that failed; empty for errors found before any request.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Context {
    pub(crate) service_code: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) attempts: u32,
    pub(crate) outcome_unknown: bool,
    pub(crate) method: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) body: Option<String>,
}

impl Error {
    /// An error of this code; `reason` names the value and what would be right.
    pub fn new(code: &'static Code, reason: impl Into<String>) -> Self {
        Self(Box::new(Details {
            kind: code.kind,
            code,
            reason: reason.into(),
            findings: Vec::new(),
            context: Context::default(),
        }))
    }

    /// An error made of several findings: its code is that of the first, its text names each.
    ///
    /// `fallback` is the code when there is no finding.
    pub(crate) fn from_findings(fallback: &'static Code, subject: &str, findings: Vec<Finding>) -> Self {
        let code = findings.first().map_or(fallback, |finding| finding.code());
        let reasons: Vec<&str> = findings.iter().map(|finding| finding.reason.as_str()).collect();
        let reason = format!("{subject}: {}", reasons.join("; "));
        Self(Box::new(Details { kind: code.kind, code, reason, findings, context: Context::default() }))
    }

    /// A fault of this library; `what` says which assumption did not hold.
    pub(crate) fn internal(what: &str) -> Self {
        Self::new(&codes::service::INTERNAL, format!("a fault of the library: {what}"))
    }

    /// The same error told as another case; its kind stays, for it says what was refused.
    pub(crate) fn with_code(&self, code: &'static Code, reason: String) -> Self {
        let mut details = (*self.0).clone();
        (details.code, details.reason) = (code, reason);
        Self(Box::new(details))
    }

    /// The same error with its text changed, such as to say at which place of a list it is.
    pub(crate) fn map_reason(mut self, change: impl FnOnce(&str) -> String) -> Self {
        self.0.reason = change(&self.0.reason);
        self
    }

    /// A fault found while a token was read is a reason to refuse it: the same case, told as a finding too.
    pub(crate) fn of_token(self) -> Self {
        let finding = Finding::new(self.0.code, Severity::Error, "token", self.0.reason);
        let mut error = Self::from_findings(self.0.code, "the token is refused", vec![finding]);
        error.0.kind = ErrorKind::Authentication;
        error
    }

    pub(crate) fn with_context(mut self, context: Context) -> Self {
        self.0.context = context;
        self
    }

    /// What kind of failure it is, and so what a program should do about it.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Our stable word for the case, such as `token_expired`; all are listed in `docs/reference/errors.md`.
    pub fn code(&self) -> &'static str {
        self.0.code.name
    }

    /// What was wrong, with which value, and what would be right.
    pub fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Every single reason, where there are several, as when a token is refused or the environment is faulty.
    pub fn findings(&self) -> &[Finding] {
        &self.0.findings
    }

    /// The service's own code for the case, when its answer had one.
    pub fn service_code(&self) -> Option<&str> {
        self.0.context.service_code.as_deref()
    }

    /// The HTTP status of the service's answer.
    pub fn status(&self) -> Option<u16> {
        self.0.context.status
    }

    /// The request id of the service's answer, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.context.request_id.as_deref()
    }

    /// How long the service asked to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.context.retry_after
    }

    /// How many requests were sent for this call; 0 when it failed before the first.
    pub fn attempts(&self) -> u32 {
        self.0.context.attempts
    }

    /// True when a write may have happened although no usable answer came.
    pub fn outcome_unknown(&self) -> bool {
        self.0.context.outcome_unknown
    }

    /// The HTTP method of the request, such as `POST`.
    pub fn method(&self) -> Option<&str> {
        self.0.context.method.as_deref()
    }

    /// The path of the request, without its query.
    pub fn path(&self) -> Option<&str> {
        self.0.context.path.as_deref()
    }

    /// The body of the service's error answer as text, cut at 16 KiB, with any token of ours in it blacked out.
    pub fn body(&self) -> Option<&str> {
        self.0.context.body.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.reason)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let context = &self.0.context;
        formatter
            .debug_struct("Error")
            .field("kind", &self.kind())
            .field("code", &self.code())
            .field("reason", &self.0.reason)
            .field("status", &context.status)
            .field("request_id", &context.request_id)
            .field("attempts", &context.attempts)
            .field("outcome_unknown", &context.outcome_unknown)
            .field("method", &context.method)
            .field("path", &context.path)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {}
