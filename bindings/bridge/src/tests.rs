use std::time::Duration;

use serde_json::{Value, json};
use videosdk_emulator::{Emulator, ScriptedReply};

use crate::{Cancel, Client, Failure, guarded, invoke, runtime};

fn client(emulator: &Emulator) -> Client {
    let options = json!({
        "apiKey": emulator.api_key(),
        "secret": emulator.secret().expose(),
        "emulator": emulator.url().strip_prefix("http://"),
    });
    Client::new(&options.to_string(), None).unwrap()
}

async fn call(client: &Client, operation: &str, arguments: Value) -> Result<Value, Failure> {
    let answer = invoke(client, operation, &arguments.to_string(), None).await?;
    Ok(serde_json::from_str(&answer).expect("an answer is JSON"))
}

#[tokio::test]
async fn every_operation_answers() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let room = call(&client, "rooms.create", json!({ "params": { "customRoomId": "mine" } })).await.unwrap();
    let id = json!({ "roomId": room["roomId"] });
    assert_eq!(room["customRoomId"], "mine");
    assert_eq!(call(&client, "rooms.get", id.clone()).await.unwrap()["roomId"], room["roomId"]);
    assert_eq!(call(&client, "rooms.list", json!({})).await.unwrap()["data"][0]["roomId"], room["roomId"]);
    assert_eq!(call(&client, "rooms.validate", id.clone()).await.unwrap()["valid"], true);
    let disabled = json!({ "roomId": room["roomId"], "params": { "status": "disabled" } });
    call(&client, "rooms.update", disabled).await.unwrap();
    call(&client, "rooms.end", id).await.unwrap();
    let raw = json!({ "method": "GET", "path": "/v2/rooms", "query": { "perPage": "1" } });
    assert_eq!(call(&client, "request", raw).await.unwrap()["data"].as_array().unwrap().len(), 1);
    emulator.close().await;
}

#[tokio::test]
async fn what_cannot_be_called_is_told_before_any_request() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    for (operation, arguments, named) in [
        ("rooms.crate", json!({}), "rooms.crate"),
        ("rooms.get", json!({}), "roomId"),
        ("rooms.get", json!({ "roomId": 5 }), "roomId"),
        ("rooms.get", json!({ "roomId": "a", "room": "b" }), "room"),
        (
            "rooms.create",
            json!({ "params": { "customRoomId": 5 } }),
            "params.customRoomId: invalid type: integer `5`",
        ),
        ("rooms.list", json!({ "options": { "timeout": -1 } }), "timeout"),
        ("rooms.list", json!({ "options": { "timeout": 0 } }), "timeout"),
        ("rooms.list", json!({ "options": { "retries": 1 } }), "retries"),
        ("rooms.list", json!([]), "JSON object"),
    ] {
        let failure = call(&client, operation, arguments).await.unwrap_err();
        assert_eq!((failure.kind, failure.code), ("invalid_request", "argument_invalid"));
        assert!(failure.reason.contains(named), "{}", failure.reason);
    }
    assert!(emulator.requests().is_empty());
    emulator.close().await;
}

#[tokio::test]
async fn an_error_of_the_service_arrives_with_its_facts() {
    let emulator = Emulator::start().await.unwrap();
    let failure = call(&client(&emulator), "rooms.get", json!({ "roomId": "none" })).await.unwrap_err();
    assert_eq!((failure.kind, failure.status, failure.attempts), ("not_found", Some(404), 1));
    let json: Value = serde_json::from_str(&failure.to_json()).unwrap();
    assert_eq!(json["path"], "/v2/rooms/none");
    assert_eq!(json["outcomeUnknown"], false);
    emulator.close().await;
}

#[tokio::test]
async fn a_cancelled_call_ends_at_once_before_and_during_its_request() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let early = Cancel::default();
    early.cancel();
    let failure = invoke(&client, "rooms.list", "{}", Some(&early)).await.unwrap_err();
    assert_eq!((failure.kind, emulator.requests().len()), ("cancelled", 0));

    emulator
        .script([ScriptedReply { delay: Duration::from_secs(60), ..ScriptedReply::status(200) }])
        .unwrap();
    let cancel = Cancel::default();
    let under_way = invoke(&client, "rooms.list", "{}", Some(&cancel));
    let seen = async {
        while emulator.requests().is_empty() {
            tokio::task::yield_now().await;
        }
        cancel.cancel();
    };
    let (outcome, ()) = tokio::join!(under_way, seen);
    assert_eq!(outcome.unwrap_err().kind, "cancelled");
    while !emulator.requests()[0].abandoned {
        tokio::task::yield_now().await;
    }
    emulator.close().await;
}

#[test]
fn a_panic_is_a_failure() {
    let failure = guarded::<(), Failure>(|| panic!("with a secret")).unwrap_err();
    assert_eq!(failure.kind, "internal");
    assert!(!failure.reason.contains("secret"));
}

/// Asks for the runtime when it is dropped, as a request does that is given up while it connects.
struct AsksWhenDropped(std::sync::mpsc::Sender<bool>);

impl Drop for AsksWhenDropped {
    fn drop(&mut self) {
        let _ = self.0.send(tokio::runtime::Handle::try_current().is_ok());
    }
}

#[test]
fn a_call_that_is_given_up_or_ends_is_dropped_on_the_runtime_whoever_polls_it() {
    let (sender, dropped) = std::sync::mpsc::channel();
    for ends in [false, true] {
        let asks = AsksWhenDropped(sender.clone());
        let mut call = Box::pin(crate::on_runtime(async move {
            let _asks = asks;
            if !ends {
                std::future::pending::<()>().await;
            }
        }));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert_eq!(call.as_mut().poll(&mut context).is_ready(), ends);
        drop(call);
        assert_eq!(dropped.recv(), Ok(true));
    }
}

#[tokio::test]
async fn a_runtime_that_was_made_in_vain_ends_where_nothing_is_waited_for() {
    let in_vain = tokio::runtime::Builder::new_multi_thread().build().unwrap();
    drop(crate::runtime::Made(Some(in_vain)));
}

#[test]
fn the_runtime_is_made_once() {
    assert!(std::ptr::eq(runtime().unwrap(), runtime().unwrap()));
}

#[tokio::test]
async fn handles_are_closed_once_and_say_so() {
    let emulator = crate::Emulator::start("{}").await.unwrap();
    let options =
        json!({ "apiKey": emulator.api_key(), "secret": emulator.secret(), "apiEndpoint": emulator.url() });
    let client = Client::new(&options.to_string(), None).unwrap();
    let server = crate::TokenServer::start(&client, "").await.unwrap();
    assert!(server.url().unwrap().starts_with("http://127.0.0.1:"));
    let asked = crate::Request {
        method: "POST".to_owned(),
        path: "/create-meeting".to_owned(),
        headers: vec![("host".to_owned(), "localhost".to_owned())],
        ..crate::Request::default()
    };
    assert!(server.try_handle(&asked).is_none(), "a meeting needs the service");
    assert_eq!(server.handle(asked).await.unwrap().status, 200);
    for _ in 0..2 {
        server.close().await.unwrap();
        emulator.close().await.unwrap();
    }
    assert_eq!(emulator.requests().unwrap_err().reason, "the emulator is closed");
}

#[tokio::test]
async fn a_server_for_strangers_needs_a_word() {
    let client = Client::new("{}", None).unwrap();
    let failure = crate::TokenServer::start(&client, r#"{"host":"0.0.0.0"}"#).await.unwrap_err();
    assert!(failure.reason.contains("strangers"), "{}", failure.reason);
    let failure = crate::TokenServer::start(&client, r#"{"hots":"0.0.0.0"}"#).await.unwrap_err();
    assert!(failure.reason.contains("hots"), "{}", failure.reason);
}

#[test]
fn a_mount_says_who_asks_where_somebody_listens_and_nowhere_else() {
    let client = Client::new(r#"{"apiKey":"key","secret":"hidden-secret"}"#, None).unwrap();
    let refused = |options: &str, with_identity: bool| {
        let server = crate::TokenServer::new(&client, options).unwrap();
        assert!(server.check_mount(!with_identity).is_ok(), "{options}");
        server.check_mount(with_identity).unwrap_err()
    };
    for open in ["{}", r#"{"authentication":"open"}"#] {
        let failure = refused(open, true);
        assert_eq!((failure.kind, failure.code), ("configuration", "option_invalid"));
        assert!(failure.reason.contains("authentication is open"), "{}", failure.reason);
    }
    let failure = refused(r#"{"authentication":"host"}"#, false);
    assert_eq!(failure.code, "option_invalid");
    assert!(failure.reason.contains("no identity"), "{}", failure.reason);
}

#[test]
fn wrong_types_are_told_without_secrets() {
    let failure = Client::new(r#"{"timeout":"soon"}"#, None).unwrap_err();
    assert!(failure.reason.starts_with("timeout: "), "{}", failure.reason);
    let failure = Client::new(r#"{"secret":12345}"#, None).unwrap_err();
    assert_eq!(failure.reason, "secret: it is of the wrong type");
}

#[test]
fn versions_must_fit() {
    assert!(crate::check_version(crate::VERSION).is_ok());
    let failure = crate::check_version("9.9.9").unwrap_err();
    assert_eq!(failure.code, "version_mismatch");
    assert!(failure.reason.contains("9.9.9") && failure.reason.contains(crate::VERSION));
}
