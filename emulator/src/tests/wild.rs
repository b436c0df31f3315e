//! What people really do: the cases from public life that meet the emulator.

use serde_json::json;
use videosdk_server::token::ParticipantToken;

use super::{Bench, sign};
use crate::demo::{DEMO_API_KEY, DEMO_SECRET};

#[test]
fn room_creation_without_body_and_without_content_type() {
    let bench = Bench::new();
    let got = bench.send("POST", "/v2/rooms", &[("authorization", &bench.classic())], "").expect(200);
    assert!(got.body["roomId"].is_string());
}

#[test]
fn a_made_up_room_is_validated_only_to_see_whether_the_token_works() {
    let bench = Bench::new();
    let validate =
        |token: &str| bench.send("GET", "/v2/rooms/validate/test-room-id", &[("authorization", token)], "");
    validate(&bench.classic()).expect(404);
    validate("bad").expect(401);
    bench.send("GET", "/v2/rooms/validate/test-room-id", &[], "").expect(401);
}

#[test]
fn a_meeting_id_typed_in_capitals_is_another_one() {
    let bench = Bench::new();
    bench.room_with(json!({ "customRoomId": "ab12-cd34-ef56" }));
    bench.get("/v2/rooms/validate/ab12-cd34-ef56").expect(200);
    bench.get("/v2/rooms/validate/AB12-CD34-EF56").expect(404);
}

#[test]
fn mangled_secrets_are_told_by_the_refusal() {
    let bench = Bench::new();
    let claims = json!({ "apikey": DEMO_API_KEY, "permissions": ["allow_join"], "exp": super::NOW + 60 });
    let quoted = sign(&claims, &format!("\"{DEMO_SECRET}\""));
    let got =
        bench.send("GET", "/v2/rooms", &[("authorization", &quoted)], "").expect_error(401, "invalid_token");
    assert!(got.mentions("quot"), "{}", got.body);
    assert!(!got.mentions(DEMO_SECRET));
}

#[test]
fn a_token_bound_to_one_participant_is_refused_for_another() {
    let bench = Bench::new();
    let room_id = bench.room();
    let request = ParticipantToken { participant_id: Some("seat-1".into()), ..Default::default() };
    let token = bench.service.tokens.participant(&request).unwrap();
    let join = |id: &str| {
        let body = json!({ "roomId": room_id, "token": token, "participantId": id });
        bench.send("POST", "/emulator/join", &[], &body.to_string())
    };
    assert_eq!(join("seat-2").expect(403).body["code"], 4023);
    join("seat-1").expect(200);
    bench.send("GET", "/v2/rooms", &[("authorization", &token)], "").expect_error(403, "unauthorized_token");
}
