//! The API token of the client: signed, kept, renewed; and the service's clock.

use std::sync::Arc;
use std::time::Duration;

use videosdk_server::token::{TokenKind, VerifyToken};
use videosdk_server::{Client, ClientOptions, ErrorKind, Secret};

use crate::support::{NOW, Script, answer, room, with_header};

#[tokio::test(start_paused = true)]
async fn requests_carry_an_api_token_without_bearer() {
    let script = Script::new([room()]);
    let client = script.client();
    client.rooms().get("x").await.unwrap();
    client.rooms().get("y").await.unwrap();
    let token = script.header(0, "authorization").unwrap();
    assert_eq!(script.header(1, "authorization").unwrap(), token, "it is kept");
    let request = VerifyToken { kind: Some(TokenKind::Api), ..Default::default() };
    client.tokens().verify(&token, &request).unwrap();
    let user_agent = script.header(0, "user-agent").unwrap();
    assert!(user_agent.starts_with("videosdk-server/") && user_agent.ends_with("(rust)"), "{user_agent}");
}

#[tokio::test(start_paused = true)]
async fn one_401_renews_the_token_once() {
    let script = Script::new([answer(401, ""), room()]);
    script.client().rooms().get("x").await.unwrap();
    assert_ne!(script.header(0, "authorization"), script.header(1, "authorization"));
    let script = Script::new([answer(401, "")]);
    let error = script.client().rooms().get("x").await.unwrap_err();
    assert_eq!((error.kind(), script.count()), (ErrorKind::Authentication, 2));
}

#[tokio::test(start_paused = true)]
async fn a_ready_token_is_sent_as_it_is() {
    let script = Script::new([answer(401, "")]);
    let client = Client::new(ClientOptions {
        token: Some(Secret::new("ready.made.token")),
        http_client: Some(Arc::new(script.clone())),
        ..Default::default()
    });
    client.rooms().get("x").await.unwrap_err();
    assert_eq!(script.header(0, "authorization").as_deref(), Some("ready.made.token"));
    assert_eq!(script.count(), 1, "there is nothing to renew it with");
}

#[tokio::test(start_paused = true)]
async fn missing_credentials_fail_on_first_use_and_in_check() {
    let script = Script::new([room()]);
    let client =
        Client::new(ClientOptions { http_client: Some(Arc::new(script.clone())), ..Default::default() });
    let errors = [
        client.check().unwrap_err(),
        client.rooms().get("x").await.unwrap_err(),
        client.tokens().participant(&Default::default()).unwrap_err(),
    ];
    for error in errors {
        assert_eq!((error.kind(), error.findings().len()), (ErrorKind::Configuration, 2), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test(start_paused = true)]
async fn tokens_are_dated_by_the_clock_of_the_service() {
    let later = httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(NOW as u64 + 600));
    let script = Script::new([with_header(404, "date", later), room()]);
    let client = script.client();
    client.rooms().get("x").await.unwrap_err();
    assert_eq!(client.clock_offset_seconds(), 600);
    let token = client.tokens().participant(&Default::default()).unwrap();
    let claims = videosdk_server::token::decode(&token).unwrap();
    assert_eq!(claims.issued_at.unwrap().as_i64(), Some(NOW + 600 - 30));
}

#[tokio::test(start_paused = true)]
async fn no_other_clock_is_learned() {
    let later = httpdate::fmt_http_date(std::time::UNIX_EPOCH + Duration::from_secs(NOW as u64 + 600));
    let elsewhere = with_header(302, "location", "https://elsewhere.example/x");
    let script = Script::new([elsewhere, with_header(404, "date", later.clone())]);
    let client = script.client();
    client.rooms().get("x").await.unwrap_err();
    assert_eq!((script.count(), client.clock_offset_seconds()), (2, 0), "of where a redirect leads");

    let script = Script::new([with_header(404, "date", later)]);
    let client = Client::new(ClientOptions {
        api_endpoint: Some("http://machine.example".to_owned()),
        allow_insecure_http: true,
        ..script.options()
    });
    client.rooms().get("x").await.unwrap_err();
    assert_eq!(client.clock_offset_seconds(), 0, "over a connection that others can change");
}
