//! A configuration as a tree of values that know their line; from TOML, or from the JSON of a host language.

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::faults::{Faults, FileFault};

/// One value, and the line it stands on where it comes from a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) value: Tree,
    pub(super) line: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    Text(String),
    Whole(i64),
    Truth(bool),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
    /// How host languages say that something is left out. A setting may be; the value of a claim may not.
    Nothing,
    /// A value of a kind that no setting has, as it was written.
    Other(String),
}

impl Node {
    /// Reads TOML. What cannot be read is a fault; the rest is read all the same, so that all faults are told at once.
    pub(super) fn of_toml(text: &str, faults: &mut Faults) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let lines = Lines(text);
        for error in errors {
            let line = error.span().map(|span| lines.of(span.start));
            let allowed = format!("this is not TOML: {}", error.message());
            faults.add(FileFault { line, key: String::new(), value: None, allowed });
        }
        Self { value: table_of(table.get_ref(), &lines), line: None }
    }

    /// Takes the JSON of a host language.
    pub(super) fn of_json(json: &Json) -> Self {
        let value = match json {
            Json::String(text) => Tree::Text(text.clone()),
            Json::Bool(truth) => Tree::Truth(*truth),
            // Host languages write whole seconds with a fraction of zero too.
            Json::Number(number) => match number.as_i64().or_else(|| number.as_f64().and_then(whole)) {
                Some(whole) => Tree::Whole(whole),
                None => Tree::Other(number.to_string()),
            },
            Json::Array(items) => Tree::List(items.iter().map(Self::of_json).collect()),
            Json::Object(entries) => Tree::Table(
                entries.iter().map(|(name, value)| (name.clone(), Self::of_json(value))).collect(),
            ),
            Json::Null => Tree::Nothing,
        };
        Self { value, line: None }
    }

    /// The value as its owner wrote it, for the text of a fault.
    pub(super) fn shown(&self) -> String {
        const LONGEST: usize = 60;
        let text = match &self.value {
            Tree::Text(text) => format!("{text:?}"),
            Tree::Whole(number) => number.to_string(),
            Tree::Truth(truth) => truth.to_string(),
            Tree::List(items) => {
                format!("[{}]", items.iter().map(Self::shown).collect::<Vec<_>>().join(", "))
            }
            Tree::Table(_) => "a table".to_owned(),
            Tree::Nothing => "null".to_owned(),
            Tree::Other(text) => text.clone(),
        };
        if text.chars().count() <= LONGEST {
            text
        } else {
            text.chars().take(LONGEST).chain(['…']).collect()
        }
    }
}

fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 9_007_199_254_740_992.0;
    // Below 2^53 every whole number is itself.
    (number.fract() == 0.0 && number.abs() < MOST).then_some(number as i64)
}

/// The lines of a text, counted from 1.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn of(&self, offset: usize) -> usize {
        let before = self.0.as_bytes().get(..offset).unwrap_or(self.0.as_bytes());
        before.iter().filter(|&&byte| byte == b'\n').count() + 1
    }
}

fn table_of(table: &DeTable<'_>, lines: &Lines<'_>) -> Tree {
    let entries = table.iter().map(|(key, value)| {
        let line = Some(lines.of(key.span().start));
        (key.get_ref().to_string(), Node { value: value_of(value.get_ref(), lines), line })
    });
    Tree::Table(entries.collect())
}

fn value_of(value: &DeValue<'_>, lines: &Lines<'_>) -> Tree {
    match value {
        DeValue::String(text) => Tree::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or_else(|_| Tree::Other(number.as_str().to_owned()), Tree::Whole),
        DeValue::Boolean(truth) => Tree::Truth(*truth),
        DeValue::Array(items) => {
            let node = |item: &Spanned<DeValue<'_>>| Node {
                value: value_of(item.get_ref(), lines),
                line: Some(lines.of(item.span().start)),
            };
            Tree::List(items.iter().map(node).collect())
        }
        DeValue::Table(table) => table_of(table, lines),
        DeValue::Float(number) => Tree::Other(number.as_str().to_owned()),
        DeValue::Datetime(time) => Tree::Other(time.to_string()),
    }
}
