//! The bytes of a token's payload, in the documented order of claims.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Permission, TokenKind};

/// The names of the claims that have an argument of their own; a custom claim may not use them.
pub(super) const RESERVED: [&str; 10] =
    ["apikey", "permissions", "version", "roles", "roomId", "participantId", "iat", "exp", "nbf", "jti"];

/// All that a payload says, checked and ready to be written.
pub(super) struct Payload<'a> {
    pub(super) api_key: &'a str,
    pub(super) permissions: &'a [Permission],
    pub(super) kind: TokenKind,
    pub(super) room_id: Option<&'a str>,
    pub(super) participant_id: Option<&'a str>,
    pub(super) issued_at: i64,
    pub(super) expires_at: i64,
    pub(super) not_before: bool,
    pub(super) id: Uuid,
    pub(super) claims: &'a Map<String, Value>,
}

impl Payload<'_> {
    /// The payload as compact JSON in UTF-8. Written claim by claim: the order is part of the contract.
    pub(super) fn write(&self, json: &mut Vec<u8>) {
        json.extend_from_slice(b"{\"apikey\":");
        write_text(json, self.api_key);
        json.extend_from_slice(b",\"permissions\":[");
        for (index, permission) in self.permissions.iter().enumerate() {
            json.extend_from_slice(if index == 0 { b"\"" } else { b",\"" });
            json.extend_from_slice(permission.as_str().as_bytes());
            json.push(b'"');
        }
        json.push(b']');
        match self.kind {
            TokenKind::Participant => json.extend_from_slice(b",\"version\":2,\"roles\":[\"rtc\"]"),
            TokenKind::Api => json.extend_from_slice(b",\"version\":2,\"roles\":[\"crawler\"]"),
            TokenKind::Classic => {}
        }
        if let Some(room_id) = self.room_id {
            json.extend_from_slice(b",\"roomId\":");
            write_text(json, room_id);
        }
        if let Some(participant_id) = self.participant_id {
            json.extend_from_slice(b",\"participantId\":");
            write_text(json, participant_id);
        }
        json.extend_from_slice(b",\"iat\":");
        write_value(json, &self.issued_at);
        json.extend_from_slice(b",\"exp\":");
        write_value(json, &self.expires_at);
        if self.not_before {
            json.extend_from_slice(b",\"nbf\":");
            write_value(json, &self.issued_at);
        }
        json.extend_from_slice(b",\"jti\":\"");
        json.extend_from_slice(self.id.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
        json.push(b'"');
        for (name, value) in self.claims {
            json.push(b',');
            write_text(json, name);
            json.push(b':');
            write_value(json, value);
        }
        json.push(b'}');
    }
}

fn write_text(json: &mut Vec<u8>, text: &str) {
    write_value(json, text);
}

/// Writing texts, integers and JSON values into memory cannot fail.
fn write_value<T: serde::Serialize + ?Sized>(json: &mut Vec<u8>, value: &T) {
    let written = serde_json::to_writer(json, value);
    debug_assert!(written.is_ok());
}
