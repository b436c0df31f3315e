//! The forms in which the right secret arrives wrong.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

/// Every likely form of a secret, with the words for it. Each stands for a way of losing or adding something.
pub(super) fn forms(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut forms: Vec<(&'static str, Vec<u8>)> = Vec::new();
    let mut add = |what: &'static str, bytes: Vec<u8>| forms.push((what, bytes));
    for (what, before, behind) in SURROUNDINGS {
        add(what, [before.as_bytes(), secret.as_bytes(), behind.as_bytes()].concat());
    }
    add("the secret twice", secret.repeat(2).into_bytes());
    for (what, text) in [
        ("the secret without the white space around it", secret.trim()),
        ("the secret without the quotes around it", secret.trim_matches(['"', '\'', '`'])),
        ("the secret without its last character", secret.get(..secret.len().saturating_sub(1)).unwrap_or("")),
        ("the secret without its first character", secret.get(1..).unwrap_or("")),
        ("an empty secret", ""),
    ] {
        add(what, text.as_bytes().to_vec());
    }
    add("the secret in lower case", secret.to_lowercase().into_bytes());
    add("the secret in upper case", secret.to_uppercase().into_bytes());
    for engine in [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD] {
        if let Ok(bytes) = engine.decode(secret) {
            add("the secret decoded from base64", bytes);
        }
        add("the secret encoded as base64", engine.encode(secret).into_bytes());
    }
    if let Some(bytes) = from_hex(secret) {
        add("the secret decoded from hexadecimal", bytes);
    }
    add("the secret encoded as hexadecimal", to_hex(secret.as_bytes()).into_bytes());
    add("the secret as UTF-16", secret.encode_utf16().flat_map(u16::to_le_bytes).collect());
    forms
}

const SURROUNDINGS: [(&str, &str, &str); 11] = [
    ("the secret with a line end behind it (a newline)", "", "\n"),
    ("the secret with a Windows line end behind it", "", "\r\n"),
    ("the secret with a carriage return behind it", "", "\r"),
    ("the secret with a space behind it", "", " "),
    ("the secret with a space before it", " ", ""),
    ("the secret in double quotes", "\"", "\""),
    ("the secret in single quotes", "'", "'"),
    ("the secret in backquotes", "`", "`"),
    ("the secret with a semicolon behind it", "", ";"),
    ("the secret with a comma behind it", "", ","),
    ("the secret with a byte-order mark before it", "\u{feff}", ""),
];

pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|start| u8::from_str_radix(&text[start..start + 2], 16).ok()).collect()
}

pub(super) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
