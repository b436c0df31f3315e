//! Who asks, and whether somebody must say so.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::error::{
    Problem,
    cases::{AUTHENTICATION_REQUIRED, IDENTITY_UNEXPECTED, IDENTITY_UNUSABLE, PARTICIPANT_NOT_ALLOWED},
};

/// A caller, as the program around the server knows it from its own session.
///
/// `Debug` shows the names of the claims and no value, since these may be personal data.
#[derive(Clone, Default, PartialEq)]
pub struct Identity {
    /// The caller's id. It becomes the `participantId` of tokens: not empty, without white space.
    pub sub: String,
    /// Further facts about the caller.
    pub claims: Map<String, Value>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&String> = self.claims.keys().collect();
        formatter.debug_struct("Identity").field("claims", &names).finish_non_exhaustive()
    }
}

/// How the server learns who asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Authentication {
    /// Not at all: anybody who reaches it is answered.
    #[default]
    Open,
    /// The program around it says so with each request; no header is believed.
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
    /// The caller that a request acts for; nobody when anybody may ask.
    pub(crate) fn caller(self, identity: Option<&Identity>) -> Result<Option<&Identity>, Problem> {
        match (self, identity) {
            (Self::Open, None) => Ok(None),
            (Self::Open, Some(_)) => Err(Problem::new(
                IDENTITY_UNEXPECTED,
                "the program passes an identity, which only counts with authentication = host; set it, or pass none",
            )),
            (Self::Host, None) => {
                let problem = Problem::new(AUTHENTICATION_REQUIRED, "nobody is signed in");
                Err(problem.with_header("www-authenticate", "Bearer"))
            }
            (Self::Host, Some(identity)) => usable(identity).map(Some),
        }
    }
}

/// The service refuses participant ids with white space (4004), so that such a caller could never join.
fn usable(identity: &Identity) -> Result<&Identity, Problem> {
    let fault = if identity.sub.is_empty() {
        "is empty"
    } else if identity.sub.chars().any(char::is_whitespace) {
        "has white space in it"
    } else {
        return Ok(identity);
    };
    Err(Problem::new(
        IDENTITY_UNUSABLE,
        format!("the caller's id (sub) {fault}, so that it can be no participantId"),
    ))
}

/// The participant that a token is for: the caller alone, where the caller is known.
pub(crate) fn participant_of(
    caller: Option<&Identity>,
    asked: Option<String>,
) -> Result<Option<String>, Problem> {
    match (caller, asked) {
        (None, asked) => Ok(asked),
        (Some(identity), Some(other)) if other != identity.sub => Err(Problem::new(
            PARTICIPANT_NOT_ALLOWED,
            "participantId names somebody else than the caller; leave it out",
        )),
        (Some(identity), _) => Ok(Some(identity.sub.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_is_not_shown() {
        let claims = [("mail".to_owned(), "anna@example.com".into())].into_iter().collect();
        let shown = format!("{:?}", Identity { sub: "anna".into(), claims });
        assert!(shown.contains("mail") && !shown.contains("anna"), "{shown}");
    }
}
