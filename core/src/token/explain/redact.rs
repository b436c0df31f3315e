//! A secret that stands in a token's claims is seen by everyone who sees the token; the explanation does not repeat it.

use serde_json::Value;

use crate::finding::Finding;
use crate::token::{Claims, KeyPair};

const BLACKED_OUT: &str = "[secret]";

/// Texts shorter than this are words by chance, not secrets.
const SHORTEST: usize = 8;

/// The claims with every text that holds a configured secret blacked out.
pub(super) fn claims(mut claims: Claims, keys: &[KeyPair]) -> Claims {
    let secrets = secrets(keys);
    let fields = [&mut claims.api_key, &mut claims.room_id, &mut claims.participant_id, &mut claims.token_id];
    for text in fields.into_iter().flatten() {
        black_out(text, &secrets);
    }
    for list in [&mut claims.permissions, &mut claims.roles].into_iter().flatten() {
        list.iter_mut().for_each(|text| black_out(text, &secrets));
    }
    for value in claims.extra.values_mut() {
        black_out_value(value, &secrets);
    }
    // The name of a claim can be one too: `{[process.env.SECRET]: …}`.
    claims.extra = claims
        .extra
        .into_iter()
        .map(|(mut name, value)| {
            black_out(&mut name, &secrets);
            (name, value)
        })
        .collect();
    claims
}

/// The findings in the same way: some of them quote a claim.
pub(super) fn findings(mut findings: Vec<Finding>, keys: &[KeyPair]) -> Vec<Finding> {
    let secrets = secrets(keys);
    findings.iter_mut().for_each(|finding| black_out(&mut finding.reason, &secrets));
    findings
}

fn secrets(keys: &[KeyPair]) -> Vec<&str> {
    keys.iter().map(|key| key.secret().expose()).filter(|secret| secret.len() >= SHORTEST).collect()
}

fn black_out_value(value: &mut Value, secrets: &[&str]) {
    match value {
        Value::String(text) => black_out(text, secrets),
        Value::Array(list) => list.iter_mut().for_each(|value| black_out_value(value, secrets)),
        Value::Object(map) => map.values_mut().for_each(|value| black_out_value(value, secrets)),
        _ => {}
    }
}

fn black_out(text: &mut String, secrets: &[&str]) {
    for secret in secrets {
        if text.contains(secret) {
            *text = text.replace(secret, BLACKED_OUT);
        }
    }
}
