//! The cases of kinds `rest-error`, `meeting-id` and `code-shape` from public life.

use serde_json::Value;
use videosdk_server::models::rooms::CreateRoom;
use videosdk_server::token::{ClassicToken, decode, parse_duration};

use crate::support::{Script, answer, room};

fn cases(kind: &str) -> Vec<Value> {
    let lines = include_str!("../../../tests/wild/cases.jsonl").lines();
    let cases = lines.map(|line| serde_json::from_str(line).unwrap());
    cases.filter(|case: &Value| case["kind"] == kind).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[tokio::test(start_paused = true)]
async fn errors_of_the_service() {
    let cases = cases("rest-error");
    assert_eq!(cases.len(), 2);
    for case in cases {
        let (id, expect, response) = (text(&case["id"]), &case["expect"], &case["input"]["response"]);
        let script =
            Script::new([answer(response["status"].as_u64().unwrap() as u16, text(&response["body"]))]);
        let rooms = script.client().rooms();
        let error = match text(&case["input"]["call"]) {
            "rooms.get" => rooms.get("made-up").await.unwrap_err(),
            "rooms.create" => rooms.create(CreateRoom::default()).await.unwrap_err(),
            other => panic!("{id}: unknown call {other}"),
        };
        assert_eq!(error.kind().as_str(), text(&expect["error_kind"]), "{id}");
        assert!(error.reason().contains(text(&expect["reason_contains"])), "{id}: {error}");
        for word in expect["mention_any"].as_array().into_iter().flatten() {
            assert!(error.reason().contains(text(word)), "{id}: {error}");
        }
        assert_eq!(error.outcome_unknown(), expect["outcome_unknown"].as_bool().unwrap_or_default(), "{id}");
        assert_eq!(script.count(), 1, "{id}: it is not repeated");
    }
}

#[tokio::test(start_paused = true)]
async fn meeting_ids_are_sent_as_they_are() {
    let cases = cases("meeting-id");
    assert_eq!(cases.len(), 3);
    for case in cases {
        let script = Script::new([room()]);
        script.client().rooms().validate(text(&case["input"]["value"])).await.unwrap();
        if let Some(path) = case["expect"]["sent_as"].as_str() {
            assert_eq!(script.requests()[0].url.path(), path, "{}", case["id"]);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn lifetimes_and_plain_text() {
    let client = Script::new([room()]).client();
    let cases = cases("code-shape");
    assert_eq!(cases.len(), 2);
    for case in cases {
        let lifetimes = case["input"]["args"]["expires_in"].as_array().into_iter().flatten();
        let seconds = case["expect"]["seconds"].as_array().into_iter().flatten();
        for (lifetime, seconds) in lifetimes.zip(seconds) {
            let expires_in = Some(parse_duration(text(lifetime)).unwrap());
            let token = client.tokens().classic(&ClassicToken { expires_in, ..Default::default() }).unwrap();
            let claims = decode(&token).unwrap();
            let lifetime =
                claims.expires_at.unwrap().as_i64().unwrap() - claims.issued_at.unwrap().as_i64().unwrap();
            assert_eq!(Some(lifetime - 30), seconds.as_i64());
        }
    }
}
