//! The emulator in the process of the tests.

use std::sync::Arc;

use pyo3::prelude::*;
use videosdk_bridge::Emulator as Bridged;

use crate::errors::{exception, guarded};
use crate::operation::Operation;
use crate::runtime::block_on;

#[pyclass(frozen, module = "videosdk_server._native")]
pub(crate) struct Emulator(Arc<Bridged>);

#[pymethods]
impl Emulator {
    #[new]
    fn new(py: Python<'_>, options: &str) -> PyResult<Self> {
        let started = block_on(py, Bridged::start(options))?;
        started.map(|emulator| Self(Arc::new(emulator))).map_err(|failure| exception(&failure))
    }

    #[getter]
    fn url(&self) -> &str {
        self.0.url()
    }

    #[getter]
    fn api_key(&self) -> &str {
        self.0.api_key()
    }

    #[getter]
    fn secret(&self) -> &str {
        self.0.secret()
    }

    fn advance_clock(&self, seconds: f64) -> PyResult<()> {
        guarded(|| self.0.advance_clock(seconds))
    }

    fn script(&self, replies: &str) -> PyResult<()> {
        guarded(|| self.0.script(replies))
    }

    fn requests(&self) -> PyResult<String> {
        guarded(|| self.0.requests())
    }

    fn answer_entry(&self, room_id: &str, participant_id: &str, allowed: bool) -> PyResult<bool> {
        guarded(|| self.0.answer_entry(room_id, participant_id, allowed))
    }

    fn reset(&self) -> PyResult<()> {
        guarded(|| self.0.reset())
    }

    fn close(&self, py: Python<'_>) -> PyResult<()> {
        block_on(py, self.0.close())?.map_err(|failure| exception(&failure))
    }

    fn close_async(&self) -> Operation {
        let emulator = self.0.clone();
        Operation::new(async move { emulator.close().await })
    }

    fn __repr__(&self) -> String {
        format!("Emulator(url={:?})", self.0.url())
    }
}
