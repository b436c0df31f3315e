//! What the log may tell.
//!
//! Alone in its process: `tracing` remembers for all threads whether a place is listened to, and a test beside this one
//! that comes by without a listener would silence it.

#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

mod support;

use support::log::Log;
use support::stage::{SECRET, Words, server};
use videosdk_token_server::{Identity, Request};

/// Abuse 24: a secret or a token in the log.
#[tokio::test(start_paused = true)]
async fn the_log_tells_route_status_and_id_and_nothing_of_the_content() {
    let words = Words::new();
    let token = words.put_into("$token");
    let log = Log::default();
    let guard = tracing::subscriber::set_default(log.clone());
    let server = server("loopback");
    let issued = server.handle(request("GET", "/get-token")).await;
    let asked = Request {
        query: format!("token={token}"),
        headers: vec![
            ("authorization".into(), format!("Bearer {token}")),
            ("x-request-id".into(), "trace-2".into()),
        ],
        body: format!("{{\"token\":\"{token}\",\"customRoomId\":\"hush-hush\"}}").into(),
        ..request("POST", "/create-meeting")
    };
    assert_eq!(server.handle(asked).await.status, 200);
    assert_eq!(server.handle(request("GET", &format!("/{token}"))).await.status, 404);
    let known = Request {
        identity: Some(Identity { sub: "hush-hush".into(), ..Identity::default() }),
        ..request("GET", "/get-token")
    };
    assert_eq!(support::stage::server("host-program").handle(known).await.status, 200);
    drop(guard);
    let text = log.text();
    for part in ["/get-token", "/create-meeting", "unknown", "trace-2", "status=404"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let issued: serde_json::Value = serde_json::from_slice(&issued.body).unwrap();
    let signature = |token: &str| token.rsplit_once('.').unwrap().1.to_owned();
    for hidden in [SECRET, &signature(&token), &signature(issued["token"].as_str().unwrap()), "hush-hush"] {
        assert!(!text.contains(hidden), "{text}");
    }
}

fn request(method: &str, path: &str) -> Request {
    Request { method: method.into(), path: path.into(), ..Request::default() }
}
