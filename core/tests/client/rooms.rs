//! Rooms: what each operation sends and what it makes of the answers.

use serde_json::{Value, json};
use videosdk_server::ErrorKind;
use videosdk_server::models::rooms::{
    AutoCloseConfig, CreateRoom, ListRooms, Region, RoomStatus, RoomWebhook, UpdateRoom,
};

use crate::support::{Reply, Script, answer, room, with_header};

fn page(number: i64, last: i64, ids: &[&str]) -> Reply {
    let data: Vec<Value> = ids.iter().map(|id| json!({ "roomId": id })).collect();
    let info = json!({ "currentPage": number, "perPage": 2, "lastPage": last, "total": 5 });
    answer(200, &json!({ "pageInfo": info, "data": data }).to_string())
}

#[tokio::test(start_paused = true)]
async fn create_sends_the_names_of_the_wire() {
    let script = Script::new([room()]);
    let params = CreateRoom {
        custom_room_id: Some("my-room".into()),
        geo_fence: Some(Region::In002),
        webhook: Some(RoomWebhook {
            url: "https://example.com/hook".into(),
            events: vec!["session*".into()],
            ..Default::default()
        }),
        auto_close_config: Some(AutoCloseConfig { duration_minutes: Some(300), ..Default::default() }),
        idempotent: true,
        ..Default::default()
    };
    let room = script.client().rooms().create(params).await.unwrap();
    assert_eq!(room.room_id, "ab12-cd34-ef56");
    let request = &script.requests()[0];
    assert_eq!((request.method.as_str(), request.url.path()), ("POST", "/v2/rooms"));
    assert_eq!(
        script.body(0),
        json!({
            "customRoomId": "my-room",
            "geoFence": "in002",
            "webhook": { "endPoint": "https://example.com/hook", "events": ["session*"] },
            "autoCloseConfig": { "type": "session-ends", "duration": 300 }
        })
    );
    let script = Script::new([answer(200, r#"{"roomId":"a"}"#)]);
    script.client().rooms().create(CreateRoom::default()).await.unwrap();
    assert_eq!(script.body(0), json!({}), "no options send an empty object");
}

#[tokio::test(start_paused = true)]
async fn a_room_keeps_what_is_not_known_yet() {
    let body = r#"{"roomId":"a","geoFence":"mars1","disabled":null,"webhook":null,"newField":{"x":1}}"#;
    let room = Script::new([answer(200, body)]).client().rooms().get("a").await.unwrap();
    assert_eq!(room.geo_fence, Some(Region::Other("mars1".into())));
    assert_eq!((room.disabled, room.webhook.is_none()), (false, true));
    assert_eq!(room.extra["newField"], json!({ "x": 1 }));
}

#[tokio::test(start_paused = true)]
async fn older_names_of_ids_are_folded() {
    let script = Script::new([answer(200, r#"{"meetingId":"a","userMeetingId":"mine","disabled":true}"#)]);
    let room = script.client().rooms().end("a").await.unwrap();
    assert_eq!((room.room_id.as_str(), room.custom_room_id.as_deref()), ("a", Some("mine")));
    assert!(room.disabled && room.extra.is_empty());
    assert_eq!(script.body(0), json!({ "roomId": "a" }));
}

#[tokio::test(start_paused = true)]
async fn a_success_without_a_room_is_no_room() {
    for body in [r#"{"data":{}}"#, r#"{"roomId":""}"#, "[]", ""] {
        let error = Script::new([answer(200, body)])
            .client()
            .rooms()
            .create(CreateRoom::default())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert!(error.outcome_unknown(), "{body}");
    }
    let error =
        Script::new([answer(200, r#"{"data":{}}"#)]).client().rooms().create(CreateRoom::default()).await;
    assert!(error.unwrap_err().reason().contains("roomId"));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_no_room_tells_its_request() {
    let script = Script::new([answer(503, ""), with_header(200, "x-request-id", "abc")]);
    let error = script.client().rooms().get("a").await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Decode, Some(200), 2));
    assert_eq!((error.request_id(), error.path()), (Some("abc"), Some("/v2/rooms/a")));
}

#[tokio::test(start_paused = true)]
async fn validate_says_yes_no_or_fails() {
    let script = Script::new([room()]);
    let validation = script.client().rooms().validate("ab12-cd34-ef56").await.unwrap();
    assert!(validation.valid && validation.room.is_some());
    assert_eq!(script.requests()[0].url.path(), "/v2/rooms/validate/ab12-cd34-ef56");
    for status in [400, 402, 404] {
        let validation = Script::new([answer(status, "")]).client().rooms().validate("AB").await.unwrap();
        assert_eq!((validation.valid, validation.room_id.as_str()), (false, "AB"), "{status}");
    }
    for status in [401, 403, 409, 429, 500] {
        assert!(Script::new([answer(status, "")]).client().rooms().validate("AB").await.is_err(), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn update_sets_the_state() {
    let script = Script::new([room()]);
    let params = UpdateRoom { status: RoomStatus::Disabled, extra: Default::default() };
    script.client().rooms().update("x", params).await.unwrap();
    assert_eq!(script.body(0), json!({ "status": "disabled" }));
}

#[tokio::test(start_paused = true)]
async fn faulty_arguments_are_refused_before_any_request() {
    let script = Script::new([room()]);
    let rooms = script.client().rooms();
    let webhook = |url: &str, events: Vec<String>| CreateRoom {
        webhook: Some(RoomWebhook { url: url.into(), events, ..Default::default() }),
        ..Default::default()
    };
    let errors = [
        rooms.get("").await.unwrap_err(),
        rooms.get("..").await.unwrap_err(),
        rooms.validate(".").await.unwrap_err(),
        rooms.end("").await.unwrap_err(),
        rooms
            .create(CreateRoom { custom_room_id: Some(String::new()), ..Default::default() })
            .await
            .unwrap_err(),
        rooms.create(webhook("http://example.com", vec!["x".into()])).await.unwrap_err(),
        rooms.create(webhook("https://example.com", vec![])).await.unwrap_err(),
        rooms.create(webhook(&format!("https://{}", "x".repeat(600)), vec!["x".into()])).await.unwrap_err(),
        rooms.list(ListRooms { page: Some(0), ..Default::default() }).await.unwrap_err(),
        rooms.list(ListRooms { per_page: Some(-1), ..Default::default() }).await.unwrap_err(),
        rooms.list(ListRooms { cursor: Some("nonsense".into()), ..Default::default() }).await.unwrap_err(),
    ];
    for error in errors {
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::InvalidRequest, 0), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_list_is_a_page_and_its_next_goes_on() {
    let script = Script::new([page(1, 3, &["a", "b"]), page(2, 3, &["c", "d"])]);
    let rooms = script.client().rooms();
    let params = ListRooms { query: Some("q r".into()), ..Default::default() };
    let first = rooms.list(params.clone()).await.unwrap();
    assert_eq!((first.data.len(), first.total), (2, 5));
    assert_eq!(script.requests()[0].url.query(), Some("query=q+r"));
    rooms.list(ListRooms { cursor: first.next.clone(), ..params }).await.unwrap();
    assert_eq!(script.requests()[1].url.query(), Some("page=2&perPage=2&query=q+r"));
    let error = rooms.list(ListRooms { cursor: first.next, ..Default::default() }).await.unwrap_err();
    assert_eq!(error.code(), "cursor_invalid", "a cursor belongs to its filters");
}

#[tokio::test(start_paused = true)]
async fn items_go_through_all_pages() {
    let script = Script::new([page(1, 3, &["a", "b"]), page(2, 3, &["c", "d"]), page(3, 3, &["e"])]);
    let mut items = script.client().rooms().items(ListRooms::default()).unwrap();
    let mut ids = Vec::new();
    while let Some(room) = items.next().await {
        ids.push(room.unwrap().room_id);
    }
    assert_eq!(ids, ["a", "b", "c", "d", "e"]);
    assert_eq!(script.count(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_ignores_the_page_does_not_loop_for_ever() {
    let script = Script::new([page(1, 9, &["a", "b"])]);
    let mut items = script.client().rooms().items(ListRooms::default()).unwrap();
    let mut answers = Vec::new();
    while let Some(room) = items.next().await {
        answers.push(room);
    }
    assert_eq!(answers.len(), 3);
    assert_eq!(answers.pop().unwrap().unwrap_err().code(), "page_ignored");
}

#[tokio::test(start_paused = true)]
async fn every_shape_of_a_list_is_read() {
    let info = r#""page":1,"perPage":1,"totalPages":2,"total":2"#;
    for (body, count, total, more) in [
        (r#"[{"roomId":"a"}]"#.to_owned(), 1, 1, false),
        (format!(r#"{{"pagination":{{{info}}},"data":[{{"roomId":"a"}}]}}"#), 1, 2, true),
        (r#"{"data":[{"roomId":"a"}]}"#.to_owned(), 1, 1, false),
        (r#"{"pageInfo":{"lastPage":5},"data":[]}"#.to_owned(), 0, 0, false),
        ("null".to_owned(), 0, 0, false),
        (r#"{"data":"x"}"#.to_owned(), 0, 0, false),
    ] {
        let page =
            Script::new([answer(200, &body)]).client().rooms().list(ListRooms::default()).await.unwrap();
        assert_eq!((page.data.len(), page.total, page.next.is_some()), (count, total, more), "{body}");
    }
}
