//! What must hold when something breaks inside.

#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

mod support;

use support::stage::server;
use videosdk_token_server::{Jitter, Request};

#[tokio::test]
async fn a_panic_inside_is_an_answer_outside() {
    let server = server("loopback").with_jitter(Jitter::given(|| panic!("a fault of the test")));
    let request = || Request {
        headers: vec![("x-request-id".into(), "trace-1".into())],
        ..request("GET", "/get-token")
    };
    let answers = [server.try_now(&request()).unwrap(), server.handle(request()).await];
    for answer in answers {
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((answer.status, &json["code"]), (500, &"internal".into()));
        assert_eq!(json["requestId"], "trace-1");
        assert!(!json["error"].as_str().unwrap().contains("a fault of the test"), "{json}");
    }
    assert_eq!(server.handle(request_of_healthz()).await.status, 200, "it goes on");
}

fn request(method: &str, path: &str) -> Request {
    Request { method: method.into(), path: path.into(), ..Request::default() }
}

fn request_of_healthz() -> Request {
    request("GET", "/healthz")
}
