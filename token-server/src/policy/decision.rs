//! What comes of a rule that fits: leave, or a refusal that says what would be allowed and never which rule it was.

use std::time::Duration;

use serde::Serialize;
use videosdk_server::token::Permission;

use super::pattern::Bound;
use super::rule::{Action, Rule};
use crate::error::{
    Case, Problem,
    cases::{
        AUTHENTICATION_REQUIRED, MEETING_NOT_FOUND, PARTICIPANT_NOT_ALLOWED, PERMISSION_NOT_ALLOWED,
        POLICY_DENIED, ROOM_NOT_ALLOWED,
    },
};
use crate::settings::Grant;

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

impl Permit<'_> {
    /// What a token may permit at most.
    pub(crate) fn most<'own>(&'own self, grant: &'own Grant) -> &'own [Permission] {
        self.permissions.unwrap_or(&grant.permissions)
    }

    /// How long a token lives.
    pub(crate) fn lifetime(&self, grant: &Grant) -> Duration {
        self.expires_in.map_or(grant.expires_in, |shorter| shorter.min(grant.expires_in))
    }
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
    /// The status of a refusal.
    pub status: Option<u16>,
    /// The code of a refusal.
    pub code: Option<&'static str>,
    /// Who the caller is in a meeting, where that is settled.
    pub participant: Option<String>,
    /// What the token permits, whether the rule says it, the request or the server; nothing where no token is given.
    pub permissions: Option<Vec<Permission>>,
    /// How long the token lives, in seconds, whether the rule says it or the server; nothing where no token is given.
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
    pub(super) fn new(
        rules: Vec<RuleExplained>,
        decision: Result<Permit<'_>, Refusal>,
        ask: &Ask<'_>,
        grant: &Grant,
    ) -> Self {
        let permit = match decision {
            Ok(permit) => permit,
            Err(refusal) => return Self::refused(rules, refusal.case(), refusal.why(ask)),
        };
        if ask.action != Some(Action::Token) {
            return Self { participant: permit.participant, ..Self::allowed(rules) };
        }
        let most = permit.most(grant);
        let asked = ask.permissions.unwrap_or(most);
        if let Some(over) = asked.iter().find(|permission| !within(most, **permission)) {
            let names: Vec<&str> = most.iter().map(|permission| permission.as_str()).collect();
            let because = format!("the rule does not grant {over}, but {}", names.join(", "));
            return Self::refused(rules, PERMISSION_NOT_ALLOWED, because);
        }
        Self {
            permissions: Some(asked.to_vec()),
            expires_in: Some(permit.lifetime(grant).as_secs()),
            participant: permit.participant.or(ask.participant.map(str::to_owned)),
            ..Self::allowed(rules)
        }
    }

    /// Whoever is not known is refused before any rule is looked at.
    pub(super) fn unknown_caller(rules: Vec<RuleExplained>) -> Self {
        let because = "the caller is not known, and only known ones are answered";
        Self::refused(rules, AUTHENTICATION_REQUIRED, because.to_owned())
    }

    fn allowed(rules: Vec<RuleExplained>) -> Self {
        Self {
            rules,
            allowed: true,
            because: "allowed".to_owned(),
            status: None,
            code: None,
            participant: None,
            permissions: None,
            expires_in: None,
        }
    }

    fn refused(rules: Vec<RuleExplained>, case: Case, because: String) -> Self {
        let (status, code) = (Some(case.status), Some(case.code));
        Self { allowed: false, because, status, code, ..Self::allowed(rules) }
    }
}

impl Refusal {
    /// What the answer would be.
    fn case(self) -> Case {
        match self {
            Self::NoRule | Self::Action(_) => POLICY_DENIED,
            // Whoever may not know of a meeting is not told that it is there.
            Self::Room(Action::Validate) => MEETING_NOT_FOUND,
            Self::RoomNeeded(_) | Self::Room(_) => ROOM_NOT_ALLOWED,
            Self::Participant => PARTICIPANT_NOT_ALLOWED,
        }
    }

    /// Why, for the owner of the rules.
    fn why(self, ask: &Ask<'_>) -> String {
        match self {
            Self::NoRule => "no rule fits this caller".to_owned(),
            Self::Action(action) => format!("the rule does not have {:?} in may", action.name()),
            Self::RoomNeeded(Action::Create) => {
                "the rule has rooms of certain names, so that a customRoomId is needed".to_owned()
            }
            Self::RoomNeeded(_) => {
                "the rule has rooms of certain names, so that a room must be named".to_owned()
            }
            Self::Room(_) => format!("the room {:?} is none of the rule's", ask.room.unwrap_or_default()),
            Self::Participant => {
                "the participant is not the one that the rule makes of this caller".to_owned()
            }
        }
    }
}

/// True for a permission that is granted, or weaker: who may join may also be made to ask first.
pub(crate) fn within(ceiling: &[Permission], permission: Permission) -> bool {
    ceiling.contains(&permission)
        || (permission == Permission::AskJoin && ceiling.contains(&Permission::AllowJoin))
}
