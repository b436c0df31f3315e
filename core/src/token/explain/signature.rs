//! Key and signature: does the token belong to a configured pair, and if not, what went wrong on its way?

use ring::hmac;

use super::jwt::Jwt;
use super::mangled;
use super::report::Report;
use crate::error::codes::token as codes;
use crate::token::KeyPair;

/// Whether the signature fits; nothing when no pair is at hand to tell.
pub(super) fn check(jwt: &Jwt, keys: &[KeyPair], report: &mut Report) -> Option<bool> {
    check_algorithm(jwt, report);
    let known = check_api_key(jwt, keys, report);
    let signature = jwt.signature.as_deref()?;
    if keys.is_empty() {
        return None;
    }
    let secret_fits = |key: &KeyPair| key.hs256.matches(jwt.signed.as_bytes(), signature);
    if known.iter().any(|key| secret_fits(key)) {
        return Some(jwt.algorithm.as_deref() == Some("HS256"));
    }
    if known.is_empty() {
        // With the right secret it is the key that is wrong; else the token is of another account altogether.
        if !keys.iter().any(secret_fits) {
            report.refuse();
        }
        report.refuse_join(4001);
        report.refuse_rest(401);
        return None;
    }
    report.refuse();
    say_what_fits(jwt, signature, keys, report);
    Some(false)
}

fn check_algorithm(jwt: &Jwt, report: &mut Report) {
    let reason = match jwt.algorithm.as_deref() {
        Some("HS256") => return,
        Some("HS384" | "HS512") => "the token is signed with another HMAC than HS256",
        Some(name) if name.eq_ignore_ascii_case("none") => "alg is none: the token is not signed at all",
        Some(name) if name.eq_ignore_ascii_case("HS256") => "alg is not spelled HS256, in capitals",
        Some(_) => "alg is not HS256: VideoSDK signs with the secret, not with a public key",
        None => "alg is missing, HS256 is needed",
    };
    report.error(&codes::ALGORITHM_REFUSED, "alg", reason);
    report.refuse();
}

/// The pairs of the token's API key.
fn check_api_key<'a>(jwt: &Jwt, keys: &'a [KeyPair], report: &mut Report) -> Vec<&'a KeyPair> {
    let Some(api_key) = jwt.claims.api_key.as_deref().filter(|key| !key.is_empty()) else {
        let reason = match jwt.claims.extra.get("apikey") {
            _ if jwt.claims.api_key.is_some() => "apikey is empty",
            Some(serde_json::Value::Null) => {
                "apikey is null: the setting that should hold the API key was missing"
            }
            Some(_) => "apikey is not a text",
            None => "apikey is missing",
        };
        report.error(&codes::API_KEY_UNKNOWN, "apikey", reason);
        refuse_api_key(report);
        return Vec::new();
    };
    if api_key.contains("://") {
        report.error(
            &codes::APIKEY_IS_URL,
            "apikey",
            "apikey is a URL, the endpoint of the service, not an API key",
        );
        refuse_api_key(report);
        return Vec::new();
    }
    if keys.iter().any(|key| key.secret().expose() == api_key) {
        report.error(
            &codes::API_KEY_IS_SECRET,
            "apikey",
            "apikey holds the secret: everyone who sees the token can sign",
        );
        refuse_api_key(report);
        return Vec::new();
    }
    let known: Vec<&KeyPair> = keys.iter().filter(|key| key.api_key() == api_key).collect();
    if known.is_empty() && !keys.is_empty() {
        let trimmed = api_key.trim().trim_matches(['"', '\'', '`']).trim();
        let reason = if keys.iter().any(|key| key.api_key().eq_ignore_ascii_case(trimmed)) {
            "apikey is the configured API key with white space, quotes or other letter case in it"
        } else {
            "apikey is not the configured API key: the token is of another account or project"
        };
        report.error(&codes::API_KEY_UNKNOWN, "apikey", reason);
    }
    known
}

fn refuse_api_key(report: &mut Report) {
    report.refuse_join(4001);
    report.refuse_rest(401);
}

/// Most often it is the right secret, mangled on its way to the signer.
fn say_what_fits(jwt: &Jwt, signature: &[u8], keys: &[KeyPair], report: &mut Report) {
    let message = jwt.signed.as_bytes();
    for key in keys {
        let secret = key.secret().expose();
        let plain = ("the secret", secret.as_bytes().to_vec());
        let api_key = ("the API key in the place of the secret", key.api_key().as_bytes().to_vec());
        let forms = std::iter::once(plain).chain(mangled::forms(secret)).chain(std::iter::once(api_key));
        for (what, bytes) in forms {
            let Some(how) = fits(&bytes, message, signature) else { continue };
            let whose =
                if jwt.claims.api_key.as_deref() == Some(key.api_key()) { "" } else { " of another API key" };
            let code = if how.is_some_and(|how| how.starts_with("HS")) {
                &codes::ALGORITHM_OTHER_HMAC
            } else {
                &codes::SECRET_MANGLED
            };
            let how = how.map_or_else(String::new, |how| format!(" ({how})"));
            report.error(
                code,
                "signature",
                format!("the signature does not fit; it fits {what}{whose}{how}"),
            );
            return;
        }
    }
    report.error(&codes::SIGNATURE_MISMATCH, "signature", "the signature does not fit the configured secret");
}

/// Whether the signature is made with these bytes, by HS256 or in another way that is then named.
fn fits(secret: &[u8], message: &[u8], signature: &[u8]) -> Option<Option<&'static str>> {
    let algorithms =
        [(None, hmac::HMAC_SHA256), (Some("HS384"), hmac::HMAC_SHA384), (Some("HS512"), hmac::HMAC_SHA512)];
    for (name, algorithm) in algorithms {
        let key = hmac::Key::new(algorithm, secret);
        if hmac::verify(&key, message, signature).is_ok() {
            return Some(name);
        }
        if mangled::to_hex(hmac::sign(&key, message).as_ref()).as_bytes() == signature {
            return Some(Some("the signature is written as hexadecimal digits"));
        }
    }
    None
}
