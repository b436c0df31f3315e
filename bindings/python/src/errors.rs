//! Failures as exceptions of Python.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyAny;
use videosdk_bridge::Failure;

/// Runs it; a panic becomes an error of kind `internal` and never crosses into the interpreter.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> PyResult<T> {
    videosdk_bridge::guarded(work).map_err(|failure| exception(&failure))
}

/// The exception of a failure; its class is chosen in Python by the kind.
pub(crate) fn exception(failure: &Failure) -> PyErr {
    static FROM_JSON: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Python::attach(|py| {
        let made = FROM_JSON
            .import(py, "videosdk_server._errors", "from_json")
            .and_then(|from_json| from_json.call1((failure.to_json(),)));
        made.map_or_else(|error| error, PyErr::from_value)
    })
}
