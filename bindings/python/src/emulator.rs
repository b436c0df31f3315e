//! The emulator in the process of the tests.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::{PyOSError, PyRuntimeError};
use pyo3::prelude::*;
use videosdk_emulator::Emulator as CoreEmulator;
use videosdk_server::process;

use crate::errors::guarded;
use crate::runtime::block_on;

#[pyclass(frozen, module = "videosdk_server._native")]
pub(crate) struct Emulator {
    running: Mutex<Option<CoreEmulator>>,
    /// The process that started it: a forked child has a copy of the handle, and none of its tasks.
    generation: u64,
    url: String,
    api_key: String,
    secret: String,
}

#[pymethods]
impl Emulator {
    #[new]
    fn new(py: Python<'_>, port: u16, strict: bool) -> PyResult<Self> {
        guarded(|| {
            let start = CoreEmulator::builder().port(port).strict(strict).start();
            let emulator = block_on(py, start)?.map_err(|error| PyOSError::new_err(error.to_string()))?;
            Ok(Self {
                url: emulator.url().to_owned(),
                api_key: emulator.api_key().to_owned(),
                secret: emulator.secret().expose().to_owned(),
                running: Mutex::new(Some(emulator)),
                generation: process::generation(),
            })
        })
    }

    #[getter]
    fn url(&self) -> &str {
        &self.url
    }

    #[getter]
    fn api_key(&self) -> &str {
        &self.api_key
    }

    #[getter]
    fn secret(&self) -> &str {
        &self.secret
    }

    fn advance_clock(&self, seconds: u64) -> PyResult<()> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let emulator = running.as_ref().ok_or_else(|| PyRuntimeError::new_err("the emulator is closed"))?;
        emulator.advance_clock(std::time::Duration::from_secs(seconds));
        Ok(())
    }

    /// Ends it; a second call does nothing, and neither does one in a forked child.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        let emulator = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        match emulator {
            Some(emulator) if self.generation == process::generation() => block_on(py, emulator.close()),
            inherited => {
                std::mem::forget(inherited);
                Ok(())
            }
        }
    }

    fn __repr__(&self) -> String {
        format!("Emulator(url={:?})", self.url)
    }
}
