//! The process's one runtime, made at the first call that needs it.

use std::future::Future;
use std::sync::OnceLock;
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tokio::runtime::{Builder, Runtime};

/// How soon Ctrl-C is noticed during a call.
const SIGNAL_CHECK: Duration = Duration::from_millis(100);

/// Waits for a future with the interpreter free for other threads. Ctrl-C drops the future and is raised.
pub(crate) fn block_on<F>(py: Python<'_>, future: F) -> PyResult<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let runtime = runtime()?;
    let mut future = Box::pin(future);
    loop {
        let step = py.detach(|| {
            let future = &mut future;
            runtime.block_on(async move { tokio::time::timeout(SIGNAL_CHECK, future).await })
        });
        match step {
            Ok(answer) => return Ok(answer),
            Err(_) => py.check_signals()?,
        }
    }
}

fn runtime() -> PyResult<&'static Runtime> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    let make = || {
        let mut builder = Builder::new_multi_thread();
        let made = builder.worker_threads(2).thread_name("videosdk-server").enable_all().build();
        made.map_err(|error| format!("no runtime can be made: {error}"))
    };
    RUNTIME.get_or_init(make).as_ref().map_err(|error| PyRuntimeError::new_err(error.clone()))
}
