//! Failures as the one error of the natives.

use std::fmt;

use videosdk_bridge::{Facts, Failure};

/// An error with its facts; the packages make the class of its kind of it.
#[derive(Debug, uniffi::Error)]
pub enum NativeFailure {
    /// The only case.
    Failed {
        /// All that is known.
        facts: NativeFacts,
    },
}

/// All that an error says.
#[derive(Debug, uniffi::Record)]
pub struct NativeFacts {
    /// What a program should do, as one word such as `not_found`.
    pub kind: String,
    /// The stable word for the case.
    pub code: String,
    /// What was wrong, with which value, and what would be right.
    pub reason: String,
    /// The service's own code.
    pub service_code: Option<String>,
    /// The HTTP status of the service's answer.
    pub status: Option<u16>,
    /// The request id of the answer.
    pub request_id: Option<String>,
    /// How many seconds the service asked to wait.
    pub retry_after: Option<f64>,
    /// How many requests were sent.
    pub attempts: u32,
    /// True when a write may have happened.
    pub outcome_unknown: bool,
    /// The HTTP method of the request.
    pub method: Option<String>,
    /// The path of the request.
    pub path: Option<String>,
    /// The body of the service's error answer.
    pub body: Option<String>,
    /// Every single reason, where there are several.
    pub findings: Vec<NativeFinding>,
}

/// One fact about a token or a setting.
#[derive(Debug, uniffi::Record)]
pub struct NativeFinding {
    /// The stable word for the case.
    pub code: String,
    /// What it is about.
    pub about: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// What was found.
    pub reason: String,
    /// What mends it.
    pub remedy: String,
}

impl From<Failure> for NativeFailure {
    fn from(failure: Failure) -> Self {
        let Facts {
            kind,
            code,
            reason,
            service_code,
            status,
            request_id,
            retry_after,
            attempts,
            outcome_unknown,
            method,
            path,
            body,
            findings,
        } = failure.into_facts();
        let findings = findings.into_iter().map(|finding| NativeFinding {
            code: finding.code().name.to_owned(),
            severity: finding.severity.as_str().to_owned(),
            about: finding.about,
            reason: finding.reason,
            remedy: finding.remedy,
        });
        Self::Failed {
            facts: NativeFacts {
                kind: kind.to_owned(),
                code: code.to_owned(),
                reason,
                service_code,
                status,
                request_id,
                retry_after,
                attempts,
                outcome_unknown,
                method,
                path,
                body,
                findings: findings.collect(),
            },
        }
    }
}

impl fmt::Display for NativeFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Failed { facts } = self;
        formatter.write_str(&facts.reason)
    }
}

impl std::error::Error for NativeFailure {}
