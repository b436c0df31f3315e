//! A stop loses no request, and nothing holds it up past its deadline.

use std::io::{Read, Write};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use videosdk_listener::Limits;

use crate::client::{Client, PATIENCE};
use crate::house::{House, patient};

/// A deadline that no test waits for.
const FAR: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(200);

/// Waits until nothing listens there any more.
async fn refuses(address: std::net::SocketAddr) {
    let refused = async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, refused).await.expect("still listening");
}

#[tokio::test]
async fn requests_in_flight_are_answered_and_idle_connections_closed() {
    let mut house = House::open(patient()).await;
    let mut idle = house.client().await;
    idle.get("/").await;
    let mut silent = house.client().await;
    let mut waiting = Vec::new();
    for _ in 0..20 {
        waiting.push(house.waiting_client().await);
    }
    let draining = tokio::spawn(house.running.drain(Duration::ZERO, FAR));
    assert_eq!(idle.rest().await, "");
    assert_eq!(silent.rest().await, "");
    refuses(house.address).await;
    house.release.add_permits(waiting.len());
    for client in &mut waiting {
        let reply = client.reply().await;
        assert_eq!((reply.body.as_str(), reply.closes()), ("waited", true));
        assert_eq!(client.rest().await, "");
    }
    assert_eq!(timeout(PATIENCE, draining).await.unwrap().unwrap(), 0);
}

#[tokio::test]
async fn requests_on_their_way_when_it_begins_are_answered() {
    let house = House::open(patient()).await;
    let mut clients = Vec::new();
    for number in 0..40 {
        let mut client = house.client().await;
        if number % 2 == 0 {
            client.get("/").await;
        }
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n").await;
        clients.push(client);
    }
    let draining = tokio::spawn(house.running.drain(Duration::ZERO, FAR));
    for client in &mut clients {
        assert_eq!(client.reply().await.body, "hello");
    }
    assert_eq!(timeout(PATIENCE, draining).await.unwrap().unwrap(), 0);
}

#[tokio::test]
async fn callers_in_the_queue_when_it_begins_are_answered() {
    let house = House::open(patient()).await;
    // Connected by the system before the listener's task has had a turn to accept.
    let mut queued: Vec<std::net::TcpStream> =
        (0..100).map(|_| std::net::TcpStream::connect(house.address).unwrap()).collect();
    for stream in &mut queued {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").unwrap();
    }
    assert_eq!(timeout(PATIENCE, house.running.drain(Duration::ZERO, FAR)).await.unwrap(), 0);
    for mut stream in queued {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.ends_with("hello"), "{answer:?}");
    }
}

#[tokio::test]
async fn during_the_delay_new_callers_are_served_and_asked_to_leave() {
    let house = House::open(patient()).await;
    let mut kept = house.client().await;
    assert!(!kept.get("/").await.closes());
    let mut draining = Box::pin(house.running.drain(FAR, FAR));
    assert!(futures_util::FutureExt::now_or_never(&mut draining).is_none());
    assert!(kept.get("/").await.closes());
    assert_eq!(Client::connect(house.address).await.get("/").await.body, "hello");
}

#[tokio::test]
async fn a_partial_head_is_bound_by_its_own_limit() {
    let house = House::open(Limits { header: SHORT, ..patient() }).await;
    let mut partial = house.client().await;
    partial.get("/").await;
    partial.send("GET / HTTP/1.1\r\nHo").await;
    let mut fresh = house.client().await;
    fresh.send("GET / HT").await;
    assert_eq!(timeout(PATIENCE, house.running.drain(Duration::ZERO, FAR)).await.unwrap(), 0);
}

#[tokio::test]
async fn a_head_that_is_completed_during_the_drain_is_answered() {
    let house = House::open(patient()).await;
    let mut used = house.client().await;
    used.get("/").await;
    let mut fresh = house.client().await;
    for client in [&mut used, &mut fresh] {
        client.send("GET / HTTP/1.1\r\nHo").await;
    }
    let draining = tokio::spawn(house.running.drain(Duration::ZERO, FAR));
    refuses(house.address).await;
    for client in [&mut used, &mut fresh] {
        client.send("st: a\r\n\r\n").await;
        let reply = client.reply().await;
        assert_eq!((reply.body.as_str(), reply.closes()), ("hello", true));
    }
    assert_eq!(timeout(PATIENCE, draining).await.unwrap().unwrap(), 0);
}

#[tokio::test]
async fn the_deadline_cuts_and_counts_what_is_left() {
    let mut house = House::open(patient()).await;
    let mut waiting = house.waiting_client().await;
    let mut partial = house.client().await;
    partial.send("GET / HTTP/1.1\r\nHo").await;
    house.holds(2).await;
    let cut = timeout(PATIENCE, house.running.drain(Duration::ZERO, SHORT)).await.unwrap();
    assert_eq!(cut, 2);
    assert_eq!(waiting.rest().await, "");
    assert_eq!(partial.rest().await, "");
}

#[tokio::test]
async fn the_deadline_cuts_upgraded_connections() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n").await;
    client.read_until("\r\n\r\n").await;
    assert_eq!(timeout(PATIENCE, house.running.drain(Duration::ZERO, SHORT)).await.unwrap(), 1);
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn a_drain_that_is_dropped_cuts_at_once() {
    let mut house = House::open(patient()).await;
    let mut waiting = house.waiting_client().await;
    assert!(timeout(SHORT, house.running.drain(Duration::ZERO, FAR)).await.is_err());
    assert_eq!(waiting.rest().await, "");
}

#[tokio::test]
async fn a_cut_ends_everything_before_it_returns() {
    let mut house = House::open(patient()).await;
    let mut waiting = house.waiting_client().await;
    assert_eq!(timeout(PATIENCE, house.running.cut()).await.unwrap(), 1);
    assert!(TcpStream::connect(house.address).await.is_err());
    assert_eq!(waiting.rest().await, "");
}

#[tokio::test]
async fn dropping_it_ends_everything() {
    let mut house = House::open(patient()).await;
    let mut waiting = house.waiting_client().await;
    let mut upgraded = house.client().await;
    upgraded.send("GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n").await;
    upgraded.read_until("\r\n\r\n").await;
    drop(house.running);
    refuses(house.address).await;
    assert_eq!(waiting.rest().await, "");
    assert_eq!(upgraded.rest().await, "");
}
