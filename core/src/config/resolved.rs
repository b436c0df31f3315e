//! The settings that a client goes by, made once from options and environment.

use std::time::Duration;

use url::Url;

use super::report::Settings;
use crate::error::{Error, codes::configuration::API_KEY_MISSING};
use crate::finding::Severity;
use crate::secret::Secret;
use crate::token::KeyPair;

/// What the options and the environment come to. Faults are findings: they stop the first use, not the making.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    pub(crate) keys: Option<KeyPair>,
    /// The ready token, where that is what is sent.
    pub(crate) token: Option<Secret>,
    /// Without `/v2` and without a slash at its end.
    pub(crate) endpoint: Url,
    pub(crate) timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) max_retries: u32,
    pub(crate) proxy: Option<Secret>,
    pub(crate) ca_bundle: Option<String>,
    pub(crate) settings: Settings,
}

impl Resolved {
    /// The error of all grave findings together, if there is one.
    pub(crate) fn error(&self) -> Option<Error> {
        let grave: Vec<_> = self
            .settings
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .cloned()
            .collect();
        (!grave.is_empty())
            .then(|| Error::from_findings(&API_KEY_MISSING, "the settings are not usable", grave))
    }
}
