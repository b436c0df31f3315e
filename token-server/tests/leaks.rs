//! Looks for what callers send, and for what must not be seen, in everything that is logged while the cases of
//! `tests/http` are played.
//!
//! Alone in its process, for the reason that `log.rs` tells.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

mod support;

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use serde_json::Value;
use support::case::{self, Case};
use support::log::Log;
use support::stage::{SECRET, Stage};
use videosdk_token_server::{Request, Response};

/// Shorter texts, such as `1`, are in every log.
const LEAST: usize = 4;

/// What the log tells on purpose: the caller's own id of a request.
const TOLD: &str = "x-request-id";

/// Abuse 24: a secret or a token in a log.
#[tokio::test(start_paused = true)]
async fn no_case_leaves_a_trace_of_its_content_in_the_log() {
    let (mut hunted, mut leaks) = (0, Vec::new());
    for case in case::all() {
        let log = Log::default();
        let guard = tracing::subscriber::set_default(log.clone());
        let stage = Stage::of(&case);
        let request = stage.request(&case).await;
        let before = case.before.iter().map(|input| input.request(&stage.words));
        let mut hidden: BTreeSet<String> =
            before.chain([request.clone()]).flat_map(|request| hidden_in_request(&request)).collect();
        let response = stage.server.handle(request).await;
        drop(guard);
        let text = log.text();
        assert!(text.contains("status"), "{}: it is logged that it was answered\n{text}", case.id);
        hidden.extend(hidden_in_any(&case, &stage, &response));
        hunted += hidden.len();
        let found = hidden.iter().filter(|part| text.contains(part.as_str()));
        leaks.extend(found.map(|part| format!("{}: {part:?} is in\n{text}", case.id)));
    }
    assert!(leaks.is_empty(), "{}", leaks.join("\n"));
    assert!(hunted > 2_000, "only {hunted} texts were looked for");
}

/// Path, query, headers, body and caller, whole and in parts.
fn hidden_in_request(request: &Request) -> BTreeSet<String> {
    let mut texts = vec![request.query.clone(), String::from_utf8_lossy(&request.body).into_owned()];
    texts.extend(request.query.split('&').filter_map(|pair| Some(pair.split_once('=')?.1.to_owned())));
    texts.extend(request.path.strip_prefix("/validate-meeting/").map(str::to_owned));
    let headers = request.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case(TOLD));
    texts.extend(headers.map(|(_, value)| value.clone()));
    let body = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
    texts_of(&body, &mut texts);
    if let Some(identity) = &request.identity {
        texts.push(identity.sub.clone());
        texts_of(&Value::Object(identity.claims.clone()), &mut texts);
    }
    let decoded = texts.iter().map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned());
    let all: BTreeSet<String> = decoded.chain(texts.iter().cloned()).collect();
    all.into_iter().filter(|text| text.len() >= LEAST).collect()
}

/// The secret, the signatures of all tokens, and what the service says.
fn hidden_in_any(case: &Case, stage: &Stage, response: &Response) -> BTreeSet<String> {
    let answer: Value = serde_json::from_slice(&response.body).unwrap_or(Value::Null);
    let issued = answer["token"].as_str().into_iter();
    let signatures =
        stage.words.tokens().chain(issued).map(|token| token.rsplit_once('.').unwrap().1.to_owned());
    let said = case.service.iter().map(|service| service.body.clone()).filter(|body| body.len() >= LEAST);
    signatures.chain(said).chain([SECRET.to_owned()]).collect()
}

/// Every text in a JSON value, at any depth.
fn texts_of(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, into)),
        Value::Object(fields) => fields.values().for_each(|field| texts_of(field, into)),
        _ => {}
    }
}
