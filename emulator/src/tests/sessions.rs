//! The routes below `/v2/sessions`.

use serde_json::{Value, json};
use videosdk_server::token::Permission::AllowJoin;

use super::{Bench, NOW};

impl Bench {
    fn attend(&self, room_id: &str, participant_id: &str) -> String {
        let token = self.participant(&[AllowJoin]);
        let body = json!({ "roomId": room_id, "participantId": participant_id, "token": token });
        self.send("POST", "/emulator/join", &[], &body.to_string()).expect(200).text("sessionId")
    }

    fn depart(&self, room_id: &str, participant_id: &str) {
        let token = self.participant(&[AllowJoin]);
        let body = json!({ "roomId": room_id, "participantId": participant_id, "token": token });
        self.send("POST", "/emulator/leave", &[], &body.to_string()).expect(200);
    }
}

#[test]
fn sessions_are_found_by_each_filter() {
    let bench = Bench::new();
    let first = bench.room_with(json!({ "customRoomId": "first" }));
    let second = bench.room();
    let ended = bench.attend(&first, "ada");
    bench.depart(&first, "ada");
    bench.clock.set(NOW + 100);
    let ongoing = bench.attend(&second, "bob");
    let (start, later) = (NOW * 1_000, (NOW + 100) * 1_000);
    let (ended, ongoing) = (ended.as_str(), ongoing.as_str());
    let cases = [
        (String::new(), vec![ongoing, ended]),
        ("status=ongoing".to_owned(), vec![ongoing]),
        ("status=ended".to_owned(), vec![ended]),
        (format!("roomId={first}"), vec![ended]),
        (format!("roomId={second}&status=ongoing&perPage=1"), vec![ongoing]),
        (format!("roomId={second}&status=ended"), vec![]),
        ("customRoomId=first".to_owned(), vec![ended]),
        ("query=first".to_owned(), vec![ended]),
        (format!("query={second}"), vec![ongoing]),
        ("query=fir".to_owned(), vec![]),
        (format!("startDate={later}"), vec![ongoing]),
        (format!("endDate={start}"), vec![ended]),
        (format!("startDate={start}&endDate={later}"), vec![ongoing, ended]),
        ("page=2&perPage=1".to_owned(), vec![ended]),
        ("roomId=&userId=x".to_owned(), vec![ongoing, ended]),
    ];
    for (query, expected) in cases {
        let body = bench.get(&format!("/v2/sessions?{query}")).expect(200).body;
        let ids: Vec<&str> =
            body["data"].as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
        assert_eq!(ids, expected, "{query}");
    }
    for query in ["status=over", "startDate=today", "endDate=1.5", "page=0"] {
        bench.get(&format!("/v2/sessions?{query}")).expect_error(400, "invalid_params");
    }
}

#[test]
fn participants_are_listed_inside_their_session() {
    let bench = Bench::new();
    let room_id = bench.room();
    let id = (0..12).map(|number| bench.attend(&room_id, &format!("p{number}"))).last().unwrap();
    bench.depart(&room_id, "p0");

    let all = bench.get(&format!("/v2/sessions/{id}/participants")).expect(200).body;
    assert_eq!(all["pageInfo"], json!({ "currentPage": 1, "perPage": 10, "lastPage": 2, "total": 12 }));
    assert_eq!(all["data"]["id"], json!(id));
    assert_eq!(all["data"]["participants"].as_array().unwrap().len(), 10);
    let rest = bench.get(&format!("/v2/sessions/{id}/participants?page=2")).body;
    assert_eq!(rest["data"]["participants"][1]["participantId"], "p11");

    let active = bench.get(&format!("/v2/sessions/{id}/participants/active")).expect(200).body;
    assert_eq!(active["pageInfo"]["perPage"], 20);
    let active = bench.get(&format!("/v2/sessions/{id}/participants/active?perPage=50")).expect(200).body;
    assert_eq!((&active["pageInfo"]["total"], &active["data"][0]["_id"]), (&json!(11), &json!(id)));
    assert_eq!(active["data"][0]["participants"][0]["participantId"], "p1");

    let one = bench.get(&format!("/v2/sessions/{id}/participants/p0")).expect(200).body;
    assert!(one["timelog"][0]["end"].is_string());
    let whole = bench.get(&format!("/v2/sessions/{id}")).expect(200).body;
    assert_eq!(whole["participants"].as_array().unwrap().len(), 12);
    assert_eq!(whole["links"]["get_room"], format!("http://127.0.0.1:4000/v2/rooms/{room_id}"));

    for path in [
        format!("/v2/sessions/{id}/participants/nobody"),
        "/v2/sessions/x".to_owned(),
        "/v2/sessions/x/participants".to_owned(),
        "/v2/sessions/x/participants/active".to_owned(),
        "/v2/sessions/x/participants/p0".to_owned(),
    ] {
        bench.get(&path).expect_error(404, "resource_not_found");
    }
    for number in 1..12 {
        bench.depart(&room_id, &format!("p{number}"));
    }
    let got =
        bench.get(&format!("/v2/sessions/{id}/participants/active")).expect_error(404, "resource_not_found");
    assert!(got.mentions("active"));
}

#[test]
fn coming_back_adds_to_the_timelog() {
    let bench = Bench::new();
    let room_id = bench.room();
    bench.attend(&room_id, "stays");
    let id = bench.attend(&room_id, "ada");
    bench.depart(&room_id, "ada");
    bench.clock.set(NOW + 5);
    assert_eq!(bench.attend(&room_id, "ada"), id);
    let ada = bench.get(&format!("/v2/sessions/{id}/participants/ada")).body;
    assert_eq!(ada["timelog"].as_array().unwrap().len(), 2);
    assert_eq!(ada["timelog"][1], json!({ "start": "2026-01-01T00:00:05.000Z", "end": null }));
}

#[test]
fn a_session_is_ended_and_a_participant_removed() {
    let bench = Bench::new();
    let room_id = bench.room_with(json!({ "customRoomId": "standup" }));
    let id = bench.attend(&room_id, "ada");
    bench.attend(&room_id, "bob");
    let remove = |body: Value| bench.post("/v2/sessions/participants/remove", body);
    remove(json!({ "roomId": room_id })).expect_error(400, "invalid_params");
    remove(json!({ "participantId": "ada" })).expect_error(400, "invalid_params");
    remove(json!({ "participantId": "nobody", "roomId": room_id })).expect(404);
    remove(json!({ "participantId": "ada", "sessionId": "x" })).expect(404);
    let got = remove(json!({ "participantId": "ada", "roomId": room_id })).expect(200).body;
    assert!(got["participants"][0]["timelog"][0]["end"].is_string());
    assert_eq!((&got["roomId"], &got["status"]), (&json!(room_id), &json!("ongoing")));
    remove(json!({ "participantId": "ada", "sessionId": id })).expect(404);

    let end = |body: Value| bench.post("/v2/sessions/end", body);
    end(json!({})).expect_error(400, "invalid_params");
    end(json!({ "roomId": "ab12-cd34-ef56" })).expect(404);
    let ended = end(json!({ "roomId": "standup" })).expect(200).body;
    assert_eq!((&ended["meetingId"], &ended["userMeetingId"]), (&json!(room_id), &json!("standup")));
    assert!(ended["end"].is_string());
    end(json!({ "roomId": room_id })).expect(404);
    end(json!({ "roomId": room_id, "ignoreClosed": true })).expect(200);
    assert!(bench.get(&format!("/v2/rooms/validate/{room_id}")).status == 200, "the room itself stays");
}

#[test]
fn stats_have_a_sample_every_ten_seconds() {
    let bench = Bench::new();
    let room_id = bench.room();
    let id = bench.attend(&room_id, "ada");
    bench.clock.set(NOW + 15);
    bench.attend(&room_id, "bob");
    bench.clock.set(NOW + 25);
    bench.depart(&room_id, "ada");
    bench.clock.set(NOW + 30);
    let times = |stats: &Value| -> Vec<String> {
        let samples = stats.as_array().unwrap().iter();
        samples.map(|sample| sample["time"].as_str().unwrap()[17..19].to_owned()).collect()
    };

    let got = bench.get(&format!("/v2/sessions/{id}/stats")).expect(200);
    assert_eq!(got.header("x-emulator-assumed"), "stats");
    assert_eq!((&got.body["sessionId"], &got.body["meetingId"]), (&json!(id), &json!(room_id)));
    assert_eq!(times(&got.body["stats"]), ["00", "10", "20", "30"]);
    assert_eq!(got.body["stats"][0]["averageSendAudioBitrate"], 60_000);

    for (participant_id, expected) in [("ada", ["00", "10", "20"].as_slice()), ("bob", &["20", "30"])] {
        let stats =
            bench.get(&format!("/v2/sessions/{id}/participant/{participant_id}/stats")).expect(200).body;
        assert_eq!(stats["participantId"], participant_id);
        assert_eq!(times(&stats["stats"]), expected);
        assert_eq!(times(&stats["resolutionUsage"]), expected);
        assert_eq!(stats["resolutionUsage"][0]["720"], 1);
    }

    bench.clock.set(NOW + 30 + 3_600);
    let last = || times(&bench.get(&format!("/v2/sessions/{id}/stats")).body["stats"]);
    assert_eq!((last().len(), last()[99].as_str()), (100, "30"), "only the latest samples are shown");
    bench.depart(&room_id, "bob");
    bench.clock.set(NOW + 7_245);
    assert_eq!((last().len(), last()[99].as_str()), (100, "30"), "they end with the session");
    for path in
        ["x/stats".to_owned(), "x/participant/ada/stats".into(), format!("{id}/participant/eve/stats")]
    {
        bench.get(&format!("/v2/sessions/{path}")).expect_error(404, "resource_not_found");
    }
}

#[test]
fn participants_are_put_into_a_room_without_a_token() {
    let bench = Bench::new();
    let room_id =
        bench.room_with(json!({ "allowedParticipantIds": ["ada", "bob"], "customRoomId": "standup" }));
    let add = |body: Value| bench.send("POST", "/emulator/participants", &[], &body.to_string());
    let joined = add(json!({ "roomId": "standup", "participantId": "ada", "name": "Ada" })).expect(200);
    assert_eq!((joined.text("event"), joined.text("roomId")), ("connected".to_owned(), room_id.clone()));
    assert_eq!(joined.body["permissions"], json!(["allow_join"]));
    let session = bench.get(&format!("/v2/sessions/{}", joined.text("sessionId"))).expect(200).body;
    assert_eq!(session["participants"][0]["name"], "Ada");
    let guest = json!({ "roomId": room_id, "participantId": "bob", "permissions": ["ask_join"] });
    assert_eq!(add(guest).expect(202).text("event"), "entry-requested");

    add(json!({ "roomId": room_id, "participantId": "ada" })).expect(409);
    add(json!({ "roomId": room_id, "participantId": "eve" })).expect(403);
    add(json!({ "roomId": "none" })).expect(404);
    for permissions in [json!([]), json!("allow_join"), json!(["allow"]), json!(["ask_join", "allow_join"])] {
        add(json!({ "roomId": room_id, "permissions": permissions })).expect_error(400, "invalid_params");
    }
    add(json!({ "roomId": room_id, "token": "x" })).expect_error(400, "invalid_params");
    let page = bench.send("POST", "/emulator/participants", &[("origin", "https://app.example")], "{}");
    assert_eq!(page.status, 403);
}
