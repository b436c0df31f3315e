use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use crate::error::{Problem, cases::IDENTITY_UNUSABLE};
use crate::parameters::MAX_BYTES;

/// Who calls, as the program around the server knows it: from its session, never from the request itself.
///
/// Build it with `..Identity::default()`, so that a later field does not break the code.
/// `Debug` shows no value, since they may be personal data: only the names of the claims.
#[derive(Clone, Default, PartialEq)]
pub struct Identity {
    /// The caller's lasting id, such as the key of a user in a database. It becomes the participant id of the caller's
    /// tokens, which others in a meeting see.
    ///
    /// Limits: 1 to 256 bytes, no white space, which the service refuses in a participant id (4004).
    pub sub: String,
    /// What else is known of the caller, such as a role or a school, for the rules of a policy. Default: nothing.
    pub claims: Map<String, Value>,
}

impl Identity {
    /// What a claim says: one of this very name, or one within others, divided by dots, such as `realm_access.roles`.
    pub(crate) fn claim(&self, name: &str) -> Option<Cow<'_, Value>> {
        // What the server goes by is what rules see.
        if name == "sub" {
            return (!self.sub.is_empty()).then(|| Cow::Owned(Value::from(self.sub.as_str())));
        }
        let found = self.claims.get(name).or_else(|| {
            let mut names = name.split('.');
            let first = self.claims.get(names.next()?)?;
            names.try_fold(first, |value, name| value.get(name))
        });
        found.filter(|value| !value.is_null()).map(Cow::Borrowed)
    }

    /// The same as a text; nothing where it is a list, an object or a truth value.
    pub(crate) fn claim_text(&self, name: &str) -> Option<Cow<'_, str>> {
        match self.claim(name)? {
            Cow::Borrowed(Value::String(text)) => Some(Cow::Borrowed(text)),
            Cow::Owned(Value::String(text)) => Some(Cow::Owned(text)),
            Cow::Borrowed(Value::Number(number)) => Some(Cow::Owned(number.to_string())),
            _ => None,
        }
    }

    /// Refuses an identity that no participant can have. An empty one is mostly a caller who is not signed in, so that
    /// it must open no route at all.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let fault = match self.sub.as_str() {
            "" => "is empty; pass no identity for a caller who is not signed in".into(),
            sub if sub.chars().any(char::is_whitespace) => {
                "has white space in it, which the service refuses in a participant id with 4004; \
                 pass an id without, such as the key of the user in a database"
                    .into()
            }
            sub if sub.len() > MAX_BYTES => format!("has {} bytes; the limit is {MAX_BYTES}", sub.len()),
            _ => return Ok(()),
        };
        Err(Problem::new(IDENTITY_UNUSABLE, format!("the sub of the caller's identity {fault}")))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&String> = self.claims.keys().collect();
        formatter.debug_struct("Identity").field("claims", &names).finish_non_exhaustive()
    }
}
