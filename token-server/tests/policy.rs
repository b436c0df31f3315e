//! Who may do what, through requests.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

mod support;

use std::time::Duration;

use serde_json::{Value, json};
use support::service::Service;
use support::stage::{MEETING_ID, client_with};
use videosdk_server::token::{Permission, TokenKind};
use videosdk_token_server::configuration::read_options;
use videosdk_token_server::{Authentication, Config, Identity, Limits, Request, Response, TokenServer};

/// Teachers and students of schools, as a school would have it.
fn school() -> Value {
    json!([
        {
            "name": "teachers",
            "when": {"role": ["teacher", "admin"]},
            "rooms": ["class-{school}-*"],
            "participant": "{sub}",
            "permissions": ["allow_join", "allow_mod"],
        },
        {
            "name": "students",
            "when": {"role": "student"},
            "may": ["token", "validate"],
            "rooms": ["class-{school}-*"],
            "participant": "{sub}",
            "permissions": ["ask_join"],
            "expiresIn": "30m",
        },
        {"name": "invited", "when": {"guest": true}, "may": ["token"], "roomsClaim": "rooms", "participant": "guest-{sub}"},
        {"name": "support", "when": {"groups": "support"}, "rooms": ["*"], "participant": "*"},
    ])
}

fn server(policy: Value) -> (TokenServer, Service) {
    let options = json!({ "policy": policy });
    let options = read_options(options.as_object().unwrap(), &Limits::default()).unwrap();
    let config = Config {
        authentication: Authentication::Host,
        policy: options.policy.unwrap(),
        permissions: vec![Permission::AllowJoin],
        ..Config::default()
    };
    let service = Service::default();
    (TokenServer::new(client_with(service.clone()), config).unwrap(), service)
}

fn who(claims: Value) -> Identity {
    Identity { sub: claims["sub"].as_str().unwrap().to_owned(), claims: claims.as_object().unwrap().clone() }
}

fn teacher() -> Identity {
    who(json!({"sub": "ann", "role": "teacher", "school": "north"}))
}

fn student() -> Identity {
    who(json!({"sub": "bob", "role": ["student", "chess"], "school": "north"}))
}

async fn ask(server: &TokenServer, identity: Identity, method: &str, path: &str, body: Value) -> Response {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: vec![("host".to_owned(), "localhost".to_owned())],
        body: if body.is_null() { "".into() } else { body.to_string().into() },
        identity: Some(identity),
        ..Request::default()
    };
    server.handle(request).await
}

fn outcome(response: &Response) -> String {
    match response.status {
        200 => "ok".to_owned(),
        _ => support::provider::code(response),
    }
}

/// Abuses 3, 4 and 5: another's name, another's room, and more than is granted.
#[tokio::test]
async fn each_caller_gets_what_the_first_fitting_rule_gives() {
    let (server, _) = server(school());
    let guest = who(json!({"sub": "cat", "guest": true, "rooms": ["party", "class-*"]}));
    let helper = who(json!({"sub": "dan", "groups": ["staff", "support"]}));
    let nobody = who(json!({"sub": "eve", "role": "janitor", "school": "north"}));
    let homeless = who(json!({"sub": "fay", "role": "teacher"}));
    let forger = who(json!({"sub": "gus", "role": "teacher", "school": "*"}));
    for (caller, query, expected) in [
        (teacher(), "?roomId=class-north-7b", "ok"),
        (teacher(), "?roomId=class-north-7b&permissions=allow_mod", "ok"),
        (teacher(), "?roomId=class-south-7b", "room_not_allowed"),
        (teacher(), "", "room_not_allowed"),
        (teacher(), "?roomId=class-north-7b&participantId=ann", "ok"),
        (teacher(), "?roomId=class-north-7b&participantId=boss", "participant_not_allowed"),
        (student(), "?roomId=class-north-7b", "ok"),
        (student(), "?roomId=class-south-7b", "room_not_allowed"),
        (student(), "?roomId=class-north-7b&permissions=ask_join", "ok"),
        (student(), "?roomId=class-north-7b&permissions=allow_join", "permission_not_allowed"),
        (student(), "?roomId=class-north-7b&permissions=allow_mod", "permission_not_allowed"),
        (guest.clone(), "?roomId=party", "ok"),
        (guest.clone(), "?roomId=class-*", "ok"),
        (guest.clone(), "?roomId=class-north-7b", "room_not_allowed"),
        (helper.clone(), "", "ok"),
        (helper, "?participantId=whoever", "ok"),
        (nobody, "?roomId=class-north-7b", "policy_denied"),
        (homeless, "?roomId=class-north-7b", "policy_denied"),
        (forger, "?roomId=class-north-7b", "policy_denied"),
    ] {
        let about = format!("{caller:?} {} {query}", caller.sub);
        let response = ask(&server, caller, "GET", &format!("/get-token{query}"), Value::Null).await;
        assert_eq!(outcome(&response), expected, "{about}");
    }
}

/// Abuse 5: asking for `allow_mod`. Each permission, alone and with others, against each rule: what is asked for is given
/// whole or refused by name, in a query and in a body. Who may join may ask to knock instead, which is less.
#[tokio::test]
async fn each_permission_is_given_by_its_rules_alone() {
    const JOIN: &str = "allow_join";
    const KNOCK: &str = "ask_join";
    const MODERATE: &str = "allow_mod";
    const BOTH: &str = "allow_join,allow_mod";
    const NO: &str = "refused";
    let (server, _) = server(school());
    let guest = who(json!({"sub": "cat", "guest": true, "rooms": "class-north-7b"}));
    let helper = who(json!({"sub": "dan", "groups": "support"}));
    let asked = ["", JOIN, KNOCK, MODERATE, BOTH, "allow_mod,ask_join"];
    for (rule, caller, given) in [
        ("teachers", teacher(), [BOTH, JOIN, KNOCK, MODERATE, BOTH, NO]),
        ("students", student(), [KNOCK, NO, KNOCK, NO, NO, NO]),
        // These two say nothing of permissions, so that the server's own count.
        ("invited", guest, [JOIN, JOIN, KNOCK, NO, NO, NO]),
        ("support", helper, [JOIN, JOIN, KNOCK, NO, NO, NO]),
    ] {
        for (asked, given) in asked.into_iter().zip(given) {
            let mut path = "/get-token?roomId=class-north-7b".to_owned();
            let mut body = json!({"roomId": "class-north-7b"});
            if !asked.is_empty() {
                path.push_str(&format!("&permissions={asked}"));
                body["permissions"] = asked.split(',').collect();
            }
            for (method, path, body) in [("GET", path.as_str(), Value::Null), ("POST", "/get-token", body)] {
                let response = ask(&server, caller.clone(), method, path, body).await;
                let about = format!("{asked:?} of {rule} by {method}");
                if given == NO {
                    // That the two of the last pair exclude each other may be said before.
                    let codes = ["permission_not_allowed", "permissions_conflict"];
                    let code = support::provider::code(&response);
                    assert!(codes.contains(&code.as_str()), "{about}: {} {code}", response.status);
                } else {
                    let token = support::provider::given(&response);
                    assert_eq!(token["permissions"], json!(given.split(',').collect::<Vec<_>>()), "{about}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_token_is_what_its_rule_says() {
    let (server, _) = server(school());
    let response = ask(&server, student(), "GET", "/get-token?roomId=class-north-7b", Value::Null).await;
    let token = support::provider::given(&response);
    assert_eq!(token["permissions"], json!(["ask_join"]));
    assert_eq!((&token["roomId"], &token["participantId"]), (&json!("class-north-7b"), &json!("bob")));
    let body: Value = serde_json::from_slice(&response.body).unwrap();
    assert_eq!(body["expiresIn"], 1_800);
    let guest = who(json!({"sub": "cat", "guest": true, "rooms": "party"}));
    let token =
        support::provider::given(&ask(&server, guest, "GET", "/get-token?roomId=party", Value::Null).await);
    assert_eq!(
        (&token["participantId"], &token["permissions"]),
        (&json!("guest-cat"), &json!(["allow_join"]))
    );
}

#[tokio::test]
async fn meetings_are_made_within_the_rules() {
    let (server, service) = server(school());
    let support = || who(json!({"sub": "dan", "groups": "support"}));
    for (caller, body, expected) in [
        (teacher(), json!({"customRoomId": "class-north-7b"}), "ok"),
        (teacher(), json!({"customRoomId": "class-south-7b"}), "room_not_allowed"),
        (teacher(), json!({}), "room_not_allowed"),
        (student(), json!({"customRoomId": "class-north-7b"}), "policy_denied"),
        (support(), Value::Null, "ok"),
    ] {
        let response = ask(&server, caller, "POST", "/create-meeting", body.clone()).await;
        assert_eq!(outcome(&response), expected, "{body}");
    }
    assert_eq!(service.seen().len(), 2, "what is not allowed never reaches the service");
}

/// The service's own id fits no pattern, so that the id which a caller sent has to lead through.
#[tokio::test]
async fn a_meeting_goes_round_by_the_id_that_its_maker_sent() {
    let (server, _) = server(school());
    let body = json!({"customRoomId": "class-north-7b"});
    let made = ask(&server, teacher(), "POST", "/create-meeting", body).await;
    let made: Value = serde_json::from_slice(&made.body).unwrap();
    assert_eq!((&made["roomId"], &made["customRoomId"]), (&json!(MEETING_ID), &json!("class-north-7b")));
    for (id, validated, given) in [
        (made["customRoomId"].as_str().unwrap(), "ok", "ok"),
        (made["roomId"].as_str().unwrap(), "meeting_not_found", "room_not_allowed"),
    ] {
        let path = format!("/validate-meeting/{id}");
        assert_eq!(outcome(&ask(&server, student(), "POST", &path, Value::Null).await), validated, "{id}");
        let path = format!("/get-token?roomId={id}");
        assert_eq!(outcome(&ask(&server, student(), "GET", &path, Value::Null).await), given, "{id}");
    }
}

/// Abuse 18: meeting ids are guessed with validate. Nothing tells a meeting that is not there from one that is not the
/// caller's: the bytes of the answers are the same, and so is the work behind them, which is what takes the time.
#[tokio::test]
async fn a_meeting_that_is_not_allowed_looks_like_one_that_is_not_there() {
    let (server, service) = server(school());
    let validate = |identity: Identity, id: &str| Request {
        method: "POST".to_owned(),
        path: format!("/validate-meeting/{id}"),
        headers: vec![("x-request-id".to_owned(), "the-same".to_owned())],
        identity: Some(identity),
        ..Request::default()
    };
    let mut answers = Vec::new();
    // Theirs and not there; there and not theirs; neither.
    for id in ["class-north-zz", MEETING_ID, "class-south-zz"] {
        let request = validate(teacher(), id);
        assert!(server.try_now(&request).is_none(), "{id}: the service is asked first, whoever asks");
        let answer = server.handle(request).await;
        let asked: Vec<_> = service.seen().drain(answers.len()..).collect();
        let [(method, path, body)] = asked.as_slice() else { panic!("{id}: {asked:?}") };
        answers.push((
            answer.status,
            answer.headers,
            answer.body,
            method.clone(),
            path.replace(id, "ID"),
            body.clone(),
        ));
    }
    assert_eq!(answers[0].0, 404);
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    let support = who(json!({"sub": "dan", "groups": "support"}));
    assert_eq!(server.handle(validate(support, MEETING_ID)).await.status, 200, "it is there");
}

#[test]
fn it_is_explained_rule_by_rule() {
    let (server, _) = server(school());
    let explained = server.explain(Some(&student()), "GET /get-token?roomId=class-south-1").unwrap();
    let rules: Vec<_> = explained.rules.iter().map(|rule| (rule.name.as_str(), rule.fits)).collect();
    assert_eq!(rules, [("teachers", false), ("students", true), ("invited", false), ("support", false)]);
    assert_eq!(explained.rules[0].why, "the claim role has none of the values asked for");
    assert!(!explained.allowed && explained.because.contains("class-south-1"), "{}", explained.because);
    let allowed = server.explain(Some(&student()), "GET /get-token?roomId=class-north-1").unwrap();
    assert_eq!(
        (allowed.allowed, allowed.participant.as_deref(), allowed.expires_in),
        (true, Some("bob"), Some(1_800))
    );
    let over = server
        .explain(Some(&student()), "GET /get-token?roomId=class-north-1&permissions=allow_mod")
        .unwrap();
    assert!(!over.allowed && over.because.contains("allow_mod"));
    assert_eq!((over.status, over.code), (Some(403), Some("permission_not_allowed")));
    assert!(over.because.contains("ask_join") && over.permissions.is_none(), "{}", over.because);
    let other = server.explain(Some(&student()), "POST /validate-meeting/class-south-1").unwrap();
    assert_eq!((other.status, other.code), (Some(404), Some("meeting_not_found")));
    for question in
        ["", "POST /validate-meeting", "get-token", "GET /nowhere", "DELETE /get-token", "GET /healthz"]
    {
        assert!(server.explain(None, question).is_err(), "{question}");
    }
}

#[test]
fn what_a_token_has_is_explained_after_inheritance() {
    let (server, _) = server(json!([
        {"name": "staff", "when": {"role": "staff"}, "rooms": ["*"], "participant": "*"},
        {"name": "guests", "rooms": ["*"], "participant": "guest-{sub}", "expiresIn": "10m"},
    ]));
    let explain = |identity: &Identity, request: &str| {
        let told = server.explain(Some(identity), request).unwrap();
        assert!(told.allowed && told.status.is_none() && told.code.is_none(), "{}", told.because);
        (told.participant, told.permissions, told.expires_in)
    };
    let (join, ask) = (vec![Permission::AllowJoin], vec![Permission::AskJoin]);
    let (staff, guest) = (who(json!({"sub": "ann", "role": "staff"})), who(json!({"sub": "bob"})));
    assert_eq!(explain(&staff, "GET /get-token"), (None, Some(join.clone()), Some(7_200)));
    let asked = "GET /get-token?permissions=ask_join&participantId=x";
    assert_eq!(explain(&staff, asked), (Some("x".to_owned()), Some(ask), Some(7_200)));
    assert_eq!(explain(&guest, "GET /get-token"), (Some("guest-bob".to_owned()), Some(join), Some(600)));
    assert_eq!(explain(&staff, "POST /create-meeting"), (None, None, None), "no token is given");
}

#[tokio::test]
async fn the_explanation_of_an_unknown_caller_is_the_servers_answer() {
    // The first rule has no condition, so that an identity without anything would fit it.
    let (server, _) = server(json!([{"name": "everyone", "rooms": ["*"]}]));
    for (method, path) in
        [("GET", "/get-token"), ("POST", "/create-meeting"), ("POST", "/validate-meeting/x")]
    {
        let told = server.explain(None, &format!("{method} {path}")).unwrap();
        let request = Request { method: method.into(), path: path.into(), ..Request::default() };
        let answer = server.handle(request).await;
        assert_eq!((told.allowed, told.status), (false, Some(answer.status)), "{path}");
        assert_eq!(told.code, Some("authentication_required"), "{path}");
        assert!(!told.rules[0].fits && told.permissions.is_none(), "{path}");
    }
    let open = TokenServer::new(client_with(Service::default()), Config::default()).unwrap();
    assert!(open.explain(None, "GET /get-token").unwrap().allowed, "nobody asks who calls");
}

#[test]
fn rules_that_cannot_do_what_they_say_are_refused() {
    let check = |change: &dyn Fn(&mut Config)| {
        let options = json!({ "policy": school() });
        let options = read_options(options.as_object().unwrap(), &Limits::default()).unwrap();
        let mut config = Config {
            authentication: Authentication::Host,
            policy: options.policy.unwrap(),
            ..Config::default()
        };
        change(&mut config);
        TokenServer::new(client_with(Service::default()), config)
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    assert_eq!(check(&|_| {}), Ok(()));
    for (about, change, expected) in [
        (
            "a classic token is bound to nothing",
            &(|config: &mut Config| config.token_kind = TokenKind::Classic) as &dyn Fn(&mut Config),
            "policy[1].rooms",
        ),
        (
            "nobody has claims",
            &|config: &mut Config| config.authentication = Authentication::Open,
            "authentication open",
        ),
        (
            "two of one name",
            &|config: &mut Config| config.policy[1].name = "teachers".into(),
            "policy[2].name",
        ),
        (
            "a longer life",
            &|config: &mut Config| config.expires_in = Duration::from_secs(60),
            "policy[2].expires_in",
        ),
        (
            "no permission",
            &|config: &mut Config| config.policy[0].permissions = Some(Vec::new()),
            "policy[1].permissions",
        ),
    ] {
        let told = check(change).unwrap_err();
        assert!(told.contains(expected), "{about}: {told}");
    }
}
