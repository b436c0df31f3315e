//! What loaders, shells and pipelines leave around a value, taken off and told.

use crate::error::codes::configuration::{SETTING_PLACEHOLDER, SETTING_QUOTED, SETTING_WHITESPACE};
use crate::finding::{Finding, Severity};
use crate::token::placeholder;

/// The value itself, or nothing when there is none inside of what stands around it: empty means unset, without a word.
/// `about` is the variable or option that it stands in.
pub(super) fn cleaned(about: &str, raw: &str, findings: &mut Vec<Finding>) -> Option<String> {
    let is_space = |character: char| character.is_whitespace() || character == '\u{feff}';
    let trimmed = raw.trim_matches(is_space);
    let quoted = ['"', '\'', '`'].iter().find_map(|&quote| trimmed.strip_prefix(quote)?.strip_suffix(quote));
    let value = quoted.unwrap_or(trimmed).trim_matches(is_space);
    if value.is_empty() {
        return None;
    }
    if trimmed.len() < raw.len() {
        let what = if raw.contains('\u{feff}') {
            "begins with a byte-order mark"
        } else if raw.contains('\r') {
            "ends in a carriage return, as in a file with Windows line ends"
        } else {
            "has white space or a line end around it"
        };
        findings.push(Finding::new(
            &SETTING_WHITESPACE,
            Severity::Warning,
            about,
            format!("{about} {what}; it was taken off"),
        ));
    }
    if quoted.is_some() {
        let reason = format!("{about} is in quotes; one pair was taken off");
        findings.push(Finding::new(&SETTING_QUOTED, Severity::Warning, about, reason));
    }
    Some(value.to_owned())
}

/// True when the value is the stand-in of an example file, which then counts as unset. The value is not told: it may
/// be a real secret that only looks like one.
pub(super) fn is_placeholder(about: &str, value: &str, findings: &mut Vec<Finding>) -> bool {
    if placeholder(value).is_none() {
        return false;
    }
    let reason = format!("{about} is a placeholder of an example file");
    findings.push(Finding::new(&SETTING_PLACEHOLDER, Severity::Error, about, reason));
    true
}
