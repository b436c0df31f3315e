//! The commands as programs meet them: JSON, exit codes, and no secret in anything they say.

mod support;

use std::io::Write;
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use support::{Running, command, run, text};

const KEY: (&str, &str) = ("VIDEOSDK_API_KEY", "11111111-2222-4333-8444-555555555555");
const SECRET: (&str, &str) =
    ("VIDEOSDK_SECRET", "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526");

fn object(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{error}: {}", text(bytes)))
}

/// Runs it with the key pair; whatever it says, the secret is not in it.
fn with_keys(arguments: &[&str]) -> Output {
    let output = run(arguments, &[KEY, SECRET]);
    let said = text(&output.stdout) + &text(&output.stderr);
    assert!(!said.contains(SECRET.1), "{arguments:?} shows the secret");
    output
}

#[test]
fn a_token_is_printed_alone() {
    let printed = text(&with_keys(&["token", "participant", "--room", "abcd-efgh-ijkl"]).stdout);
    let claims = videosdk_server::token::decode(printed.strip_suffix('\n').unwrap()).unwrap();
    assert_eq!(claims.room_id.as_deref(), Some("abcd-efgh-ijkl"));
    let signed = object(&with_keys(&["token", "classic", "--expires-in", "2h", "--json"]).stdout);
    let claims = videosdk_server::token::decode(signed["token"].as_str().unwrap()).unwrap();
    assert_eq!(signed["kind"], "classic");
    assert_eq!(signed["expiresAt"].as_i64(), claims.expires_at.unwrap().as_i64());
    assert_eq!(signed.as_object().unwrap().len(), 3);
}

#[test]
fn an_explanation_is_the_same_from_an_argument_and_from_standard_input() {
    let token = text(&with_keys(&["token", "participant", "--room", "abcd-efgh-ijkl"]).stdout);
    let fixed = ["explain", "-", "--at", "4102444800", "--json"];
    let mut explain = command(&fixed);
    explain.envs([KEY, SECRET]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = explain.spawn().unwrap();
    child.stdin.take().unwrap().write_all(token.as_bytes()).unwrap();
    let piped = child.wait_with_output().unwrap();
    let argument = with_keys(&["explain", token.trim(), "--at", "4102444800", "--json"]);
    assert_eq!((piped.status.code(), argument.status.code()), (Some(1), Some(1)), "it has expired by then");
    assert_eq!(object(&piped.stdout), object(&argument.stdout));
    let elsewhere = object(&with_keys(&["explain", token.trim(), "--room", "other", "--json"]).stdout);
    assert_eq!((&elsewhere["join"]["accepted"], &elsewhere["join"]["code"]), (&json!(false), &json!(4022)));
    assert_eq!(with_keys(&["explain", token.trim()]).status.code(), Some(0));
    assert_eq!(with_keys(&["explain", SECRET.1]).status.code(), Some(1), "a secret is no token");
}

#[test]
fn doctor_tells_where_a_setting_came_from_but_not_what_it_is() {
    let doctor = with_keys(&["doctor", "--offline", "--json"]);
    assert_eq!(doctor.status.code(), Some(0));
    let told = object(&doctor.stdout);
    let secret = told["settings"].as_array().unwrap().iter().find(|setting| setting["name"] == "secret");
    assert_eq!(secret.unwrap()["variable"], "VIDEOSDK_SECRET");
    assert_eq!((&told["service"], &told["findings"]), (&Value::Null, &json!([])));
    assert_eq!(run(&["doctor", "--offline"], &[]).status.code(), Some(1));
}

/// Abuse 27: a stolen token.
#[test]
fn doctor_says_what_a_stolen_token_is_worth() {
    let facts = [
        "VideoSDK shows no way to take one back",
        "short life",
        "a room and a participant",
        "replace the key pair",
    ];
    let plain = text(&with_keys(&["doctor", "--offline"]).stdout);
    let told = object(&with_keys(&["doctor", "--offline", "--json"]).stdout);
    let advice = &told["advice"][0];
    assert_eq!((&advice["about"], advice["remedies"].as_array().unwrap().len()), (&json!("stolen_token"), 3));
    for fact in facts {
        assert!(
            plain.contains(fact) && advice.to_string().contains(fact),
            "{fact} is not in\n{plain}\n{advice}"
        );
    }
}

#[test]
fn doctor_tells_a_service_that_refuses_and_one_that_is_not_there() {
    let emulator = Running::emulator_alone();
    let foreign = run(&["doctor", "--json"], &[KEY, SECRET, ("VIDEOSDK_API_ENDPOINT", emulator.emulator())]);
    let told = object(&foreign.stdout);
    assert_eq!((foreign.status.code(), &told["service"]["reached"]), (Some(1), &json!(false)));
    // A port that was free a moment ago: nobody listens there.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let address = format!("http://{nobody}");
    let gone = run(&["doctor"], &[KEY, SECRET, ("VIDEOSDK_API_ENDPOINT", &address)]);
    assert_eq!(gone.status.code(), Some(1));
    let said = text(&foreign.stdout) + &text(&gone.stdout) + &text(&gone.stderr);
    assert!(!said.contains(SECRET.1) && said.contains(&address), "{said}");
}

#[test]
fn what_the_emulator_announces_is_enough_to_use_it() {
    let emulator = Running::emulator_alone();
    let variables: Vec<(&str, &str)> =
        emulator.announced["use it with"].split(' ').map(|pair| pair.split_once('=').unwrap()).collect();
    let output = run(&["rooms", "create", "--custom-room-id", "lesson", "--json"], &variables);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let id = object(&output.stdout)["roomId"].as_str().unwrap().to_owned();
    let table = text(&run(&["rooms", "list"], &variables).stdout);
    assert!(table.starts_with("ROOM") && table.contains(&id) && table.ends_with("1 of 1\n"), "{table}");
    assert!(!table.contains('\u{1b}'), "colours are for terminals");
}

#[test]
fn failures_are_json_when_json_is_asked_for() {
    for (arguments, code) in [
        (&["rooms", "list", "--json"][..], "api_key_missing"),
        (&["serve", "--json", "--port", "many"], "usage"),
        (&["serve", "--json", "--host", "0.0.0.0"], "usage"),
        (&["--json"], "usage"),
    ] {
        let output = run(arguments, &[]);
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{arguments:?}: {said}");
        let told = object(&output.stderr);
        assert_eq!(told["code"], code, "{arguments:?}");
        assert!(told["error"].is_string() && output.stdout.is_empty());
    }
}

#[test]
fn a_server_announces_itself_to_programs_in_one_line() {
    let mut serve = command(&["serve", "--demo", "--port", "0", "--json"]);
    let mut child = serve.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut standard = std::io::BufReader::new(child.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut standard, &mut line).unwrap();
    let running = Running { child, announced: Default::default() };
    let told = object(line.as_bytes());
    for name in ["tokenServer", "emulator", "apiKey", "secret"] {
        assert!(told[name].is_string(), "{name} is missing in {told}");
    }
    assert_eq!(support::get(told["tokenServer"].as_str().unwrap(), "/healthz").status, 200);
    drop(running);
}

#[test]
fn help_and_version_are_answers() {
    for arguments in
        [&["--help"][..], &["--version"], &["serve", "--help"], &["rooms", "--help"], &["--help", "--json"]]
    {
        let output = run(arguments, &[]);
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(0), false), "{arguments:?}");
    }
}
