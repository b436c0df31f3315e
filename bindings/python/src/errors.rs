//! Failures as exceptions of Python.

use pyo3::prelude::*;
use videosdk_bridge::Failure;
use videosdk_server::Error;

/// Runs it; a panic becomes an error of kind `internal` and never crosses into the interpreter.
pub(crate) fn guarded<T>(work: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    videosdk_bridge::guarded(|| work().map_err(Raised::Already)).map_err(|raised| match raised {
        Raised::Already(exception) => exception,
        Raised::Panic(failure) => exception(&failure),
    })
}

enum Raised {
    Already(PyErr),
    Panic(Failure),
}

impl From<Failure> for Raised {
    fn from(failure: Failure) -> Self {
        Self::Panic(failure)
    }
}

/// The exception of an error of the core.
pub(crate) fn raised(error: Error) -> PyErr {
    exception(&error.into())
}

/// The exception of a failure; its class is chosen in Python by the kind.
pub(crate) fn exception(failure: &Failure) -> PyErr {
    Python::attach(|py| {
        let made = py
            .import("videosdk_server._errors")
            .and_then(|module| module.getattr("from_json"))
            .and_then(|from_json| from_json.call1((failure.to_json(),)));
        made.map_or_else(|error| error, PyErr::from_value)
    })
}
