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
        "participants.list" => {
            let room_id: String = arguments.required("roomId")?;
            let params = arguments.params()?;
            answer(client.participants().list(&room_id, params).await)
        }
        "participants.get" => {
            let room_id: String = arguments.required("roomId")?;
            let participant_id: String = arguments.required("participantId")?;
            arguments.end()?;
            answer(client.participants().get(&room_id, &participant_id).await)
        }
        "participants.remove" => {
            let room_id: String = arguments.required("roomId")?;
            let participant_id: String = arguments.required("participantId")?;
            arguments.end()?;
            answer(client.participants().remove(&room_id, &participant_id).await)
        }
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
        "sessions.list" => {
            let params = arguments.params()?;
            answer(client.sessions().list(params).await)
        }
        "sessions.get" => {
            let session_id: String = arguments.required("sessionId")?;
            arguments.end()?;
            answer(client.sessions().get(&session_id).await)
        }
        "sessions.listParticipants" => {
            let session_id: String = arguments.required("sessionId")?;
            let params = arguments.params()?;
            answer(client.sessions().list_participants(&session_id, params).await)
        }
        "sessions.listActiveParticipants" => {
            let session_id: String = arguments.required("sessionId")?;
            let params = arguments.params()?;
            answer(client.sessions().list_active_participants(&session_id, params).await)
        }
        "sessions.getParticipant" => {
            let session_id: String = arguments.required("sessionId")?;
            let participant_id: String = arguments.required("participantId")?;
            arguments.end()?;
            answer(client.sessions().get_participant(&session_id, &participant_id).await)
        }
        "sessions.end" => {
            let params = arguments.params()?;
            answer(client.sessions().end(params).await)
        }
        "sessions.removeParticipant" => {
            let params = arguments.params()?;
            answer(client.sessions().remove_participant(params).await)
        }
        "sessions.getStats" => {
            let session_id: String = arguments.required("sessionId")?;
            arguments.end()?;
            answer(client.sessions().get_stats(&session_id).await)
        }
        "sessions.getParticipantStats" => {
            let session_id: String = arguments.required("sessionId")?;
            let participant_id: String = arguments.required("participantId")?;
            arguments.end()?;
            answer(client.sessions().get_participant_stats(&session_id, &participant_id).await)
        }
        other => Err(Failure::argument(format!("there is no operation {other:?}"))),
    }
}
