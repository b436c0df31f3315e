//! The v1 routes.

use serde_json::{Value, json};

use super::Bench;

#[test]
fn meetings_are_rooms_under_their_old_names() {
    let bench = Bench::new();
    let meeting =
        bench.post("/v1/meetings", json!({ "userMeetingId": "unicorn", "region": "sg001" })).expect(200).body;
    assert_eq!(meeting["userMeetingId"], "unicorn");
    for name in ["id", "meetingId", "userId", "createdAt", "updatedAt"] {
        assert!(meeting[name].is_string(), "{name}");
    }
    assert_eq!(bench.post("/v1/meetings", json!({ "userMeetingId": "unicorn" })).expect(200).body, meeting);
    let id = meeting["meetingId"].as_str().unwrap();
    for path in [format!("/v1/meetings/{id}"), "/v1/meetings/unicorn".to_owned()] {
        assert_eq!(bench.get(&path).expect(200).body, meeting);
        assert_eq!(bench.post(&path, Value::Null).expect(200).body, meeting);
    }
    assert_eq!(bench.post(&format!("/v1/prebuilt/meetings/{id}"), Value::Null).expect(200).body, meeting);
    assert_eq!(bench.get(&format!("/v2/rooms/{id}")).expect(200).body["customRoomId"], "unicorn");

    let list = bench.get("/v1/meetings?perPage=5").expect(200).body;
    assert_eq!((&list["data"], &list["pageInfo"]["perPage"]), (&json!([meeting]), &json!(5)));

    bench.post("/v1/meetings", json!({ "userMeetingId": 7 })).expect_error(400, "invalid_params");
    for path in ["/v1/meetings/none", "/v1/prebuilt/meetings/none"] {
        bench.post(path, Value::Null).expect_error(404, "resource_not_found");
    }
    bench.get("/v1/meetings/none").expect_error(404, "resource_not_found");
    bench.post("/v2/rooms/deactivate", json!({ "roomId": id })).expect(200);
    bench.get(&format!("/v1/meetings/{id}")).expect(200);
    bench.post(&format!("/v1/meetings/{id}"), Value::Null).expect(404);
}
