//! What goes over the wire: requests and answers, one file a domain.
//!
//! Requests have `extra` for fields that have no name here yet. Answers keep unknown fields in `extra`, and words that
//! are not known yet as they came, so that a new version of the service breaks no program.

pub mod composition;
pub mod participants;
pub mod quality;
pub mod rooms;
pub mod sessions;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// Any JSON value, where the service's shape is not fixed.
pub type Json = serde_json::Value;

/// JSON fields by their name on the wire.
pub type JsonMap = serde_json::Map<String, Json>;

/// Reads a map of texts. A `null` is left out; anything else that is no text is kept as its JSON.
pub(crate) fn texts_alone<'de, D>(deserializer: D) -> Result<BTreeMap<String, String>, D::Error>
where
    D: Deserializer<'de>,
{
    let fields = Option::<BTreeMap<String, Json>>::deserialize(deserializer)?.unwrap_or_default();
    let texts = fields.into_iter().filter_map(|(name, value)| match value {
        Json::Null => None,
        Json::String(text) => Some((name, text)),
        other => Some((name, other.to_string())),
    });
    Ok(texts.collect())
}

/// Reads `null` as the default, which is what the service means by it.
pub(crate) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}
