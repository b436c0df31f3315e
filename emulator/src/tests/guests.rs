//! Guests in front of the door, and who lets them in.

use serde_json::{Value, json};
use videosdk_server::token::Permission::*;

use super::Bench;
use super::joining::heard;
use crate::joining::Seat;

impl Bench {
    fn let_in(&self, seat: &Seat, participant_id: &str, allowed: bool) -> bool {
        let now = self.service.time.millis();
        self.service.state().answer_entry(&seat.room_id, participant_id, allowed, now)
    }
}

#[test]
fn a_guest_over_plain_http_waits_until_a_host_lets_it_in() {
    let bench = Bench::new();
    let room_id = bench.room();
    let (host, ask) = (bench.participant(&[AllowJoin]), bench.participant(&[AskJoin]));
    let entry = format!("/emulator/entries/guest?roomId={room_id}");
    bench.send("GET", &entry, &[], "").expect(404);

    let knock = bench.join_as(&room_id, "guest", &ask).expect(202).body;
    assert_eq!(knock["event"], "entry-requested");
    assert_eq!(
        bench.join_as(&room_id, "guest", &ask).expect(202).body,
        knock,
        "asking again is no second knock"
    );
    assert_eq!(bench.send("GET", &entry, &[], "").expect(200).body, knock);
    let list = format!("/emulator/entries?roomId={room_id}");
    assert_eq!(bench.send("GET", &list, &[], "").body["entries"], json!([knock]));
    assert_eq!(bench.get("/v2/sessions").body["pageInfo"]["total"], 0, "a guest is in no session");

    let allow = json!({ "roomId": room_id, "decision": "allowed" }).to_string();
    let answer = |token: &str, id: &str| {
        bench.send("POST", &format!("/emulator/entries/{id}"), &[("authorization", token)], &allow)
    };
    assert_eq!(answer(&host, "guest").expect(403).body["code"], 4008, "nobody with allow_join is there yet");
    bench.join_as(&room_id, "host", &host).expect(200);
    assert_eq!(answer(&ask, "guest").expect(403).body["code"], 4008);
    assert_eq!(answer("garbage", "guest").expect(401).body["code"], 4002);
    answer(&host, "stranger").expect(404);
    assert_eq!(answer(&host, "guest").expect(200).body["decision"], "allowed");

    let polled = bench.send("GET", &entry, &[], "").expect(200).body;
    assert_eq!((&polled["event"], &polled["allowed"]), (&json!("entry-responded"), &json!(true)));
    assert_eq!(polled["connected"]["event"], "connected");
    let connected = bench.join_as(&room_id, "guest", &ask).expect(200).body;
    assert_eq!(connected, polled["connected"]);
    assert_eq!(bench.join_as(&room_id, "guest", &ask).expect(409).body["code"], 4005);
    assert_eq!(bench.only_session()["participants"][1]["participantId"], "guest");
}

#[test]
fn a_guest_is_denied_once_and_may_knock_again() {
    let bench = Bench::new();
    let room_id = bench.room();
    let ask = bench.participant(&[AskJoin]);
    bench.join_as(&room_id, "guest", &ask).expect(202);
    let decide = |body: Value| bench.send("POST", "/emulator/entries/guest/decide", &[], &body.to_string());
    decide(json!({ "roomId": room_id, "decision": "perhaps" })).expect_error(400, "invalid_params");
    decide(json!({ "decision": "denied" })).expect_error(400, "invalid_params");
    decide(json!({ "roomId": room_id, "allowed": false })).expect(200);
    decide(json!({ "roomId": room_id, "allowed": true })).expect(404);
    let denied = bench.join_as(&room_id, "guest", &ask).expect(403).body;
    assert_eq!((&denied["event"], &denied["decision"]), (&json!("entry-responded"), &json!("denied")));
    bench.join_as(&room_id, "guest", &ask).expect(202);
}

#[test]
fn a_host_who_comes_later_hears_of_the_guest_and_the_guest_of_the_answer() {
    let bench = Bench::new();
    let room_id = bench.room();
    let (host, ask) = (bench.participant(&[AllowJoin, AllowMod]), bench.participant(&[AskJoin]));
    let (_, knock, mut guest) = bench.connect(&room_id, "guest", &ask);
    assert_eq!(knock["event"], "entry-requested");
    let (seat, connected, mut hosts) = bench.connect(&room_id, "host", &host);
    assert_eq!(connected["event"], "connected");
    assert_eq!(heard(&mut hosts), ["entry-requested"]);
    let (_, _, mut second) = bench.connect(&room_id, "second", &ask);
    assert_eq!(heard(&mut hosts), ["entry-requested"]);

    assert!(bench.let_in(&seat, "guest", true));
    assert_eq!(heard(&mut guest), ["entry-responded", "connected"]);
    assert_eq!(heard(&mut hosts), ["entry-responded", "participant-joined"]);
    assert!(!bench.let_in(&seat, "guest", true));
    assert!(bench.let_in(&seat, "second", false));
    assert_eq!(heard(&mut second), ["entry-responded", "close 1000 denied"]);
    assert_eq!(heard(&mut guest), [""; 0], "only who may answer hears of answers");
}

#[test]
fn the_session_goes_on_without_the_host_and_ends_with_the_last() {
    let bench = Bench::new();
    let room_id = bench.room();
    let (host, ask) = (bench.participant(&[AllowJoin]), bench.participant(&[AskJoin]));
    let (host_seat, _, _host_events) = bench.connect(&room_id, "host", &host);
    let (guest_seat, _, mut guest) = bench.connect(&room_id, "guest", &ask);
    let (waiting_seat, _, mut waiting) = bench.connect(&room_id, "waiting", &ask);
    bench.let_in(&host_seat, "guest", true);
    heard(&mut guest);

    bench.service.leave(&host_seat);
    assert_eq!(heard(&mut guest), ["participant-left"]);
    assert_eq!(heard(&mut waiting), [""; 0]);
    assert_eq!(bench.only_session()["status"], "ongoing");
    bench.service.leave(&host_seat);
    bench.service.leave(&guest_seat);
    let session = bench.only_session();
    assert_eq!(session["status"], "ended");
    assert_eq!(session["participants"].as_array().unwrap().len(), 2);
    bench.service.leave(&waiting_seat);
    assert!(bench.service.state().meetings.room_ids().is_empty(), "nothing is kept of an empty meeting");
}
