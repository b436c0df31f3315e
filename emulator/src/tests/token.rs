//! Who may call the REST API.

use std::time::Duration;

use serde_json::{Value, json};
use videosdk_server::token::{ApiToken, Permission};

use super::{Bench, NOW, sign, tampered};
use crate::account::Account;
use crate::demo::{DEMO_API_KEY, DEMO_SECRET};

#[test]
fn refused_tokens_have_the_documented_status_and_body() {
    let bench = Bench::new();
    let good = bench.token.clone();
    let tampered = tampered(&good);
    let expired = bench.token_of(json!({ "exp": NOW }));
    let foreign =
        sign(&json!({ "apikey": DEMO_API_KEY, "permissions": ["allow_join"], "exp": NOW + 60 }), "other");
    let wrong_key = bench.token_of(json!({ "apikey": "11111111-2222-4333-8444-555555555555" }));
    let unsigned = format!("{}.", good.rsplit_once('.').unwrap().0);
    let rtc = bench.participant(&[Permission::AllowJoin, Permission::AllowMod]);
    let cases = [
        ("missing", "", 401, "invalid_token", "login"),
        ("blank", "   ", 401, "invalid_token", "login"),
        ("malformed", "garbage", 401, "invalid_token", "token"),
        ("two parts", "a.b", 401, "invalid_token", "token"),
        ("unsigned", &unsigned, 401, "invalid_token", "sign"),
        ("tampered", &tampered, 401, "invalid_token", "signature"),
        ("foreign secret", &foreign, 401, "invalid_token", "signature"),
        ("wrong key", &wrong_key, 401, "invalid_token", "apikey"),
        ("expired", &expired, 401, "invalid_token", "expired"),
        ("wrong role", &rtc, 403, "unauthorized_token", "crawler"),
        ("joined to another", &format!("{good}, Bearer mine"), 401, "invalid_token", "token"),
    ];
    for (name, token, status, code, mention) in cases {
        for (method, path) in [
            ("POST", "/v2/rooms"),
            ("GET", "/v2/rooms"),
            ("GET", "/v2/rooms/validate/ab12-cd34-ef56"),
            ("POST", "/v2/rooms/deactivate"),
            ("GET", "/v2/sessions"),
            ("POST", "/v1/meetings"),
        ] {
            let headers: &[_] = if name == "missing" { &[] } else { &[("authorization", token)] };
            let got = bench.send(method, path, headers, "");
            assert_eq!((got.status, &got.body["code"]), (status, &Value::from(code)), "{name}: {}", got.body);
            assert!(got.mentions(mention), "{name}: {}", got.body);
            let got = got.expect_error(status, code);
            let shown = got.body.to_string();
            assert!(!shown.contains(DEMO_SECRET) && (token.len() < 20 || !shown.contains(token)), "{name}");
        }
    }
}

#[test]
fn good_tokens_of_each_kind_are_accepted() {
    let bench = Bench::new();
    let both = bench.token_of(json!({ "version": 2, "roles": ["crawler", "rtc"] }));
    for token in [bench.token.clone(), bench.classic(), both] {
        let got = bench.send("POST", "/v2/rooms", &[("authorization", &token)], "").expect(200);
        assert_eq!(got.header("x-emulator-assumed"), "");
    }
}

#[test]
fn what_is_not_known_is_accepted_and_marked() {
    let bench = Bench::new();
    let capitals = bench.token_of(json!({ "version": 2, "roles": ["CRAWLER"] }));
    let short_names = bench.token_of(json!({ "permissions": ["mod"] }));
    let bearer = format!("Bearer {}", bench.token);
    for token in [capitals, short_names, bearer] {
        let got = bench.send("POST", "/v2/rooms", &[("authorization", &token)], "").expect(200);
        assert_eq!(got.header("x-emulator-assumed"), "token");
    }
}

#[test]
fn a_token_expires_by_the_emulators_clock() {
    let bench = Bench::new();
    let request = ApiToken { expires_in: Some(Duration::from_secs(60)), ..Default::default() };
    let token = bench.service.tokens.api(&request).unwrap();
    let list = || bench.send("GET", "/v2/rooms", &[("authorization", &token)], "").status;
    bench.clock.advance(Duration::from_secs(59));
    assert_eq!(list(), 200);
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(list(), 401);
}

#[test]
fn an_inactive_account_is_refused_behind_the_token() {
    let bench = Bench::new();
    for account in [Account::Deactivated, Account::Discontinued] {
        bench.service.state().account = account;
        let got = bench.get("/v2/rooms").expect_error(401, "invalid_token");
        assert!(got.mentions("account"));
        assert!(bench.send("GET", "/v2/rooms", &[], "").mentions("login"));
    }
}
