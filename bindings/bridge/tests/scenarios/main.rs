//! The shared scenarios, which tests/scenarios/README.md explains: the same files are run in every language.

mod compare;

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use futures_util::stream::{self, StreamExt};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use videosdk_bridge::{Cancel, Client, Emulator, Failure, invoke, runtime};
use videosdk_server::ErrorKind;

use compare::Compare;

/// While some wait others work; with all of them at once a timeout would run before its request is sent.
const AT_ONCE: usize = 24;

type Fields = Map<String, Value>;

/// One scenario, or a call before it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Scenario {
    id: String,
    title: String,
    client: Fields,
    answers: Vec<Value>,
    before: Vec<Scenario>,
    call: String,
    arguments: Value,
    options: Value,
    items: Option<usize>,
    cancel: Option<When>,
    #[serde(deserialize_with = "present")]
    result: Option<Value>,
    error: Option<Fields>,
    requests: Option<Vec<Value>>,
}

/// When a call is given up.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum When {
    Before,
    During,
}

/// A result of `null` is a result.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

#[test]
fn every_scenario_of_every_file() {
    let scenarios = scenarios();
    let outcomes = stream::iter(&scenarios).map(async |scenario| {
        let outcome = run(scenario).await;
        outcome.err().map(|difference| format!("{} ({}): {difference}", scenario.id, scenario.title))
    });
    let failed = outcomes.buffer_unordered(AT_ONCE).filter_map(async |failed| failed).collect::<Vec<_>>();
    let failed = runtime().unwrap().block_on(failed);
    assert!(failed.is_empty(), "{} of {} failed\n{}", failed.len(), scenarios.len(), failed.join("\n"));
    // Not by println, whose text is shown of failed tests alone.
    writeln!(std::io::stdout(), "conformance rust: {} scenarios", scenarios.len()).unwrap();
}

#[test]
fn each_id_stands_once_and_every_error_that_a_call_ends_in_has_a_scenario() {
    let scenarios = scenarios();
    let ids: BTreeSet<_> = scenarios.iter().map(|scenario| &scenario.id).collect();
    assert_eq!(ids.len(), scenarios.len());
    let errors = scenarios.iter().filter_map(|scenario| scenario.error.as_ref());
    let kinds: BTreeSet<_> = errors.filter_map(|error| error["kind"].as_str()).collect();
    let of_no_call = [ErrorKind::Webhook, ErrorKind::Internal];
    let expected = ErrorKind::ALL.into_iter().filter(|kind| !of_no_call.contains(kind));
    assert_eq!(kinds, expected.map(ErrorKind::as_str).collect());
}

fn scenarios() -> Vec<Scenario> {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios"));
    let read = |file: &PathBuf| -> Vec<Scenario> {
        let text = std::fs::read_to_string(file).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    };
    files.iter().flat_map(read).collect()
}

/// Every file below a folder, but the text for people, and the cases of the token source, which is not native.
fn files(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let ours = paths.filter(|path| !path.ends_with("README.md") && !path.ends_with("token-source"));
    ours.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

async fn run(scenario: &Scenario) -> Result<(), String> {
    let emulator = Emulator::start("{}").await.map_err(said)?;
    emulator.script(&json!(scenario.answers).to_string()).map_err(said)?;
    let mut options = Fields::from_iter([
        ("apiKey".to_owned(), emulator.api_key().into()),
        ("secret".to_owned(), emulator.secret().into()),
        ("apiEndpoint".to_owned(), emulator.url().into()),
    ]);
    options.extend(scenario.client.clone());
    let client = Client::new(&json!(options).to_string(), None).map_err(said)?;
    let mut compare = Compare::default();
    for call in scenario.before.iter().chain([scenario]) {
        let arguments = compare.filled_in(call);
        let outcome = match call.items {
            Some(most) => items(&client, &call.call, arguments, most).await,
            None => ask(&client, &call.call, &arguments, call.cancel, &emulator).await,
        };
        compare.outcome(call, outcome)?;
    }
    let seen: Vec<Value> = serde_json::from_str(&emulator.requests().map_err(said)?).unwrap();
    scenario.requests.as_ref().map_or(Ok(()), |expected| compare.requests(expected, &seen))
}

async fn ask(
    client: &Client,
    operation: &str,
    arguments: &Value,
    cancel: Option<When>,
    emulator: &Emulator,
) -> Result<Value, Failure> {
    let given_up = Cancel::default();
    let giving_up = async {
        while cancel == Some(When::During) && emulator.requests().is_ok_and(|requests| requests == "[]") {
            tokio::task::yield_now().await;
        }
        if cancel.is_some() {
            given_up.cancel();
        }
    };
    let arguments = arguments.to_string();
    let call = invoke(client, operation, &arguments, Some(&given_up));
    let ((), answer) = tokio::join!(biased; giving_up, call);
    Ok(serde_json::from_str(&answer?).unwrap())
}

/// Goes on from page to page as a language does: the cursor in place of the page, the filters as they were.
async fn items(client: &Client, operation: &str, mut list: Value, most: usize) -> Result<Value, Failure> {
    let mut items = Vec::new();
    loop {
        let page = invoke(client, operation, &list.to_string(), None).await?;
        let mut page: Value = serde_json::from_str(&page).unwrap();
        items.append(page["data"].as_array_mut().unwrap());
        if items.len() >= most || page["next"].is_null() {
            items.truncate(most);
            return Ok(items.into());
        }
        list["params"]["page"].take();
        list["params"]["cursor"] = page["next"].take();
    }
}

fn said(failure: Failure) -> String {
    failure.to_json()
}
