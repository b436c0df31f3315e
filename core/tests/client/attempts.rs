//! Attempts, waits, timeouts and the deadline.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::time::{Instant, timeout};
use videosdk_server::models::rooms::CreateRoom;
use videosdk_server::{CallOptions, ErrorKind, Result};

use crate::support::{NOW, Reply, Script, answer, broken, not_connected, room, with_header};

/// A raw request of this method, whose answer is of no interest.
async fn send(script: &Script, method: &str) -> Result<serde_json::Value> {
    script.client().request(method, "/v2/rooms/x", &BTreeMap::new(), None).await
}

#[tokio::test(start_paused = true)]
async fn every_row_of_the_retry_matrix() {
    let idempotent = ["GET", "HEAD", "PUT", "DELETE"];
    let rows: [(&str, Reply, usize, usize); 16] = [
        ("not connected", not_connected(), 3, 1),
        ("broken", broken(), 3, 1),
        ("timeout", Reply::Silence, 3, 1),
        ("408", answer(408, ""), 3, 1),
        ("425", answer(425, ""), 3, 1),
        ("429", answer(429, ""), 3, 3),
        ("500", answer(500, ""), 3, 1),
        ("501", answer(501, ""), 1, 1),
        ("502", answer(502, ""), 3, 1),
        ("503", answer(503, ""), 3, 1),
        ("504", answer(504, ""), 3, 1),
        ("400", answer(400, ""), 1, 1),
        ("403", answer(403, ""), 1, 1),
        ("409", answer(409, ""), 1, 1),
        ("not JSON", answer(200, "hello"), 1, 1),
        ("422", answer(422, ""), 1, 1),
    ];
    for (name, reply, when_idempotent, otherwise) in rows {
        for method in idempotent.into_iter().chain(["POST", "PATCH"]) {
            let script = Script::new([reply.clone()]);
            // Ninety seconds hold three timeouts only just, so the deadline is out of the way here.
            let options = CallOptions { deadline: Some(Duration::from_secs(600)), ..Default::default() };
            let client = script.client().with_options(options);
            let error = client.request(method, "/v2/rooms/x", &BTreeMap::new(), None).await.unwrap_err();
            let attempts = if idempotent.contains(&method) { when_idempotent } else { otherwise };
            assert_eq!(
                (script.count(), error.attempts() as usize),
                (attempts, attempts),
                "{method} {name}: {error}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_lost_answer_of_a_write_has_an_unknown_outcome() {
    for (reply, method, unknown) in [
        (broken(), "POST", true),
        (Reply::Silence, "POST", true),
        (answer(500, ""), "POST", true),
        (answer(200, "hello"), "POST", true),
        (not_connected(), "POST", false),
        (answer(400, ""), "POST", false),
        (answer(501, ""), "POST", false),
        (answer(429, ""), "POST", false),
        (broken(), "GET", false),
        (broken(), "DELETE", true),
    ] {
        let error = send(&Script::new([reply]), method).await.unwrap_err();
        assert_eq!(error.outcome_unknown(), unknown, "{method} {error}");
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_honoured_up_to_a_cap() {
    let date = |seconds: u64| {
        httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(NOW as u64 + seconds))
    };
    for (status, value, seconds) in
        [(429, "7".to_owned(), 7), (503, "9".to_owned(), 9), (503, date(12), 12), (429, "30".to_owned(), 30)]
    {
        let script = Script::new([with_header(status, "retry-after", value.clone()), room()]);
        let started = Instant::now();
        script.client().rooms().get("x").await.unwrap();
        assert_eq!(started.elapsed().as_secs(), seconds, "{status} {value}");
    }
    for value in ["31".to_owned(), "86400".to_owned(), date(3_600)] {
        let script = Script::new([with_header(429, "retry-after", value)]);
        let started = Instant::now();
        let error = script.client().rooms().get("x").await.unwrap_err();
        assert_eq!((script.count(), started.elapsed()), (1, Duration::ZERO), "the error comes at once");
        assert_eq!((error.code(), error.kind()), ("retry_after_too_long", ErrorKind::RateLimited));
        assert!(error.retry_after().unwrap() > Duration::from_secs(30));
    }
    for value in ["0", "-3", "soon"] {
        let script = Script::new([with_header(429, "retry-after", value), room()]);
        let started = Instant::now();
        script.client().rooms().get("x").await.unwrap();
        assert!(started.elapsed() <= Duration::from_millis(500), "{value:?} falls back to the backoff");
    }
}

#[tokio::test(start_paused = true)]
async fn each_attempt_has_its_timeout_and_the_call_its_deadline() {
    let script = Script::new([Reply::Silence]);
    let client = script.client().with_options(CallOptions {
        timeout: Some(Duration::from_secs(2)),
        deadline: Some(Duration::from_secs(60)),
        ..Default::default()
    });
    let started = Instant::now();
    let error = client.rooms().get("x").await.unwrap_err();
    assert_eq!((error.kind(), error.code(), script.count()), (ErrorKind::Timeout, "attempt_timeout", 3));
    assert!((6..8).contains(&started.elapsed().as_secs()), "{:?}", started.elapsed());

    let script = Script::new([Reply::Silence]);
    let client = script
        .client()
        .with_options(CallOptions { deadline: Some(Duration::from_secs(5)), ..Default::default() });
    let started = Instant::now();
    let error = client.rooms().get("x").await.unwrap_err();
    assert_eq!((error.code(), script.count(), started.elapsed().as_secs()), ("deadline_exceeded", 1, 5));
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_would_pass_the_deadline_is_not_begun() {
    let script = Script::new([with_header(503, "retry-after", "20")]);
    let client = script
        .client()
        .with_options(CallOptions { deadline: Some(Duration::from_secs(10)), ..Default::default() });
    let started = Instant::now();
    let error = client.rooms().get("x").await.unwrap_err();
    assert_eq!((error.status(), script.count(), started.elapsed()), (Some(503), 1, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_within_the_timeout_is_an_answer() {
    let script = Script::new([Reply::After(Duration::from_secs(29), Box::new(room()))]);
    assert!(script.client().rooms().get("x").await.is_ok());
    assert_eq!(script.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn dropping_the_future_cancels_the_call() {
    let script = Script::new([Reply::Silence]);
    let client = script.client();
    assert!(timeout(Duration::from_millis(10), client.rooms().get("x")).await.is_err());
    tokio::time::sleep(Duration::from_secs(300)).await;
    assert_eq!(script.count(), 1, "no attempt follows a dropped call");
}

#[tokio::test(start_paused = true)]
async fn no_retries_means_one_attempt() {
    let script = Script::new([answer(500, "")]);
    let client = script.client().with_options(CallOptions { max_retries: Some(0), ..Default::default() });
    assert!(client.rooms().get("x").await.is_err());
    assert_eq!(script.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_retried_delete_that_finds_nothing_has_succeeded() {
    let script = Script::new([broken(), answer(404, "")]);
    assert!(send(&script, "DELETE").await.is_ok());
    let error = send(&Script::new([answer(404, "")]), "DELETE").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[tokio::test(start_paused = true)]
async fn an_idempotent_create_is_repeated_with_the_same_id() {
    let script = Script::new([broken(), answer(503, ""), room()]);
    let params = CreateRoom { idempotent: true, ..Default::default() };
    script.client().rooms().create(params).await.unwrap();
    let ids: Vec<_> = (0..3).map(|index| script.body(index)["customRoomId"].clone()).collect();
    assert!(ids[0].is_string() && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let script = Script::new([broken(), room()]);
    let error = script.client().rooms().create(CreateRoom::default()).await.unwrap_err();
    assert!(error.outcome_unknown() && script.count() == 1);
}
