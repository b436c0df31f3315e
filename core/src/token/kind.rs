use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::error::{Error, Result, codes::token::KIND_UNKNOWN};

/// What a token is made for, as its `version` and `roles` tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenKind {
    /// Joins meetings: the roles have `rtc`.
    Participant,
    /// Calls the REST API: the roles have `crawler`.
    Api,
    /// Does both: there are no roles.
    Classic,
}

impl TokenKind {
    /// Every kind there is.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Api, Self::Classic];

    /// The kind as a lower-case word, such as `participant`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Api => "api",
            Self::Classic => "classic",
        }
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for TokenKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            Error::new(
                &KIND_UNKNOWN,
                format!("{text:?} is not a kind of token; participant, api and classic are"),
            )
        })
    }
}
