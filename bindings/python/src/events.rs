//! Events on their way to Python.

use pyo3::prelude::*;
use videosdk_bridge::Events;

/// Calls this function with each event, as JSON text. What it raises goes to `sys.unraisablehook`, not into the call.
pub(crate) fn events(handler: Py<PyAny>) -> Events {
    Events::new(move |event| {
        // At the interpreter's end there is nobody left to tell.
        Python::try_attach(|py| {
            if let Err(error) = handler.call1(py, (event,)) {
                error.write_unraisable(py, Some(handler.bind(py)));
            }
        });
    })
}
