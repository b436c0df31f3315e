//! What a language passes as JSON, read with errors that name the field.

use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::Failure;

/// Fields whose value no error repeats, even when it is of the wrong type.
const SECRETS: [&str; 4] = ["secret", "token", "proxy", "headers"];

/// Reads the options of something. None at all means every default.
pub(crate) fn options<T: DeserializeOwned>(json: &str) -> Result<T, Failure> {
    let json = if json.is_empty() { "{}" } else { json };
    let value: Value = serde_json::from_str(json)
        .map_err(|error| Failure::argument(format!("the options are not JSON: {}", place(&error))))?;
    typed("", value)
}

/// Reads a value; the error names the field, such as `params.customRoomId`.
pub(crate) fn typed<T: DeserializeOwned>(name: &str, value: Value) -> Result<T, Failure> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let field = match (name, path.as_str()) {
            ("", ".") => "the options".to_owned(),
            (name, ".") => name.to_owned(),
            ("", path) => path.to_owned(),
            (name, path) => format!("{name}.{path}"),
        };
        let is_secret = field.split('.').any(|part| SECRETS.contains(&part));
        let fault = if is_secret { "it is of the wrong type".to_owned() } else { error.inner().to_string() };
        Failure::argument(format!("{field}: {fault}"))
    })
}

/// Where JSON breaks off, without what stands there.
pub(crate) fn place(error: &serde_json::Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}

/// A number of seconds as a duration. Zero passes: what it may not be the core says.
pub(crate) fn seconds(name: &str, given: Option<f64>) -> Result<Option<Duration>, Failure> {
    let fault =
        |seconds| Failure::argument(format!("{name} is {seconds}; it must be a number of seconds above 0"));
    given.map(|seconds| Duration::try_from_secs_f64(seconds).map_err(|_| fault(seconds))).transpose()
}
