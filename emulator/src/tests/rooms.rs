//! The routes below `/v2/rooms`.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Bench, NOW};

#[test]
fn a_room_has_the_documented_shape() {
    let bench = Bench::new();
    let options = json!({
        "customRoomId": "my-room",
        "geoFence": "in002",
        "region": "ignored",
        "webhook": { "endPoint": "https://example.com/hook", "events": ["session*"] },
        "autoCloseConfig": { "type": "session-ends", "duration": 300 },
        "autoStartConfig": { "recording": { "config": { "layout": { "type": "GRID", "gridSize": 4 } } } },
        "multiComposition": { "recording": true },
        "allowedParticipantIds": ["seat-1"],
    });
    let room = bench.post("/v2/rooms", options.clone()).expect(200).body;
    let room_id = room["roomId"].as_str().unwrap();
    assert_eq!(room_id.len(), 14);
    for name in ["geoFence", "webhook", "autoCloseConfig", "autoStartConfig", "multiComposition"] {
        assert_eq!(room[name], options[name], "{name}");
    }
    assert_eq!(room["customRoomId"], "my-room");
    assert_eq!(room["allowedParticipantIds"], json!(["seat-1"]));
    assert_eq!(room["disabled"], false);
    assert_eq!(room["createdAt"], "2026-01-01T00:00:00.000Z");
    assert_eq!(room["updatedAt"], room["createdAt"]);
    assert_eq!(room["id"].as_str().unwrap().len(), 24);
    assert_eq!(room["links"]["get_room"], format!("http://127.0.0.1:4000/v2/rooms/{room_id}"));
    assert_eq!(room["links"]["get_session"], "http://127.0.0.1:4000/v2/sessions/");
    assert!(room["userId"].is_string());
    assert!(room.get("region").is_none());
}

#[test]
fn a_body_is_optional_and_read_whatever_its_label() {
    let bench = Bench::new();
    let token = bench.token.clone();
    for (label, body) in [
        ("", ""),
        ("application/json", ""),
        ("application/json", "  "),
        ("application/json", "null"),
        ("application/json", "{}"),
        ("application/x-www-form-urlencoded", "{\"customRoomId\":null}"),
        ("text/plain", "{}"),
    ] {
        let got =
            bench.send("POST", "/v2/rooms", &[("authorization", &token), ("content-type", label)], body);
        let got = got.expect(200);
        assert!(got.body["roomId"].is_string(), "{label} {body}");
        assert_eq!(got.body["customRoomId"], Value::Null);
    }
    for body in ["[]", "\"text\"", "{", "region=sg001"] {
        let got = bench.send("POST", "/v2/rooms", &[("authorization", &token)], body);
        got.expect_error(400, "invalid_params");
    }
}

#[test]
fn a_custom_id_makes_creation_idempotent() {
    let bench = Bench::new();
    let first = bench.post("/v2/rooms", json!({ "customRoomId": "standup" })).expect(200);
    bench.clock.advance(Duration::from_secs(5));
    let again =
        bench.post("/v2/rooms", json!({ "customRoomId": "standup", "geoFence": "us001" })).expect(200);
    assert_eq!(first.body, again.body);
    let other = bench.post("/v2/rooms", json!({ "customRoomId": "Standup" })).expect(200);
    assert_ne!(first.body["roomId"], other.body["roomId"], "the case of letters counts");
    assert_ne!(bench.room(), bench.room());
}

#[test]
fn faulty_options_are_refused_by_name() {
    let bench = Bench::new();
    let long = format!("https://example.com/{}", "x".repeat(512));
    let cases = [
        (json!({ "customRoomId": "" }), 400, "customRoomId"),
        (json!({ "customRoomId": 7 }), 400, "customRoomId"),
        (json!({ "geoFence": 7 }), 400, "region or geoFence"),
        (json!({ "region": 7 }), 400, "region or geoFence"),
        (json!({ "webhook": "https://example.com" }), 400, "webhook"),
        (json!({ "webhook": { "events": ["a"] } }), 400, "webhook.endPoint"),
        (json!({ "webhook": { "endPoint": "https://example.com" } }), 400, "webhook.events"),
        (json!({ "webhook": { "endPoint": "https://example.com", "events": [] } }), 400, "webhook.events"),
        (json!({ "webhook": { "endPoint": "http://example.com", "events": ["a"] } }), 400, "https"),
        (json!({ "webhook": { "endPoint": "example.com", "events": ["a"] } }), 400, "https"),
        (json!({ "webhook": { "endPoint": long, "events": ["a"] } }), 400, "512"),
        (json!({ "autoCloseConfig": { "duration": 60 } }), 400, "autoCloseConfig.type"),
        (json!({ "autoCloseConfig": { "type": "session-ends", "duration": -1 } }), 400, "duration"),
        (json!({ "autoStartConfig": [] }), 400, "autoStartConfig"),
        (json!({ "autoStartConfig": { "hls": { "config": { "theme": "DARK" } } } }), 406, "layout"),
        (
            json!({ "autoStartConfig": { "hls": { "config": { "layout": { "type": "grid" } } } } }),
            422,
            "type",
        ),
        (
            json!({ "autoStartConfig": { "recording": { "config": { "layout": { "priority": "ME" } } } } }),
            422,
            "priority",
        ),
        (
            json!({ "autoStartConfig": { "recording": { "config": { "layout": { "gridSize": 26 } } } } }),
            422,
            "gridSize",
        ),
        (json!({ "multiComposition": { "hls": "yes" } }), 400, "multiComposition.hls"),
        (json!({ "allowedParticipantIds": [7] }), 400, "allowedParticipantIds"),
        (json!({ "allowedParticipantIds": "seat-1" }), 400, "allowedParticipantIds"),
    ];
    for (body, status, mention) in cases {
        let code = match status {
            406 => "fetch_error",
            422 => "invalid_object",
            _ => "invalid_params",
        };
        let got = bench.post("/v2/rooms", body.clone());
        assert_eq!(got.status, status, "{body}: {}", got.body);
        assert!(got.mentions(mention), "{body}: {}", got.body);
        got.expect_error(status, code);
    }
    assert_eq!(bench.get("/v2/rooms").body["pageInfo"]["total"], 0);
}

#[test]
fn unknown_words_are_refused_by_name_in_strict_mode_only() {
    let cases = [
        (json!({ "customRoomID": "x" }), "customRoomID"),
        (json!({ "geoFence": "mars1" }), "mars1"),
        (
            json!({ "webhook": { "endPoint": "https://example.com", "events": ["a"], "secret": "x" } }),
            "webhook.secret",
        ),
        (json!({ "autoCloseConfig": { "type": "never" } }), "autoCloseConfig.type"),
        (json!({ "autoCloseConfig": { "type": "session-ends", "after": 1 } }), "autoCloseConfig.after"),
        (json!({ "autoStartConfig": { "rtmp": {} } }), "autoStartConfig.rtmp"),
        (json!({ "multiComposition": { "sip": true } }), "multiComposition.sip"),
    ];
    for (body, mention) in cases {
        Bench::new().post("/v2/rooms", body.clone()).expect(200);
        let got = Bench::strict().post("/v2/rooms", body).expect_error(400, "invalid_params");
        assert!(got.mentions(mention), "{}", got.body);
    }
    let bench = Bench::strict();
    let room_id = bench.room();
    assert!(
        bench.post("/v2/rooms/deactivate", json!({ "roomId": room_id, "force": true })).mentions("force")
    );
    assert!(bench.post(&format!("/v2/rooms/{room_id}"), json!({ "state": "disabled" })).mentions("state"));
    assert!(bench.post("/v1/meetings", json!({ "customRoomId": "x" })).mentions("customRoomId"));
}

#[test]
fn a_room_is_found_by_each_of_its_ids() {
    let bench = Bench::new();
    let room = bench.post("/v2/rooms", json!({ "customRoomId": "rüm 1/2" })).expect(200).body;
    let ids = [room["id"].as_str().unwrap(), room["roomId"].as_str().unwrap(), "r%C3%BCm%201%2F2"];
    for id in ids {
        assert_eq!(bench.get(&format!("/v2/rooms/{id}")).expect(200).body, room);
        assert_eq!(bench.get(&format!("/v2/rooms/{id}/")).expect(200).body, room);
        assert_eq!(bench.get(&format!("/v2/rooms/validate/{id}")).expect(200).body, room);
        let by_post = bench.post(&format!("/v2/rooms/validate/{id}"), Value::Null).expect(200);
        assert_eq!((&by_post.body, by_post.header("x-emulator-assumed")), (&room, "validate-by-post"));
    }
    for id in ["ab12-cd34-ef56", "..", "%2e%2e", "validate", "x/y"] {
        let got = bench.get(&format!("/v2/rooms/{id}")).expect_error(404, "resource_not_found");
        assert!(got.mentions("not found"));
    }
    let got = bench.get("/v2/rooms/validate/R%C3%9CM%201%2F2").expect_error(404, "resource_not_found");
    assert_eq!(got.body["error"], "Room not found");
}

#[test]
fn deactivating_takes_only_the_real_id() {
    let bench = Bench::new();
    let room = bench.post("/v2/rooms", json!({ "customRoomId": "mine" })).expect(200).body;
    for id in ["mine", room["id"].as_str().unwrap(), "ab12-cd34-ef56"] {
        bench.post("/v2/rooms/deactivate", json!({ "roomId": id })).expect_error(402, "resource_not_found");
    }
    for body in [json!({}), json!({ "roomId": "" }), json!({ "roomId": 7 })] {
        bench.post("/v2/rooms/deactivate", body).expect_error(400, "invalid_params");
    }
    bench.clock.set(NOW + 60);
    let ended = bench.post("/v2/rooms/deactivate", json!({ "roomId": room["roomId"] })).expect(200).body;
    assert_eq!(ended["meetingId"], room["roomId"]);
    assert_eq!(ended["userMeetingId"], "mine");
    assert_eq!(ended["disabled"], true);
    assert_eq!(ended["updatedAt"], "2026-01-01T00:01:00.000Z");
    assert!(ended.get("roomId").is_none());

    let id = room["roomId"].as_str().unwrap();
    assert_eq!(bench.get(&format!("/v2/rooms/{id}")).expect(200).body["disabled"], true);
    let got = bench.get(&format!("/v2/rooms/validate/{id}")).expect_error(404, "resource_not_found");
    assert!(got.mentions("disabled"));
    let again = bench.post("/v2/rooms/deactivate", json!({ "roomId": id })).expect(200);
    assert_eq!(again.body["disabled"], true);
}

#[test]
fn a_room_is_disabled_and_enabled_by_its_status() {
    let bench = Bench::new();
    let id = bench.room();
    let path = format!("/v2/rooms/{id}");
    let got = bench.post(&path, json!({ "status": "disabled" })).expect(200);
    assert_eq!(
        (got.body["disabled"].as_bool(), got.header("x-emulator-assumed")),
        (Some(true), "update-room")
    );
    bench.get(&format!("/v2/rooms/validate/{id}")).expect(404);
    assert_eq!(bench.post(&path, json!({ "status": "enabled" })).expect(200).body["disabled"], false);
    bench.get(&format!("/v2/rooms/validate/{id}")).expect(200);
    for body in [json!({}), json!({ "status": "off" }), Value::Null] {
        bench.post(&path, body).expect_error(400, "invalid_params");
    }
    bench.post("/v2/rooms/ab12-cd34-ef56", json!({ "status": "enabled" })).expect(404);
}
