use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Client;
use crate::error::codes::service::{ANSWER_UNREADABLE, ARGUMENT_INVALID};
use crate::error::{Context, Error, Result};
use crate::models::rooms::{
    AutoCloseConfig, AutoCloseType, CreateRoom, ListRooms, Room, RoomStatus, RoomValidation, RoomWebhook,
    UpdateRoom,
};
use crate::page::{Items, List, Page};
use crate::transport::{Answer, Call, decode, segment};

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
        if params.page.is_some() && params.cursor.is_some() {
            return Err(argument(
                "page does not go together with cursor, which is of a page already".to_owned(),
            ));
        }
        let filters = [("query", &params.query), ("userId", &params.user_id)];
        // Empty ones are not sent, so they make no other list either.
        let given = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
        let filters = filters.into_iter().filter_map(|(name, value)| Some((name.to_owned(), given(value)?)));
        List::new(
            self.client.clone(),
            "/v2/rooms",
            filters.collect(),
            params.page,
            params.per_page,
            room_of_list,
        )
    }
}

fn room_path(room_id: &str) -> Result<String> {
    Ok(format!("/v2/rooms/{}", segment("room_id", room_id)?))
}

fn check_create(params: &CreateRoom) -> Result<()> {
    if params.custom_room_id.as_deref() == Some("") {
        return Err(argument("custom_room_id is empty; leave it out, or give an id".to_owned()));
    }
    if params
        .auto_close_config
        .as_ref()
        .and_then(|config| config.duration_minutes)
        .is_some_and(|minutes| minutes < 0)
    {
        return Err(argument("auto_close_config.duration_minutes is below 0".to_owned()));
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
            "webhook.events is empty; name at least one event, such as \"session-started\"".to_owned(),
        ));
    }
    Ok(())
}

fn argument(reason: String) -> Error {
    Error::new(&ARGUMENT_INVALID, reason)
}

fn to_json<T: serde::Serialize>(params: &T) -> Result<Value> {
    serde_json::to_value(params).map_err(|_| Error::internal("a request cannot be written as JSON"))
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

/// A room as the service writes it. Older answers call its ids `meetingId` and `userMeetingId`.
fn room_of_list(json: Value, context: &Context) -> Result<Room> {
    let mut json = json;
    if let Some(fields) = json.as_object_mut() {
        for (older, name) in [("meetingId", "roomId"), ("userMeetingId", "customRoomId")] {
            if fields.get(name).is_none_or(Value::is_null)
                && let Some(value) = fields.remove(older)
            {
                fields.insert(name.to_owned(), value);
            }
        }
    }
    decode(json, context)
}
