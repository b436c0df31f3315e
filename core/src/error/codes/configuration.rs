//! Codes of settings: options, environment, files.

use crate::error::{Code, ErrorKind::Configuration};

/// No API key is configured.
pub const API_KEY_MISSING: Code = Code::new(
    "api_key_missing",
    Configuration,
    "No API key is configured.",
    "Set VIDEOSDK_API_KEY to the key of your dashboard, or pass it as an option.",
);

/// No secret is configured.
pub const SECRET_MISSING: Code = Code::new(
    "secret_missing",
    Configuration,
    "No secret is configured, or it is empty.",
    "Set VIDEOSDK_SECRET to the secret that belongs to the API key, or pass it as an option.",
);

/// Every code of this list.
pub const ALL: &[&Code] = &[&API_KEY_MISSING, &SECRET_MISSING];
