//! The state of the account that the key pairs belong to.

use serde::{Deserialize, Serialize};

/// Whether the account may use the service.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Account {
    /// All is well.
    #[default]
    Active,
    /// Deactivated by the service: REST answers 401, joining 4006.
    Deactivated,
    /// Discontinued: REST answers 401, joining 4007.
    Discontinued,
}

impl Account {
    /// The client code for joining, and nothing for an active account.
    pub(crate) fn join_code(self) -> Option<u16> {
        match self {
            Self::Active => None,
            Self::Deactivated => Some(4006),
            Self::Discontinued => Some(4007),
        }
    }

    pub(crate) fn reason(self) -> Option<&'static str> {
        match self {
            Self::Active => None,
            Self::Deactivated => Some("the account is deactivated"),
            Self::Discontinued => Some("the account is discontinued"),
        }
    }
}
