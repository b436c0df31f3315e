//! Heads that two readers could take for different requests.

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
    ] {
        let mut client = house.client().await;
        client.send(&format!("POST /echo HTTP/1.1\r\n{headers}\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n")).await;
        let reply = client.reply().await;
        assert_eq!((reply.status, reply.closes()), (400, true), "{headers:?}");
        assert_eq!(client.rest().await, "", "{headers:?}");
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
