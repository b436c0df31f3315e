//! No secret and no token in anything that is printed, over a whole scenario.
//!
//! Alone in its process: `tracing` remembers for all threads whether a place is listened to, and a test beside this one
//! that comes by without a listener would silence it.

#[allow(dead_code, reason = "a part of it is used here")]
#[path = "client/support.rs"]
mod support;

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::MakeWriter;
use videosdk_server::events::EventHandler;
use videosdk_server::models::rooms::CreateRoom;
use videosdk_server::token::{ExplainToken, ParticipantToken, VerifyToken};
use videosdk_server::{Client, Environment, Secret};

use support::{API_KEY, SECRET, Script, answer, broken, room};

#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Printed {
    fn add(&self, text: impl std::fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{text:?} {text:#?}").unwrap();
    }
}

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Printed {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_printed_holds_a_secret_or_a_token() {
    let printed = Printed::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(printed.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let script =
        Script::new([answer(401, ""), broken(), room(), answer(400, &format!("{{\"error\":\"{SECRET}\"}}"))]);
    let mut options = script.options();
    let (events, heard) = (printed.clone(), Arc::new(Mutex::new(0)));
    let counter = heard.clone();
    options.on_event = Some(EventHandler::new(move |event| {
        *counter.lock().unwrap() += 1;
        events.add(event);
    }));
    options.environment = Some(Environment::of([("VIDEOSDK_SECRET", SECRET)]));
    options.headers.insert("x-own".into(), "header-value-to-hide".into());
    options.proxy = Some(Secret::new("http://user:header-value-to-hide@proxy"));
    printed.add(&options);
    let client = Client::new(options);
    client.rooms().get("x").await.unwrap();
    printed.add(client.rooms().create(CreateRoom::default()).await.unwrap_err());

    let token = client.tokens().participant(&ParticipantToken::default()).unwrap();
    let other = token.replace('A', "B");
    printed.add(client.tokens().verify(&other, &VerifyToken::default()).unwrap_err());
    for text in [token.as_str(), other.as_str(), SECRET, "not.a.token"] {
        printed.add(client.tokens().explain(text, &ExplainToken::default()));
    }
    printed.add((&client, client.rooms(), client.tokens(), client.tokens().keys(), client.settings()));
    printed.add((&script.requests(), Environment::of([("X", SECRET)])));

    let printed = String::from_utf8(printed.0.lock().unwrap().clone()).unwrap();
    let sent: Vec<String> = script
        .requests()
        .iter()
        .enumerate()
        .filter_map(|(index, _)| script.header(index, "authorization"))
        .collect();
    assert!(*heard.lock().unwrap() > 5 && printed.contains("attempt_finished") && printed.contains(API_KEY));
    assert!(sent.len() > 2);
    let signatures = sent.iter().chain([&token]).map(|token| token.rsplit('.').next().unwrap());
    for hidden in signatures.chain([SECRET, "header-value-to-hide"]) {
        assert!(!printed.contains(hidden), "{hidden} was printed");
    }
}
