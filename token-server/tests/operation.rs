//! What the one who runs a server gets to know of it: events, readiness, the trace of a call.

#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

mod support;

use std::sync::{Arc, Mutex};

use support::case;
use support::service::Service;
use support::stage::{MEETING_ID, Words, server, server_of};
use videosdk_token_server::{Event, PartState, Request, TokenServer, Trace};

/// What has been observed, as text without times.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn of(server: TokenServer) -> (Self, TokenServer) {
        let seen = Self::default();
        let observer = {
            let seen = seen.clone();
            move |event: &Event<'_>| seen.0.lock().unwrap().push(told(event))
        };
        (seen, server.with_observer(Arc::new(observer)))
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

fn told(event: &Event<'_>) -> String {
    match *event {
        Event::Answered { route, method, status, .. } => format!("answered {method} {route} {status}"),
        Event::TokenIssued { kind, policy } => format!("issued {kind} {policy:?}"),
        Event::Refused { route, code } => format!("refused {route} {code}"),
        Event::Upstream { operation, outcome, .. } => format!("upstream {operation} {outcome}"),
        ref other => format!("{other:?}"),
    }
}

fn request(method: &str, path: &str) -> Request {
    Request { method: method.into(), path: path.into(), ..Request::default() }
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_of_each_request_once() {
    let service = Service::default();
    let (seen, server) = Seen::of(server_of(&service, "loopback"));
    server.try_now(&request("GET", "/get-token")).unwrap();
    assert_eq!(seen.take(), ["issued classic Some(\"default\")", "answered GET /get-token 200"]);
    let bound = Request { query: "roomId=ab12-cd34-ef56".into(), ..request("GET", "/get-token") };
    server.handle(bound).await;
    assert_eq!(seen.take(), ["issued participant Some(\"default\")", "answered GET /get-token 200"]);
    let asked = Request { query: "permissions=allow_mod".into(), ..request("GET", "/get-token") };
    server.try_now(&asked).unwrap();
    assert_eq!(seen.take(), ["refused /get-token permission_not_allowed", "answered GET /get-token 403"]);

    let create = request("POST", "/create-meeting");
    assert!(server.try_now(&create).is_none() && seen.take().is_empty(), "it is told when it is answered");
    server.handle(create).await;
    assert_eq!(seen.take(), ["upstream rooms.create ok", "answered POST /create-meeting 200"]);
    server.handle(request("POST", &format!("/validate-meeting/{MEETING_ID}"))).await;
    let route = "/validate-meeting/:meetingId";
    assert_eq!(seen.take(), ["upstream rooms.validate ok".to_owned(), format!("answered POST {route} 200")]);
    service.turn(Some(case::Service { cut: true, ..Default::default() }));
    server.handle(request("POST", "/create-meeting")).await;
    let failed = [
        "upstream rooms.create network",
        "refused /create-meeting service_unavailable",
        "answered POST /create-meeting 503",
    ];
    assert_eq!(seen.take(), failed);
}

#[tokio::test(start_paused = true)]
async fn an_event_has_nothing_of_a_request_in_it() {
    let (seen, server) = Seen::of(server("loopback"));
    let token = Words::new().put_into("$token");
    for (method, path) in [
        ("GET", format!("/{token}")),
        ("hush-hush", "/hush-hush".to_owned()),
        ("POST", "/create-meeting/hush-hush".to_owned()),
        ("POST", "/validate-meeting/hush-hush".to_owned()),
        ("GET", "/get-token".to_owned()),
    ] {
        let asked = Request {
            query: format!("roomId=hush-hush&participantId=hush-hush&token={token}"),
            headers: vec![("x-request-id".into(), "hush-hush".into())],
            body: "{\"customRoomId\":\"hush-hush\"}".into(),
            peer: Some([192, 0, 2, 7].into()),
            ..request(method, &path)
        };
        server.handle(asked).await;
    }
    let seen = seen.take().join("\n");
    assert!(seen.contains("answered _OTHER unknown 404"), "{seen}");
    for hidden in ["hush", "192.0.2.7", "eyJ"] {
        assert!(!seen.contains(hidden), "{seen}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_trace_goes_on_to_the_service() {
    let service = Service::default();
    let server = server_of(&service, "loopback");
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let trace = Trace {
        id: "0af7651916cd43dd8448eb211c80319c".into(),
        headers: vec![("traceparent".into(), parent.into()), ("tracestate".into(), "a=1".into())],
    };
    server.handle(Request { trace: Some(trace), ..request("POST", "/create-meeting") }).await;
    assert_eq!(service.header_seen("traceparent"), [Some(parent.to_owned())]);
    assert_eq!(service.header_seen("tracestate"), [Some("a=1".to_owned())]);
    // What a caller writes is for the host program to judge.
    let headers = vec![("traceparent".into(), parent.into())];
    server.handle(Request { headers, ..request("POST", "/create-meeting") }).await;
    assert_eq!(service.header_seen("traceparent")[1], None);
}

fn readyz(server: &TokenServer) -> (u16, serde_json::Value) {
    let answer = server.try_now(&request("GET", "/readyz")).unwrap();
    (answer.status, serde_json::from_slice(&answer.body).unwrap())
}

fn retry_after(server: &TokenServer) -> Option<String> {
    server.try_now(&request("GET", "/readyz")).unwrap().header("retry-after").map(str::to_owned)
}

#[tokio::test(start_paused = true)]
async fn a_service_that_fails_degrades_a_server_and_no_more() {
    let service = Service::default();
    let server = server_of(&service, "loopback");
    let ready = (200, serde_json::json!({ "status": "ready" }));
    assert_eq!(readyz(&server), ready);
    for way in [
        case::Service { cut: true, ..Default::default() },
        case::Service { silent: true, ..Default::default() },
        case::Service { status: 500, ..Default::default() },
        case::Service { status: 401, body: "{}".into(), ..Default::default() },
    ] {
        service.turn(Some(way));
        server.handle(request("POST", "/create-meeting")).await;
        let degraded = serde_json::json!({ "status": "ready", "degraded": ["videosdk"] });
        assert_eq!(readyz(&server), (200, degraded));
        service.turn(None);
        // The meeting is unknown, which the service says while it works.
        server.handle(request("POST", "/validate-meeting/aaaa-bbbb-cccc")).await;
        assert_eq!(readyz(&server), ready);
    }
}

#[test]
fn a_part_can_keep_callers_away_until_it_is_there() {
    let state = Arc::new(Mutex::new(PartState::NotReady));
    let server = server("loopback").with_part("keys of the issuer", {
        let state = state.clone();
        move || *state.lock().unwrap()
    });
    let (status, json) = readyz(&server);
    assert_eq!((status, &json["code"]), (503, &"not_ready".into()));
    assert!(json["error"].as_str().unwrap().contains("keys of the issuer"), "{json}");
    assert_eq!(retry_after(&server), None, "whoever asks for readiness asks again by itself");
    *state.lock().unwrap() = PartState::Degraded;
    assert_eq!(readyz(&server).1["degraded"], serde_json::json!(["keys of the issuer"]));
    *state.lock().unwrap() = PartState::Ready;
    assert_eq!(readyz(&server).1, serde_json::json!({ "status": "ready" }));
    server.set_draining(true);
    assert_eq!(readyz(&server).1["code"], "draining");
    assert_eq!(retry_after(&server), None, "nobody knows when another one takes its place");
    assert_eq!(server.try_now(&request("GET", "/healthz")).unwrap().status, 200);
}
