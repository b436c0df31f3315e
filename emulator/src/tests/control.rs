//! What steers the emulator, what it records, and what every answer has.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Bench, NOW};
use crate::demo::DEMO_SECRET;
use crate::log::MOST_REQUESTS;
use crate::script::{Cut, ScriptedReply};
use crate::service::Plan;

#[test]
fn other_host_names_are_refused_before_anything_else() {
    let bench = Bench::new();
    for (host, status) in [
        ("127.0.0.1", 200),
        ("localhost:1", 200),
        ("[::1]:4000", 200),
        ("emulator.test:4000", 200),
        ("evil.example", 421),
        ("emulator.test.evil.example", 421),
        ("", 421),
    ] {
        for path in ["/emulator", "/v2/rooms"] {
            let reply = bench.reply("GET", path, &[("host", host), ("authorization", &bench.token)], "");
            assert_eq!(reply.status, status, "{host}{path}");
            let body: Value = serde_json::from_slice(&reply.body).unwrap();
            assert_eq!(body["statusCode"] == 421, status == 421);
        }
    }
    assert_eq!(bench.reply("OPTIONS", "/v2/rooms", &[("host", "evil.example")], "").status, 421);
}

#[test]
fn pages_of_any_origin_read_the_service_but_do_not_steer_the_emulator() {
    let bench = Bench::new();
    let origin = ("origin", "https://app.example");
    let headers = [
        origin,
        ("access-control-request-headers", "authorization,x-mine"),
        ("access-control-request-method", "POST"),
    ];
    for path in ["/v2/rooms", "/v2/rooms/validate/x", "/emulator/join", "/nowhere"] {
        let got = bench.send("OPTIONS", path, &headers, "").expect(204);
        assert_eq!(got.header("access-control-allow-origin"), "*");
        assert_eq!(got.header("access-control-allow-headers"), "authorization,x-mine");
        assert!(got.header("access-control-allow-methods").contains("POST"));
        assert_eq!(got.body, Value::Null);
    }
    bench
        .service
        .script()
        .add(vec![ScriptedReply { path: Some("/v1/meetings".into()), ..ScriptedReply::status(500) }])
        .unwrap();
    let token = bench.token.clone();
    for (method, path, status) in [
        ("POST", "/v2/rooms", 200),
        ("GET", "/v2/rooms/none", 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/v2/rooms", 405),
        ("GET", "/v1/meetings", 500),
        ("POST", "/emulator/join", 401),
    ] {
        let got = bench.send(method, path, &[origin, ("authorization", &token)], "");
        let got = if path == "/emulator/join" { bench.send(method, path, &[origin], "") } else { got };
        assert_eq!((got.status, got.header("access-control-allow-origin")), (status, "*"), "{method} {path}");
        assert!(!got.header("x-request-id").is_empty());
        assert_eq!(got.header("date"), "Thu, 01 Jan 2026 00:00:00 GMT");
    }
    for path in ["/emulator", "/emulator/requests"] {
        bench.send("GET", path, &[origin], "").expect_error(403, "origin_refused");
        bench.send("GET", path, &[("origin", "null")], "").expect(403);
        bench.send("GET", path, &[("origin", "http://localhost:9000")], "").expect(200);
    }
    bench.send("POST", "/emulator/reset", &[origin], "").expect(403);
}

#[test]
fn unknown_routes_name_the_nearest() {
    let bench = Bench::new();
    for (method, path, nearest) in [
        ("GET", "/v2/room", "GET /v2/rooms"),
        ("POST", "/rooms", "POST /v2/rooms"),
        ("POST", "/v2/meetings", "POST /v1/meetings"),
        ("GET", "/v2/rooms/a/b/c", "GET /v2/rooms/validate/{roomId}"),
        ("GET", "/v2/sessions/x/participants/active/y", "GET /v2/sessions/{sessionId}/participants/active"),
        ("GET", "/v2/v2/rooms", "GET /v2/rooms"),
    ] {
        let got = bench.send(method, path, &[], "").expect_error(404, "resource_not_found");
        assert_eq!(got.body["nearest"], nearest, "{method} {path}");
        assert!(got.mentions(path));
    }
    let got = bench.send("GET", "/v3/recordings", &[], "").expect(404);
    assert!(got.body["nearest"].is_null() && got.mentions("/v2/rooms"));
    let got = bench.send("PUT", "/v2/rooms", &[], "").expect_error(405, "method_not_allowed");
    assert_eq!(got.header("allow"), "POST, GET");
    assert_eq!(bench.send("HEAD", "/", &[], "").status, 200);
    let index = bench.send("GET", "/", &[], "").expect(200);
    assert!(!index.mentions(DEMO_SECRET) && index.mentions("POST /v2/rooms"));
}

#[test]
fn requests_are_recorded_without_their_tokens() {
    let bench = Bench::new();
    let (token, classic) = (bench.token.clone(), bench.classic());
    bench.send(
        "POST",
        "/v2/rooms",
        &[("authorization", &token), ("x-two", "a"), ("x-two", "b"), ("cookie", "c=1")],
        "{\"customRoomId\":\"x\"}",
    );
    bench.send("GET", "/v2/rooms?page=1", &[("authorization", &format!("Bearer {token}"))], "");
    bench.send("POST", &format!("/emulator/join?token={classic}&roomId=x"), &[], "");
    bench.send("POST", "/emulator/join", &[], &json!({ "token": classic, "note": classic }).to_string());
    bench.send("GET", "/emulator/join?roomId=x&token=%65yJ", &[("upgrade", "websocket"), ("x", "1")], "");
    bench.send("GET", "/emulator/clock", &[], "");
    let listed = bench.send("GET", "/emulator/requests", &[], "").expect(200).body;
    let text = listed.to_string();
    assert!(!text.contains(&token) && !text.contains(&classic) && !text.contains("%65yJ"));
    let requests = listed["requests"].as_array().unwrap();
    assert_eq!((requests.len(), &listed["arrived"]), (5, &json!(5)));
    let first = &requests[0];
    assert_eq!(
        (&first["number"], &first["method"], &first["path"]),
        (&json!(1), &json!("POST"), &json!("/v2/rooms"))
    );
    assert_eq!((&first["status"], &first["body"]), (&json!(200), &json!("{\"customRoomId\":\"x\"}")));
    assert_eq!(first["time"], "2026-01-01T00:00:00.000Z");
    let headers = &first["headers"];
    assert_eq!((&headers["authorization"], &headers["x-two"]), (&json!("[secret]"), &json!("a, b")));
    assert_eq!(headers["cookie"], "[secret]");
    assert_eq!(requests[1]["headers"]["authorization"], "Bearer [secret]");
    assert_eq!((&requests[1]["query"], &requests[1]["assumed"]), (&json!("page=1"), &json!(["token"])));
    assert_eq!(requests[2]["query"], "token=[secret]&roomId=x");
    assert_eq!(requests[3]["body"], "{\"token\":\"[secret]\",\"note\":\"[secret]\"}");

    let filtered = bench.send("GET", "/emulator/requests?method=get&path=/v2/rooms", &[], "").body;
    assert_eq!(filtered["requests"].as_array().unwrap().len(), 1);
    bench.send("DELETE", "/emulator/requests", &[], "").expect(200);
    assert_eq!(bench.service.log().entries(), []);
}

#[test]
fn the_record_is_bounded() {
    let bench = Bench::new();
    for _ in 0..MOST_REQUESTS + 10 {
        bench.send("POST", "/v2/rooms", &[], "");
    }
    bench.send("POST", "/v2/rooms", &[], &"x".repeat(20_000));
    let entries = bench.service.log().entries();
    assert_eq!((entries.len(), entries[0].number), (MOST_REQUESTS, 12));
    assert_eq!(entries.last().unwrap().body.len(), 16 * 1024);
}

#[test]
fn scripted_replies_answer_the_next_fitting_requests() {
    let bench = Bench::new();
    let script = json!([
        { "path": "/v2/sessions", "status": 500 },
        { "method": "get", "path": "/v2/rooms*", "status": 429, "headers": { "Retry-After": "2" }, "times": 2 },
        { "status": 503, "body": "<html>busy</html>", "headers": { "Content-Type": "text/html" }, "delayMs": 50, "cut": "mid-body" },
        { "status": 200, "body": { "data": {} } },
    ]);
    let waiting = bench.send("POST", "/emulator/script", &[], &script.to_string()).expect(200).body;
    assert_eq!(waiting["waiting"].as_array().unwrap().len(), 4);
    assert_eq!(waiting["waiting"][2]["delayMs"], 50);
    assert_eq!(bench.send("GET", "/emulator/script", &[], "").body, waiting);

    let got = bench.get("/v2/rooms/x");
    assert_eq!((got.status, got.header("retry-after"), &got.body), (429, "2", &Value::Null));
    let reply = bench.reply("POST", "/v2/rooms", &[("host", "localhost")], "");
    assert_eq!((reply.status.as_u16(), &reply.body[..]), (503, &b"<html>busy</html>"[..]));
    assert_eq!((reply.delay, reply.cut), (Duration::from_millis(50), Cut::MidBody));
    assert_eq!(reply.headers["content-type"], "text/html");
    assert_eq!(bench.get("/v2/rooms").status, 429);
    assert_eq!(bench.get("/v2/rooms").body, json!({ "data": {} }));
    bench.get("/v2/rooms").expect(200);
    bench.get("/v2/sessions").expect(500);
    bench.get("/v2/sessions").expect(200);
    let scripted: Vec<bool> = bench.service.log().entries().iter().map(|entry| entry.scripted).collect();
    assert_eq!(scripted, [true, true, true, true, false, true, false]);
}

#[test]
fn a_reply_without_a_status_is_the_services_own_that_gets_lost() {
    let bench = Bench::new();
    bench.service.script().add(vec![ScriptedReply::lost(Cut::BeforeReply)]).unwrap();
    let headers = [("host", "localhost"), ("authorization", bench.token.as_str())];
    let reply = bench.reply("POST", "/v2/rooms", &headers, "{\"customRoomId\":\"x\"}");
    assert_eq!(reply.cut, Cut::BeforeReply);
    assert_eq!(bench.service.log().entries()[0].status, None, "nothing was answered");
    assert_eq!(bench.get("/v2/rooms?query=x").body["pageInfo"]["total"], 1, "yet the room is there");
}

#[test]
fn faulty_scripts_are_refused_whole() {
    let bench = Bench::new();
    for (script, mention) in [
        ("[", "JSON"),
        ("{}", "list"),
        ("[{\"status\":200},{\"status\":99}]", "200 to 599"),
        ("[{\"status\":200,\"statis\":1}]", "statis"),
        ("[{\"body\":\"x\"}]", "status"),
        ("[{\"status\":200,\"times\":0}]", "times"),
        ("[{\"status\":200,\"delayMs\":3600001}]", "delay"),
        ("[{\"status\":200,\"cut\":\"somewhere\"}]", "somewhere"),
        ("[{\"status\":200,\"headers\":{\"a b\":\"x\"}}]", "a b"),
        ("[{\"status\":200,\"headers\":{\"a\":\"x\\ny\"}}]", "header value"),
        ("[{\"status\":200,\"headers\":{\"Content-Length\":\"9\"}}]", "content-length"),
    ] {
        let got = bench.send("POST", "/emulator/script", &[], script).expect_error(400, "invalid_params");
        assert!(got.mentions(mention), "{}", got.body);
    }
    assert_eq!(bench.service.script().waiting(), []);
    let many = vec![ScriptedReply::status(500); 1_001];
    assert!(bench.service.script().add(many).is_err());
    bench.send("POST", "/emulator/script", &[], "{\"replies\":[{\"status\":500}]}").expect(200);
    bench.send("DELETE", "/emulator/script", &[], "").expect(200);
    assert_eq!(bench.service.script().waiting(), []);
}

#[test]
fn a_scripted_reply_also_meets_a_client_that_joins() {
    let bench = Bench::new();
    let headers = [
        ("host", "localhost"),
        ("connection", "keep-alive, Upgrade"),
        ("upgrade", "WebSocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "x"),
    ];
    bench.service.script().add(vec![ScriptedReply::status(503)]).unwrap();
    assert!(
        matches!(bench.raw("GET", "/emulator/join", &headers, ""), Plan::Reply(reply) if reply.status == 503)
    );
    assert!(matches!(bench.raw("GET", "/emulator/join", &headers, ""), Plan::Join));
}

#[test]
fn the_clock_is_set_and_moved() {
    let bench = Bench::new();
    let clock = |body: Value| bench.send("POST", "/emulator/clock", &[], &body.to_string());
    let now = clock(json!({ "advance": 90 })).expect(200).body;
    assert_eq!(now, json!({ "now": NOW + 90, "time": "2026-01-01T00:01:30.000Z" }));
    assert_eq!(bench.clock.unix_seconds(), NOW + 90);
    assert_eq!(clock(json!({ "set": 1_000 })).body["now"], 1_000);
    assert_eq!(bench.send("GET", "/emulator/clock", &[], "").body["now"], 1_000);
    for body in [
        json!({}),
        json!({ "set": -1 }),
        json!({ "set": 1, "advance": 1 }),
        json!({ "advance": "1h" }),
        json!({ "by": 1 }),
    ] {
        clock(body).expect_error(400, "invalid_params");
    }
}

#[test]
fn the_account_is_put_into_each_state() {
    let bench = Bench::new();
    assert_eq!(bench.send("GET", "/emulator/account", &[], "").body, json!({ "state": "active" }));
    for (state, status) in [("deactivated", 401), ("discontinued", 401), ("active", 200)] {
        bench.send("POST", "/emulator/account", &[], &json!({ "state": state }).to_string()).expect(200);
        bench.get("/v2/rooms").expect(status);
    }
    bench.send("POST", "/emulator/account", &[], "{\"state\":\"rich\"}").expect_error(400, "invalid_params");
    bench.send("POST", "/emulator/account", &[], "").expect_error(400, "invalid_params");
}

#[test]
fn a_reset_forgets_everything() {
    let bench = Bench::new();
    bench.room();
    bench.service.script().add(vec![ScriptedReply::status(500)]).unwrap();
    bench.send("POST", "/emulator/reset", &[], "").expect(200);
    assert_eq!(bench.service.log().entries(), []);
    assert_eq!(bench.get("/v2/rooms").expect(200).body["pageInfo"]["total"], 0);
}

#[test]
fn every_route_stands_in_the_reference() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/reference/emulator.md");
    let reference = std::fs::read_to_string(path).unwrap();
    for route in crate::service::route_names() {
        // Joining is told with its query behind the path.
        let told = [format!("`{route}`"), format!("`{route}?")].iter().any(|text| reference.contains(text));
        assert!(told || route == "GET /", "{route}");
    }
    assert!(reference.contains(crate::demo::DEMO_API_KEY) && reference.contains(DEMO_SECRET));
}
