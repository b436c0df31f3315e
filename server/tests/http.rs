//! Plays the cases of `tests/http` to the program: through its configuration file, its sockets and a service on loopback.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

#[path = "../../token-server/tests/support/mod.rs"]
mod suite;
mod support;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Map, Value, json};
use suite::case::{self, Case, Input};
use suite::expect::{Answer, service_faults};
use suite::service::Service;
use suite::stage::{API_KEY, SECRET, Words, settings};
use support::loopback::Loopback;
use support::{Running, command, connect};
use tempfile::TempDir;
use videosdk_token_server::{Config, Response};

/// What must not fall away unnoticed.
const AT_LEAST: usize = 200;

#[test]
fn every_case_of_tests_http_holds_for_the_program() {
    let mut groups: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in case::all().into_iter().filter(|case| !is_for_host_programs(case)) {
        groups.entry(group(&case)).or_default().push(case);
    }
    let played: usize = groups.values().map(Vec::len).sum();
    assert!(played >= AT_LEAST, "only {played} cases were found");
    let failures: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = groups.values().map(|cases| scope.spawn(|| failures(cases))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(failures.is_empty(), "{} of {played} cases fail\n{}", failures.len(), failures.join("\n"));
    println!("{played} cases hold in {} programs", groups.len());
}

/// The program itself is no host program, and knows callers by what they send.
fn is_for_host_programs(case: &Case) -> bool {
    case.has_identity() || settings(case.settings()).get("authentication").is_some_and(|mode| mode == "host")
}

/// Which cases have a program together: those of an entry of the settings. What counts callers would count those of the
/// case before, and who waits for a service in trouble would keep the others waiting; those have one alone.
fn group(case: &Case) -> String {
    let name = case.settings();
    let is_alone = case.service.is_some() || settings(name).contains_key("limits");
    if is_alone { format!("{name} {}", case.id) } else { name.to_owned() }
}

/// The cases that the listener answers itself.
fn excused() -> Map<String, Value> {
    let text = std::fs::read_to_string(case::folder().join("mounts/limits.json")).unwrap();
    let limits: Value = serde_json::from_str(&text).unwrap();
    limits["listener"]["cases"].as_object().unwrap().clone()
}

/// Starts a program, and plays these cases to it one after the other.
fn failures(cases: &[Case]) -> Vec<String> {
    let service = Loopback::start();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("server.toml");
    std::fs::write(&path, file_of(&settings(cases[0].settings()))).unwrap();
    let mut serve = command(&["serve", "--config", path.to_str().unwrap()]);
    serve.envs([
        ("VIDEOSDK_API_KEY", API_KEY),
        ("VIDEOSDK_SECRET", SECRET),
        ("VIDEOSDK_API_ENDPOINT", &service.url("/v2")),
    ]);
    let running = Running::start(&mut serve, "token server");
    let words = Words::new();
    let excused = excused();
    let failure =
        |case: &Case| failure(case, excused.contains_key(&case.id), running.token_server(), &service, &words);
    cases.iter().filter_map(failure).collect()
}

/// What is wrong with a case. One that is excused is answered otherwise, and refused all the same.
fn failure(case: &Case, is_excused: bool, url: &str, loopback: &Loopback, words: &Words) -> Option<String> {
    let service = Service::new(case.service.clone());
    loopback.put(Arc::new(service.clone()));
    for input in &case.before {
        send(url, input, words);
    }
    let started = Instant::now();
    let response = send(url, &case.input, words);
    let mut faults = Answer::new(&response, started.elapsed(), words).faults(&case.expect);
    faults.extend(service_faults(case, words, &service.seen()));
    if is_excused {
        let is_refused = (400..500).contains(&response.status) && service.seen().is_empty();
        faults = match (is_refused, faults.is_empty()) {
            (true, false) => Vec::new(),
            (true, true) => vec!["it holds; take it out of tests/http/mounts/limits.json".to_owned()],
            (false, _) => vec![
                "what the listener answers itself is a refusal, of which the service sees nothing".to_owned(),
            ],
        };
    }
    let body = String::from_utf8_lossy(&response.body);
    (!faults.is_empty()).then(|| {
        format!("{} ({}):\n  {}\n  {response:?}\n  {body}", case.id, case.title, faults.join("\n  "))
    })
}

/// An entry of `settings.json` as a file of `serve`. The program listens on loopback whatever the entry is made for, so
/// that what is different beyond it is said in words.
fn file_of(settings: &Map<String, Value>) -> String {
    let mut tables: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut say = |table, key: &str, value: &Value| {
        // Texts, truths and lists of them are written alike in JSON and in TOML.
        tables.entry(table).or_default().push(format!("{key} = {value}"));
    };
    say("server", "listen", &"127.0.0.1:0".into());
    let is_public = settings.get("base").is_some_and(|base| base == "public");
    if is_public {
        let public = Config::default();
        say("token", "kind", &public.token_kind.as_str().into());
        say("token", "expires_in", &format!("{}s", public.expires_in.as_secs()).into());
        say("cors", "allow_loopback_origins", &public.allow_loopback_origins.into());
    }
    let usual = json!([{ "name": "default", "may": ["token", "create", "validate"], "rooms": ["*"] }]);
    let rules = settings.get("policy").unwrap_or(if is_public { &usual } else { &Value::Null });
    for (name, value) in settings {
        match name.as_str() {
            "about" | "base" | "policy" => {}
            "allowed_hosts" => say("server", "hosts", value),
            "base_path" | "trusted_proxies" => say("server", name, value),
            "allowed_origins" => say("cors", "origins", value),
            "allow_credentials" => say("cors", name, value),
            "permissions" => say("token", name, value),
            "expires_in_seconds" => say("token", "expires_in", &format!("{value}s").into()),
            "limits" => value.as_object().unwrap().iter().for_each(|(name, rate)| say("limits", name, rate)),
            _ => panic!("settings.json has {name}, of which the file of the program is not made"),
        }
    }
    let tables = tables.iter().map(|(table, lines)| format!("[{table}]\n{}\n", lines.join("\n")));
    let rules = rules.as_array().into_iter().flatten().filter_map(Value::as_object).map(|rule| {
        let lines = rule.iter().map(|(key, value)| format!("{key} = {value}\n"));
        format!("[[policy]]\n{}", lines.collect::<String>())
    });
    tables.chain(rules).collect()
}

/// Sends a request as it stands, on a connection of its own.
fn send(url: &str, input: &Input, words: &Words) -> Response {
    let request = input.request(words);
    let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
    let mut head = format!("{} {}{query} HTTP/1.1\r\nconnection: close\r\n", request.method, request.path);
    if request.header("host").is_none() {
        head.push_str(&format!("host: {}\r\n", url.strip_prefix("http://").unwrap()));
    }
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", request.body.len()));
    let mut stream = connect(url);
    stream.write_all(head.as_bytes()).unwrap();
    // It may have heard enough and closed; its answer is there all the same.
    let _heard_enough = stream.write_all(&request.body);
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    response(&bytes)
}

/// What came back, without the headers that belong to the connection.
fn response(bytes: &[u8]) -> Response {
    let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let of_the_connection = ["connection", "content-length", "date", "transfer-encoding"];
    let headers = lines.map(|line| line.split_once(": ").unwrap()).filter_map(|(name, value)| {
        let name = name.to_ascii_lowercase();
        // Names live as long as the program in an answer, which may have any here.
        let name: &'static str = name.leak();
        (!of_the_connection.contains(&name)).then(|| (name, Cow::Owned(value.to_owned())))
    });
    Response { status, headers: headers.collect(), body: bytes[end + 4..].to_vec().into() }
}
