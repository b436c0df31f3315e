//! What a language passes to an operation: the ids of its path, `params`, and `options` of this call.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use videosdk_server::Error;

use crate::Failure;
use crate::json::{place, typed};

pub(crate) struct Arguments(Map<String, Value>);

impl Arguments {
    pub(crate) fn read(json: &str) -> Result<Self, Failure> {
        serde_json::from_str(json).map(Self).map_err(|error| {
            Failure::argument(format!("the arguments are not a JSON object: {}", place(&error)))
        })
    }

    pub(crate) fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let Some(value) = self.0.remove(name).filter(|value| !value.is_null()) else { return Ok(None) };
        typed(name, value).map(Some)
    }

    pub(crate) fn required<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Failure> {
        self.optional(name)?.ok_or_else(|| Failure::argument(format!("{name} is missing")))
    }

    /// The fields of an operation, where none means every default. They are the last that is taken.
    pub(crate) fn params<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let params = self.optional::<Value>("params")?.unwrap_or_else(|| Value::Object(Map::new()));
        self.end()?;
        typed("params", params)
    }

    /// Nothing is silently ignored.
    pub(crate) fn end(&self) -> Result<(), Failure> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Failure::argument(format!("{name:?} is no argument of this operation"))),
        }
    }
}

/// What an operation answers, as it crosses to a language.
pub(crate) fn answer<T: Serialize>(outcome: Result<T, Error>) -> Result<Value, Failure> {
    serde_json::to_value(outcome?)
        .map_err(|error| Failure::internal(&format!("an answer is no JSON: {error}")))
}
