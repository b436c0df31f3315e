//! Errors of the core as exceptions of Python, and panics as errors.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::prelude::*;
use serde_json::json;
use videosdk_server::Error;

/// Runs it; a panic becomes an error of kind `internal` and never crosses into the interpreter.
pub(crate) fn guarded<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(exception(&json!({
            "kind": "internal",
            "code": "internal",
            "reason": "a fault of the library: it panicked; please report it",
        })))
    })
}

/// The exception of an error; its class is chosen in Python by the kind.
pub(crate) fn raised(error: Error) -> PyErr {
    let findings: Vec<_> = error.findings().iter().map(|finding| json!(finding)).collect();
    exception(&json!({
        "kind": error.kind().as_str(),
        "code": error.code(),
        "reason": error.reason(),
        "service_code": error.service_code(),
        "status": error.status(),
        "request_id": error.request_id(),
        "retry_after": error.retry_after().map(|wait| wait.as_secs_f64()),
        "attempts": error.attempts(),
        "outcome_unknown": error.outcome_unknown(),
        "method": error.method(),
        "path": error.path(),
        "body": error.body(),
        "findings": findings,
    }))
}

fn exception(facts: &serde_json::Value) -> PyErr {
    Python::attach(|py| {
        let made = py
            .import("videosdk_server._errors")
            .and_then(|module| module.getattr("from_json"))
            .and_then(|from_json| from_json.call1((facts.to_string(),)));
        made.map_or_else(|error| error, PyErr::from_value)
    })
}
