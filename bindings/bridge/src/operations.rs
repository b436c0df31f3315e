//! Every operation by its name.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use videosdk_server::{Client, Error};

use crate::Failure;
use crate::json::{place, typed};
use crate::options::GivenCallOptions;

pub(crate) async fn run(client: &Client, operation: &str, arguments: &str) -> Result<Value, Failure> {
    let mut arguments = Arguments::read(arguments)?;
    let client = match arguments.optional::<GivenCallOptions>("options")? {
        Some(options) => &client.with_options(options.into_core()?),
        None => client,
    };
    let rooms = client.rooms();
    match operation {
        "request" => {
            let method: String = arguments.required("method")?;
            let path: String = arguments.required("path")?;
            let query: BTreeMap<String, String> = arguments.optional("query")?.unwrap_or_default();
            let body: Option<Value> = arguments.optional("body")?;
            arguments.end()?;
            answer(client.request(&method, &path, &query, body).await)
        }
        "rooms.create" => answer(rooms.create(arguments.params()?).await),
        "rooms.get" => answer(rooms.get(&arguments.id("roomId")?).await),
        "rooms.list" => answer(rooms.list(arguments.params()?).await),
        "rooms.update" => {
            let room_id: String = arguments.required("roomId")?;
            answer(rooms.update(&room_id, arguments.params()?).await)
        }
        "rooms.validate" => answer(rooms.validate(&arguments.id("roomId")?).await),
        "rooms.end" => answer(rooms.end(&arguments.id("roomId")?).await),
        #[cfg(feature = "planted-panic")]
        "panic" => crate::planted::panic(),
        other => Err(Failure::argument(format!("there is no operation {other:?}"))),
    }
}

fn answer<T: Serialize>(outcome: Result<T, Error>) -> Result<Value, Failure> {
    serde_json::to_value(outcome?)
        .map_err(|error| Failure::internal(&format!("an answer is no JSON: {error}")))
}

/// What a language passes: the ids of the path, `params`, and `options` of this call.
struct Arguments(Map<String, Value>);

impl Arguments {
    fn read(json: &str) -> Result<Self, Failure> {
        serde_json::from_str(json).map(Self).map_err(|error| {
            Failure::argument(format!("the arguments are not a JSON object: {}", place(&error)))
        })
    }

    fn optional<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let Some(value) = self.0.remove(name).filter(|value| !value.is_null()) else { return Ok(None) };
        typed(name, value).map(Some)
    }

    fn required<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, Failure> {
        self.optional(name)?.ok_or_else(|| Failure::argument(format!("{name} is missing")))
    }

    /// The one id of an operation that takes nothing else.
    fn id(&mut self, name: &str) -> Result<String, Failure> {
        let id = self.required(name)?;
        self.end()?;
        Ok(id)
    }

    /// The fields of an operation, where none means every default.
    fn params<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        let params = self.optional::<Value>("params")?.unwrap_or_else(|| Value::Object(Map::new()));
        self.end()?;
        typed("params", params)
    }

    /// Nothing is silently ignored.
    fn end(&self) -> Result<(), Failure> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Failure::argument(format!("{name:?} is no argument of this operation"))),
        }
    }
}
