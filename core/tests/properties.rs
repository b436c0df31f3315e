//! Whatever comes in: nothing panics, and what is signed is what is verified.

use std::time::Duration;

use proptest::prelude::*;
use serde_json::{Map, Value};
use videosdk_server::token::{
    ExplainToken, KeyPair, ParticipantToken, Permission, Tokens, VerifyToken, decode,
};
use videosdk_server::{Client, ClientOptions};

const SECRET: &str = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";

fn tokens() -> Tokens {
    Tokens::new([KeyPair::new("key", SECRET).unwrap()])
}

/// Texts that are nearly tokens get further in than any text.
fn nearly_a_token() -> impl Strategy<Value = String> {
    let part = prop_oneof!["[A-Za-z0-9_-]{0,40}", "eyJ[A-Za-z0-9_-]{0,80}", "\\PC{0,20}"];
    prop::collection::vec(part, 0..5).prop_map(|parts| parts.join("."))
}

/// The claims of other programs, signed with the right secret.
fn claims_of_any_type() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop::collection::vec("\\PC{0,6}", 0..3).prop_map(Value::from),
    ];
    let name = prop_oneof![
        Just("apikey"),
        Just("permissions"),
        Just("version"),
        Just("roles"),
        Just("roomId"),
        Just("participantId"),
        Just("iat"),
        Just("exp"),
        Just("nbf"),
        Just("jti"),
        Just("other"),
    ];
    prop::collection::vec((name, value), 0..10).prop_map(|pairs| {
        Value::Object(pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    })
}

fn signed(claims: &Value) -> String {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
    let head =
        format!("{}.{}", BASE64.encode(r#"{"alg":"HS256","typ":"JWT"}"#), BASE64.encode(claims.to_string()));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
    let tag = BASE64.encode(ring::hmac::sign(&key, head.as_bytes()));
    format!("{head}.{tag}")
}

proptest! {
    #[test]
    fn any_text_is_explained_verified_and_decoded(text in prop_oneof!["\\PC*", nearly_a_token()], at in any::<i64>()) {
        let request = ExplainToken { at: Some(at), ..Default::default() };
        let explanation = tokens().explain(&text, &request);
        prop_assert!(explanation.findings.iter().all(|finding| !finding.reason.contains(SECRET)));
        let _ = Tokens::new([]).explain(&text, &request);
        let _ = tokens().verify(&text, &VerifyToken::default());
        let _ = decode(&text);
    }

    #[test]
    fn claims_of_any_type_are_explained_and_verified(claims in claims_of_any_type(), at in any::<i64>()) {
        let token = signed(&claims);
        let request = ExplainToken { at: Some(at), room_id: Some("x".into()), participant_id: Some("y".into()) };
        let explanation = tokens().explain(&token, &request);
        prop_assert!(explanation.claims.is_some());
        let _ = tokens().verify(&token, &VerifyToken { room_id: Some("x".into()), ..Default::default() });
    }

    #[test]
    fn what_is_signed_is_verified(
        room_id in prop::option::of("\\PC{1,30}"),
        participant_id in prop::option::of("[^\\s\\p{C}]{1,30}"),
        expires_in in 1_u64..2_592_000,
        claims in prop::collection::btree_map("[a-z]{11,20}", "\\PC{0,30}", 0..4),
    ) {
        let claims: Map<String, Value> = claims.into_iter().map(|(name, text)| (name, Value::from(text))).collect();
        let request = ParticipantToken {
            room_id: room_id.clone(),
            participant_id: participant_id.clone(),
            permissions: Some(vec![Permission::AllowMod, Permission::AllowJoin]),
            expires_in: Some(Duration::from_secs(expires_in)),
            claims: claims.clone(),
            ..Default::default()
        };
        prop_assume!(participant_id.as_ref().is_none_or(|id| !id.chars().any(char::is_whitespace)));
        let token = tokens().participant(&request).unwrap();
        let verified = tokens().verify(&token, &VerifyToken { room_id: room_id.clone(), ..Default::default() }).unwrap();
        prop_assert_eq!(verified.room_id, room_id);
        prop_assert_eq!(verified.participant_id, participant_id);
        prop_assert_eq!(verified.extra, claims);
    }

    #[test]
    fn any_cursor_is_refused_before_a_request(cursor in "\\PC{0,60}") {
        let client = Client::new(ClientOptions {
            api_key: Some("key".into()),
            secret: Some(SECRET.into()),
            ..ClientOptions::default()
        });
        let params = videosdk_server::models::rooms::ListRooms { cursor: Some(cursor), ..Default::default() };
        let listed = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(client.rooms().list(params));
        prop_assert_eq!(listed.unwrap_err().code(), "cursor_invalid");
    }
}
