//! Taking a token apart, strictly: what is not exactly a JWT is not one.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::{Claims, MAX_TOKEN_BYTES};
use crate::error::{
    Error, Result,
    codes::token::{TOKEN_MALFORMED, TOKEN_TOO_LARGE},
};

/// A token taken apart; nothing of it is verified yet.
pub(super) struct Parts<'a> {
    /// Header and payload as they are signed, with the dot between them.
    pub(super) signed: &'a str,
    pub(super) header: Header,
    pub(super) claims: Claims,
    /// None when it has not the 32 bytes of an HS256 signature: then it fits no secret.
    pub(super) signature: Option<[u8; 32]>,
}

/// The two fields of the header that decide anything here.
pub(super) struct Header {
    /// What stands there instead of HS256, of whatever type it is.
    pub(super) other_alg: Option<Value>,
    pub(super) crit: bool,
}

impl Header {
    /// Most tokens have one of two headers to the letter, ours or that of the usual libraries: those need no parsing.
    fn read(part: &str) -> Result<Self> {
        const ALG_TYP: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
        const TYP_ALG: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9";
        if part == ALG_TYP || part == TYP_ALG {
            return Ok(Self { other_alg: None, crit: false });
        }
        let json = base64url("header", part)?;
        serde_json::from_slice::<Map<String, Value>>(&json)
            .map(|fields| Self {
                other_alg: Some(fields.get("alg").cloned().unwrap_or_default()).filter(|alg| alg != "HS256"),
                crit: fields.contains_key("crit"),
            })
            .map_err(|_| malformed("its header is not a JSON object"))
    }
}

impl<'a> Parts<'a> {
    pub(super) fn of(token: &'a str) -> Result<Self> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(Error::new(
                &TOKEN_TOO_LARGE,
                format!("the token has {} bytes; the limit is {MAX_TOKEN_BYTES}", token.len()),
            ));
        }
        let (signed, signature) = token.rsplit_once('.').ok_or_else(|| malformed("it has no dot"))?;
        let (header, payload) =
            signed.split_once('.').ok_or_else(|| malformed("it has one dot instead of two"))?;
        if payload.contains('.') {
            return Err(malformed("it has more than two dots"));
        }
        let payload = base64url("payload", payload)?;
        let signature = tag(signature)?;
        Ok(Self {
            signed,
            header: Header::read(header)?,
            claims: serde_json::from_slice(&payload)
                .map_err(|_| malformed("its payload is not a JSON object"))?,
            signature,
        })
    }
}

/// Reads the claims of a token **without verifying** its signature or its times. Decide nothing by them.
///
/// The three parts must be strict base64url (RFC 7515 section 2) with JSON objects in the first two.
pub fn decode(token: &str) -> Result<Claims> {
    Parts::of(token).map(|parts| parts.claims).map_err(Error::of_token)
}

fn base64url(part: &str, text: &str) -> Result<Vec<u8>> {
    if text.is_empty() {
        return Err(malformed(&format!("its {part} is empty")));
    }
    URL_SAFE_NO_PAD.decode(text).map_err(|_| malformed(&format!("its {part} is not base64url")))
}

/// Most signatures have the right length, and those need no memory of their own.
fn tag(signature: &str) -> Result<Option<[u8; 32]>> {
    let mut bytes = [0; 32];
    match URL_SAFE_NO_PAD.decode_slice(signature, &mut bytes) {
        Ok(32) => Ok(Some(bytes)),
        _ => base64url("signature", signature).map(|_| None),
    }
}

/// The texts say which part, never its content.
fn malformed(what: &str) -> Error {
    Error::new(&TOKEN_MALFORMED, format!("the text is not a token: {what}"))
}
