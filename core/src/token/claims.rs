use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Number, Value};

use super::TokenKind;

/// What a token says, read leniently: a claim of an unexpected type stays in `extra` under its own name.
///
/// As JSON it has the names of the wire, such as `apikey` and `roomId`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    /// The API key (`apikey`).
    pub api_key: Option<String>,
    /// What the holder may do (`permissions`), unknown words included.
    pub permissions: Option<Vec<String>>,
    /// The version of the claims (`version`); 2 is needed for roles, room and participant.
    pub version: Option<i64>,
    /// The uses (`roles`): `rtc` joins meetings, `crawler` calls the REST API.
    pub roles: Option<Vec<String>>,
    /// The only room (`roomId`).
    pub room_id: Option<String>,
    /// The only participant (`participantId`).
    pub participant_id: Option<String>,
    /// When it was issued (`iat`), in seconds since 1970; fractions are allowed (RFC 7519 section 2).
    pub issued_at: Option<Number>,
    /// When it expires (`exp`), in seconds since 1970.
    pub expires_at: Option<Number>,
    /// From when on it is valid (`nbf`), in seconds since 1970.
    pub not_before: Option<Number>,
    /// The token's own id (`jti`).
    pub token_id: Option<String>,
    /// Every other claim, and known ones of an unexpected type.
    pub extra: Map<String, Value>,
}

impl Claims {
    /// What the token is made for, by its roles; none when the roles are neither `rtc` nor `crawler`.
    pub fn kind(&self) -> Option<TokenKind> {
        if self.has_role("rtc") {
            Some(TokenKind::Participant)
        } else if self.has_role("crawler") {
            Some(TokenKind::Api)
        } else if self.roles.is_none() && !self.extra.contains_key("roles") {
            Some(TokenKind::Classic)
        } else {
            None
        }
    }

    /// True when the token may be used as this kind; one with both roles is two kinds.
    pub fn is_kind(&self, kind: TokenKind) -> bool {
        match kind {
            TokenKind::Participant => self.has_role("rtc"),
            TokenKind::Api => self.has_role("crawler"),
            TokenKind::Classic => self.kind() == Some(TokenKind::Classic),
        }
    }

    /// True when the roles hold this word, in just this spelling.
    pub fn has_role(&self, role: &str) -> bool {
        self.roles.as_ref().is_some_and(|roles| roles.iter().any(|word| word == role))
    }

    /// True when the permissions hold this word.
    pub fn has_permission(&self, permission: &str) -> bool {
        self.permissions.as_ref().is_some_and(|permissions| permissions.iter().any(|word| word == permission))
    }

    /// True when the service reads roles, room and participant at all.
    pub fn is_version_2(&self) -> bool {
        self.version == Some(2)
    }

    /// Puts a claim where it belongs; one of an unexpected type belongs to the others.
    fn insert(&mut self, name: Cow<'_, str>, value: Value) {
        match (name.as_ref(), value) {
            ("apikey", Value::String(text)) => self.api_key = Some(text),
            ("roomId", Value::String(text)) => self.room_id = Some(text),
            ("participantId", Value::String(text)) => self.participant_id = Some(text),
            ("jti", Value::String(text)) => self.token_id = Some(text),
            ("iat", Value::Number(number)) => self.issued_at = Some(number),
            ("exp", Value::Number(number)) => self.expires_at = Some(number),
            ("nbf", Value::Number(number)) => self.not_before = Some(number),
            ("version", Value::Number(number)) if number.is_i64() => self.version = number.as_i64(),
            ("permissions", Value::Array(list)) if list.iter().all(Value::is_string) => {
                self.permissions = Some(texts(list));
            }
            ("roles", Value::Array(list)) if list.iter().all(Value::is_string) => {
                self.roles = Some(texts(list))
            }
            (_, value) => {
                self.extra.insert(name.into_owned(), value);
            }
        }
    }
}

fn texts(list: Vec<Value>) -> Vec<String> {
    list.into_iter()
        .filter_map(|value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// The name of a claim, borrowed from the text where it has no escapes: known names need no copy.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Claims {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ClaimsVisitor;

        impl<'de> Visitor<'de> for ClaimsVisitor {
            type Value = Claims;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON object of claims")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Claims, A::Error> {
                let mut claims = Claims::default();
                while let Some((Name(name), value)) = map.next_entry::<Name<'de>, Value>()? {
                    claims.insert(name, value);
                }
                Ok(claims)
            }
        }

        deserializer.deserialize_map(ClaimsVisitor)
    }
}

impl Serialize for Claims {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "apikey", &self.api_key)?;
        entry(&mut map, "permissions", &self.permissions)?;
        entry(&mut map, "version", &self.version)?;
        entry(&mut map, "roles", &self.roles)?;
        entry(&mut map, "roomId", &self.room_id)?;
        entry(&mut map, "participantId", &self.participant_id)?;
        entry(&mut map, "iat", &self.issued_at)?;
        entry(&mut map, "exp", &self.expires_at)?;
        entry(&mut map, "nbf", &self.not_before)?;
        entry(&mut map, "jti", &self.token_id)?;
        for (name, value) in &self.extra {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

fn entry<M: SerializeMap, T: Serialize>(map: &mut M, name: &str, value: &Option<T>) -> Result<(), M::Error> {
    value.as_ref().map_or(Ok(()), |value| map.serialize_entry(name, value))
}
