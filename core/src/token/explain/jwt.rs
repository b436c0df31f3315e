//! Reading a token leniently: as much of it as can be read is explained, and what a strict reader refuses is told.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

use super::report::Report;
use crate::error::codes::token::TOKEN_MALFORMED;
use crate::token::Claims;

/// A token whose header and payload could be read.
pub(super) struct Jwt {
    /// Header and payload as they are signed.
    pub(super) signed: String,
    pub(super) algorithm: Option<String>,
    pub(super) critical: bool,
    pub(super) claims: Claims,
    /// The bytes of the signature, when its text could be read.
    pub(super) signature: Option<Vec<u8>>,
}

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const ANY_URL_SAFE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);
const ANY_STANDARD: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);

/// Reads a token, or says why it is none.
pub(super) fn read(token: &str, report: &mut Report) -> Option<Jwt> {
    let parts: Vec<&str> = token.split('.').collect();
    let [header, payload, signature] = parts[..] else {
        refuse(report, &wrong_number_of_parts(parts.len()));
        return None;
    };
    let (Some(header), Some(payload)) = (object(header), object(payload)) else {
        refuse(report, "its first two parts are not base64url of JSON objects");
        return None;
    };
    let signature_bytes = bytes(signature);
    if signature.is_empty() {
        refuse(report, "its signature is missing, as in a token that was cut off or never signed");
    } else if signature_bytes.is_none() {
        refuse(report, "its signature is not base64url; a part may be missing or doubled");
    } else if let Err(error) = crate::token::decode(token) {
        refuse(report, &format!("a strict reader refuses it ({error})"));
    }
    Some(Jwt {
        signed: token.rsplit_once('.').map_or_else(String::new, |(signed, _)| signed.to_owned()),
        algorithm: header.get("alg").and_then(Value::as_str).map(str::to_owned),
        critical: header.get("crit").is_some(),
        claims: serde_json::from_value(payload).unwrap_or_default(),
        signature: signature_bytes.filter(|bytes| !bytes.is_empty()),
    })
}

/// True when the text begins like a JWT: the first part is a JSON object.
pub(super) fn looks_like_one(text: &str) -> bool {
    text.contains('.') && text.split('.').next().is_some_and(|header| object(header).is_some())
}

fn refuse(report: &mut Report, what: &str) {
    report.error(&TOKEN_MALFORMED, "text", format!("the text is not a valid token: {what}"));
    report.refuse();
}

fn wrong_number_of_parts(parts: usize) -> String {
    match parts {
        1 => "it has no dot; a token has three parts with a dot between them".to_owned(),
        2 => "it has two parts instead of three: the signature is missing, the token was cut off".to_owned(),
        5 => "it has five parts, as an encrypted JWT (JWE) has; the service takes signed ones".to_owned(),
        other => format!("it has {other} parts instead of three"),
    }
}

fn object(part: &str) -> Option<Value> {
    let value: Value = serde_json::from_slice(&bytes(part)?).ok()?;
    value.is_object().then_some(value)
}

fn bytes(part: &str) -> Option<Vec<u8>> {
    ANY_URL_SAFE.decode(part).or_else(|_| ANY_STANDARD.decode(part)).ok()
}
