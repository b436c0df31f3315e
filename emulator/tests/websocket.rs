//! Joining over a real WebSocket.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by it")]

mod common;

use common::{emulator, get, post, send};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use videosdk_emulator::{Account, Emulator};
use videosdk_server::token::{ParticipantToken, Permission, Permission::*};

struct Client(WebSocketStream<TcpStream>);

impl Client {
    async fn join(emulator: &Emulator, query: &str) -> Self {
        let stream = TcpStream::connect(emulator.address()).await.unwrap();
        let url = format!("ws://{}/emulator/join?{query}", emulator.address());
        Self(tokio_tungstenite::client_async(url, stream).await.unwrap().0)
    }

    /// Joins with a participant token of these permissions.
    async fn with(emulator: &Emulator, room_id: &str, id: &str, permissions: &[Permission]) -> Self {
        let token = token(emulator, permissions);
        Self::join(emulator, &format!("roomId={room_id}&participantId={id}&name={id}&token={token}")).await
    }

    async fn say(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn message(&mut self) -> Message {
        self.0.next().await.unwrap().unwrap()
    }

    /// The next event, which must be of this name.
    #[track_caller]
    fn hear<'a>(&'a mut self, name: &'a str) -> impl Future<Output = Value> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let message = self.message().await;
            let event: Value = serde_json::from_str(message.to_text().unwrap()).unwrap();
            assert_eq!(event["event"], name, "{caller}: {event}");
            event
        }
    }

    /// The code of the end.
    async fn end(&mut self) -> u16 {
        match self.message().await {
            Message::Close(Some(frame)) => frame.code.into(),
            other => panic!("{other:?} in place of the end"),
        }
    }

    /// Closes, and waits until the emulator has noticed.
    async fn leave(mut self) {
        self.0.close(None).await.unwrap();
        while let Some(Ok(_)) = self.0.next().await {}
    }
}

fn token(emulator: &Emulator, permissions: &[Permission]) -> String {
    let request = ParticipantToken { permissions: Some(permissions.to_vec()), ..Default::default() };
    emulator.tokens().participant(&request).unwrap()
}

async fn room(emulator: &Emulator) -> String {
    post(emulator, "/v2/rooms", json!({})).await.json()["roomId"].as_str().unwrap().to_owned()
}

async fn only_session(emulator: &Emulator) -> Value {
    get(emulator, "/v2/sessions").await.json()["data"][0].clone()
}

#[tokio::test]
async fn two_participants_and_a_knocking_guest() {
    let emulator = emulator().await;
    let room_id = room(&emulator).await;
    let mut host = Client::with(&emulator, &room_id, "host", &[AllowJoin, AllowMod]).await;
    let connected = host.hear("connected").await;
    assert_eq!((&connected["roomId"], &connected["participantId"]), (&json!(room_id), &json!("host")));
    assert_eq!(connected["permissions"], json!(["allow_join", "allow_mod"]));
    let mut ada = Client::with(&emulator, &room_id, "ada", &[AllowJoin]).await;
    assert_eq!(ada.hear("connected").await["participants"], json!(["host"]));
    assert_eq!(host.hear("participant-joined").await["participantId"], "ada");

    let mut guest = Client::with(&emulator, &room_id, "guest", &[AskJoin]).await;
    guest.hear("entry-requested").await;
    for client in [&mut host, &mut ada] {
        assert_eq!(client.hear("entry-requested").await["participantId"], "guest");
    }
    guest.say(json!({ "event": "entry-response", "participantId": "guest", "allowed": true })).await;
    assert_eq!(guest.hear("error").await["code"], 4008, "a guest does not let itself in");
    host.say(json!({ "event": "entry-response", "participantId": "guest", "allowed": true })).await;
    let responded = guest.hear("entry-responded").await;
    assert_eq!((&responded["allowed"], &responded["decision"]), (&json!(true), &json!("allowed")));
    assert_eq!(guest.hear("connected").await["sessionId"], connected["sessionId"]);
    for client in [&mut host, &mut ada] {
        client.hear("entry-responded").await;
        client.hear("participant-joined").await;
    }

    // A second guest is answered over plain HTTP, and denied.
    let mut second = Client::with(&emulator, &room_id, "second", &[AskJoin]).await;
    second.hear("entry-requested").await;
    let host_token = token(&emulator, &[AllowJoin]);
    let denial = json!({ "roomId": room_id, "decision": "denied" }).to_string();
    let headers = [("Authorization", host_token.as_str())];
    let answered =
        send(emulator.address(), "POST /emulator/entries/second", &headers, &denial).await.unwrap();
    assert_eq!(answered.status(), 200);
    assert_eq!(second.hear("entry-responded").await["decision"], "denied");
    assert_eq!(second.end().await, 1000);

    let session = only_session(&emulator).await;
    let ids: Vec<&Value> =
        session["participants"].as_array().unwrap().iter().map(|who| &who["participantId"]).collect();
    assert_eq!(ids, ["host", "ada", "guest"]);
    for client in [host, ada, guest] {
        client.leave().await;
    }
    assert_eq!(only_session(&emulator).await["status"], "ended");
    emulator.close().await;
}

#[tokio::test]
async fn a_guest_is_let_in_by_the_emulators_owner() {
    let emulator = emulator().await;
    let room_id = room(&emulator).await;
    let mut guest = Client::with(&emulator, &room_id, "guest", &[AskJoin]).await;
    guest.hear("entry-requested").await;
    assert!(!emulator.answer_entry(&room_id, "stranger", true));
    assert!(!emulator.answer_entry("no room", "guest", true));
    assert!(emulator.answer_entry(&room_id, "guest", true));
    guest.hear("entry-responded").await;
    guest.hear("connected").await;
    guest.leave().await;
    emulator.close().await;
}

#[tokio::test]
async fn a_refusal_is_told_and_is_the_code_of_the_end() {
    let emulator = emulator().await;
    let room_id = room(&emulator).await;
    let good = token(&emulator, &[AllowJoin]);
    let mut taken = Client::with(&emulator, &room_id, "taken", &[AllowJoin]).await;
    taken.hear("connected").await;
    let elsewhere = ParticipantToken { room_id: Some("ab12-cd34-ef56".into()), ..Default::default() };
    let elsewhere = emulator.tokens().participant(&elsewhere).unwrap();
    let other = ParticipantToken { participant_id: Some("seat-1".into()), ..Default::default() };
    let other = emulator.tokens().participant(&other).unwrap();
    let rest = emulator.tokens().api(&Default::default()).unwrap();
    for (query, code) in [
        (format!("roomId={room_id}"), 4002),
        (format!("roomId={room_id}&token=garbage"), 4002),
        (format!("roomId=none&token={good}"), 4003),
        (format!("token={good}"), 4003),
        (format!("roomId={room_id}&token={good}&participantId=a%20b"), 4004),
        (format!("roomId={room_id}&token={good}&participantId=taken"), 4005),
        (format!("roomId={room_id}&token={elsewhere}"), 4022),
        (format!("roomId={room_id}&token={other}&participantId=seat-2"), 4023),
        (format!("roomId={room_id}&token={rest}"), 4024),
    ] {
        let mut client = Client::join(&emulator, &query).await;
        let refusal = client.hear("error").await;
        assert_eq!(refusal["code"], code, "{refusal}");
        assert!(!refusal["reason"].as_str().unwrap().is_empty());
        assert_eq!(client.end().await, code);
    }
    for (account, code) in [(Account::Deactivated, 4006), (Account::Discontinued, 4007)] {
        emulator.set_account(account);
        let mut client = Client::join(&emulator, &format!("roomId={room_id}&token={good}")).await;
        assert_eq!(client.hear("error").await["code"], code);
        assert_eq!(client.end().await, code);
    }
    emulator.close().await;
}

#[tokio::test]
async fn a_moderator_switches_the_devices_of_others() {
    let emulator = emulator().await;
    let room_id = room(&emulator).await;
    let mut host = Client::with(&emulator, &room_id, "host", &[AllowJoin, AllowMod]).await;
    host.hear("connected").await;
    let mut ada = Client::with(&emulator, &room_id, "ada", &[AllowJoin]).await;
    ada.hear("connected").await;
    host.hear("participant-joined").await;

    host.say(json!({ "event": "toggle-mic", "participantId": "ada", "on": false })).await;
    for client in [&mut host, &mut ada] {
        let event = client.hear("toggle-mic").await;
        assert_eq!(
            (&event["participantId"], &event["on"], &event["by"]),
            (&json!("ada"), &json!(false), &json!("host"))
        );
    }
    ada.say(json!({ "event": "toggle-webcam", "participantId": "host", "on": false })).await;
    let refused = ada.hear("error").await;
    assert_eq!(refused["code"], 4008);
    assert!(refused["reason"].as_str().unwrap().contains("allow_mod"));
    ada.say(json!({ "event": "toggle-webcam", "on": false })).await;
    assert_eq!(ada.hear("toggle-webcam").await["by"], "ada", "one's own are free");
    host.hear("toggle-webcam").await;
    let mut late = Client::with(&emulator, &room_id, "late", &[AllowJoin]).await;
    assert_eq!(
        late.hear("connected").await["others"],
        json!([
            { "participantId": "host", "name": "host", "mic": true, "webcam": true },
            { "participantId": "ada", "name": "ada", "mic": false, "webcam": false },
        ]),
        "who comes late sees what is switched off"
    );
    for client in [&mut host, &mut ada] {
        client.hear("participant-joined").await;
    }
    let participants = only_session(&emulator).await["participants"].clone();
    assert!(participants[1]["events"]["mic"][0]["end"].is_string());
    assert!(participants[0]["events"]["webcam"][0]["end"].is_null());

    for message in [
        json!({ "event": "toggle-mic", "participantId": "nobody", "on": true }),
        json!({ "event": "toggle-mic", "participantId": "ada" }),
        json!({ "event": "toggle-mic", "participantId": 7, "on": true }),
        json!({ "event": "entry-response", "participantId": "nobody", "allowed": true }),
        json!({ "event": "entry-response", "participantId": "nobody" }),
        json!({ "event": "dance" }),
        json!([]),
        json!("text"),
    ] {
        host.say(message.clone()).await;
        assert_eq!(host.hear("error").await["code"], 4000, "{message}");
    }
    host.0.send(Message::text("{")).await.unwrap();
    assert_eq!(host.hear("error").await["code"], 4000);
    host.say(json!({ "event": "leave" })).await;
    assert_eq!(host.end().await, 1000);
    ada.hear("participant-left").await;
    emulator.close().await;
}

#[tokio::test]
async fn who_goes_is_gone_however_the_connection_ends() {
    let emulator = emulator().await;
    let room_id = room(&emulator).await;
    let mut ada = Client::with(&emulator, &room_id, "ada", &[AllowJoin]).await;
    ada.hear("connected").await;

    let mut host = Client::with(&emulator, &room_id, "host", &[AllowJoin]).await;
    host.hear("connected").await;
    ada.hear("participant-joined").await;
    drop(host); // without a word
    assert_eq!(ada.hear("participant-left").await["participantId"], "host");

    let mut guest = Client::with(&emulator, &room_id, "guest", &[AskJoin]).await;
    guest.hear("entry-requested").await;
    ada.hear("entry-requested").await;
    guest.leave().await;
    ada.hear("entry-withdrawn").await;

    let remove = json!({ "roomId": room_id, "participantId": "ada" });
    assert_eq!(post(&emulator, "/v2/sessions/participants/remove", remove).await.status(), 200);
    ada.hear("participant-removed").await;
    assert_eq!(ada.end().await, 1000);
    assert_eq!(only_session(&emulator).await["status"], "ended");
    emulator.close().await;
}

#[tokio::test]
async fn ending_the_room_and_ending_the_emulator_end_the_connections() {
    let emulator = emulator().await;
    let room_id = room(&emulator).await;
    let mut ada = Client::with(&emulator, &room_id, "ada", &[AllowJoin]).await;
    ada.hear("connected").await;
    post(&emulator, "/v2/rooms/deactivate", json!({ "roomId": room_id })).await;
    assert_eq!(ada.hear("session-ended").await["reason"], "room-deactivated");
    assert_eq!(ada.end().await, 1000);

    let room_id = room(&emulator).await;
    let mut ada = Client::with(&emulator, &room_id, "ada", &[AllowJoin]).await;
    ada.hear("connected").await;
    let mut guest = Client::with(&emulator, &room_id, "guest", &[AskJoin]).await;
    guest.hear("entry-requested").await;
    ada.hear("entry-requested").await;
    emulator.close().await;
    assert_eq!((ada.end().await, guest.end().await), (1001, 1001));
}
