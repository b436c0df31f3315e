//! From a text as people hand it over to the token in it.

use serde_json::Value;

use super::jwt::{self, Jwt};
use super::report::Report;
use crate::error::codes::token as codes;
use crate::token::KeyPair;

/// How often something may be taken off: a quoted `Bearer` token in a JSON answer needs four.
const MOST_LAYERS: usize = 8;

/// Takes off what stands around the token, telling each thing, and reads the token; or says what the text is instead.
pub(super) fn find_token(text: &str, keys: &[KeyPair], report: &mut Report) -> Option<Jwt> {
    let mut token = text.to_owned();
    for _ in 0..MOST_LAYERS {
        match unwrap(&token, report) {
            Some(inner) => token = inner,
            None => break,
        }
    }
    if jwt::looks_like_one(&token) {
        return jwt::read(&token, report);
    }
    if let Some(inner) = token_inside(&token) {
        report.error(&codes::TEXT_PREFIX, "text", "the text has something before or behind the token");
        report.refuse();
        return jwt::read(&inner, report);
    }
    say_what_it_is(&token, keys, report);
    None
}

/// Takes one layer off, if there is one.
fn unwrap(text: &str, report: &mut Report) -> Option<String> {
    let trimmed = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    if trimmed.len() < text.len() && !trimmed.is_empty() {
        report.warning(
            &codes::TEXT_WHITESPACE,
            "text",
            "there is white space, a line end or a byte-order mark around the token",
        );
        report.doubt();
        return Some(trimmed.to_owned());
    }
    let inner = python_bytes(text, report)
        .or_else(|| json_field(text, report))
        .or_else(|| quoted(text, report))
        .or_else(|| scheme(text, report))
        .or_else(|| named(text, report));
    inner.or_else(|| inner_white_space(text, report))
}

fn python_bytes(text: &str, report: &mut Report) -> Option<String> {
    let inner = text.strip_prefix(['b', 'B']).and_then(in_quotes)?;
    report.error(
        &codes::TEXT_BYTES_LITERAL,
        "text",
        "the text is a Python bytes literal (b'…'), not the token itself",
    );
    report.refuse();
    Some(inner.to_owned())
}

fn json_field(text: &str, report: &mut Report) -> Option<String> {
    let value: Value = serde_json::from_str(text).ok().filter(Value::is_object)?;
    let names = ["token", "accessToken", "access_token", "jwt", "data"];
    let (name, field) = names.iter().find_map(|name| Some((name, value.get(name)?)))?;
    let inner = match field {
        Value::String(token) => token.clone(),
        Value::Object(_) => field.to_string(),
        _ => return None,
    };
    report.error(
        &codes::TEXT_JSON,
        "text",
        format!("the text is a JSON object; the token is its field {name:?}"),
    );
    report.refuse();
    Some(inner)
}

fn quoted(text: &str, report: &mut Report) -> Option<String> {
    let inner = in_quotes(text)?;
    report.error(&codes::TEXT_QUOTED, "text", "the token is in quotes");
    report.refuse();
    Some(inner.to_owned())
}

fn in_quotes(text: &str) -> Option<&str> {
    ['"', '\'', '`'].iter().find_map(|&quote| text.strip_prefix(quote)?.strip_suffix(quote))
}

/// Whether the service takes `Bearer` is not known: its own samples differ.
fn scheme(text: &str, report: &mut Report) -> Option<String> {
    let (word, rest) = text.split_once(' ')?;
    if !["bearer", "jwt", "token"].contains(&word.to_ascii_lowercase().as_str()) {
        return None;
    }
    report.warning(
        &codes::TEXT_PREFIX,
        "text",
        format!("the text begins with {word:?}; the service wants the token alone"),
    );
    report.doubt();
    Some(rest.to_owned())
}

/// `token=…`, `Authorization: …` and the like.
fn named(text: &str, report: &mut Report) -> Option<String> {
    let (name, rest) = text.split_once(['=', ':'])?;
    let is_name = !name.is_empty()
        && name.len() <= 64
        && name.chars().all(|character| character.is_ascii_alphanumeric() || "_- ?&".contains(character));
    if !is_name || !rest.contains("eyJ") {
        return None;
    }
    report.error(
        &codes::TEXT_PREFIX,
        "text",
        format!("the text begins with {:?}: only what follows is the token", name.trim()),
    );
    report.refuse();
    Some(rest.to_owned())
}

/// A token that was wrapped over several lines, as by a terminal or an editor.
fn inner_white_space(text: &str, report: &mut Report) -> Option<String> {
    if !text.contains(char::is_whitespace) {
        return None;
    }
    let joined: String = text.split_whitespace().collect();
    if joined.split('.').count() != 3 || !jwt::looks_like_one(&joined) {
        return None;
    }
    report.error(&codes::TEXT_WHITESPACE, "text", "there is white space or a line end inside the token");
    report.refuse();
    Some(joined)
}

/// The first run of characters that reads like a token, anywhere in the text.
fn token_inside(text: &str) -> Option<String> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "-_.".contains(character);
    text.split(|character| !is_part(character))
        .find(|run| run.split('.').count() == 3 && jwt::looks_like_one(run))
        .map(str::to_owned)
}

/// No text here shows the value: it may be the secret.
fn say_what_it_is(text: &str, keys: &[KeyPair], report: &mut Report) {
    report.refuse();
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return report.error(&codes::TEXT_EMPTY, "text", "there is no token: the text is empty");
    }
    if keys.iter().any(|key| key.secret().expose() == trimmed) {
        return report.error(&codes::TEXT_SECRET, "text", "the text is the configured secret, not a token");
    }
    if keys.iter().any(|key| key.api_key() == trimmed) {
        return report.error(&codes::TEXT_API_KEY, "text", "the text is the configured API key, not a token");
    }
    if let Some(what) = placeholder(trimmed) {
        return report.error(&codes::TEXT_PLACEHOLDER, "text", what);
    }
    if uuid::Uuid::try_parse(trimmed).is_ok() {
        return report.error(
            &codes::TEXT_API_KEY,
            "text",
            "the text looks like an API key (a UUID), not a token",
        );
    }
    if trimmed.len() >= 32 && trimmed.chars().all(|character| character.is_ascii_hexdigit()) {
        return report.error(
            &codes::TEXT_SECRET,
            "text",
            "the text looks like a secret (hexadecimal digits), not a token",
        );
    }
    let reason = if trimmed.contains('.') {
        "the text is not a token: its first part is not base64url of a JSON object"
    } else {
        "the text is not a token: it has no dot; a token has three parts with a dot between them"
    };
    report.error(&codes::TOKEN_MALFORMED, "text", reason);
}

/// Names what kind of stand-in the text is.
pub(crate) fn placeholder(text: &str) -> Option<&'static str> {
    const MISSING: [&str; 7] =
        ["undefined", "null", "none", "nil", "nan", "[object object]", "[object promise]"];
    const WORDS: [&str; 12] = [
        "your",
        "generated",
        "example",
        "placeholder",
        "changeme",
        "change",
        "replace",
        "insert",
        "dummy",
        "here",
        "todo",
        "sample",
    ];
    let folded = text.to_lowercase();
    if MISSING.contains(&folded.as_str()) {
        return Some("the text is no value but the placeholder a program writes for a missing one");
    }
    let in_brackets = [("<", ">"), ("${", "}"), ("{{", "}}"), ("[", "]"), ("%", "%")]
        .iter()
        .any(|(before, behind)| folded.starts_with(before) && folded.ends_with(behind) && folded.len() > 2);
    // Whole words only: a random secret may well have these letters somewhere in it.
    let has_word =
        folded.split(|character: char| !character.is_alphanumeric()).any(|word| WORDS.contains(&word));
    let crossed_out = folded.len() >= 4 && folded.chars().all(|character| "x*.".contains(character));
    let is_placeholder =
        in_brackets || crossed_out || folded.len() <= 64 && (has_word || folded.starts_with("your"));
    is_placeholder.then_some("the text is a placeholder of an example file")
}
