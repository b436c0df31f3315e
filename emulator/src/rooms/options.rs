//! What a room may be created with.

use http::StatusCode;
use serde_json::{Map, Value};
use url::Url;

use crate::refusal::Refusal;
use crate::request::refuse_unknown;

const FIELDS: [&str; 8] = [
    "customRoomId",
    "geoFence",
    "region",
    "webhook",
    "autoCloseConfig",
    "autoStartConfig",
    "multiComposition",
    "allowedParticipantIds",
];

/// The documented regions; the list may grow, so only the strict mode insists on it.
const REGIONS: [&str; 12] = [
    "us001", "us002", "uk001", "eu001", "sg001", "sg002", "uae001", "in001", "in002", "in003", "aus001",
    "dev1",
];

const LONGEST_ENDPOINT: usize = 512;

type Checked = Result<(), Refusal>;

/// Checks the body of a room's creation; answers the custom id and the options that the room shows again.
pub(super) fn read(
    mut fields: Map<String, Value>,
    strict: bool,
) -> Result<(Option<String>, Map<String, Value>), Refusal> {
    fields.retain(|_, value| !value.is_null());
    if strict {
        refuse_unknown(&fields, &FIELDS, "")?;
    }
    fields.retain(|name, _| FIELDS.contains(&name.as_str()));
    let custom_room_id = match fields.shift_remove("customRoomId") {
        None => None,
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text),
        Some(_) => return Err(refuse("customRoomId must be a text that is not empty")),
    };
    // Discontinued; it is accepted and ignored.
    if fields.shift_remove("region").is_some_and(|region| !region.is_string()) {
        return Err(refuse("region or geoFence must be a text"));
    }
    for (name, value) in &fields {
        match name.as_str() {
            "geoFence" => check_geo_fence(value, strict)?,
            "webhook" => check_webhook(value, strict)?,
            "autoCloseConfig" => check_auto_close(value, strict)?,
            "autoStartConfig" => check_auto_start(value, strict)?,
            "multiComposition" => check_multi_composition(value, strict)?,
            _ => check_allowed_participants(value)?,
        }
    }
    Ok((custom_room_id, fields))
}

fn refuse(message: impl Into<String>) -> Refusal {
    Refusal::invalid_params(message)
}

fn object<'a>(value: &'a Value, name: &str) -> Result<&'a Map<String, Value>, Refusal> {
    value.as_object().ok_or_else(|| refuse(format!("{name} must be an object")))
}

fn check_geo_fence(value: &Value, strict: bool) -> Checked {
    match value.as_str() {
        Some(region) if REGIONS.contains(&region) || (!strict && !region.is_empty()) => Ok(()),
        _ => {
            Err(refuse(format!("region or geoFence is not valid: {value}; known are {}", REGIONS.join(", "))))
        }
    }
}

fn check_webhook(value: &Value, strict: bool) -> Checked {
    let webhook = object(value, "webhook")?;
    if strict {
        refuse_unknown(webhook, &["endPoint", "events"], "webhook.")?;
    }
    let Some(end_point) = webhook.get("endPoint").and_then(Value::as_str) else {
        return Err(refuse("webhook.endPoint is missing"));
    };
    if end_point.len() > LONGEST_ENDPOINT {
        return Err(refuse(format!("webhook.endPoint is longer than {LONGEST_ENDPOINT} characters")));
    }
    if !Url::parse(end_point).is_ok_and(|url| url.scheme() == "https" && url.has_host()) {
        return Err(refuse("webhook.endPoint must be an https URL"));
    }
    match webhook.get("events").and_then(Value::as_array) {
        Some(events) if !events.is_empty() && events.iter().all(is_text) => Ok(()),
        _ => Err(refuse("webhook.events must be a list of event names that is not empty")),
    }
}

fn check_auto_close(value: &Value, strict: bool) -> Checked {
    const TYPES: [&str; 2] = ["session-ends", "session-end-and-deactivate"];
    let config = object(value, "autoCloseConfig")?;
    if strict {
        refuse_unknown(config, &["type", "duration"], "autoCloseConfig.")?;
    }
    match config.get("type").and_then(Value::as_str) {
        None => return Err(refuse(format!("autoCloseConfig.type is missing: {}", TYPES.join(" or ")))),
        Some(kind) if strict && !TYPES.contains(&kind) => {
            return Err(refuse(format!("autoCloseConfig.type must be {}, not {kind:?}", TYPES.join(" or "))));
        }
        Some(_) => {}
    }
    match config.get("duration") {
        Some(duration) if !duration.is_u64() => {
            Err(refuse("autoCloseConfig.duration must be a whole number, 0 or more"))
        }
        _ => Ok(()),
    }
}

fn check_auto_start(value: &Value, strict: bool) -> Checked {
    let config = object(value, "autoStartConfig")?;
    if strict {
        refuse_unknown(config, &["recording", "hls", "composite"], "autoStartConfig.")?;
    }
    for (name, part) in config {
        let within = format!("autoStartConfig.{name}");
        let part = object(part, &within)?;
        if name != "composite"
            && let Some(composition) = part.get("config")
        {
            check_composition(object(composition, &format!("{within}.config"))?, &within)?;
        }
    }
    Ok(())
}

/// A composition that says anything needs a layout (406, documented), whose parts must be known (422, documented).
fn check_composition(composition: &Map<String, Value>, within: &str) -> Checked {
    let layout = match composition.get("layout") {
        Some(layout) => object(layout, &format!("{within}.config.layout"))?,
        None if composition.is_empty() => return Ok(()),
        None => {
            let message = format!("{within}.config needs a layout");
            return Err(Refusal::new(StatusCode::NOT_ACCEPTABLE, "fetch_error", message.clone(), message));
        }
    };
    let invalid = |message: String| {
        Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_object", message.clone(), message))
    };
    for (name, known) in [("type", &["GRID", "SPOTLIGHT", "SIDEBAR"][..]), ("priority", &["SPEAKER", "PIN"])]
    {
        if let Some(value) = layout.get(name)
            && !value.as_str().is_some_and(|text| known.contains(&text))
        {
            return invalid(format!("layout.{name} must be {}, not {value}", known.join(" or ")));
        }
    }
    match layout.get("gridSize") {
        Some(size) if !size.as_u64().is_some_and(|size| (1..=25).contains(&size)) => {
            invalid("layout.gridSize must be a whole number from 1 to 25".to_owned())
        }
        _ => Ok(()),
    }
}

fn check_multi_composition(value: &Value, strict: bool) -> Checked {
    let config = object(value, "multiComposition")?;
    if strict {
        refuse_unknown(config, &["recording", "hls", "rtmp"], "multiComposition.")?;
    }
    match config.iter().find(|(_, value)| !value.is_boolean()) {
        Some((name, _)) => Err(refuse(format!("multiComposition.{name} must be true or false"))),
        None => Ok(()),
    }
}

fn check_allowed_participants(value: &Value) -> Checked {
    match value.as_array() {
        Some(ids) if ids.iter().all(is_text) => Ok(()),
        _ => Err(refuse("allowedParticipantIds must be a list of participant ids")),
    }
}

fn is_text(value: &Value) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}
