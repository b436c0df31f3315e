//! The command lines of the files in `deploy/` are ones that the program takes.

mod support;

use std::path::Path;

use serde_json::Value;
use support::{run, text};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy").join(name)).unwrap()
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().skip(1).map(str::to_owned).collect()
}

/// The line that begins so, with the lines that it goes on in.
fn line(text: &str, begin: &str) -> String {
    let rest = &text[text.find(begin).unwrap()..];
    let mut lines = Vec::new();
    for line in rest.lines() {
        lines.push(line.trim_start_matches('#').trim().trim_end_matches('\\'));
        if !line.ends_with('\\') {
            break;
        }
    }
    lines.join(" ")
}

/// Fails unless all that is missing is a key pair, which is looked for when everything else is right.
fn starts_but_for_its_keys(arguments: &[String]) {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = run(&arguments, &[]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains("VIDEOSDK_API_KEY"), "{arguments:?}: {said}");
}

#[test]
fn the_unit_starts_the_program() {
    let command = line(&file("videosdk-server.service"), "ExecStart=");
    starts_but_for_its_keys(&words(&command));
}

#[test]
fn the_image_starts_the_program() {
    let container = file("Containerfile");
    let command = line(&container, "videosdk-server serve");
    starts_but_for_its_keys(&words(&command));
    let list = |begin: &str| -> Vec<String> {
        let line = line(&container, begin);
        serde_json::from_str(&line[line.find('[').unwrap()..]).unwrap()
    };
    let command = list("CMD [\"serve\"");
    let output = run(&command.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--open"), "by itself it serves no strangers");
    let check = list("HEALTHCHECK");
    let output = run(&check[1..].iter().map(String::as_str).collect::<Vec<_>>(), &[("PORT", "1")]);
    assert_eq!(output.status.code(), Some(1), "nobody is there: {}", text(&output.stderr));
}

#[test]
fn the_pod_starts_the_program_and_waits_for_its_end() {
    let documents: Vec<Value> = serde_saphyr::from_multiple(&file("kubernetes.yaml")).unwrap();
    let pod = &documents[0]["spec"]["template"]["spec"];
    let container = &pod["containers"][0];
    let arguments: Vec<String> = serde_json::from_value(container["args"].clone()).unwrap();
    starts_but_for_its_keys(&arguments);
    let port = |name: &str| {
        let mut ports = container["ports"].as_array().unwrap().iter();
        ports.find(|port| port["name"] == name).unwrap()["containerPort"].clone()
    };
    assert_eq!(port("http"), 9000, "the default of serve");
    let admin = arguments.iter().find_map(|argument| argument.strip_prefix("--admin-listen=")).unwrap();
    assert!(admin.ends_with(&format!(":{}", port("admin"))), "{admin}");
    for (probe, path) in [("livenessProbe", "/healthz"), ("readinessProbe", "/readyz")] {
        let asked = &container[probe]["httpGet"];
        assert_eq!((&asked["path"], &asked["port"]), (&path.into(), &"admin".into()));
    }
    // Delay and deadline beyond loopback; the readiness must fail within the delay.
    assert!(pod["terminationGracePeriodSeconds"].as_u64().unwrap() > 5 + 20);
    let readiness = &container["readinessProbe"];
    let noticed =
        readiness["periodSeconds"].as_u64().unwrap() * readiness["failureThreshold"].as_u64().unwrap();
    assert!(noticed < 5);
    assert!(container.get("lifecycle").is_none(), "the program waits by itself");
}
