//! Starting: what is refused, and with which words and exit code.

mod support;

use std::net::TcpListener;

use support::{Running, command, get, request, run, text};

const KEY: (&str, &str) = ("VIDEOSDK_API_KEY", "11111111-2222-4333-8444-555555555555");
const SECRET: (&str, &str) =
    ("VIDEOSDK_SECRET", "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526");

/// Abuse 1: a stranger asks a public server. It does not start.
#[test]
fn a_public_address_needs_a_word() {
    let output = run(&["serve", "--host", "0.0.0.0", "--port", "0"], &[KEY, SECRET]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    for way_out in ["127.0.0.1", "library", "--open"] {
        assert!(said.contains(way_out), "{way_out} is not named in {said}");
    }
}

#[test]
fn an_open_server_gives_narrow_tokens() {
    let mut open = command(&["serve", "--host", "0.0.0.0", "--port", "0", "--open"]);
    let running = Running::start(open.envs([KEY, SECRET]), "token server");
    let token = get(running.token_server(), "/get-token").json["token"].as_str().unwrap().to_owned();
    let claims = videosdk_server::token::decode(&token).unwrap();
    assert!(claims.has_role("rtc") && claims.permissions.unwrap() == ["allow_join"]);
    let lifetime = claims.expires_at.unwrap().as_i64().unwrap() - claims.issued_at.unwrap().as_i64().unwrap();
    assert_eq!(lifetime, 7_200 + 30);
}

#[test]
fn missing_settings_are_told_all_at_once() {
    let output = run(&["serve", "--port", "0"], &[("VIDEOSDK_API_SECRET", "x")]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.contains("VIDEOSDK_API_KEY")
            && said.contains("VIDEOSDK_SECRET")
            && said.contains("VIDEOSDK_API_SECRET")
    );
}

#[test]
fn a_taken_port_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["serve", "--demo", "--port", &port], &[]);
    assert_eq!(output.status.code(), Some(1), "it may be free another time");
    assert!(text(&output.stderr).contains(&port));
    let output = run(&["serve", "--demo"], &[("PORT", port.as_str())]);
    assert!(text(&output.stderr).contains(&port), "PORT is read");
}

#[test]
fn mistakes_in_arguments_are_explained() {
    for (arguments, word) in [
        (&["serve", "--demo", "--permission", "mod"][..], "allow_mod"),
        (&["serve", "--demo", "--expires-in", "1h30m"], "duration"),
        (&["serve", "--demo", "--token", "api", "--port", "0"], "--token"),
        (&["serve", "--demo", "--port", "0", "--allow-origin", "example.com"], "--allow-origin"),
        (&["token", "guest"], "participant"),
        (&["emulate", "--host", "0.0.0.0", "--port", "0"], "--allow-host"),
    ] {
        let output = run(arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(word), "{arguments:?}: {}", text(&output.stderr));
    }
}

/// Abuse 21: a name of the attacker's that points at this machine.
#[test]
fn hosts_and_pages_that_are_not_known_are_refused() {
    let demo = Running::demo();
    let url = demo.token_server();
    let mut stream = support::connect(url);
    std::io::Write::write_all(
        &mut stream,
        b"GET /get-token HTTP/1.1\r\nhost: evil.test\r\nconnection: close\r\n\r\n",
    )
    .unwrap();
    assert_eq!(support::answer(stream).status, 421);
    let refused = request("POST", url, "/create-meeting", "origin: https://evil.test\r\n", "");
    assert_eq!((refused.status, &refused.json["code"]), (403, &serde_json::json!("origin_refused")));
    let local = request("GET", url, "/get-token", "origin: http://localhost:3000\r\n", "");
    assert!(local.head.contains("access-control-allow-origin: http://localhost:3000"), "{}", local.head);
    let large = request("POST", url, "/create-meeting", "", &"x".repeat(20_000));
    assert_eq!((large.status, large.json["requestId"].is_string()), (413, true));
}

/// A start that fails has started nothing: the emulator says that it does not take a real key pair when it begins.
#[test]
fn a_demo_with_a_fault_starts_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("server.toml");
    std::fs::write(&path, "[server]\nlisten = \"everywhere\"\n").unwrap();
    let path = path.to_str().unwrap();
    for (arguments, fault) in [
        (&["--config", path][..], "server.toml:2: server.listen"),
        (&["--config", "/nowhere/server.toml"], "/nowhere/server.toml cannot be read"),
        (&["--allow-origin", "example.com"], "--allow-origin"),
        (&["--host", "0.0.0.0"], "--open"),
    ] {
        let output = run(&[&["serve", "--demo", "--port", "0"], arguments].concat(), &[KEY, SECRET]);
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
        assert!(said.contains(fault) && !said.contains("the emulator has its own"), "{said}");
    }
    let good = run(&["serve", "--demo", "--port", "0", "--check"], &[]);
    assert_eq!((good.status.code(), text(&good.stdout).trim()), (Some(0), "the configuration is good"));
}

#[test]
fn an_explained_text_needs_no_settings() {
    let output = run(&["explain", "your_token_here"], &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("placeholder"));
}

#[test]
fn an_empty_port_variable_is_an_unset_one() {
    // Port 9000 may be taken here; what counts is that the variable is no mistake.
    let output = run(&["serve", "--host", "0.0.0.0"], &[("PORT", "")]);
    assert!(text(&output.stderr).contains("--open"), "{}", text(&output.stderr));
}

#[test]
fn a_real_key_pair_is_not_given_to_the_emulator() {
    for arguments in [&["serve", "--demo", "--port", "0"][..], &["emulate", "--port", "0"]] {
        let mut server = command(arguments);
        let running = Running::start(server.envs([KEY, SECRET]), "secret");
        assert!(running.announced["key"].starts_with("demo-"), "{arguments:?}");
        assert_ne!(running.announced["secret"], SECRET.1);
    }
}

#[test]
fn a_demo_key_pair_is_taken_over_and_its_secret_not_shown() {
    let mut serve = command(&["serve", "--demo", "--port", "0"]);
    serve.envs([("VIDEOSDK_API_KEY", "demo-mine"), SECRET]);
    let running = Running::start(&mut serve, "key");
    assert_eq!(running.announced["key"], "demo-mine");
    let token = get(running.token_server(), "/get-token").json["token"].as_str().unwrap().to_owned();
    assert_eq!(videosdk_server::token::decode(&token).unwrap().api_key.as_deref(), Some("demo-mine"));
    assert!(!running.announced.values().any(|value| value == SECRET.1));
}
