//! What an answer means: a value, or an error with all that the service says.

use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::HttpAnswer;
use crate::error::codes::service as codes;
use crate::error::{Code, Context, Error, Result};

/// The longest error body that is kept, and the longest reason that is taken from one.
const MOST_BODY_CHARACTERS: usize = 16 * 1024;
const MOST_REASON_CHARACTERS: usize = 500;

/// The headers that name a request, in this order.
const REQUEST_ID_HEADERS: [&str; 4] = ["x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id"];

/// A successful answer as a value. What does not fit is an error of the kind `decode`.
pub(crate) fn decode<T: DeserializeOwned>(value: Value, context: &Context) -> Result<T> {
    serde_json::from_value(value).map_err(|error| unreadable(&error.to_string(), context))
}

/// The JSON of a successful answer; an empty one is `null`. Where words are an answer too, they are a JSON text.
pub(super) fn json(answer: &HttpAnswer, words: bool, context: &Context) -> Result<Value> {
    if answer.status == 204 || answer.body.is_empty() {
        return Ok(Value::Null);
    }
    let Ok(json) = serde_json::from_slice(&answer.body) else {
        if is_page(&answer.body) {
            return Err(unreadable("it is a web page", context));
        }
        return match std::str::from_utf8(&answer.body) {
            Ok(text) if words => Ok(Value::String(text.trim().to_owned())),
            _ => Err(unreadable("it is not JSON", context)),
        };
    };
    Ok(json)
}

pub(crate) fn unreadable(what: &str, context: &Context) -> Error {
    Error::new(&codes::ANSWER_UNREADABLE, format!("the service's answer cannot be read: {what}"))
        .with_context(context.clone())
}

pub(super) fn request_id(headers: &HeaderMap) -> Option<String> {
    REQUEST_ID_HEADERS.iter().find_map(|name| Some(headers.get(*name)?.to_str().ok()?.to_owned()))
}

/// The error of a refusing answer. `hidden` are the texts that must not be seen, such as the token that was sent.
pub(super) fn error(answer: &HttpAnswer, mut context: Context, hidden: &[&str]) -> Error {
    let body = visible(&String::from_utf8_lossy(&answer.body), hidden);
    let (said, service_code) = what_it_says(&body);
    let status = answer.status;
    let mut reason = said.unwrap_or_else(|| {
        let what = if is_page(body.as_bytes()) { "a web page" } else { "no reason" };
        format!("the service answered {status} with {what}")
    });
    if status == 402 {
        reason.push_str(" (402 may also mean a billing problem)");
    }
    context.status = Some(status);
    context.service_code = service_code;
    context.body = (!body.is_empty()).then(|| body.chars().take(MOST_BODY_CHARACTERS).collect());
    Error::new(code_of(status), reason).with_context(context)
}

fn code_of(status: u16) -> &'static Code {
    match status {
        401 => &codes::UNAUTHENTICATED,
        402 => &codes::NOT_FOUND_OR_PAYMENT,
        403 => &codes::FORBIDDEN,
        404 => &codes::NOT_FOUND,
        406 => &codes::NOT_ACCEPTABLE,
        409 => &codes::CONFLICT,
        422 => &codes::UNPROCESSABLE,
        429 => &codes::RATE_LIMITED,
        500.. => &codes::SERVICE_FAILED,
        _ => &codes::REQUEST_REFUSED,
    }
}

fn visible(body: &str, hidden: &[&str]) -> String {
    let texts = hidden.iter().filter(|text| text.len() >= 8);
    texts.fold(body.trim().to_owned(), |body, text| body.replace(text, "[secret]"))
}

fn is_page(body: &[u8]) -> bool {
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

/// The service has no single shape of an error: a bare text, a JSON text, a list of reasons, or an object with one of
/// several names.
fn what_it_says(body: &str) -> (Option<String>, Option<String>) {
    match serde_json::from_str::<Value>(body) {
        Ok(Value::String(text)) => (short(&text), None),
        Ok(Value::Object(fields)) => {
            let reason = ["message", "error", "msg", "statusMessage"]
                .iter()
                .find_map(|name| words(fields.get(*name)?));
            let code = ["code", "errorCode"].iter().find_map(|name| match fields.get(*name)? {
                Value::String(text) if !text.is_empty() => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            });
            (reason, code)
        }
        Ok(list @ Value::Array(_)) => (words(&list), None),
        Ok(_) => (None, None),
        Err(_) if is_page(body.as_bytes()) => (None, None),
        Err(_) => (short(body), None),
    }
}

/// The text of a field that may also be a list of texts or an object with a text in it.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => short(text),
        Value::Array(list) => {
            let texts: Vec<String> = list.iter().filter_map(words).collect();
            short(&texts.join("; "))
        }
        Value::Object(fields) => {
            ["message", "error", "msg", "reason"].iter().find_map(|name| words(fields.get(*name)?))
        }
        _ => None,
    }
}

fn short(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.chars().take(MOST_REASON_CHARACTERS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, body: &str) -> Error {
        let answer = HttpAnswer { status, headers: HeaderMap::new(), body: body.to_owned().into() };
        error(&answer, Context::default(), &["a-secret-token"])
    }

    #[test]
    fn every_shape_of_an_error_body_is_read() {
        for (body, reason, code) in [
            (r#"{"message":"Room not found."}"#, "Room not found.", None),
            (
                r#"{"error":"token is invalid","code":"invalid_token"}"#,
                "token is invalid",
                Some("invalid_token"),
            ),
            (r#"{"message":"","msg":"no","errorCode":4002}"#, "no", Some("4002")),
            (r#"{"error":{"message":"deep"}}"#, "deep", None),
            (r#"{"message":["one","two"]}"#, "one; two", None),
            (r#"["one",{"message":"two"}]"#, "one; two", None),
            (r#""Please login""#, "Please login", None),
            ("RoomId is invalid.", "RoomId is invalid.", None),
            ("", "the service answered 400 with no reason", None),
            ("<html><body>Bad Gateway</body></html>", "the service answered 400 with a web page", None),
        ] {
            let error = refused(400, body);
            assert_eq!((error.reason(), error.service_code()), (reason, code), "{body}");
        }
    }

    #[test]
    fn every_status_has_its_code() {
        for (status, code, kind) in [
            (400, "request_refused", "invalid_request"),
            (401, "unauthenticated", "authentication"),
            (402, "not_found_or_payment", "not_found"),
            (403, "forbidden", "permission"),
            (404, "not_found", "not_found"),
            (406, "not_acceptable", "invalid_request"),
            (409, "conflict", "conflict"),
            (418, "request_refused", "invalid_request"),
            (422, "unprocessable", "invalid_request"),
            (429, "rate_limited", "rate_limited"),
            (500, "service_failed", "server"),
            (503, "service_failed", "server"),
        ] {
            let error = refused(status, "");
            assert_eq!((error.code(), error.kind().as_str()), (code, kind), "{status}");
        }
        assert!(refused(402, "no room").reason().contains("billing"));
    }

    #[test]
    fn a_token_in_the_body_is_blacked_out() {
        let error = refused(401, r#"{"message":"bad a-secret-token"}"#);
        assert_eq!(error.reason(), "bad [secret]");
        assert!(!error.body().unwrap().contains("a-secret-token"));
    }
}
