//! What the scenarios cannot say of sessions and participants: iterating in Rust, and names that only Rust reads.

use serde_json::json;
use videosdk_server::models::participants::{ListParticipants, Participant, ParticipantMode};
use videosdk_server::models::sessions::{EndSession, ListSessions, SessionStatus};
use videosdk_server::{Error, Items};

use crate::support::{Reply, Script, answer};

const PARTICIPANTS: &str = "/v2/sessions/s1/participants";
const ACTIVE: &str = "/v2/sessions/s1/participants/active";

fn page(number: i64, last: i64, data: &str) -> Reply {
    let info = format!(r#"{{"currentPage":{number},"perPage":1,"lastPage":{last},"total":{last}}}"#);
    answer(200, &format!(r#"{{"pageInfo":{info},"data":{data}}}"#))
}

fn participants(number: i64, last: i64, id: &str) -> Reply {
    page(number, last, &format!(r#"[{{"id":"s1","participants":[{{"participantId":"{id}"}}]}}]"#))
}

fn session() -> Reply {
    page(1, 1, r#"[{"id":"s1"}]"#)
}

async fn ids(mut items: Items<Participant>) -> Result<Vec<String>, Error> {
    let mut ids = Vec::new();
    while let Some(participant) = items.next().await {
        ids.push(participant?.participant_id);
    }
    Ok(ids)
}

fn asked(script: &Script) -> Vec<String> {
    let requests = script.requests();
    requests
        .iter()
        .map(|request| format!("{}?{}", request.url.path(), request.url.query().unwrap_or_default()))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn sessions_are_gone_through() {
    let script = Script::new([page(1, 2, r#"[{"id":"a"}]"#), page(2, 2, r#"[{"id":"b","end":"x"}]"#)]);
    let params = ListSessions { status: Some(SessionStatus::Ended), ..Default::default() };
    let mut items = script.client().sessions().items(params).unwrap();
    let (first, second) = (items.next().await.unwrap().unwrap(), items.next().await.unwrap().unwrap());
    assert_eq!((first.id.as_str(), first.status), ("a", SessionStatus::Ongoing));
    assert_eq!((second.id.as_str(), second.status), ("b", SessionStatus::Ended));
    assert!(items.next().await.is_none());
    assert_eq!(asked(&script), ["/v2/sessions?status=ended", "/v2/sessions?page=2&perPage=1&status=ended"]);
}

#[tokio::test(start_paused = true)]
async fn participants_of_a_session_are_gone_through() {
    let script = Script::new([participants(1, 2, "a"), participants(2, 2, "b")]);
    let items = script.client().sessions().participant_items("s1", ListParticipants::default()).unwrap();
    assert_eq!(ids(items).await.unwrap(), ["a", "b"]);
    assert_eq!(asked(&script), [format!("{PARTICIPANTS}?"), format!("{PARTICIPANTS}?page=2&perPage=1")]);

    let script = Script::new([participants(1, 2, "a"), participants(2, 2, "b")]);
    let params = ListParticipants::default();
    let items = script.client().sessions().active_participant_items("s1", params).unwrap();
    assert_eq!(ids(items).await.unwrap(), ["a", "b"]);
    assert_eq!(asked(&script), [format!("{ACTIVE}?"), format!("{ACTIVE}?page=2&perPage=1")]);
}

#[tokio::test(start_paused = true)]
async fn a_room_is_gone_through_with_one_lookup() {
    let script = Script::new([session(), participants(1, 2, "a"), participants(2, 2, "b")]);
    let items = script.client().participants().items("r", ListParticipants::default()).unwrap();
    assert_eq!(ids(items).await.unwrap(), ["a", "b"]);
    let lookup = "/v2/sessions?roomId=r&status=ongoing&perPage=1".to_owned();
    assert_eq!(asked(&script), [lookup, format!("{ACTIVE}?"), format!("{ACTIVE}?page=2&perPage=1")]);

    let script = Script::new([session(), participants(2, 3, "b"), participants(3, 3, "c")]);
    let params = ListParticipants { page: Some(2), per_page: Some(1), ..Default::default() };
    let items = script.client().participants().items("r", params).unwrap();
    assert_eq!(ids(items).await.unwrap(), ["b", "c"]);
}

#[tokio::test(start_paused = true)]
async fn iterating_fails_before_any_request_where_it_can() {
    let script = Script::new([session()]);
    let client = script.client();
    let (sessions, participants) = (client.sessions(), client.participants());
    let none = || ListParticipants { per_page: Some(0), ..Default::default() };
    let codes = [
        sessions.items(ListSessions { page: Some(0), ..Default::default() }).err(),
        sessions.participant_items("", ListParticipants::default()).err(),
        sessions.active_participant_items("s1", none()).err(),
        participants.items("", ListParticipants::default()).err(),
        participants.items("r", none()).err(),
    ]
    .map(|error| error.unwrap().code());
    let (argument, segment) = ("argument_invalid", "path_segment_invalid");
    assert_eq!(codes, [argument, segment, argument, segment, argument]);
    assert_eq!(script.count(), 0);
}

#[test]
fn the_names_of_the_official_options_are_read_too() {
    let read: EndSession = serde_json::from_value(json!({ "meetingId": "r", "force": true })).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), json!({ "roomId": "r", "vsdkForceKill": true }));
    let modes = ["CONFERENCE", "VIEWER", "SEND_AND_RECV", "RECV_ONLY", "SIGNALLING_ONLY", "conference"];
    for word in modes {
        let mode: ParticipantMode = serde_json::from_value(json!(word)).unwrap();
        assert_eq!(matches!(mode, ParticipantMode::Other(_)), word == "conference", "{word}");
        assert_eq!(serde_json::to_value(&mode).unwrap(), json!(word));
    }
}
