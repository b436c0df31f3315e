//! Doc comments in the form of each language.

use std::collections::BTreeSet;

use crate::api::Api;
use crate::names::camel;

/// Words that only readers of Rust understand.
const RUST_ONLY: [&str; 9] = ["Some", "None", "Ok", "Err", "Vec", "Option", "Result", "struct", "crate"];

/// Turns texts of the core into texts of a language.
#[derive(Clone)]
pub(crate) struct Docs {
    /// Names that are written in each language's own case.
    names: BTreeSet<String>,
}

impl Docs {
    pub(crate) fn of(api: &Api) -> Self {
        let models = api.models.iter().flat_map(|model| model.fields.iter().map(|field| field.name.clone()));
        let operations = api.resources.iter().flat_map(|resource| &resource.operations);
        let ids = operations.clone().flat_map(|operation| operation.path.iter().map(|id| id.name.clone()));
        let calls = operations.map(|operation| operation.name.clone());
        let named: BTreeSet<String> = models.chain(ids).chain(calls).collect();
        Self { names: named.into_iter().filter(|name| name.contains('_')).collect() }
    }

    /// Every name in backticks in camel case, where it is one of ours.
    pub(crate) fn camel(&self, text: &str) -> String {
        self.code(text, |code| if self.names.contains(code) { camel(code) } else { code.to_owned() })
    }

    /// Says which words of a text only readers of Rust understand.
    pub(crate) fn rust_only(text: &str) -> Option<&'static str> {
        RUST_ONLY
            .into_iter()
            .find(|word| has_word(text, word))
            .or_else(|| text.contains("::").then_some("::"))
    }

    fn code(&self, text: &str, change: impl Fn(&str) -> String) -> String {
        let parts = text.split('`').enumerate();
        let parts = parts.map(|(index, part)| if index % 2 == 1 { change(part) } else { part.to_owned() });
        parts.collect::<Vec<_>>().join("`")
    }
}

/// Whether a text has this word, whole.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric() && character != '_').any(|part| part == word)
}

/// Breaks paragraphs into lines of at most so many characters; what begins a list or a table keeps its lines.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// The first sentence, for places with room for one.
pub(crate) fn summary(text: &str) -> String {
    let paragraph = text.split("\n\n").next().unwrap_or_default();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails with the first text that has a word which only readers of Rust understand.
pub(crate) fn check(api: &Api) -> Result<(), String> {
    let models = api.models.iter().flat_map(|model| {
        let fields =
            model.fields.iter().map(move |field| (format!("{}.{}", model.name, field.name), &field.docs));
        std::iter::once((model.name.clone(), &model.docs)).chain(fields)
    });
    let enums = api.enums.iter().map(|words| (words.name.clone(), &words.docs));
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    let operations = operations.map(|operation| (operation.id.clone(), &operation.docs));
    for (place, text) in models.chain(enums).chain(operations) {
        if let Some(word) = Docs::rust_only(text) {
            return Err(format!(
                "the doc comment of {place} says {word:?}, which only readers of Rust understand"
            ));
        }
    }
    Ok(())
}
