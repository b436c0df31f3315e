//! How callers are known, and who is answered at all.

use std::str::FromStr;

use crate::error::{
    Problem,
    cases::{AUTHENTICATION_REQUIRED, IDENTITY_UNEXPECTED},
};
use crate::identity::Identity;
use crate::request::Request;

/// How the server knows who calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Authentication {
    /// Not at all: anybody is answered. A request with an identity fails, so that nobody takes it for a check.
    #[default]
    Open,
    /// The program around the server says it, as the identity of each request; a caller without one is refused. No
    /// header is believed. Tokens are bound to the identity's `sub`, so that they cannot be classic.
    Host,
}

impl FromStr for Authentication {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "open" => Ok(Self::Open),
            "host" => Ok(Self::Host),
            other => Err(format!("authentication is {other:?}; open and host are the ways")),
        }
    }
}

impl Authentication {
    /// The checked identity of the caller; nothing where callers are not known.
    pub(crate) fn identity<'a>(&self, request: &'a Request) -> Result<Option<&'a Identity>, Problem> {
        match (self, &request.identity) {
            (Self::Open, None) => Ok(None),
            (Self::Open, Some(_)) => Err(Problem::new(
                IDENTITY_UNEXPECTED,
                "the host program passes an identity, but the server's setting authentication is open, which would \
                 ignore it; set authentication to host, or pass no identity",
            )),
            (Self::Host, None) => Err(Problem::new(
                AUTHENTICATION_REQUIRED,
                "the caller is not known; sign in to the program that this server is part of",
            )),
            (Self::Host, Some(identity)) => identity.check().map(|()| Some(identity)),
        }
    }
}
