//! The story of the page, through real sockets: get a token, make and validate a meeting, join it.

mod support;

use serde_json::{Value, json};
use support::{Running, get, post, request, run, text};
use videosdk_server::Clock;
use videosdk_server::token::{ClassicToken, KeyPair, ParticipantToken, Permission, Tokens, VerifyToken};

fn keys(demo: &Running) -> KeyPair {
    KeyPair::new(demo.announced["key"].as_str(), demo.announced["secret"].as_str()).unwrap()
}

fn join(demo: &Running, room: &str, token: &str, participant: &str) -> (u16, Value) {
    let body = json!({ "roomId": room, "token": token, "participantId": participant });
    let answer = post(demo.emulator(), "/emulator/join", &body);
    (answer.status, answer.json)
}

fn meeting(demo: &Running) -> String {
    post(demo.token_server(), "/create-meeting", &json!({})).json["meetingId"].as_str().unwrap().to_owned()
}

#[test]
fn a_client_gets_a_token_and_is_let_in() {
    let demo = Running::demo();
    let answer = get(demo.token_server(), "/get-token");
    assert_eq!(answer.status, 200);
    assert!(answer.head.contains("cache-control: no-store"), "{}", answer.head);
    let token = answer.json["token"].as_str().unwrap().to_owned();
    let claims = Tokens::new([keys(&demo)]).verify(&token, &VerifyToken::default()).unwrap();
    assert_eq!(claims.expires_at.unwrap().as_i64(), answer.json["expiresAt"].as_i64());

    let server = demo.token_server();
    let as_json = json!({ "token": token, "region": "sg001" }).to_string();
    let as_form = format!("token={token}&region=sg001");
    let form = "content-type: application/x-www-form-urlencoded\r\n";
    let forms = [
        ("content-type: application/json\r\n", as_json.as_str()),
        (form, &as_form),
        (form, &as_json),
        ("", ""),
    ];
    let mut rooms = Vec::new();
    for (headers, body) in forms {
        let answer = request("POST", server, "/create-meeting", headers, body);
        let id = answer.json["meetingId"].as_str().unwrap_or_else(|| panic!("{}", answer.json)).to_owned();
        assert_eq!((answer.status, id.split('-').count()), (200, 3), "{headers} {body}");
        rooms.push(id);
    }
    let validated = request("POST", server, &format!("/validate-meeting/{}", rooms[0]), "", "");
    assert_eq!((validated.status, &validated.json["valid"]), (200, &json!(true)));
    assert_eq!(request("POST", server, "/validate-meeting/aaaa-bbbb-cccc", "", "").status, 404);

    let (status, event) = join(&demo, &rooms[0], &token, "anna");
    assert_eq!((status, &event["event"]), (200, &json!("connected")));
    let path = format!("/v2/sessions?roomId={}", rooms[0]);
    let sessions = request("GET", demo.emulator(), &path, &format!("authorization: {token}\r\n"), "");
    assert_eq!(sessions.json["data"][0]["participants"][0]["participantId"], "anna");
}

#[test]
fn a_guest_waits_until_a_host_lets_it_in() {
    let demo = Running::demo();
    let tokens = Tokens::new([keys(&demo)]);
    let room = meeting(&demo);
    let host = tokens.participant(&ParticipantToken::default()).unwrap();
    let guest = ParticipantToken { permissions: Some(vec![Permission::AskJoin]), ..Default::default() };
    let guest = tokens.participant(&guest).unwrap();
    assert_eq!(join(&demo, &room, &host, "host").1["event"], "connected");
    assert_eq!(join(&demo, &room, &guest, "guest").1["event"], "entry-requested");
    let decision = json!({ "roomId": room, "token": host, "decision": "allowed" });
    assert_eq!(post(demo.emulator(), "/emulator/entries/guest", &decision).status, 200);
    assert_eq!(join(&demo, &room, &guest, "guest").1["event"], "connected");
}

#[test]
fn a_bad_token_is_refused_with_its_code() {
    let demo = Running::demo();
    let room = meeting(&demo);
    let tokens = Tokens::new([keys(&demo)]);
    let classic = |tokens: &Tokens| tokens.classic(&ClassicToken::default()).unwrap();
    let expired = classic(&tokens.clone().with_clock(Clock::fixed(1_700_000_000)));
    let foreign = classic(&Tokens::new([KeyPair::new("another-key", "another-secret".repeat(4)).unwrap()]));
    let other_secret = KeyPair::new(demo.announced["key"].as_str(), "another-secret".repeat(4)).unwrap();
    let tampered = classic(&Tokens::new([other_secret]));
    for (name, token) in [("expired", expired), ("foreign", foreign), ("tampered", tampered)] {
        let (_, event) = join(&demo, &room, &token, "anna");
        assert_eq!(event["code"], 4002, "{name}: {event}");
    }
    let scoped = ParticipantToken { room_id: Some("aaaa-bbbb-cccc".to_owned()), ..Default::default() };
    let (_, event) = join(&demo, &room, &tokens.participant(&scoped).unwrap(), "anna");
    assert_eq!(event["code"], 4022, "{event}");
}

#[test]
fn the_commands_work_on_the_emulator() {
    let demo = Running::demo();
    let environment = [
        ("VIDEOSDK_API_KEY", demo.announced["key"].as_str()),
        ("VIDEOSDK_SECRET", demo.announced["secret"].as_str()),
        ("VIDEOSDK_API_ENDPOINT", demo.emulator()),
    ];
    let json_of = |arguments: &[&str], code: i32| -> Value {
        let output = run(arguments, &environment);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", text(&output.stderr));
        let said = text(&output.stdout) + &text(&output.stderr);
        assert!(!said.contains(environment[1].1), "{arguments:?} shows the secret");
        serde_json::from_slice(&output.stdout).unwrap_or(Value::Null)
    };
    let room = json_of(&["rooms", "create", "--custom-room-id", "mine", "--json"], 0);
    let id = room["roomId"].as_str().unwrap();
    assert_eq!(json_of(&["rooms", "get", "mine", "--json"], 0)["roomId"], id);
    assert_eq!(json_of(&["rooms", "list", "--json"], 0)["total"], 1);
    assert_eq!(json_of(&["rooms", "validate", id, "--json"], 0)["valid"], true);
    assert_eq!(json_of(&["rooms", "validate", "aaaa-bbbb-cccc", "--json"], 1)["valid"], false);
    json_of(&["rooms", "end", id], 0);
    json_of(&["rooms", "get", ".."], 2);
    let doctor = json_of(&["doctor", "--json"], 0);
    assert_eq!(doctor["service"]["reached"], true);
    let token = json_of(&["token", "participant", "--room", id, "--expires-in", "2h", "--json"], 0);
    let explanation = json_of(&["explain", token["token"].as_str().unwrap(), "--json"], 0);
    assert_eq!((&explanation["verified"], &explanation["join"]["accepted"]), (&json!(true), &json!(true)));
    json_of(&["token", "api", "--room", id], 2);
}
