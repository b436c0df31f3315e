//! A caller's own token: a JWT (RFC 7519) in `Authorization: Bearer`.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::{Map, Value};
use videosdk_server::Secret;
use videosdk_server::token::{MAX_TOKEN_BYTES, crypto_provider};

use super::{LEEWAY, Reason};
use crate::request::Request;
use crate::strict_json;

/// A token taken apart, of which nothing is believed yet.
pub(super) struct Bearer<'a> {
    algorithm: Algorithm,
    key_id: Option<String>,
    /// What is signed: header and payload as they came.
    signed: &'a str,
    payload: &'a str,
    signature: Vec<u8>,
}

/// What the claims have to say.
pub(super) struct Expected<'a> {
    pub(super) issuer: Option<&'a str>,
    pub(super) audience: &'a [String],
    pub(super) max_age: Option<Duration>,
    pub(super) unix_seconds: i64,
}

/// The text behind `Authorization: Bearer`.
pub(super) fn text(request: &Request) -> Result<&str, Reason> {
    let value = request.header("authorization").ok_or(Reason::Missing)?.trim();
    let (scheme, text) = value.split_once(' ').ok_or(Reason::Missing)?;
    let text = text.trim();
    let is_bearer = scheme.eq_ignore_ascii_case("bearer") && !text.is_empty();
    if is_bearer { Ok(text) } else { Err(Reason::Missing) }
}

impl<'a> Bearer<'a> {
    pub(super) fn of(request: &'a Request) -> Result<Self, Reason> {
        Self::read(text(request)?)
    }

    fn read(token: &'a str) -> Result<Self, Reason> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(Reason::Malformed);
        }
        let (signed, signature) = token.rsplit_once('.').ok_or(Reason::Malformed)?;
        let (header, payload) = signed.split_once('.').ok_or(Reason::Malformed)?;
        let header = object(header)?;
        // What must be understood is not (RFC 7515 section 4.1.11).
        if header.contains_key("crit") {
            return Err(Reason::Malformed);
        }
        let algorithm = match header.get("alg").and_then(Value::as_str) {
            Some("HS256") => Algorithm::HS256,
            Some("RS256") => Algorithm::RS256,
            Some("ES256") => Algorithm::ES256,
            _ => return Err(Reason::Algorithm),
        };
        let key_id = match header.get("kid") {
            None => None,
            Some(Value::String(id)) => Some(id.clone()),
            Some(_) => return Err(Reason::Malformed),
        };
        let signature = decoded(signature)?;
        Ok(Self { algorithm, key_id, signed, payload, signature })
    }

    pub(super) fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    pub(super) fn key_id(&self) -> Option<&str> {
        self.key_id.as_deref()
    }

    pub(super) fn check_algorithm(&self, allowed: &[String]) -> Result<(), Reason> {
        let name = format!("{:?}", self.algorithm);
        let is_allowed = self.algorithm != Algorithm::HS256 && allowed.contains(&name);
        if is_allowed { Ok(()) } else { Err(Reason::Algorithm) }
    }

    /// The comparison takes the same time whatever the signature is.
    pub(super) fn check_secret(&self, secret: &Secret) -> Result<(), Reason> {
        if self.algorithm != Algorithm::HS256 {
            return Err(Reason::Algorithm);
        }
        self.check_key(&DecodingKey::from_secret(secret.expose().as_bytes()))
    }

    pub(super) fn check_key(&self, key: &DecodingKey) -> Result<(), Reason> {
        let verifier = (crypto_provider::PROVIDER.verifier_factory)(&self.algorithm, key)
            .map_err(|_| Reason::Algorithm)?;
        verifier.verify(self.signed.as_bytes(), &self.signature).map_err(|_| Reason::Signature)
    }

    /// The claims, if they are as expected. The signature has to be checked before.
    pub(super) fn claims(&self, expected: &Expected<'_>) -> Result<Map<String, Value>, Reason> {
        let claims = object(self.payload)?;
        let time = |name: &str| match claims.get(name) {
            None => Ok(None),
            Some(value) => value.as_f64().filter(|time| time.is_finite()).map(Some).ok_or(Reason::Malformed),
        };
        let (now, leeway) = (expected.unix_seconds as f64, LEEWAY.as_secs_f64());
        let (expires_at, issued_at) = (time("exp")?.ok_or(Reason::Malformed)?, time("iat")?);
        if expires_at + leeway <= now {
            return Err(Reason::Expired);
        }
        let begins = time("nbf")?.into_iter().chain(issued_at);
        if begins.into_iter().any(|begin| begin - leeway > now) {
            return Err(Reason::NotYetValid);
        }
        if let Some(max_age) = expected.max_age {
            let from = issued_at.unwrap_or(now).min(now);
            if expires_at - from > max_age.as_secs_f64() + leeway
                || now - from > max_age.as_secs_f64() + leeway
            {
                return Err(Reason::TooLong);
            }
        }
        let issuer = claims.get("iss").and_then(Value::as_str);
        if expected.issuer.is_some() && issuer != expected.issuer {
            return Err(Reason::Issuer);
        }
        let is_meant = |audience: &Value| {
            audience.as_str().is_some_and(|audience| expected.audience.iter().any(|own| own == audience))
        };
        let meant = match claims.get("aud") {
            Some(Value::Array(audiences)) => audiences.iter().any(is_meant),
            Some(audience) => is_meant(audience),
            None => false,
        };
        if !expected.audience.is_empty() && !meant {
            return Err(Reason::Audience);
        }
        Ok(claims)
    }
}

fn decoded(part: &str) -> Result<Vec<u8>, Reason> {
    URL_SAFE_NO_PAD.decode(part).map_err(|_| Reason::Malformed)
}

/// One JSON object, no name of it twice: two readers must not see two tokens.
fn object(part: &str) -> Result<Map<String, Value>, Reason> {
    let text = String::from_utf8(decoded(part)?).map_err(|_| Reason::Malformed)?;
    strict_json::object(&text).map_err(|_| Reason::Malformed)
}
