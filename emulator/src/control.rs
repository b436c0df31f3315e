//! The routes that steer the emulator itself.

use std::time::Duration;

use serde_json::{Value, json};

use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::refuse_unknown;
use crate::rooms::routes::Outcome;
use crate::routes::Call;
use crate::script::ScriptedReply;
use crate::service::route_names;
use crate::time::iso;

/// `GET /` and `GET /emulator`: what this is.
pub(crate) fn index(call: &Call<'_>) -> Outcome {
    let pairs = call.service.tokens.keys();
    let keys: Vec<&str> = pairs.iter().map(|pair| pair.api_key()).collect();
    Ok(Answer::ok(json!({
        "name": "videosdk-emulator",
        "version": env!("CARGO_PKG_VERSION"),
        "about": "An unofficial emulator of the VideoSDK.live service, for development and tests.",
        "url": call.service.url(),
        "apiKeys": keys,
        "demo": pairs.iter().all(|pair| pair.is_demo()),
        "routes": route_names(),
    })))
}

/// `GET /emulator/requests`, with the filters `method` and `path`.
pub(crate) fn requests(call: &Call<'_>) -> Outcome {
    let (method, path) = (call.request.query("method"), call.request.query("path"));
    let log = call.service.log();
    let mut entries = log.entries();
    entries.retain(|entry| {
        method.is_none_or(|method| entry.method.eq_ignore_ascii_case(method))
            && path.is_none_or(|path| entry.path == path)
    });
    Ok(Answer::ok(json!({ "requests": entries, "arrived": log.arrived() })))
}

/// `DELETE /emulator/requests`.
pub(crate) fn clear_requests(call: &Call<'_>) -> Outcome {
    call.service.log().clear();
    Ok(Answer::ok(json!({ "requests": [], "arrived": 0 })))
}

/// `GET /emulator/script`: the replies that wait.
pub(crate) fn script(call: &Call<'_>) -> Outcome {
    Ok(Answer::ok(json!({ "waiting": call.service.script().waiting() })))
}

/// `POST /emulator/script`: a list of replies, or `{replies: […]}`.
pub(crate) fn add_script(call: &Call<'_>) -> Outcome {
    let body: Value = serde_json::from_slice(&call.request.body)
        .map_err(|error| Refusal::invalid_params(format!("the body is not JSON: {error}")))?;
    let list = body.get("replies").cloned().unwrap_or(body);
    let replies: Vec<ScriptedReply> = serde_json::from_value(list)
        .map_err(|error| Refusal::invalid_params(format!("the body is not a list of replies: {error}")))?;
    call.service.script().add(replies).map_err(Refusal::invalid_params)?;
    script(call)
}

/// `DELETE /emulator/script`.
pub(crate) fn clear_script(call: &Call<'_>) -> Outcome {
    call.service.script().clear();
    script(call)
}

/// `GET /emulator/clock`.
pub(crate) fn clock(call: &Call<'_>) -> Outcome {
    let time = &call.service.time;
    Ok(Answer::ok(json!({ "now": time.seconds(), "time": iso(time.millis()) })))
}

/// `POST /emulator/clock` with `{set}` in Unix seconds, or `{advance}` in seconds.
pub(crate) fn set_clock(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    refuse_unknown(&fields, &["set", "advance"], "")?;
    match (fields.get("set").and_then(Value::as_i64), fields.get("advance").and_then(Value::as_u64)) {
        (Some(unix_seconds), None) if unix_seconds >= 0 => call.service.time.set(unix_seconds),
        (None, Some(seconds)) => call.service.time.advance(Duration::from_secs(seconds)),
        _ => {
            return Err(Refusal::invalid_params(
                "either set (Unix seconds) or advance (seconds) is needed, as a whole number from 0 on",
            ));
        }
    }
    clock(call)
}

/// `GET /emulator/account`.
pub(crate) fn account(call: &Call<'_>) -> Outcome {
    Ok(Answer::ok(json!({ "state": call.service.state().account })))
}

/// `POST /emulator/account` with `{state}`: `active`, `deactivated` or `discontinued`.
pub(crate) fn set_account(call: &Call<'_>) -> Outcome {
    let mut fields = call.request.fields()?;
    refuse_unknown(&fields, &["state"], "")?;
    let state = fields.shift_remove("state").unwrap_or_default();
    let state = serde_json::from_value(state)
        .map_err(|_| Refusal::invalid_params("state must be active, deactivated or discontinued"))?;
    call.service.state().account = state;
    account(call)
}

/// `POST /emulator/entries/{participantId}/decide` with `{roomId, decision}`: lets a guest in, or sends it away.
pub(crate) fn decide_entry(call: &Call<'_>) -> Outcome {
    let fields = call.request.fields()?;
    crate::joining::routes::decide(call, &fields)
}

/// `POST /emulator/reset`.
pub(crate) fn reset(call: &Call<'_>) -> Outcome {
    call.service.reset();
    Ok(Answer::ok(json!({ "reset": true })))
}
