//! Bodies, heads and connections over their bound.

use std::net::IpAddr;

use http::{Request, Response};
use videosdk_listener::{Body, Bytes, Cut, Handler, Limits, Listener};

use crate::client::Client;
use crate::house::{House, patient};

#[tokio::test]
async fn a_body_announced_too_large_is_answered_413_unread() {
    let house = House::open(Limits { body_bytes: 4, ..patient() }).await;
    let mut client = house.client().await;
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n").await;
    house.serves_others().await;
    let reply = client.reply().await;
    assert_eq!((reply.status, reply.closes()), (413, true));
    assert!(reply.body.contains(r#""code":"body_too_large""#), "{}", reply.body);
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn the_answer_survives_a_body_that_is_still_being_sent() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n").await;
    client.send(&"a".repeat(100_000)).await;
    assert_eq!(client.reply().await.status, 413);
}

#[tokio::test]
async fn a_chunked_body_too_large_is_answered_413() {
    let house = House::open(Limits { body_bytes: 4, ..patient() }).await;
    let mut client = house.client().await;
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").await;
    client.send("3\r\nabc\r\n3\r\ndef\r\n").await;
    let reply = client.reply().await;
    assert_eq!((reply.status, reply.closes()), (413, true));
}

#[tokio::test]
async fn a_body_at_its_bound_passes() {
    let house = House::open(Limits { body_bytes: 4, ..patient() }).await;
    let mut client = house.client().await;
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nfour").await;
    assert_eq!(client.reply().await.body, "four");
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").await;
    client.send("4\r\nfour\r\n0\r\n\r\n").await;
    assert_eq!(client.reply().await.body, "four");
}

#[tokio::test]
async fn a_head_too_large_is_answered_431() {
    let house = House::open(Limits { head_bytes: 1000, ..patient() }).await;
    let mut client = house.client().await;
    client.send(&format!("GET / HTTP/1.1\r\nHost: a\r\nX-Large: {}\r\n\r\n", "a".repeat(50_000))).await;
    assert_eq!(client.reply().await.status, 431);
}

#[tokio::test]
async fn a_connection_over_the_total_is_closed_and_room_is_given_back() {
    let house = House::open(Limits { connections: 1, ..patient() }).await;
    let mut first = house.client().await;
    first.get("/").await;
    assert_eq!(house.client().await.rest().await, "");
    assert_eq!(first.get("/").await.body, "hello");
    drop(first);
    house.holds(0).await;
    house.serves_others().await;
}

/// Abuse 15: more connections than are anyone's share.
#[tokio::test]
async fn a_connection_over_the_share_of_its_address_is_closed() {
    let house = House::open(Limits { per_address: 2, ..patient() }).await;
    let mut kept = [house.client().await, house.client().await];
    for client in &mut kept {
        client.get("/").await;
    }
    assert_eq!(house.client().await.rest().await, "");
    assert_eq!(kept[1].get("/").await.body, "hello");
}

#[tokio::test]
async fn one_that_speaks_for_many_has_no_share_of_its_own() {
    struct BehindProxy;

    impl Handler for BehindProxy {
        async fn handle(&self, _: Request<Bytes>) -> Result<Response<Body>, Cut> {
            Ok(Response::new(Body::from("hello")))
        }

        fn speaks_for_many(&self, address: IpAddr) -> bool {
            address.is_loopback()
        }
    }

    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let limits = Limits { per_address: 1, connections: 3, ..patient() };
    let _running = listener.serve(BehindProxy, limits);
    let mut kept = Vec::new();
    for _ in 0..3 {
        let mut client = Client::connect(address).await;
        assert_eq!(client.get("/").await.body, "hello");
        kept.push(client);
    }
    assert_eq!(Client::connect(address).await.rest().await, "", "the total holds all the same");
}
