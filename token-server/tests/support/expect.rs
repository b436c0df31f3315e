//! What an answer must be.

use std::time::Duration;

use serde_json::{Map, Value};
use videosdk_server::token::{Tokens, VerifyToken};
use videosdk_token_server::Response;

use super::case::Case;
use super::stage::{Words, tokens};

pub struct Answer<'a> {
    response: &'a Response,
    took: Duration,
    words: &'a Words,
    tokens: Tokens,
    text: String,
    json: Value,
}

impl<'a> Answer<'a> {
    pub fn new(response: &'a Response, took: Duration, words: &'a Words) -> Self {
        let text = String::from_utf8_lossy(&response.body).into_owned();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Self { response, took, words, tokens: tokens(), text, json }
    }

    /// Everything that is not as it should be; nothing when all is well.
    pub fn faults(&self, expect: &Map<String, Value>) -> Vec<String> {
        let mut faults = self.faults_of_any_answer();
        for (name, wanted) in expect {
            let wanted = self.words.put_into_json(wanted);
            if let Err(fault) = self.check(name, &wanted) {
                faults.push(fault);
            }
        }
        faults
    }

    fn faults_of_any_answer(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut needs = |holds: bool, what: &str| {
            if !holds {
                faults.push(what.to_owned());
            }
        };
        let response = self.response;
        needs(response.header("cache-control") == Some("no-store"), "no cache-control: no-store");
        needs(response.header("x-content-type-options") == Some("nosniff"), "no nosniff");
        needs(response.header("x-request-id").is_some_and(|id| !id.is_empty()), "no x-request-id");
        let mut names: Vec<&str> = response.headers.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        needs(names.windows(2).all(|pair| pair[0] != pair[1]), "a header stands twice");
        if !response.body.is_empty() {
            let content_type = Some("application/json; charset=utf-8");
            needs(response.header("content-type") == content_type, "the content type is not JSON");
            needs(self.json.is_object(), "the body is not a JSON object");
            if response.status >= 400 {
                needs(self.json["error"].as_str().is_some_and(|text| !text.is_empty()), "no error");
                needs(self.json["code"].is_string(), "no code");
                needs(self.json["statusCode"] == response.status, "statusCode is not the status");
                needs(
                    self.json["requestId"].as_str() == response.header("x-request-id"),
                    "another requestId",
                );
            }
        }
        faults
    }

    fn check(&self, name: &str, wanted: &Value) -> Result<(), String> {
        let holds = match name {
            "status" => *wanted == self.response.status,
            "code" => self.json["code"] == *wanted,
            "json" => self.json.is_object(),
            "json_has" => texts(wanted).all(|field| self.json.get(field).is_some()),
            "json_lacks" => texts(wanted).all(|field| self.json.get(field).is_none()),
            "json_equals" => entries(wanted).all(|(field, value)| self.json[field] == *value),
            "room_id" => {
                self.json["roomId"].as_str().is_some_and(|id| id.contains('-'))
                    && self.json["roomId"] == self.json["meetingId"]
            }
            "token_has" | "token_lacks" | "token_never" => return self.check_token(name, wanted),
            "refresh_part" => self.refreshes_at(wanted.as_f64().unwrap()),
            "headers" => entries(wanted).all(|(name, value)| self.response.header(name) == value.as_str()),
            "headers_contain" => entries(wanted).all(|(name, part)| {
                self.response.header(name).is_some_and(|value| value.contains(part.as_str().unwrap()))
            }),
            "headers_match" => entries(wanted).all(|(name, _)| {
                // The one pattern in use: a number above zero.
                self.response
                    .header(name)
                    .and_then(|value| value.parse::<u64>().ok())
                    .is_some_and(|it| it > 0)
            }),
            "headers_never" => {
                entries(wanted).all(|(name, value)| self.response.header(name) != value.as_str())
            }
            "headers_absent" => texts(wanted).all(|name| self.response.header(name).is_none()),
            "mention_any" => texts(wanted).any(|part| self.mentions(part)),
            "mention_all" => texts(wanted).all(|part| self.mentions(part)),
            "never" => !texts(wanted).any(|part| self.mentions(part)),
            "never_content_type" => {
                !self.response.header("content-type").unwrap_or_default().contains(wanted.as_str().unwrap())
            }
            "empty" => self.response.body.is_empty(),
            "within_seconds" => self.took <= Duration::from_secs_f64(wanted.as_f64().unwrap()),
            "any_of" => {
                let choices = wanted.as_array().unwrap();
                choices.iter().any(|choice| self.faults(choice.as_object().unwrap()).is_empty())
            }
            "note" => true,
            _ => return Err(format!("the expectation {name} is not known")),
        };
        if holds { Ok(()) } else { Err(format!("{name} is not {wanted}")) }
    }

    fn mentions(&self, part: &str) -> bool {
        self.text.to_lowercase().contains(&part.to_lowercase())
    }

    fn check_token(&self, name: &str, wanted: &Value) -> Result<(), String> {
        let token = self.json["token"].as_str().ok_or("there is no token")?;
        let claims = self.tokens.verify(token, &VerifyToken::default()).map_err(|error| error.to_string())?;
        let claims = serde_json::to_value(claims).unwrap();
        if claims["exp"] != self.json["expiresAt"] {
            return Err("expiresAt is not exp".into());
        }
        let holds = match name {
            "token_has" => entries(wanted).all(|(claim, value)| claims[claim] == *value),
            "token_lacks" => texts(wanted).all(|claim| claims.get(claim).is_none()),
            _ => entries(wanted).all(|(claim, values)| {
                let held = claims[claim].as_array().cloned().unwrap_or_default();
                !values.as_array().unwrap().iter().any(|value| held.contains(value))
            }),
        };
        if holds { Ok(()) } else { Err(format!("{name} is not {wanted}: {claims}")) }
    }

    fn refreshes_at(&self, part: f64) -> bool {
        let number = |field: &str| self.json[field].as_i64().unwrap_or_default();
        let (life, refresh) = (number("expiresIn") as f64, number("refreshIn") as f64);
        let fits = number("refreshAfter") - number("refreshIn") == number("expiresAt") - number("expiresIn");
        // One second for rounding.
        fits && (refresh - life * part).abs() <= life * part * 0.05 + 1.0
    }
}

/// What the service saw against what it should have seen: method, path and JSON body of each request.
pub fn service_faults(case: &Case, words: &Words, seen: &[(String, String, Value)]) -> Vec<String> {
    let Some(expected) = &case.sent else { return Vec::new() };
    if seen.len() != expected.len() {
        return vec![format!("the service saw {seen:?} instead of {} requests", expected.len())];
    }
    let fits = |(expected, (method, path, body)): (&Value, &(String, String, Value))| {
        let is_there = |name: &Value| body.get(name.as_str().unwrap()).is_some();
        let equals = |(name, value): (&String, &Value)| body[name] == *value;
        let fits = expected["method"] == *method
            && words.put_into_json(&expected["path"]) == *path
            && expected["json_has"].as_array().into_iter().flatten().all(is_there)
            && !expected["json_lacks"].as_array().into_iter().flatten().any(is_there)
            && expected["json_equals"].as_object().into_iter().flatten().all(equals);
        (!fits).then(|| format!("the service saw {method} {path} {body} instead of {expected}"))
    };
    expected.iter().zip(seen).filter_map(fits).collect()
}

fn texts(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap())
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().unwrap().iter()
}
