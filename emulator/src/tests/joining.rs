//! Joining, without sockets: over plain HTTP, and with the outbox of a WebSocket held by the test.

use serde_json::{Value, json};
use tokio::sync::mpsc;
use videosdk_server::token::{ParticipantToken, Permission::*};

use super::{Bench, Got, NOW, sign, tampered};
use crate::account::Account;
use crate::demo::DEMO_API_KEY;
use crate::joining::{JoinRequest, Joined, Outgoing, Seat};

impl Bench {
    pub(super) fn join(&self, body: Value) -> Got {
        self.send("POST", "/emulator/join", &[], &body.to_string())
    }

    pub(super) fn join_as(&self, room_id: &str, participant_id: &str, token: &str) -> Got {
        self.join(json!({ "roomId": room_id, "participantId": participant_id, "token": token }))
    }

    /// Joins as a client with a WebSocket would; its events come out of the receiver.
    pub(super) fn connect(
        &self,
        room_id: &str,
        id: &str,
        token: &str,
    ) -> (Seat, Value, mpsc::Receiver<Outgoing>) {
        let (outbox, events) = mpsc::channel(16);
        let request = JoinRequest {
            room_id: Some(room_id.to_owned()),
            token: Some(token.to_owned()),
            participant_id: Some(id.to_owned()),
            name: Some(format!("Name of {id}")),
        };
        match self.service.join(&request, Some(outbox)).unwrap() {
            Joined::Connected(seat, event) | Joined::Waiting(seat, event) => (seat, event, events),
            Joined::Denied(event) => panic!("denied: {event}"),
        }
    }

    pub(super) fn only_session(&self) -> Value {
        let list = self.get("/v2/sessions").expect(200).body;
        assert_eq!(list["pageInfo"]["total"], 1);
        list["data"][0].clone()
    }
}

/// The names of the events that have come, and the end.
pub(super) fn heard(events: &mut mpsc::Receiver<Outgoing>) -> Vec<String> {
    let mut names = Vec::new();
    while let Ok(outgoing) = events.try_recv() {
        names.push(match outgoing {
            Outgoing::Event(event) => event["event"].as_str().unwrap().to_owned(),
            Outgoing::Close(code, reason) => format!("close {code} {reason}"),
        });
    }
    names
}

#[test]
fn each_refusal_has_its_client_code() {
    let bench = Bench::new();
    let room_id = bench.room();
    let picky = bench.room_with(json!({ "allowedParticipantIds": ["seat-1"] }));
    let ended = bench.room();
    bench.post("/v2/rooms/deactivate", json!({ "roomId": ended })).expect(200);
    let good = bench.participant(&[AllowJoin]);
    bench.join_as(&room_id, "taken", &good).expect(200);
    let rtc = |more: Value| {
        let mut claims = json!({ "version": 2, "roles": ["rtc"] });
        super::merge(claims.as_object_mut().unwrap(), more);
        bench.token_of(claims)
    };
    let foreign =
        sign(&json!({ "apikey": DEMO_API_KEY, "permissions": ["allow_join"], "exp": NOW + 9 }), "x");
    let tampered = tampered(&good);
    let cases = [
        // token, room, participant, client code, HTTP status, word of the reason
        (rtc(json!({ "apikey": "nobody" })), &room_id, "p", 4001, 401, "apikey"),
        (rtc(json!({ "apikey": "" })), &room_id, "p", 4001, 401, "apikey"),
        (String::new(), &room_id, "p", 4002, 401, "missing"),
        ("garbage".to_owned(), &room_id, "p", 4002, 401, "token"),
        (foreign, &room_id, "p", 4002, 401, "signature"),
        (tampered, &room_id, "p", 4002, 401, "signature"),
        (rtc(json!({ "exp": NOW })), &room_id, "p", 4002, 401, "expired"),
        (good.clone(), &"ab12-cd34-ef56".to_owned(), "p", 4003, 404, "no room"),
        (good.clone(), &String::new(), "p", 4003, 404, "roomId"),
        (good.clone(), &ended, "p", 4003, 404, "disabled"),
        (good.clone(), &room_id, "a b", 4004, 400, "white space"),
        (good.clone(), &room_id, "", 4004, 400, "empty"),
        (rtc(json!({ "participantId": "a b" })), &room_id, "p", 4004, 400, "participantId"),
        (good.clone(), &room_id, "taken", 4005, 409, "already"),
        (rtc(json!({ "permissions": ["ask_join", "allow_join"] })), &room_id, "p", 4008, 403, "ask_join"),
        (rtc(json!({ "permissions": ["mod"] })), &room_id, "p", 4008, 403, "allow_mod"),
        (rtc(json!({ "permissions": [] })), &room_id, "p", 4008, 403, "permissions"),
        (rtc(json!({ "roomId": "ab12-cd34-ef56" })), &room_id, "p", 4022, 403, "another room"),
        (rtc(json!({ "participantId": "seat-1" })), &room_id, "p", 4023, 403, "another participant"),
        (good.clone(), &picky, "p", 4023, 403, "allowedParticipantIds"),
        (rtc(json!({ "roles": ["crawler"] })), &room_id, "p", 4024, 403, "role"),
    ];
    for (token, room, participant, code, status, mention) in cases {
        let got = bench.join_as(room, participant, &token);
        assert_eq!((got.status, &got.body["code"]), (status, &json!(code)), "{}", got.body);
        assert_eq!((&got.body["event"], &got.body["statusCode"]), (&json!("error"), &json!(status)));
        assert!(got.text("reason").contains(mention), "{}", got.body);
        assert!(got.text("name").chars().all(|letter| letter.is_ascii_uppercase() || letter == '_'));
        assert!(token.len() < 20 || !got.mentions(&token));
    }
    for (account, code) in [(Account::Deactivated, 4006), (Account::Discontinued, 4007)] {
        bench.service.state().account = account;
        let got = bench.join_as(&room_id, "p", &good).expect(403);
        assert_eq!(got.body["code"], code);
    }
    bench.service.state().account = Account::Active;
    bench.join_as(&picky, "seat-1", &good).expect(200);
}

#[test]
fn a_participant_joins_leaves_and_shows_in_the_session() {
    let bench = Bench::new();
    let room_id = bench.room_with(json!({ "customRoomId": "standup" }));
    let host = bench.participant(&[AllowJoin, AllowMod]);
    let joined =
        bench.join(json!({ "roomId": "standup", "participantId": "ada", "token": host, "name": "Ada" }));
    let joined = joined.expect(200).body;
    assert_eq!(joined["event"], "connected");
    assert_eq!((&joined["roomId"], &joined["participantId"]), (&json!(room_id), &json!("ada")));
    assert_eq!(joined["permissions"], json!(["allow_join", "allow_mod"]));
    assert_eq!(joined["participants"], json!([]));

    let session = bench.only_session();
    assert_eq!(session["id"], joined["sessionId"]);
    assert_eq!((&session["status"], &session["end"]), (&json!("ongoing"), &Value::Null));
    assert_eq!(session["customRoomId"], "standup");
    let ada = &session["participants"][0];
    assert_eq!((&ada["participantId"], &ada["name"]), (&json!("ada"), &json!("Ada")));
    assert_eq!(ada["timelog"], json!([{ "start": "2026-01-01T00:00:00.000Z", "end": null }]));

    bench.clock.set(NOW + 30);
    let second = bench.send(
        "POST",
        &format!("/emulator/join?roomId={room_id}&participantId=bob&name=Bob&token={host}"),
        &[],
        "",
    );
    let second = second.expect(200).body;
    assert_eq!((&second["sessionId"], &second["participants"]), (&joined["sessionId"], &json!(["ada"])));

    bench.clock.set(NOW + 60);
    let leave = json!({ "roomId": "standup", "participantId": "ada", "token": host });
    bench.send("POST", "/emulator/leave", &[], &leave.to_string()).expect(200);
    bench.send("POST", "/emulator/leave", &[], &leave.to_string()).expect(404);
    let session = bench.only_session();
    assert_eq!(session["status"], "ongoing");
    assert_eq!(session["participants"][0]["timelog"][0]["end"], "2026-01-01T00:01:00.000Z");

    let leave = format!("/emulator/leave?roomId={room_id}&participantId=bob");
    bench.send("POST", &leave, &[("authorization", &host)], "").expect(200);
    let session = bench.only_session();
    assert_eq!((&session["status"], &session["end"]), (&json!("ended"), &json!("2026-01-01T00:01:00.000Z")));

    let again = bench.join_as(&room_id, "ada", &host).expect(200).body;
    assert_ne!(again["sessionId"], joined["sessionId"], "a new session begins");
}

#[test]
fn who_brings_no_id_gets_the_tokens_or_a_new_one() {
    let bench = Bench::new();
    let room_id = bench.room();
    let bound = ParticipantToken {
        room_id: Some(room_id.clone()),
        participant_id: Some("seat-1".to_owned()),
        ..Default::default()
    };
    let bound = bench.service.tokens.participant(&bound).unwrap();
    let got = bench.join(json!({ "roomId": room_id, "token": bound })).expect(200);
    assert_eq!(got.body["participantId"], "seat-1");
    let got = bench.send(
        "POST",
        "/emulator/join",
        &[("authorization", &bench.classic())],
        &json!({ "meetingId": room_id }).to_string(),
    );
    assert_eq!(got.expect(200).text("participantId").len(), 8);
}

#[test]
fn a_room_may_be_named_by_either_id_in_token_and_request() {
    let bench = Bench::new();
    let room_id = bench.room_with(json!({ "customRoomId": "standup" }));
    for (claimed, asked) in [(room_id.as_str(), "standup"), ("standup", room_id.as_str())] {
        let request = ParticipantToken { room_id: Some(claimed.to_owned()), ..Default::default() };
        let token = bench.service.tokens.participant(&request).unwrap();
        bench.join(json!({ "roomId": asked, "token": token })).expect(200);
    }
}

#[test]
fn what_is_not_known_is_let_in_and_says_so() {
    let bench = Bench::new();
    let room_id = bench.room();
    let token = bench.token_of(json!({ "permissions": ["allow_mod"] }));
    let got = bench.join_as(&room_id, "ada", &token).expect(200);
    assert_eq!(got.body["assumed"], json!(["token"]));
}

#[test]
fn an_old_connection_does_not_take_the_place_of_a_new_one() {
    let bench = Bench::new();
    let room_id = bench.room();
    let host = bench.participant(&[AllowJoin]);
    let (old, _, _events) = bench.connect(&room_id, "ada", &host);
    bench.service.leave(&old);
    let (_new, _, _events) = bench.connect(&room_id, "ada", &host);
    bench.service.leave(&old);
    assert_eq!(bench.get("/v2/sessions?status=ongoing").body["pageInfo"]["total"], 1);
}

#[test]
fn ending_a_room_sends_everyone_away() {
    for (path, body) in [
        ("/v2/rooms/deactivate", json!({ "roomId": "$room" })),
        ("/v2/rooms/$room", json!({ "status": "disabled" })),
        ("/v2/sessions/end", json!({ "roomId": "$room" })),
        ("/emulator/reset", json!({})),
    ] {
        let bench = Bench::new();
        let room_id = bench.room();
        let (_, _, mut host) = bench.connect(&room_id, "host", &bench.participant(&[AllowJoin]));
        let (_, _, mut guest) = bench.connect(&room_id, "guest", &bench.participant(&[AskJoin]));
        heard(&mut host);
        let body = serde_json::from_str(&body.to_string().replace("$room", &room_id)).unwrap();
        bench.post(&path.replace("$room", &room_id), body).expect(200);
        for events in [&mut host, &mut guest] {
            let heard = heard(events);
            assert_eq!(heard[0], "session-ended", "{path}");
            assert!(heard[1].starts_with("close 1000"), "{path}");
        }
        assert_eq!(bench.get("/v2/sessions?status=ongoing").body["pageInfo"]["total"], 0);
    }
}

#[test]
fn a_websocket_is_asked_for_by_get_and_plain_http_by_post() {
    let bench = Bench::new();
    let got = bench.send("GET", "/emulator/join", &[], "").expect_error(426, "upgrade_required");
    assert_eq!(got.header("upgrade"), "websocket");
    let headers = [
        ("host", "localhost"),
        ("connection", "keep-alive, Upgrade"),
        ("upgrade", "WebSocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "x"),
    ];
    for path in ["/emulator/join", "/emulator/join/?roomId=x"] {
        assert!(matches!(bench.raw("GET", path, &headers, ""), crate::service::Plan::Join));
    }
    for missing in 1..headers.len() {
        let mut some = headers.to_vec();
        some.remove(missing);
        bench.send("GET", "/emulator/join", &some[1..], "").expect_error(426, "upgrade_required");
    }
    let got = bench.join(json!({ "roomId": 7 }));
    got.expect_error(400, "invalid_params");
}
