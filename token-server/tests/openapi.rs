//! Every answer to the cases of `tests/http` is as `openapi.yaml` describes it.

#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jsonschema::Validator;
use serde_json::{Value, json};
use support::{case, stage::Stage};
use videosdk_token_server::{Event, OPENAPI, Response};

const DOCUMENT: &str = "urn:token-server";

/// The document, and the schemas of it that were needed.
struct Described {
    document: Value,
    validators: HashMap<String, Validator>,
}

impl Described {
    fn new() -> Self {
        let document = serde_saphyr::from_str(OPENAPI).unwrap();
        Self { document, validators: HashMap::new() }
    }

    /// What is wrong with an answer of this route.
    fn faults(&mut self, method: &str, route: &str, answer: &Response) -> Vec<String> {
        let Some(pointer) = self.response(method, route, answer.status) else {
            return vec![format!("{method} {route} has no {}", answer.status)];
        };
        let described = self.document.pointer(&pointer).unwrap().clone();
        let mut faults = Vec::new();
        for name in ["allow", "retry-after", "www-authenticate"] {
            let header = described["headers"].as_object().into_iter().flatten();
            let header =
                header.clone().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, header)| header);
            match (answer.header(name), header) {
                (Some(_), None) => faults.push(format!("the header {name} is not described")),
                (None, Some(header)) if header["required"] == true => faults.push(format!("no {name}")),
                _ => {}
            }
        }
        let schema = format!("{pointer}/content/application~1json/schema");
        match (answer.body.is_empty(), self.document.pointer(&schema).is_some()) {
            (true, _) if method == "HEAD" => {}
            (true, true) => faults.push("no body".to_owned()),
            (false, false) => faults.push("a body that is not described".to_owned()),
            (true, false) => {}
            (false, true) => {
                let body: Value = serde_json::from_slice(&answer.body).unwrap();
                let errors = self.validator(&schema).iter_errors(&body);
                faults.extend(errors.map(|error| format!("{}: {error}", error.instance_path())));
            }
        }
        faults
    }

    /// Where the answer of a status is described, all references followed.
    fn response(&self, method: &str, route: &str, status: u16) -> Option<String> {
        let shared = |name: &str| Some(format!("/components/responses/{name}"));
        match (method, route, status) {
            (_, "unknown", 404) => return shared("NotFound"),
            (_, "unknown", 400) => return shared("BadRequest"),
            (_, "unknown", 403) => return shared("Forbidden"),
            (_, "unknown", 421) => return shared("MisdirectedRequest"),
            (_, "unknown", 429) => return shared("RateLimited"),
            (_, _, 405) => return shared("MethodNotAllowed"),
            _ => {}
        }
        let path = route.replace(":meetingId", "{meetingId}").replace('/', "~1");
        let item = self.document.pointer(&format!("/paths/{path}/$ref"))?.as_str()?.trim_start_matches('#');
        let method = if method == "HEAD" { "get".to_owned() } else { method.to_lowercase() };
        // A body is described where one is sent; a refusal by the head alone is the same for every method.
        let method = if self.document.pointer(&format!("{item}/{method}")).is_some() {
            method
        } else {
            "post".to_owned()
        };
        let pointer = format!("{item}/{method}/responses/{status}");
        let response = self.document.pointer(&pointer)?;
        match response.get("$ref").and_then(Value::as_str) {
            Some(reference) => Some(reference.trim_start_matches('#').to_owned()),
            None => Some(pointer),
        }
    }

    /// The schema at this place, which then knows every property.
    fn validator(&mut self, pointer: &str) -> &Validator {
        let document = &self.document;
        self.validators.entry(pointer.to_owned()).or_insert_with(|| {
            let schema = json!({ "$ref": format!("{DOCUMENT}#{pointer}"), "unevaluatedProperties": false });
            let registry =
                jsonschema::Registry::new().add(DOCUMENT, document.clone()).unwrap().prepare().unwrap();
            jsonschema::options().with_registry(&registry).build(&schema).unwrap()
        })
    }
}

#[tokio::test(start_paused = true)]
async fn every_answer_of_the_cases_is_described() {
    let mut described = Described::new();
    let mut failures = Vec::new();
    let mut checked = 0;
    for case in case::all() {
        let stage = Stage::of(&case);
        let request = stage.request(&case).await;
        let route = Arc::new(Mutex::new(None));
        let seen = route.clone();
        let server = stage.server.clone().with_observer(Arc::new(move |event: &Event<'_>| {
            if let Event::Answered { route, method, .. } = *event {
                *seen.lock().unwrap() = Some((method, route));
            }
        }));
        let answer = server.handle(request).await;
        let (method, route) = route.lock().unwrap().unwrap();
        // A question of the browser, or of which methods there are; described in words.
        if method == "OPTIONS" && answer.status == 204 {
            continue;
        }
        checked += 1;
        let faults = described.faults(method, route, &answer);
        if !faults.is_empty() {
            failures.push(format!("{} {answer:?}: {}", case.id, faults.join("; ")));
        }
    }
    assert!(failures.is_empty(), "{} answers\n{}", failures.len(), failures.join("\n"));
    assert!(checked > 200, "only {checked} answers were checked");
}

/// A client made from the document sends what the caller signs in with; probes ask for nothing.
#[test]
fn callers_and_earlier_tokens_are_both_described() {
    let document = Described::new().document;
    assert_eq!(document["security"], json!([{}, {"earlierToken": []}, {"caller": []}]));
    let schemes = &document["components"]["securitySchemes"];
    for name in ["earlierToken", "caller"] {
        let scheme = &schemes[name];
        assert_eq!((&scheme["type"], &scheme["scheme"]), (&json!("http"), &json!("bearer")), "{name}");
    }
    let description = schemes["caller"]["description"].as_str().unwrap();
    for word in ["oidc", "hmac", "keys", "proxy", "host", "authentication_required", "authentication_failed"]
    {
        assert!(description.contains(&format!("`{word}`")), "{word}");
    }
    for probe in ["Healthz", "Readyz"] {
        assert_eq!(document["components"]["pathItems"][probe]["get"]["security"], json!([]), "{probe}");
    }
}

#[test]
fn an_answer_that_is_not_described_is_noticed() {
    let answer =
        |status, body: Value| Response { status, headers: Vec::new(), body: body.to_string().into() };
    let token = json!({ "token": "a", "expiresAt": 2, "refreshAfter": 1, "expiresIn": 2, "refreshIn": 1 });
    let mut described = Described::new();
    assert_eq!(described.faults("GET", "/get-token", &answer(200, token.clone())), [""; 0]);
    let mut more = token.clone();
    more["secret"] = json!("b");
    let mut less = token.clone();
    less.as_object_mut().unwrap().remove("expiresAt");
    let mut other = token;
    other["expiresAt"] = json!("soon");
    let error = json!({ "error": "a", "code": "b", "statusCode": 400, "requestId": "c" });
    for (status, body) in [(200, more), (200, less), (200, other), (201, json!({})), (400, error)] {
        assert!(!described.faults("GET", "/get-token", &answer(status, body)).is_empty(), "{status}");
    }
}
