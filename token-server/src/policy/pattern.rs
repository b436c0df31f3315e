//! Names of rooms and participants with parts that stand for others: `class-{school}-*`.
//!
//! `*` stands for any text, `{claim}` for what the caller's claim says, taken literally. There are no regular
//! expressions: what a rule lets through should be seen at a glance.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::identity::Identity;

/// The longest value of a claim that is put into a name.
const MOST_CLAIM_BYTES: usize = 64;

/// One part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Claim(String),
    Any,
}

/// A name of a room as a rule has it, with `*` and `{claim}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

/// A name without `*`: the participant of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Part>);

impl Pattern {
    /// `*` alone: every room.
    pub fn is_any(&self) -> bool {
        self.0 == [Part::Any]
    }

    pub(crate) fn has_claims(&self) -> bool {
        self.0.iter().any(|part| matches!(part, Part::Claim(_)))
    }

    /// The pattern for one caller; the error names the claim that is missing or unfit.
    pub(crate) fn of(&self, identity: &Identity) -> Result<Bound, String> {
        let bind = |part: &Part| match part {
            Part::Any => Ok(None),
            Part::Text(text) => Ok(Some(text.clone())),
            Part::Claim(name) => claim(identity, name).map(|value| Some(value.into_owned())),
        };
        self.0.iter().map(bind).collect::<Result<_, _>>().map(Bound)
    }
}

/// A pattern for one caller: texts, and gaps for any text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bound(Vec<Option<String>>);

impl Bound {
    /// A room of exactly this name.
    pub(crate) fn exactly(name: &str) -> Self {
        Self(vec![Some(name.to_owned())])
    }

    pub(crate) fn is_any(&self) -> bool {
        self.0 == [None]
    }

    /// True when the whole of `name` is as the pattern has it.
    pub(crate) fn matches(&self, name: &str) -> bool {
        matches(&self.0, name)
    }
}

fn matches(parts: &[Option<String>], name: &str) -> bool {
    // The usual walk: the last gap takes one more character whenever what follows it does not fit. Neither deep nor
    // slower than pattern times name, whatever the two are.
    let (mut part, mut at) = (0, 0);
    let mut last_gap: Option<(usize, usize)> = None;
    loop {
        match parts.get(part) {
            None if at == name.len() => return true,
            Some(None) => {
                part += 1;
                last_gap = Some((part, at));
                continue;
            }
            Some(Some(text)) if name[at..].starts_with(text.as_str()) => {
                part += 1;
                at += text.len();
                continue;
            }
            _ => {}
        }
        let Some((after, from)) = last_gap else { return false };
        let Some(next) = name[from..].chars().next() else { return false };
        (part, at) = (after, from + next.len_utf8());
        last_gap = Some((after, at));
    }
}

impl Template {
    pub(crate) fn has_claims(&self) -> bool {
        self.0.iter().any(|part| matches!(part, Part::Claim(_)))
    }

    /// The name for one caller; the error names the claim that is missing or unfit.
    pub(crate) fn of(&self, identity: &Identity) -> Result<String, String> {
        // A claim that is the whole of it can be anything that a participant may be called: identity providers have
        // signs in their `sub` that a part of a name must not have.
        if let [Part::Claim(name)] = self.0.as_slice() {
            return participant_id(identity, name);
        }
        let mut name = String::new();
        for part in &self.0 {
            match part {
                Part::Text(text) => name.push_str(text),
                Part::Claim(claimed) => name.push_str(&claim(identity, claimed)?),
                Part::Any => {}
            }
        }
        Ok(name)
    }
}

/// A claim as the whole of a participant's id.
pub(super) fn participant_id(identity: &Identity, name: &str) -> Result<String, String> {
    let value = identity.claim_text(name).ok_or_else(|| missing(name))?;
    Identity { sub: value.clone().into_owned(), ..Identity::default() }
        .check()
        .map_err(|_| format!("the claim {name} is no possible participant id"))?;
    Ok(value.into_owned())
}

/// A claim as a part of a name: short, and without any sign that means something in a pattern or a path.
fn claim<'a>(identity: &'a Identity, name: &str) -> Result<Cow<'a, str>, String> {
    let value = identity.claim_text(name).ok_or_else(|| missing(name))?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if value.is_empty() || value.len() > MOST_CLAIM_BYTES || !value.bytes().all(is_plain) {
        return Err(format!(
            "the claim {name} cannot be part of a name: 1 to {MOST_CLAIM_BYTES} letters, digits, - and _ can"
        ));
    }
    Ok(value)
}

fn missing(name: &str) -> String {
    format!("the claim {name} is missing, or no single text")
}

fn parts(text: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('*') {
            if parts.last() != Some(&Part::Any) {
                parts.push(Part::Any);
            }
            rest = after;
        } else if let Some(after) = rest.strip_prefix('{') {
            let (name, after) = after.split_once('}')?;
            if name.is_empty() || name.contains(['{', '*']) {
                return None;
            }
            parts.push(Part::Claim(name.to_owned()));
            rest = after;
        } else {
            let end = rest.find(['*', '{', '}']).unwrap_or(rest.len());
            if end == 0 {
                return None;
            }
            parts.push(Part::Text(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    (!parts.is_empty()).then_some(parts)
}

impl FromStr for Pattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parts(text).map(Self).ok_or_else(|| {
            "a room's name, in which * stands for any text and {claim} for a claim of the caller, such as class-{school}-*"
                .to_owned()
        })
    }
}

impl FromStr for Template {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parts(text).filter(|parts| !parts.contains(&Part::Any)).map(Self).ok_or_else(|| {
            "a participant's id, in which {claim} stands for a claim of the caller, such as {sub}; or * alone for anyone that is asked for"
                .to_owned()
        })
    }
}

fn write(parts: &[Part], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    parts.iter().try_for_each(|part| match part {
        Part::Text(text) => formatter.write_str(text),
        Part::Claim(name) => write!(formatter, "{{{name}}}"),
        Part::Any => formatter.write_str("*"),
    })
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(&self.0, formatter)
    }
}

impl fmt::Display for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(&self.0, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn identity(claims: Value) -> Identity {
        let claims = claims.as_object().unwrap().clone();
        Identity { sub: claims.get("sub").and_then(Value::as_str).unwrap_or("ann").to_owned(), claims }
    }

    fn fits(pattern: &str, claims: Value, name: &str) -> bool {
        pattern.parse::<Pattern>().unwrap().of(&identity(claims)).is_ok_and(|bound| bound.matches(name))
    }

    #[test]
    fn gaps_and_claims_match_as_they_read() {
        let school = json!({"school": "north"});
        for (pattern, name, expected) in [
            ("*", "anything", true),
            ("*", "", true),
            ("class-{school}-*", "class-north-7b", true),
            ("class-{school}-*", "class-south-7b", false),
            ("class-{school}-*", "class-north", false),
            ("class-{school}-*", "xclass-north-7b", false),
            ("a*c", "abbbc", true),
            ("a*c", "abbb", false),
            ("a*b*c", "a-b-b-c", true),
            ("*-end", "the-end-end", true),
            ("exact", "exact", true),
            ("exact", "exactly", false),
            ("ä*é", "äöüé", true),
        ] {
            assert_eq!(fits(pattern, school.clone(), name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for text in ["", "{", "a{b", "a}b", "{}", "{a{b}}", "{*}"] {
            assert!(text.parse::<Pattern>().is_err(), "{text}");
        }
        assert!("user-*".parse::<Template>().is_err());
        for text in ["*", "class-{school}-*", "{realm_access.school}", "a**b"] {
            assert_eq!(text.parse::<Pattern>().unwrap().to_string(), text.replace("**", "*"));
        }
    }

    #[test]
    fn a_claim_that_cannot_be_part_of_a_name_fits_nothing() {
        for value in [
            json!("*"),
            json!("../x"),
            json!(""),
            json!("a b"),
            json!("a".repeat(65)),
            json!(["a", "b"]),
            json!(null),
            json!({}),
        ] {
            assert!(!fits("class-{school}-*", json!({ "school": value }), "class-a-1"), "{value}");
        }
        assert!(fits("class-{school}", json!({"school": 7}), "class-7"), "a number is a text of digits");
    }

    #[test]
    fn the_participant_may_be_called_as_identity_providers_do() {
        let template: Template = "{sub}".parse().unwrap();
        assert_eq!(template.of(&identity(json!({"sub": "auth0|63f1"}))).unwrap(), "auth0|63f1");
        assert!(template.of(&identity(json!({"sub": "a b"}))).is_err());
        let mixed: Template = "user-{sub}".parse().unwrap();
        assert_eq!(mixed.of(&identity(json!({"sub": "63f1"}))).unwrap(), "user-63f1");
        assert!(mixed.of(&identity(json!({"sub": "auth0|63f1"}))).is_err());
    }

    proptest! {
        /// Abuse 6: a claim that is a pattern itself widens a room.
        #[test]
        fn a_claim_matches_only_itself(value in "\\PC{0,12}|[*{}/.a-c]{0,8}", name in "\\PC{0,12}|[*{}/.a-c]{0,8}") {
            let matched = fits("{school}", json!({ "school": value }), &name);
            prop_assert!(!matched || value == name);
        }

        /// The walk agrees with the plain definition of a gap.
        #[test]
        fn gaps_match_as_defined(pattern in "[ab*]{0,7}", name in "[ab]{0,9}") {
            fn plain(pattern: &[u8], name: &[u8]) -> bool {
                match pattern.split_first() {
                    None => name.is_empty(),
                    Some((b'*', rest)) => (0..=name.len()).any(|cut| plain(rest, &name[cut..])),
                    Some((letter, rest)) => name.split_first().is_some_and(|(own, after)| own == letter && plain(rest, after)),
                }
            }
            if let Ok(read) = pattern.parse::<Pattern>() {
                let bound = read.of(&Identity::default()).unwrap();
                prop_assert_eq!(bound.matches(&name), plain(pattern.as_bytes(), name.as_bytes()));
            }
        }
    }
}
