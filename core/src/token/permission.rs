use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::error::{Error, Result, codes::token::PERMISSION_UNKNOWN};

/// What the holder of a token may do in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// May join the meeting directly.
    AllowJoin,
    /// Must ask, and waits until a participant with `allow_join` lets it in. Goes with no other permission.
    AskJoin,
    /// May switch other participants' microphone and webcam.
    AllowMod,
}

impl Permission {
    /// Every permission there is.
    pub const ALL: [Self; 3] = [Self::AllowJoin, Self::AskJoin, Self::AllowMod];

    /// The word in the `permissions` claim, such as `allow_join`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AllowJoin => "allow_join",
            Self::AskJoin => "ask_join",
            Self::AllowMod => "allow_mod",
        }
    }

    /// The permission that a near miss most likely means: other case, spaces, dashes, or a name without its verb.
    pub(crate) fn nearest(text: &str) -> Option<Self> {
        let mut folded = text.trim().to_ascii_lowercase();
        folded.retain(|character| character.is_ascii_alphanumeric());
        match folded.as_str() {
            "allowjoin" | "join" | "canjoin" | "roomjoin" => Some(Self::AllowJoin),
            "askjoin" | "ask" | "asktojoin" | "knock" => Some(Self::AskJoin),
            "allowmod" | "mod" | "moderator" | "allowmoderator" | "admin" | "roomadmin" => {
                Some(Self::AllowMod)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Permission {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|permission| permission.as_str() == text).ok_or_else(|| {
            let hint = Self::nearest(text).map_or_else(
                || "allow_join, ask_join and allow_mod are the permissions".to_owned(),
                |permission| format!("{permission} is"),
            );
            Error::new(&PERMISSION_UNKNOWN, format!("{text:?} is not a permission; {hint}"))
        })
    }
}
