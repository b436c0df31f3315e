//! Slow callers are closed at their limit, and cost the others nothing.
//!
//! Each test sets one short limit and leaves the others at a minute, so a close proves which one it was.

use std::time::Duration;

use tokio::time::{sleep, timeout};
use videosdk_listener::Limits;

use crate::client::PATIENCE;
use crate::house::{House, patient};

const SHORT: Duration = Duration::from_millis(200);

/// Abuse 15: a socket that says nothing.
#[tokio::test]
async fn a_silent_socket_is_closed_at_the_header_limit() {
    let house = House::open(Limits { header: SHORT, ..patient() }).await;
    let mut silent = house.client().await;
    house.serves_others().await;
    assert_eq!(silent.rest().await, "");
}

/// Abuse 15: a head that never ends.
#[tokio::test]
async fn a_partial_head_is_closed_at_the_header_limit() {
    let house = House::open(Limits { header: SHORT, ..patient() }).await;
    let mut partial = house.client().await;
    partial.send("GET / HTTP/1.1\r\nHo").await;
    house.serves_others().await;
    assert_eq!(partial.rest().await, "");
}

#[tokio::test]
async fn a_partial_head_on_a_used_connection_is_closed_at_the_header_limit() {
    let house = House::open(Limits { header: SHORT, ..patient() }).await;
    let mut partial = house.client().await;
    partial.get("/").await;
    partial.send("GET / HTTP/1.1\r\nHo").await;
    assert_eq!(partial.rest().await, "");
}

#[tokio::test]
async fn a_trickled_head_is_closed_at_the_header_limit() {
    let house = House::open(Limits { header: SHORT, ..patient() }).await;
    let mut trickling = house.client().await;
    trickling.send("GET / HTTP/1.1\r\nX-Slow: ").await;
    let trickle = async {
        while trickling.try_send("a").await.is_ok() {
            sleep(SHORT / 20).await;
        }
    };
    timeout(PATIENCE, async { tokio::join!(trickle, house.serves_others()) }).await.unwrap();
}

#[tokio::test]
async fn a_partial_body_is_answered_408_and_closed() {
    let house = House::open(Limits { body: SHORT, ..patient() }).await;
    let mut partial = house.client().await;
    partial.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nfour").await;
    house.serves_others().await;
    let reply = partial.reply().await;
    assert_eq!((reply.status, reply.closes()), (408, true));
    assert!(reply.body.contains(r#""code":"body_too_slow""#), "{}", reply.body);
    assert_eq!(partial.rest().await, "");
}

/// Whoever watches is told that callers are slow, not that the server is.
#[tokio::test]
async fn a_partial_body_is_answered_408_when_the_time_of_the_request_ends_first() {
    for body in [SHORT, PATIENCE] {
        let house = House::open(Limits { body, request: Some(SHORT), ..patient() }).await;
        let mut partial = house.client().await;
        partial.send("POST /echo HTTP/1.1\r\nHost: test\r\nContent-Length: 10\r\n\r\nfour").await;
        let reply = partial.reply().await;
        assert_eq!((reply.status, reply.closes()), (408, true));
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed_at_the_idle_limit() {
    let house = House::open(Limits { idle: SHORT, ..patient() }).await;
    let mut idle = house.client().await;
    idle.get("/").await;
    house.serves_others().await;
    assert_eq!(idle.rest().await, "");
}

#[tokio::test]
async fn an_idle_connection_outlives_the_header_limit_and_serves_again() {
    let house = House::open(Limits { header: SHORT, ..patient() }).await;
    let mut kept = house.client().await;
    kept.get("/").await;
    // The silent socket's end shows that the header limit has passed.
    house.client().await.rest().await;
    assert_eq!(kept.get("/").await.body, "hello");
}

#[tokio::test]
async fn a_slow_handler_is_answered_503() {
    let mut house = House::open(Limits { request: Some(SHORT), ..patient() }).await;
    let mut waiting = house.waiting_client().await;
    house.serves_others().await;
    let reply = waiting.reply().await;
    assert_eq!((reply.status, reply.closes()), (503, true));
}
