//! Every operation by its name. Written by bindings/gen from the core's resources; change those instead.

use serde_json::Value;
use videosdk_server::Client;

use crate::Failure;
use crate::arguments::{Arguments, answer};

pub(crate) async fn run(
    client: &Client,
    operation: &str,
    mut arguments: Arguments,
) -> Result<Value, Failure> {
    match operation {
        "rooms.create" => {
            let params = arguments.params()?;
            answer(client.rooms().create(params).await)
        }
        "rooms.get" => {
            let room_id: String = arguments.required("roomId")?;
            arguments.end()?;
            answer(client.rooms().get(&room_id).await)
        }
        "rooms.list" => {
            let params = arguments.params()?;
            answer(client.rooms().list(params).await)
        }
        "rooms.update" => {
            let room_id: String = arguments.required("roomId")?;
            let params = arguments.params()?;
            answer(client.rooms().update(&room_id, params).await)
        }
        "rooms.validate" => {
            let room_id: String = arguments.required("roomId")?;
            arguments.end()?;
            answer(client.rooms().validate(&room_id).await)
        }
        "rooms.end" => {
            let room_id: String = arguments.required("roomId")?;
            arguments.end()?;
            answer(client.rooms().end(&room_id).await)
        }
        other => Err(Failure::argument(format!("there is no operation {other:?}"))),
    }
}
