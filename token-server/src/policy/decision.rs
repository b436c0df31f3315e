//! What comes of a rule that fits: leave, or a refusal that says what would be allowed and never which rule it was.

use std::time::Duration;

use serde::Serialize;
use videosdk_server::token::Permission;

use super::pattern::Bound;
use super::rule::{Action, Rule};
use crate::error::{
    Problem,
    cases::{PARTICIPANT_NOT_ALLOWED, POLICY_DENIED, ROOM_NOT_ALLOWED},
};

/// What a caller wants to do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ask<'a> {
    pub(crate) action: Option<Action>,
    pub(crate) room: Option<&'a str>,
    pub(crate) participant: Option<&'a str>,
    pub(crate) permissions: Option<&'a [Permission]>,
}

/// A rule that fits a caller, with the caller's claims put in.
#[derive(Debug, Clone)]
pub(super) struct Fitting<'a> {
    pub(super) rule: &'a Rule,
    pub(super) rooms: RoomPermit,
    pub(super) participant: Option<String>,
}

/// The rooms that a caller may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RoomPermit(Vec<Bound>);

impl RoomPermit {
    pub(super) fn new(bound: Vec<Bound>) -> Self {
        Self(bound)
    }

    pub(crate) fn is_any(&self) -> bool {
        self.0.iter().any(Bound::is_any)
    }

    pub(crate) fn allows(&self, room: &str) -> bool {
        self.0.iter().any(|bound| bound.matches(room))
    }
}

/// What a caller may have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Permit<'a> {
    pub(crate) policy: &'a str,
    /// Who the caller is in a meeting, where that is settled.
    pub(crate) participant: Option<String>,
    /// What a token may permit at most; nothing: as the server has it.
    pub(crate) permissions: Option<&'a [Permission]>,
    /// How long a token lives at most; nothing: as the server has it.
    pub(crate) expires_in: Option<Duration>,
}

/// Why a caller may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// No rule fits the caller.
    NoRule,
    /// The rule does not let the caller do this.
    Action(Action),
    /// A room must be named.
    RoomNeeded(Action),
    /// The room is another's.
    Room(Action),
    /// The participant is someone else.
    Participant,
}

impl<'a> Fitting<'a> {
    pub(super) fn permit(self, ask: &Ask<'_>) -> Result<Permit<'a>, Refusal> {
        if let Some(action) = ask.action {
            if !self.rule.may.contains(&action) {
                return Err(Refusal::Action(action));
            }
            match ask.room {
                None if !self.rooms.is_any() => return Err(Refusal::RoomNeeded(action)),
                Some(room) if !self.rooms.allows(room) => return Err(Refusal::Room(action)),
                _ => {}
            }
        }
        if self.participant.as_deref().zip(ask.participant).is_some_and(|(own, asked)| own != asked) {
            return Err(Refusal::Participant);
        }
        Ok(Permit {
            policy: &self.rule.name,
            participant: self.participant,
            permissions: self.rule.permissions.as_deref(),
            expires_in: self.rule.expires_in,
        })
    }
}

impl Refusal {
    /// The answer. It says what would be allowed, and nothing of the rules.
    pub(crate) fn into_problem(self) -> Problem {
        match self {
            Self::Action(Action::Configure) => Problem::new(
                POLICY_DENIED,
                "webhook, autoCloseConfig and autoStartConfig are not for this caller to set; leave them out, or ask the \
                 server's owner, with the request id",
            ),
            Self::NoRule | Self::Action(_) => Problem::new(
                POLICY_DENIED,
                "this caller may not do that here; ask the server's owner, with the request id",
            ),
            Self::RoomNeeded(Action::Create) => Problem::new(
                ROOM_NOT_ALLOWED,
                "this caller may make meetings of certain names only; give the name as customRoomId",
            ),
            Self::RoomNeeded(_) => Problem::new(
                ROOM_NOT_ALLOWED,
                "this caller may use certain rooms only; name the room as roomId",
            ),
            Self::Room(Action::Create) => Problem::new(
                ROOM_NOT_ALLOWED,
                "customRoomId is no name that this caller may give to a meeting",
            ),
            Self::Room(_) => {
                Problem::new(ROOM_NOT_ALLOWED, "roomId asks for a room that this caller may not use")
            }
            Self::Participant => Problem::new(
                PARTICIPANT_NOT_ALLOWED,
                "participantId asks for someone else than the caller; leave it out, or give the caller's own id",
            ),
        }
    }
}

/// Rule by rule, why a caller gets what they get.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// Each rule in its order.
    pub rules: Vec<RuleExplained>,
    /// Whether the request is allowed.
    pub allowed: bool,
    /// What comes of it, in words.
    pub because: String,
    /// Who the caller is in a meeting, where that is settled.
    pub participant: Option<String>,
    /// What a token may permit at most, where the rule says it.
    pub permissions: Option<Vec<Permission>>,
    /// How long a token lives at most, in seconds, where the rule says it.
    pub expires_in: Option<u64>,
}

/// What one rule says to a caller.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleExplained {
    /// Its name.
    pub name: String,
    /// Whether it is the one that counts.
    pub fits: bool,
    /// Why, or why not.
    pub why: String,
}

impl Explained {
    /// `granted` is what the server grants where the rule says nothing.
    pub(super) fn new(
        rules: Vec<RuleExplained>,
        decision: Result<Permit<'_>, Refusal>,
        ask: &Ask<'_>,
        granted: &[Permission],
    ) -> Self {
        let because = match &decision {
            Ok(_) => "allowed".to_owned(),
            Err(Refusal::NoRule) => "no rule fits this caller".to_owned(),
            Err(Refusal::Action(action)) => format!("the rule does not have {:?} in may", action.name()),
            Err(Refusal::RoomNeeded(Action::Create)) => {
                "the rule has rooms of certain names, so that a customRoomId is needed".to_owned()
            }
            Err(Refusal::RoomNeeded(_)) => {
                "the rule has rooms of certain names, so that a room must be named".to_owned()
            }
            Err(Refusal::Room(_)) => {
                format!("the room {:?} is none of the rule's", ask.room.unwrap_or_default())
            }
            Err(Refusal::Participant) => {
                "the participant is not the one that the rule makes of this caller".to_owned()
            }
        };
        let permit = decision.as_ref().ok();
        let over = permit.and_then(|permit| {
            let ceiling = permit.permissions.unwrap_or(granted);
            ask.permissions?.iter().find(|permission| !within(ceiling, **permission)).copied()
        });
        Self {
            allowed: decision.is_ok() && over.is_none(),
            because: over.map_or(because, |permission| format!("the rule does not grant {permission}")),
            participant: permit.and_then(|permit| permit.participant.clone()),
            permissions: permit.and_then(|permit| permit.permissions).map(<[Permission]>::to_vec),
            expires_in: permit.and_then(|permit| permit.expires_in).map(|lifetime| lifetime.as_secs()),
            rules,
        }
    }
}

/// True for a permission that is granted, or weaker: who may join may also be made to ask first.
pub(crate) fn within(ceiling: &[Permission], permission: Permission) -> bool {
    ceiling.contains(&permission)
        || (permission == Permission::AskJoin && ceiling.contains(&Permission::AllowJoin))
}
