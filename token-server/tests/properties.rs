//! Whatever comes in, JSON goes out.

#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

mod support;

use std::sync::LazyLock;

use proptest::prelude::*;
use support::stage::{SECRET, server, tokens};
use videosdk_server::token::VerifyToken;
use videosdk_token_server::{Identity, Request, TokenServer};

static SERVER: LazyLock<TokenServer> = LazyLock::new(|| server("loopback"));
static MOUNTED: LazyLock<TokenServer> = LazyLock::new(|| server("host-program"));
static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
});

fn method() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec!["GET", "POST", "HEAD", "OPTIONS", "PUT", "TRACE"]).prop_map(String::from),
        1 => "\\PC{0,12}",
    ]
}

fn path() -> impl Strategy<Value = String> {
    let known = [
        "/get-token",
        "/create-meeting",
        "/validate-meeting",
        "/validatemeeting/x",
        "/healthz",
        "/readyz",
        "",
    ];
    (
        prop::sample::select(known.to_vec()),
        prop_oneof![Just(String::new()), "[/a-z%0-9.]{0,20}", "\\PC{0,60}"],
    )
        .prop_map(|(known, rest)| format!("{known}{rest}"))
}

fn query() -> impl Strategy<Value = String> {
    let name =
        prop::sample::select(vec!["roomId", "meetingId", "participantId", "permissions", "token", "role"]);
    prop_oneof![
        Just(String::new()),
        (name, "\\PC{0,300}").prop_map(|(name, value)| format!("{name}={value}")),
        "\\PC{0,200}",
    ]
}

fn header() -> impl Strategy<Value = (String, String)> {
    let names = [
        "Host",
        "Origin",
        "Authorization",
        "Content-Type",
        "Content-Encoding",
        "X-Request-Id",
        "Sec-Fetch-Site",
        "Access-Control-Request-Method",
    ];
    let value = prop_oneof![
        prop::sample::select(vec![
            "localhost:9000",
            "http://localhost:3000",
            "null",
            "POST",
            "application/json",
            "Bearer a.b.c",
            "cross-site",
        ])
        .prop_map(String::from),
        "\\PC{0,80}",
    ];
    (prop::sample::select(names.to_vec()).prop_map(String::from), value)
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let leaf =
        prop_oneof!["null|true|-?[0-9]{1,20}|1e400", "\\PC{0,20}".prop_map(|text| format!("{text:?}"))];
    let name =
        prop_oneof!["roomId|token|permissions|customRoomId|webhook|autoCloseConfig|geoFence", "[a-z]{0,8}"];
    let json = leaf.prop_recursive(10, 40, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((name.clone(), inner), 0..4).prop_map(|fields| {
                let fields: Vec<_> =
                    fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    });
    prop_oneof![
        Just(Vec::new()),
        json.prop_map(String::into_bytes),
        "[a-zA-Z=&%0-9\\[\\]]{0,80}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..200),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    (method(), path(), query(), prop::collection::vec(header(), 0..5), body()).prop_map(
        |(method, path, query, headers, body)| Request {
            method,
            path,
            query,
            headers,
            body: body.into(),
            ..Request::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_request_is_answered_with_json(request in request()) {
        let is_head = request.method == "HEAD";
        let shown = format!("{request:?}");
        let at_once = SERVER.try_now(&request).map(|response| response.status);
        let response = RUNTIME.block_on(SERVER.handle(request));
        prop_assert!(at_once.is_none() || at_once == Some(response.status));
        prop_assert!((200..600).contains(&response.status));
        // A fault of ours must not hide behind its own answer.
        prop_assert_ne!(response.status, 500, "{}", shown);
        let text = String::from_utf8_lossy(&response.body).into_owned();
        prop_assert!(!text.contains(SECRET) && !shown.contains(SECRET));
        if response.status == 204 || is_head {
            prop_assert!(response.body.is_empty());
        } else {
            let json: serde_json::Value = serde_json::from_str(&text).unwrap();
            prop_assert!(json.is_object());
        }
    }

    #[test]
    fn any_identity_is_the_participant_or_refused(sub in prop_oneof!["\\PC{0,80}", "[\\s\\S]{0,300}"]) {
        let identity = Identity { sub: sub.clone(), ..Identity::default() };
        let request = Request {
            method: "GET".into(),
            path: "/get-token".into(),
            identity: Some(identity),
            ..Request::default()
        };
        let response = MOUNTED.try_now(&request).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&response.body).unwrap();
        if response.status == 200 {
            let claims = tokens().verify(json["token"].as_str().unwrap(), &VerifyToken::default()).unwrap();
            prop_assert_eq!(claims.participant_id, Some(sub));
        } else {
            prop_assert_eq!((response.status, &json["code"]), (403, &"identity_unusable".into()));
        }
    }
}
