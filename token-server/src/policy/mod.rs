//! Who may do what: rules, of which the first that fits a caller counts.

mod decision;
mod pattern;
mod rule;

pub(crate) use decision::{Ask, Permit, Refusal, within};
pub use decision::{Explained, RuleExplained};
pub use pattern::{Pattern, Template};
pub use rule::{Action, Participant, Rooms, Rule, When};

use crate::identity::Identity;
use crate::settings::Grant;

/// The rules, in their order. None fits: nothing is allowed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Policy(Vec<Rule>);

impl Policy {
    pub(crate) fn new(rules: Vec<Rule>) -> Self {
        Self(rules)
    }

    /// What this caller may have; the error is the refusal.
    pub(crate) fn permit(&self, identity: Option<&Identity>, ask: &Ask<'_>) -> Result<Permit<'_>, Refusal> {
        let nobody = Identity::default();
        let identity = identity.unwrap_or(&nobody);
        let first = self.0.iter().find_map(|rule| rule.fitting(identity).ok());
        first.ok_or(Refusal::NoRule)?.permit(ask)
    }

    /// Rule by rule, why a caller gets what they get. Nobody in particular asks where callers are not known.
    pub(crate) fn explain(&self, identity: Option<&Identity>, ask: &Ask<'_>, grant: &Grant) -> Explained {
        let nobody = Identity::default();
        let identity = identity.unwrap_or(&nobody);
        let mut rules: Vec<RuleExplained> = Vec::new();
        let mut decision = None;
        for rule in &self.0 {
            let (fits, why) = match (&decision, rule.fitting(identity)) {
                (Some(_), _) => {
                    (false, "not looked at: an earlier rule fits, and the first one counts".to_owned())
                }
                (None, Err(why)) => (false, why),
                (None, Ok(fitting)) => {
                    decision = Some(fitting.permit(ask));
                    (true, "fits this caller".to_owned())
                }
            };
            rules.push(RuleExplained { name: rule.name.clone(), fits, why });
        }
        Explained::new(rules, decision.unwrap_or(Err(Refusal::NoRule)), ask, grant)
    }

    /// The same for one who is not known, where callers are.
    pub(crate) fn explain_to_unknown(&self) -> Explained {
        let why = "not looked at: the caller is not known";
        let rules = self.0.iter().map(|rule| RuleExplained {
            name: rule.name.clone(),
            fits: false,
            why: why.to_owned(),
        });
        Explained::unknown_caller(rules.collect())
    }
}
