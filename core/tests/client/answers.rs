//! Answers: redirects, bodies that are too large or not JSON, headers, the raw request.

use std::collections::BTreeMap;
use std::time::Duration;

use videosdk_server::{CallOptions, ErrorKind};

use crate::support::{Script, answer, room, with_header};

#[tokio::test(start_paused = true)]
async fn a_reading_request_follows_and_keeps_its_token_at_home() {
    let script = Script::new([with_header(307, "location", "/v2/rooms/other"), room()]);
    script.client().rooms().get("x").await.unwrap();
    assert_eq!(script.requests()[1].url.as_str(), "https://api.videosdk.live/v2/rooms/other");
    assert!(script.header(1, "authorization").is_some());

    let script = Script::new([with_header(302, "location", "https://elsewhere.example/x"), room()]);
    let headers = BTreeMap::from([("x-own".to_owned(), "mine".to_owned())]);
    let client = script.client().with_options(CallOptions { headers, ..Default::default() });
    client.rooms().get("x").await.unwrap();
    assert_eq!(script.header(0, "x-own").as_deref(), Some("mine"));
    assert_eq!((script.header(1, "authorization"), script.header(1, "x-own")), (None, None));
}

#[tokio::test(start_paused = true)]
async fn an_unsafe_redirect_is_refused() {
    for (reply, method) in [
        (with_header(307, "location", "http://api.videosdk.live/x"), "GET"),
        (with_header(307, "location", "ftp://host/x"), "GET"),
        (with_header(307, "location", "/v2/rooms"), "POST"),
        (with_header(301, "location", "/v2/loop"), "GET"),
        (answer(302, ""), "GET"),
    ] {
        let script = Script::new([reply]);
        let error = script.client().request(method, "/v2/x", &BTreeMap::new(), None).await.unwrap_err();
        assert_eq!(error.code(), "redirect_refused", "{error}");
        assert!(script.count() <= 6);
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_over_the_limit_is_not_read() {
    let script = Script::new([answer(200, &"x".repeat(8 * 1024 * 1024 + 1))]);
    let error = script.client().rooms().get("x").await.unwrap_err();
    assert_eq!((error.code(), error.kind(), script.count()), ("answer_too_large", ErrorKind::Decode, 1));
}

#[tokio::test(start_paused = true)]
async fn a_web_page_is_not_an_answer() {
    let error = Script::new([answer(200, "<html>…")]).client().rooms().get("x").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.reason().contains("web page"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_error_tells_its_request() {
    let script = Script::new([with_header(404, "x-request-id", "abc")]);
    let error = script.client().rooms().get("a b").await.unwrap_err();
    assert_eq!(error.request_id(), Some("abc"));
    assert_eq!((error.method(), error.path()), (Some("GET"), Some("/v2/rooms/a%20b")));
    assert_eq!((error.status(), error.attempts()), (Some(404), 1));
}

#[tokio::test(start_paused = true)]
async fn options_of_a_call_that_cannot_be_gone_by_are_refused_before_any_request() {
    let header = |name: &str, value: &str| CallOptions {
        headers: BTreeMap::from([(name.to_owned(), value.to_owned())]),
        ..Default::default()
    };
    let zero = Some(Duration::ZERO);
    for (options, named) in [
        (header("Authorization", "hidden"), "Authorization"),
        (header("x-own", "hidden\r\nx: y"), "x-own"),
        (header("x-own: hidden", ""), "x-own"),
        (CallOptions { timeout: zero, ..Default::default() }, "timeout is 0"),
        (CallOptions { deadline: zero, ..Default::default() }, "deadline is 0"),
    ] {
        let script = Script::new([room()]);
        let error = script.client().with_options(options).rooms().get("x").await.unwrap_err();
        assert_eq!(error.code(), "argument_invalid");
        assert!(error.reason().contains(named) && !error.reason().contains("hidden"), "{error}");
        assert_eq!(script.count(), 0);
    }
}

#[tokio::test(start_paused = true)]
async fn the_raw_request_reaches_what_has_no_method() {
    let script = Script::new([answer(200, r#"{"a":1}"#), answer(204, "")]);
    let client = script.client();
    let query = BTreeMap::from([("page".to_owned(), "2".to_owned()), ("empty".to_owned(), String::new())]);
    let answer = client.request("GET", "/v2/hls", &query, None).await.unwrap();
    assert_eq!(answer["a"], 1);
    assert_eq!(script.requests()[0].url.as_str(), "https://api.videosdk.live/v2/hls?page=2");
    assert!(client.request("DELETE", "/v2/hls/1", &BTreeMap::new(), None).await.unwrap().is_null());
    for (method, path) in [("get", "/v2/x"), ("GET", "v2/x"), ("GET", "/v2/../x")] {
        let error = client.request(method, path, &BTreeMap::new(), None).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{method} {path}");
    }
    assert_eq!(script.count(), 2);
}
