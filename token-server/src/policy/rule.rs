//! One rule of a policy.

use std::str::FromStr;
use std::time::Duration;

use serde_json::Value;
use videosdk_server::token::Permission;

use super::decision::{Fitting, RoomPermit};
use super::pattern::{Bound, Pattern, Template};
use crate::identity::Identity;

/// What a rule lets its callers do.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Its name, in metrics and explanations. Never told to callers.
    pub name: String,
    /// What must hold of a caller, all of it. Empty: any caller.
    pub when: Vec<When>,
    /// What its callers may do. Default: all.
    pub may: Vec<Action>,
    /// The rooms that its callers may use.
    pub rooms: Rooms,
    /// Who its callers are in a meeting. Default: nobody in particular; any may be asked for.
    pub participant: Option<Template>,
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
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Token, Self::Create, Self::Validate];

    /// Its name: `token`, `create` or `validate`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Create => "create",
            Self::Validate => "validate",
        }
    }
}

impl FromStr for Action {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|action| action.name() == text);
        found.ok_or_else(|| "token, create and validate are what a caller may do".to_owned())
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
    /// The rule that stands where no policy is given: every caller may do everything, as themselves where they are known.
    pub(crate) fn default_for(participant: Option<Template>) -> Self {
        Self {
            name: "default".to_owned(),
            when: Vec::new(),
            may: Action::ALL.to_vec(),
            rooms: Rooms::any(),
            participant,
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
        let participant = self.participant.as_ref().map(|template| template.of(identity)).transpose()?;
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
