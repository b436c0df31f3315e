//! The tables `policy`: who may do what.

use std::time::Duration;

use serde_json::Value;
use videosdk_server::token::{MAX_LIFETIME, Permission};

use super::section::Section;
use super::tree::{Node, Tree};
use crate::policy::{Action, Rooms, Rule, When};

/// The rules that can be read, each with its number in the list, counted from 1.
pub(super) fn read(sections: Vec<Section<'_>>) -> Vec<(usize, Rule)> {
    let numbered = sections.into_iter().enumerate();
    numbered.filter_map(|(index, section)| Some((index + 1, rule(section)?))).collect()
}

fn rule(mut section: Section<'_>) -> Option<Rule> {
    let name = section.text("name", |name| match name {
        "" => Err("a name, for metrics and explanations".to_owned()),
        name => Ok(name.to_owned()),
    });
    if name.is_none() {
        section.missing("name", "a name, for metrics and explanations");
    }
    let when = conditions(section.table("when"));
    let may = section.texts("may", str::parse::<Action>);
    let rooms = rooms(&mut section);
    let participant = section.text("participant", str::parse);
    let permissions = section.texts("permissions", permission);
    let expires_in = section.duration("expires_in", Duration::from_secs(1)..=MAX_LIFETIME);
    section.finish();
    Some(Rule {
        name: name?,
        when,
        may: may.unwrap_or_else(|| Action::USUAL.to_vec()),
        rooms: rooms?,
        participant: participant.unwrap_or_default(),
        permissions,
        expires_in,
    })
}

pub(super) fn permission(text: &str) -> Result<Permission, String> {
    text.parse().map_err(|error: videosdk_server::Error| error.reason().to_owned())
}

fn rooms(section: &mut Section<'_>) -> Option<Rooms> {
    let given = (section.has("rooms"), section.has("rooms_claim"));
    let line = section.line_of("rooms_claim");
    let patterns = section.texts("rooms", str::parse);
    let claim = section.text("rooms_claim", |claim| Ok(claim.to_owned()));
    match given {
        (true, true) => {
            section.wrong_unseen("rooms_claim", line, "either rooms or rooms_claim, not both");
            None
        }
        (false, true) => claim.map(Rooms::Claim),
        (true, false) => {
            let patterns: Vec<_> = patterns?;
            if patterns.is_empty() {
                section.missing("rooms", "at least one name of a room; \"*\" is every room");
                return None;
            }
            Some(Rooms::Patterns(patterns))
        }
        (false, false) => {
            section.missing("rooms", "the names of the rooms, with * and {claim}; \"*\" alone is every room");
            None
        }
    }
}

fn conditions(mut section: Section<'_>) -> Vec<When> {
    let claims = section.rest();
    let read = claims.into_iter().filter_map(|(claim, node)| {
        let items = match &node.value {
            Tree::List(items) => items.as_slice(),
            _ => std::slice::from_ref(&node),
        };
        let any_of: Option<Vec<Value>> = items.iter().map(plain).collect();
        let any_of = any_of.filter(|values| !values.is_empty());
        if any_of.is_none() {
            section.wrong(&claim, &node, "the value that the claim must have, or a list of such values: texts, whole numbers, true or false");
        }
        Some(When { claim, any_of: any_of? })
    });
    read.collect()
}

fn plain(node: &Node) -> Option<Value> {
    match &node.value {
        Tree::Text(text) => Some(Value::from(text.as_str())),
        Tree::Whole(number) => Some(Value::from(*number)),
        Tree::Truth(truth) => Some(Value::from(*truth)),
        _ => None,
    }
}
