//! One rule of a policy.

use std::str::FromStr;
use std::time::Duration;

use serde_json::Value;
use videosdk_server::token::Permission;

use super::decision::{Fitting, RoomPermit};
use super::pattern::{Bound, Pattern, Template, participant_id};
use crate::identity::Identity;

/// What a rule lets its callers do.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its name, in metrics and explanations. Never told to callers.
    pub name: String,
    /// What must hold of a caller, all of it. Empty: any caller.
    pub when: Vec<When>,
    /// What its callers may do. Default: [`Action::USUAL`].
    pub may: Vec<Action>,
    /// The rooms that its callers may use.
    pub rooms: Rooms,
    /// Who its callers are in a meeting. Default: themselves.
    pub participant: Participant,
    /// What a token permits when nothing is asked, and the most that may be asked. Default: as the server has it.
    pub permissions: Option<Vec<Permission>>,
    /// How long its tokens live. Default: as the server has it, and never longer.
    pub expires_in: Option<Duration>,
}

/// One thing that must hold of a caller: a claim has one of these values, or holds one in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct When {
    /// The claim's name; with dots it may be one within another, such as `realm_access.roles`.
    pub claim: String,
    /// The values.
    pub any_of: Vec<Value>,
}

/// Something that a caller may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Have tokens.
    Token,
    /// Make meetings.
    Create,
    /// Validate meetings.
    Validate,
    /// Say of a new meeting what it records and streams, when it ends, and to whom its events go: on the owner's account.
    Configure,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Token, Self::Create, Self::Validate, Self::Configure];

    /// What callers may do where nothing is said.
    pub const USUAL: [Self; 3] = [Self::Token, Self::Create, Self::Validate];

    /// Its name: `token`, `create`, `validate` or `configure`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Create => "create",
            Self::Validate => "validate",
            Self::Configure => "configure",
        }
    }
}

impl FromStr for Action {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|action| action.name() == text);
        found.ok_or_else(|| "token, create, validate and configure are what a caller may do".to_owned())
    }
}

/// Who the callers of a rule are in a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Participant {
    /// Themselves: tokens are bound to the caller's `sub`. Where callers are not known, anyone that is asked for.
    #[default]
    Caller,
    /// Anyone that is asked for: `*`.
    Anyone,
    /// Who this says of a caller.
    Named(Template),
}

impl Participant {
    /// Who a caller is; nothing: anyone. The error says why it cannot be said.
    fn of(&self, identity: &Identity) -> Result<Option<String>, String> {
        match self {
            Self::Caller if identity.sub.is_empty() => Ok(None),
            Self::Caller => participant_id(identity, "sub").map(Some),
            Self::Anyone => Ok(None),
            Self::Named(template) => template.of(identity).map(Some),
        }
    }
}

impl FromStr for Participant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "*" { Ok(Self::Anyone) } else { text.parse().map(Self::Named) }
    }
}

/// The rooms of a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum Rooms {
    /// Those whose name is as one of these has it; `*` alone is every room, those named by the service too.
    Patterns(Vec<Pattern>),
    /// Those that this claim of the caller names: a text, or a list of texts, taken literally.
    Claim(String),
}

impl Rooms {
    /// Every room.
    pub fn any() -> Self {
        Self::Patterns("*".parse().into_iter().collect())
    }

    /// True when every room is among them.
    pub fn is_any(&self) -> bool {
        matches!(self, Self::Patterns(patterns) if patterns.iter().any(Pattern::is_any))
    }

    /// True when a claim of the caller has a part in them.
    pub(crate) fn has_claims(&self) -> bool {
        match self {
            Self::Patterns(patterns) => patterns.iter().any(Pattern::has_claims),
            Self::Claim(_) => true,
        }
    }

    fn of(&self, identity: &Identity) -> Result<RoomPermit, String> {
        let bound: Vec<Bound> = match self {
            Self::Patterns(patterns) => {
                patterns.iter().map(|pattern| pattern.of(identity)).collect::<Result<_, _>>()?
            }
            Self::Claim(name) => {
                let claim = identity.claim(name);
                let names = claim.as_deref().map(texts).unwrap_or_default();
                if names.is_empty() {
                    return Err(format!("the claim {name} names no room"));
                }
                names.into_iter().map(Bound::exactly).collect()
            }
        };
        Ok(RoomPermit::new(bound))
    }
}

fn texts(value: &Value) -> Vec<&str> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    };
    items.iter().filter_map(Value::as_str).filter(|text| !text.is_empty()).collect()
}

impl Rule {
    /// The rule that stands where no policy is given: every caller may do this in every room, as themselves where they
    /// are known.
    pub(crate) fn for_everyone(may: Vec<Action>) -> Self {
        Self {
            name: "default".to_owned(),
            when: Vec::new(),
            may,
            rooms: Rooms::any(),
            participant: Participant::Caller,
            permissions: None,
            expires_in: None,
        }
    }

    /// The rule for this caller; the error says why it does not fit.
    pub(super) fn fitting(&self, identity: &Identity) -> Result<Fitting<'_>, String> {
        for condition in &self.when {
            condition.holds(identity)?;
        }
        let rooms = self.rooms.of(identity)?;
        let participant = self.participant.of(identity)?;
        Ok(Fitting { rule: self, rooms, participant })
    }
}

impl When {
    fn holds(&self, identity: &Identity) -> Result<(), String> {
        let Some(value) = identity.claim(&self.claim) else {
            return Err(format!("the claim {} is missing", self.claim));
        };
        let held = match value.as_ref() {
            Value::Array(items) => items.iter().any(|item| self.any_of.contains(item)),
            other => self.any_of.contains(other),
        };
        // The caller's own value stays out of the text: it may be personal.
        if held { Ok(()) } else { Err(format!("the claim {} has none of the values asked for", self.claim)) }
    }
}
