//! Heads that two readers could take for different requests.

use http::{Request, Response};
use tokio::sync::mpsc;
use tokio::time::timeout;
use videosdk_listener::{Body, Bytes, Cut, Handler, Limits, Listener, Refusal};

use crate::client::{Client, PATIENCE};
use crate::house::{House, patient};

#[tokio::test]
async fn ambiguous_heads_are_answered_400_and_closed() {
    let house = House::open(patient()).await;
    for headers in [
        "Host: a\r\nHost: a\r\nContent-Length: 4\r\n",
        "Host: a\r\nContent-Length: 4\r\nContent-Length: 4\r\n",
        "Host: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n",
        "Host: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Host: a\r\nTransfer-Encoding: gzip\r\n",
        "Host: a\r\nContent-Length: +4\r\n",
        "Host: a\r\nContent-Length : 4\r\n",
        "Content-Length: 4\r\n",
    ] {
        let mut client = house.client().await;
        client.send(&format!("POST /echo HTTP/1.1\r\n{headers}\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")).await;
        let reply = client.reply().await;
        assert_eq!((reply.status, reply.closes()), (400, true), "{headers:?}");
        assert_eq!(client.rest().await, "", "{headers:?}");
    }
}

#[tokio::test]
async fn a_request_says_once_whom_it_is_for() {
    let house = House::open(patient()).await;
    for (head, expected) in [
        ("GET http://a/ HTTP/1.1\r\nHost: A", 200),
        ("GET http://b/ HTTP/1.1\r\nHost: a", 400),
        ("GET http://a:1/ HTTP/1.1\r\nHost: a", 400),
        ("GET / HTTP/1.1\r\nX-Host: a", 400),
        ("GET / HTTP/1.0\r\nX-Host: a", 200),
    ] {
        let mut client = house.client().await;
        client.send(&format!("{head}\r\n\r\n")).await;
        assert_eq!(client.reply().await.status, expected, "{head}");
    }
}

#[tokio::test]
async fn an_ambiguous_head_sent_ahead_does_not_spoil_the_answer_before_it() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").await;
    assert_eq!(client.reply().await.status, 200);
    assert_eq!(client.reply().await.status, 400);
}

#[tokio::test]
async fn requests_sent_ahead_are_answered_in_order() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    let posts: String = (0..20)
        .map(|number| format!("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{number:02}"))
        .collect();
    client.send(&posts).await;
    for number in 0..20 {
        assert_eq!(client.reply().await.body, format!("{number:02}"));
    }
}

#[tokio::test]
async fn nothing_is_served_after_a_chunked_body() {
    let house = House::open(patient()).await;
    let mut client = house.client().await;
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").await;
    assert!(client.reply().await.closes());
    assert_eq!(client.rest().await, "");
}

/// Tells what it is told.
struct Telling(mpsc::UnboundedSender<Refusal>);

impl Handler for Telling {
    async fn handle(&self, _request: Request<Bytes>) -> Result<Response<Body>, Cut> {
        Ok(Response::new(Body::from("hello")))
    }

    fn refused(&self, refusal: Refusal) {
        self.0.send(refusal).unwrap();
    }
}

#[tokio::test]
async fn the_handler_is_told_of_heads_that_never_came_to_it() {
    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (tell, mut told) = mpsc::unbounded_channel();
    let _running = listener.serve(Telling(tell), Limits { head_bytes: 1_000, ..patient() });
    let long = "a".repeat(50_000);
    for (head, status, refusal) in [
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".to_owned(), 400, Refusal::AmbiguousHead),
        ("GET / HTTP/1.1\r\nHost\r\n\r\n".to_owned(), 400, Refusal::MalformedHead),
        ("hush\r\n\r\n".to_owned(), 400, Refusal::MalformedHead),
        (format!("GET / HTTP/1.1\r\nHost: a\r\nX-Large: {long}\r\n\r\n"), 431, Refusal::HeadTooLarge),
    ] {
        let mut client = Client::connect(address).await;
        client.send(&head).await;
        assert_eq!(client.reply().await.status, status, "{refusal:?}");
        drop(client);
        assert_eq!(timeout(PATIENCE, told.recv()).await.unwrap(), Some(refusal));
    }
    // A caller who goes away, before or within a head, is refused nothing.
    drop(Client::connect(address).await);
    let mut client = Client::connect(address).await;
    client.send("GET / HTTP/1.1\r\nHo").await;
    drop(client);
    let mut client = Client::connect(address).await;
    assert_eq!(client.get("/").await.body, "hello");
    assert!(told.try_recv().is_err());
}
