//! The shared token vectors: the same files are run in every language, and this runner counts what it ran.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use serde_json::{Map, Value, json};
use videosdk_server::token::{
    self, ApiToken, ClassicToken, KeyPair, ParticipantToken, Permission, TokenIds, Tokens, VerifyToken,
};
use videosdk_server::{Clock, Error, Result};

fn cases(file: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors/tokens").join(file);
    let text = std::fs::read_to_string(path).expect("the vectors are there");
    serde_json::from_str(&text).expect("the vectors are JSON")
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} is a text in {value}"))
}

fn optional(value: &Value, name: &str) -> Option<String> {
    value[name].as_str().map(str::to_owned)
}

fn tokens(case: &Value) -> Tokens {
    let keys = case["keys"].as_array().into_iter().flatten();
    let keys = keys.map(|pair| KeyPair::new(text(pair, "apiKey"), text(pair, "secret")).expect("a pair"));
    let ids: Vec<&Value> = match &case["tokenIds"] {
        Value::Array(ids) => ids.iter().collect(),
        _ => vec![&case["tokenId"]],
    };
    let ids = ids.into_iter().filter_map(|id| id.as_str()).map(|id| id.parse().expect("a UUID"));
    Tokens::new(keys)
        .with_clock(Clock::fixed(case["clock"].as_i64().expect("a clock")))
        .with_ids(TokenIds::fixed(ids))
}

/// What the four kinds of request share, read from the neutral form.
struct Arguments {
    permissions: Option<Vec<Permission>>,
    expires_in: Option<Duration>,
    allow_long_lived: bool,
    not_before: bool,
    claims: Map<String, Value>,
}

fn arguments(value: &Value) -> Result<Arguments> {
    let permissions = value["permissions"].as_array();
    let permissions =
        permissions.map(|list| list.iter().map(|word| word.as_str().expect("a text").parse()).collect());
    let expires_in = match &value["expiresIn"] {
        Value::Null => None,
        Value::String(text) => Some(token::parse_duration(text)?),
        number => Some(token::duration_of_seconds(number.as_f64().expect("a number"))?),
    };
    Ok(Arguments {
        permissions: permissions.transpose()?,
        expires_in,
        allow_long_lived: value["allowLongLived"].as_bool().unwrap_or_default(),
        not_before: value["notBefore"].as_bool().unwrap_or_default(),
        claims: value["claims"].as_object().cloned().unwrap_or_default(),
    })
}

fn participant(value: &Value) -> Result<ParticipantToken> {
    let Arguments { permissions, expires_in, allow_long_lived, not_before, claims } = arguments(value)?;
    Ok(ParticipantToken {
        room_id: optional(value, "roomId"),
        participant_id: optional(value, "participantId"),
        permissions,
        expires_in,
        allow_long_lived,
        not_before,
        claims,
    })
}

/// Signs what the case says and answers a list of tokens, of one for most calls.
fn sign(case: &Value) -> Result<Vec<String>> {
    let (tokens, value) = (tokens(case), &case["arguments"]);
    match text(case, "call") {
        "tokens.participant" => tokens.participant(&participant(value)?).map(|token| vec![token]),
        "tokens.participants" => {
            let requests: Result<Vec<_>> =
                value.as_array().expect("a list").iter().map(participant).collect();
            tokens.participants(&requests?)
        }
        "tokens.api" => {
            let Arguments { permissions, expires_in, allow_long_lived, not_before, claims } =
                arguments(value)?;
            let request = ApiToken { permissions, expires_in, allow_long_lived, not_before, claims };
            tokens.api(&request).map(|token| vec![token])
        }
        "tokens.classic" => {
            let Arguments { permissions, expires_in, allow_long_lived, not_before, claims } =
                arguments(value)?;
            let request = ClassicToken { permissions, expires_in, allow_long_lived, not_before, claims };
            tokens.classic(&request).map(|token| vec![token])
        }
        other => panic!("unknown call {other}"),
    }
}

fn verify(case: &Value) -> Result<Value> {
    let options = &case["options"];
    let request = VerifyToken {
        room_id: optional(options, "roomId"),
        participant_id: optional(options, "participantId"),
        permission: optional(options, "permission").map(|word| word.parse()).transpose()?,
        kind: optional(options, "kind").map(|word| word.parse()).transpose()?,
        leeway: options["leeway"].as_f64().map(Duration::from_secs_f64),
        use_learned_offset: false,
    };
    tokens(case).verify(text(case, "token"), &request).map(|claims| json!(claims))
}

fn assert_error(id: &str, error: &Error, expected: &Value) {
    assert_eq!(error.kind().as_str(), text(expected, "kind"), "{id}: {error}");
    if let Some(code) = expected["code"].as_str() {
        assert_eq!(error.code(), code, "{id}: {error}");
    }
    if let Some(codes) = expected["codes"].as_array() {
        let mut wanted: Vec<&str> = codes.iter().filter_map(Value::as_str).collect();
        let mut found: Vec<&str> = error.findings().iter().map(|finding| finding.code().name).collect();
        wanted.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, wanted, "{id}: {error}");
    }
    for word in expected["mention"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        assert!(error.reason().to_lowercase().contains(&word.to_lowercase()), "{id}: no {word:?} in {error}");
    }
}

#[test]
fn every_vector_comes_out_as_it_stands() {
    let mut count = 0;
    for case in cases("sign.json") {
        let signed = sign(&case).unwrap_or_else(|error| panic!("{}: {error}", case["id"]));
        let wanted = match &case["tokens"] {
            Value::Array(_) => case["tokens"].clone(),
            _ => json!([case["token"]]),
        };
        assert_eq!(json!(signed), wanted, "{}", case["id"]);
        count += 1;
    }
    for case in cases("sign-refused.json") {
        let id = text(&case, "id");
        assert_error(id, &sign(&case).expect_err(id), &case["error"]);
        count += 1;
    }
    for case in cases("verify.json") {
        let claims = verify(&case).unwrap_or_else(|error| panic!("{}: {error}", case["id"]));
        assert_eq!(claims, case["claims"], "{}", case["id"]);
        count += 1;
    }
    for case in cases("verify-refused.json") {
        let id = text(&case, "id");
        assert_error(id, &verify(&case).expect_err(id), &case["error"]);
        count += 1;
    }
    for case in cases("decode.json") {
        let id = text(&case, "id");
        match token::decode(text(&case, "token")) {
            Ok(claims) => assert_eq!(json!(claims), case["claims"], "{id}"),
            Err(error) => assert_error(id, &error, &case["error"]),
        }
        count += 1;
    }
    for case in cases("duration.json") {
        let id = text(&case, "id");
        match token::parse_duration(text(&case, "text")) {
            Ok(duration) => assert_eq!(json!(duration.as_secs()), case["seconds"], "{id}"),
            Err(error) => assert_eq!(json!(error.code()), case["error"], "{id}: {error}"),
        }
        count += 1;
    }
    // Not by println, whose text is shown of failed tests alone.
    writeln!(std::io::stdout(), "conformance rust: {count} vectors").unwrap();
    assert!(count >= 60, "only {count} vectors were found");
}
