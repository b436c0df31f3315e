//! The cases of kind `env` from public life: what loaders, shells and pipelines make of settings.

use serde_json::Value;
use videosdk_server::{Client, ClientOptions, Environment, Severity};

/// We read the environment and no `.env` files (docs/decisions/settings.md), so these cases, where the file is read by
/// "ours", have nothing to run; what a loader makes of such lines is in the others.
const NOT_APPLICABLE: [&str; 2] = ["wild-env-export", "wild-env-comment-only-value"];

#[test]
fn every_case_comes_out_as_expected() {
    let lines = include_str!("../../tests/wild/cases.jsonl").lines();
    let cases: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut run = 0;
    for case in cases.iter().filter(|case| case["kind"] == "env") {
        let id = case["id"].as_str().unwrap();
        if NOT_APPLICABLE.contains(&id) {
            continue;
        }
        check(id, &case["input"], &case["expect"]);
        run += 1;
    }
    assert!(run >= 7, "only {run} cases were run");
}

fn check(id: &str, input: &Value, expect: &Value) {
    let variables = input["env"].as_object().unwrap();
    let pairs = variables.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()));
    let mut environment = Environment::of(pairs);
    if let Some(path) = variables.get("VIDEOSDK_SECRET_KEY_FILE") {
        environment = environment.with_file(path.as_str().unwrap(), input["file"].as_str().unwrap());
    }
    let client = Client::new(ClientOptions::from_environment(&environment));
    let wanted = &expect["settings"];
    let keys = client.tokens().keys().first();
    let complete = wanted["api_key"].is_string() && wanted["secret"].is_string();
    assert_eq!(keys.is_some(), complete, "{id}");
    if let Some(keys) = keys {
        assert_eq!(keys.api_key(), wanted["api_key"], "{id}");
        assert_eq!(keys.secret().expose(), wanted["secret"], "{id}");
    }
    assert_eq!(client.api_endpoint(), wanted["base_url"], "{id}");
    let findings = &client.settings().findings;
    for wanted in expect["findings"].as_array().unwrap() {
        let fits = findings.iter().any(|finding| {
            let words = format!("{} {} {}", finding.about, finding.reason, finding.remedy).to_lowercase();
            wanted["about"] == *finding.about
                && wanted["severity"] == serde_json::json!(finding.severity)
                && wanted["mention_any"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|word| words.contains(&word.as_str().unwrap().to_lowercase()))
        });
        assert!(fits, "{id}: nothing like {wanted} in {findings:?}");
    }
    if expect["findings"].as_array().unwrap().is_empty() {
        assert!(findings.iter().all(|finding| finding.severity == Severity::Info), "{id}: {findings:?}");
    }
    let said = format!("{:?} {}", client.settings(), serde_json::json!(client.settings()));
    for secret in
        [variables.get("VIDEOSDK_SECRET_KEY"), variables.get("VIDEOSDK_API_SECRET")].into_iter().flatten()
    {
        let secret = secret.as_str().unwrap().trim_matches(['"', '\'', '\r']);
        assert!(!said.contains(secret), "{id}");
    }
}
