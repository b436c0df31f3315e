//! What a handler can answer, and what becomes of one that fails.

use http::{HeaderValue, Request, Response};
use videosdk_listener::{Body, Bytes, Cut, Handler, Limits, Listener, Refusal};

use crate::client::Client;
use crate::house::{House, patient};

#[tokio::test]
async fn a_request_knows_its_peer() {
    let house = House::open(patient()).await;
    assert!(house.client().await.get("/peer").await.body.starts_with("127.0.0.1:"));
}

#[tokio::test]
async fn a_panic_is_answered_500_and_others_are_served() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    let reply = client.get("/panic").await;
    assert_eq!((reply.status, reply.closes()), (500, true));
    assert!(reply.body.contains(r#""code":"internal""#), "{}", reply.body);
    assert!(!reply.body.contains("on purpose"));
    assert_eq!(client.rest().await, "");
    house.serves_others().await;
}

#[tokio::test]
async fn a_cut_closes_without_an_answer() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("GET /cut HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(client.rest().await, "");
}

#[tokio::test]
async fn a_body_that_breaks_off_arrives_up_to_the_break() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("GET /half HTTP/1.1\r\nHost: a\r\n\r\n").await;
    let text = client.rest().await;
    assert!(text.starts_with("HTTP/1.1 200 OK\r\n"), "{text:?}");
    assert!(text.ends_with("4\r\nhalf\r\n"), "{text:?}");
}

#[tokio::test]
async fn a_slow_body_arrives_piece_by_piece() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("GET /pieces HTTP/1.1\r\nHost: a\r\n\r\n").await;
    client.read_until("piece 0\r\n").await;
    house.release.add_permits(1);
    assert_eq!(client.read_until("0\r\n\r\n").await, "7\r\npiece 1\r\n0\r\n\r\n");
    assert_eq!(client.get("/").await.body, "hello");
}

#[tokio::test]
async fn an_upgraded_connection_is_the_handlers() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    // The first words are sent ahead of the answer.
    client
        .send("GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\nearly\n")
        .await;
    let head = client.read_until("\r\n\r\n").await;
    assert!(head.starts_with("HTTP/1.1 101 "), "{head:?}");
    assert_eq!(client.read_until("early\n").await, "early\n");
    client.send("and\n\nlater.").await;
    assert_eq!(client.read_until(".").await, "and\n\nlater.");
    assert_eq!(house.running.connections(), 1);
    drop(client);
    house.holds(0).await;
}

#[tokio::test]
async fn a_handler_shapes_the_listeners_refusals() {
    struct Polite;

    impl Handler for Polite {
        async fn handle(&self, _request: Request<Bytes>) -> Result<Response<Body>, Cut> {
            Ok(Response::default())
        }

        fn refuse(&self, refusal: Refusal) -> Response<Body> {
            let mut response = refusal.response();
            response.headers_mut().insert("x-request-id", HeaderValue::from_static("7"));
            *response.body_mut() = Body::from(format!("sorry: {}", refusal.code()));
            response
        }
    }

    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let _running = listener.serve(Polite, Limits::default());
    let mut client = Client::connect(address).await;
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n").await;
    let reply = client.reply().await;
    assert_eq!((reply.status, reply.body.as_str()), (413, "sorry: body_too_large"));
    assert!(reply.head.contains("x-request-id: 7"));
}
