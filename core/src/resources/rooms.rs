use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Client;
use crate::error::codes::service::ANSWER_UNREADABLE;
use crate::error::{Context, Error, Result};
use crate::models::rooms::{
    AutoCloseConfig, AutoCloseType, CreateRoom, ListRooms, Room, RoomStatus, RoomValidation, RoomWebhook,
    UpdateRoom,
};
use crate::page::{Items, List, Page, Place};
use crate::transport::{Answer, Call, decode, segment};
use crate::wire::{argument, current_names, filters, not_empty, to_json};

/// The longest address of a webhook.
const MOST_WEBHOOK_CHARACTERS: usize = 512;

/// Rooms: the places where meetings happen. Source: REST reference, rooms.
#[derive(Debug, Clone)]
pub struct Rooms {
    client: Client,
}

impl Rooms {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Makes a room.
    ///
    /// With `idempotent` the call is safely repeated when its answer is lost, since a second create with the same
    /// `custom_room_id` answers the same room; without it a lost answer is an error whose outcome is unknown.
    pub async fn create(&self, params: CreateRoom) -> Result<Room> {
        let mut params = params;
        check_create(&params)?;
        if params.idempotent && params.custom_room_id.is_none() {
            params.custom_room_id = Some(Uuid::new_v4().to_string());
        }
        if let Some(AutoCloseConfig { kind: kind @ None, .. }) = &mut params.auto_close_config {
            *kind = Some(AutoCloseType::SessionEnds);
        }
        let mut call = Call::new(Method::POST, "/v2/rooms", "/v2/rooms".to_owned());
        call.idempotent = params.idempotent;
        call.body = Some(to_json(&params)?);
        room(self.client.send(&call).await?)
    }

    /// Fetches a room by its id, your own id of it, or its id in the service's database.
    pub async fn get(&self, room_id: &str) -> Result<Room> {
        let call = Call::new(Method::GET, "/v2/rooms/{roomId}", room_path(room_id)?);
        room(self.client.send(&call).await?)
    }

    /// Lists the rooms of the account, a page at a time.
    pub async fn list(&self, params: ListRooms) -> Result<Page<Room>> {
        self.pages(&params)?.page(params.cursor.as_deref()).await
    }

    /// Goes through all rooms, fetching page after page when it is needed, in constant memory.
    pub fn items(&self, params: ListRooms) -> Result<Items<Room>> {
        Ok(Items::new(self.pages(&params)?, params.cursor))
    }

    /// Enables or disables a room. Low confidence: a page of the REST reference that its index no longer lists.
    pub async fn update(&self, room_id: &str, params: UpdateRoom) -> Result<Room> {
        if let RoomStatus::Other(word) = &params.status {
            return Err(argument(format!("status is {word:?}; enabled and disabled are the states")));
        }
        let mut call = Call::new(Method::POST, "/v2/rooms/{roomId}", room_path(room_id)?);
        call.body = Some(to_json(&params)?);
        room(self.client.send(&call).await?)
    }

    /// Says whether a room id is one of the account's.
    ///
    /// The service's 400, 402 and 404 mean no; 402 may hide a billing problem, which `get` tells. Anything else is an
    /// error.
    pub async fn validate(&self, room_id: &str) -> Result<RoomValidation> {
        let path = format!("/v2/rooms/validate/{}", segment("room_id", room_id)?);
        let call = Call::new(Method::GET, "/v2/rooms/validate/{roomId}", path);
        match self.client.send(&call).await {
            Ok(answer) => {
                let room = room(answer)?;
                Ok(RoomValidation { valid: true, room_id: room.room_id.clone(), room: Some(room) })
            }
            Err(error) if matches!(error.status(), Some(400 | 402 | 404)) => {
                Ok(RoomValidation { valid: false, room_id: room_id.to_owned(), room: None })
            }
            Err(error) => Err(error),
        }
    }

    /// Closes a room for good. Only its real id works; for your own id the service answers 402.
    pub async fn end(&self, room_id: &str) -> Result<Room> {
        segment("room_id", room_id)?;
        let mut call = Call::new(Method::POST, "/v2/rooms/deactivate", "/v2/rooms/deactivate".to_owned());
        call.body = Some(json!({ "roomId": room_id }));
        room(self.client.send(&call).await?)
    }

    fn pages(&self, params: &ListRooms) -> Result<List<Room>> {
        let first = Place::asked(params.page, params.per_page, params.cursor.as_deref())?;
        let filters = filters([("query", params.query.clone()), ("userId", params.user_id.clone())]);
        Ok(List::new(self.client.clone(), "/v2/rooms", filters, first, room_of_list))
    }
}

fn room_path(room_id: &str) -> Result<String> {
    Ok(format!("/v2/rooms/{}", segment("room_id", room_id)?))
}

fn check_create(params: &CreateRoom) -> Result<()> {
    not_empty("custom_room_id", params.custom_room_id.as_deref())?;
    if params
        .auto_close_config
        .as_ref()
        .and_then(|config| config.duration_minutes)
        .is_some_and(|minutes| minutes < 0)
    {
        return Err(argument("auto_close_config.duration_minutes is below 0"));
    }
    params.webhook.as_ref().map_or(Ok(()), check_webhook)
}

fn check_webhook(webhook: &RoomWebhook) -> Result<()> {
    if !webhook.url.starts_with("https://") {
        return Err(argument(format!("webhook.url is {:?}; it must be an https address", webhook.url)));
    }
    let characters = webhook.url.chars().count();
    if characters > MOST_WEBHOOK_CHARACTERS {
        return Err(argument(format!(
            "webhook.url has {characters} characters; the limit is {MOST_WEBHOOK_CHARACTERS}"
        )));
    }
    if webhook.events.is_empty() {
        return Err(argument(
            "webhook.events is empty; name at least one event, such as \"session-started\"",
        ));
    }
    Ok(())
}

/// The room that an answer is; a success without one is no success.
fn room(answer: Answer) -> Result<Room> {
    let room = room_of_list(answer.json, &answer.context)?;
    if room.room_id.is_empty() {
        return Err(Error::new(&ANSWER_UNREADABLE, "the service's answer has an empty roomId")
            .with_context(answer.context));
    }
    Ok(room)
}

/// A room as the service writes it.
fn room_of_list(json: Value, context: &Context) -> Result<Room> {
    decode(current_names(json), context)
}
