//! What goes over the wire: requests and answers, one file a domain.
//!
//! Requests have `extra` for fields that have no name here yet. Answers keep unknown fields in `extra`, and words that
//! are not known yet as they came, so that a new version of the service breaks no program.

pub mod composition;
pub mod rooms;

use serde::{Deserialize, Deserializer};

/// Any JSON value, where the service's shape is not fixed.
pub type Json = serde_json::Value;

/// JSON fields by their name on the wire.
pub type JsonMap = serde_json::Map<String, Json>;

/// Reads `null` as the default, which is what the service means by it.
pub(crate) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}
