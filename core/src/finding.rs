//! Findings: single facts about a token or a setting that a person should know.

use serde::Serialize;
use std::fmt;

use crate::error::Code;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It will not work.
    Error,
    /// It may not work, or not as meant.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// The word for it, such as `warning`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One fact about a token or a setting: what it is about, how grave it is, why, and what mends it.
///
/// No text of a finding holds a secret or a token.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    #[serde(serialize_with = "code_name")]
    code: &'static Code,
    /// The claim, part or variable it speaks of, such as `exp` or `VIDEOSDK_SECRET`.
    pub about: String,
    /// How grave it is.
    pub severity: Severity,
    /// What was found, with the value where it is no secret.
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
}

impl Finding {
    /// A finding of this code, with the code's own remedy.
    pub fn new(
        code: &'static Code,
        severity: Severity,
        about: impl Into<String>,
        reason: impl Into<String>,
    ) -> Self {
        Self { code, about: about.into(), severity, reason: reason.into(), remedy: code.remedy.to_owned() }
    }

    /// The same finding with a remedy that fits the case better than the code's own.
    #[must_use]
    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// The finding's code; its `name` is stable.
    pub fn code(&self) -> &'static Code {
        self.code
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Finding")
            .field("code", &self.code.name)
            .field("about", &self.about)
            .field("severity", &self.severity)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

fn code_name<S: serde::Serializer>(code: &&'static Code, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.name)
}
