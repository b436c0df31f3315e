//! Faulty settings are told all at once; good ones show nothing that is secret.

mod support;

use std::time::Duration;

use support::stage::{SECRET, Words, client, client_of_a_ready_token, client_of_nothing, server};
use videosdk_server::token::{Permission, TokenKind};
use videosdk_token_server::{Authentication, Config, Identity, Jitter, Request, TokenServer};

#[test]
fn every_fault_is_told_by_name_value_and_remedy() {
    let config = Config {
        token_kind: TokenKind::Api,
        permissions: vec![Permission::AskJoin, Permission::AllowMod],
        expires_in: Duration::from_secs(0),
        allowed_origins: ["*", "app.example.com", "https://*.example.com", "null"].map(String::from).to_vec(),
        allow_credentials: true,
        allowed_hosts: vec!["https://video.example.com".into()],
        upstream_deadline: Duration::ZERO,
        base_path: "api/../video".into(),
        max_body_bytes: 10,
        ..Config::default()
    };
    let error = TokenServer::new(client(), config).unwrap_err();
    let settings: Vec<&str> = error.faults().iter().map(|fault| fault.setting).collect();
    assert_eq!(
        settings,
        [
            "token_kind",
            "permissions",
            "expires_in",
            "allowed_origins",
            "allowed_origins",
            "allowed_origins",
            "allowed_origins",
            "allowed_hosts",
            "base_path",
            "upstream_deadline",
            "max_body_bytes",
        ]
    );
    let text = error.to_string();
    for part in [
        "[\"ask_join\", \"allow_mod\"]",
        "4008",
        "\"app.example.com\"",
        "https://app.example.com",
        "100 milliseconds",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert_eq!(text.lines().count(), settings.len());
}

#[test]
fn a_caller_who_is_known_gets_no_classic_token() {
    let config = || Config { authentication: Authentication::Host, ..Config::for_loopback() };
    let error = TokenServer::new(client(), config()).unwrap_err();
    let [fault] = error.faults() else { panic!("{error}") };
    assert_eq!((fault.setting, fault.value.as_str()), ("token_kind", "classic"));
    assert!(fault.allowed.contains("participant, since authentication is host"), "{fault}");
    TokenServer::new(client(), Config { token_kind: TokenKind::Participant, ..config() }).unwrap();
}

#[test]
fn without_a_key_pair_nothing_can_be_signed() {
    let config = || Config { base_path: "x".into(), ..Config::default() };
    let missing = TokenServer::new(client_of_nothing(), config()).unwrap_err();
    assert!(missing.to_string().contains("VIDEOSDK_SECRET"), "{missing}");
    let ready = TokenServer::new(client_of_a_ready_token(), config()).unwrap_err();
    assert!(ready.to_string().contains("a ready token is not enough"), "{ready}");
    for error in [missing, ready] {
        let mut settings: Vec<&str> = error.faults().iter().map(|fault| fault.setting).collect();
        settings.dedup();
        assert_eq!(settings, ["client", "base_path"], "other faults are told all the same");
    }
}

#[test]
fn the_owners_spelling_does_not_matter() {
    let config = Config {
        allowed_origins: vec!["HTTPS://App.Example.com:443/".into(), "capacitor://localhost".into()],
        base_path: "/api/video/".into(),
        ..Config::default()
    };
    TokenServer::new(client(), config).unwrap();
}

#[test]
fn draining_shows_on_readyz_alone() {
    let server = server("loopback");
    let status = |path: &str| server.try_now(&get(path)).unwrap().status;
    assert_eq!((status("/readyz"), status("/healthz"), status("/get-token")), (200, 200, 200));
    server.clone().set_draining(true);
    assert_eq!((status("/readyz"), status("/healthz"), status("/get-token")), (503, 200, 200));
    server.set_draining(false);
    assert_eq!(status("/readyz"), 200);
}

#[test]
fn the_place_of_chance_can_be_given() {
    let server = server("loopback").with_jitter(Jitter::given(|| 0.0));
    let body = server.try_now(&get("/get-token")).unwrap().body;
    let json: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(json["refreshIn"], 69_120);
}

#[test]
fn nothing_shows_a_secret_or_a_token() {
    let words = Words::new();
    let token = words.put_into("$token");
    let signature = token.rsplit_once('.').unwrap().1.to_owned();
    let server = server("public");
    let request = Request {
        query: format!("token={token}"),
        path: format!("/validate-meeting/{token}"),
        headers: vec![
            ("Authorization".into(), format!("Bearer {token}")),
            ("Cookie".into(), "session=hush".into()),
        ],
        body: format!("{{\"token\":\"{token}\"}}").into(),
        identity: Some(Identity {
            sub: "hush".into(),
            claims: [("email".to_owned(), "hush@example.com".into())].into_iter().collect(),
        }),
        ..get("/get-token")
    };
    let response = server.try_now(&get("/get-token")).unwrap();
    let issued: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
    let issued = issued["token"].as_str().unwrap().rsplit_once('.').unwrap().1.to_owned();
    let shown = format!("{server:?} {request:?} {response:?} {:?}", Config::for_loopback());
    for hidden in [SECRET, &signature, &issued, "hush"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
    assert!(shown.contains("email"), "names of claims tell enough to find a fault: {shown}");
}

fn get(path: &str) -> Request {
    Request { method: "GET".into(), path: path.into(), ..Request::default() }
}
