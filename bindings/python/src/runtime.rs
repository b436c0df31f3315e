//! Waiting for a call without holding up the interpreter.

use std::future::Future;
use std::time::Duration;

use pyo3::prelude::*;
use tokio::runtime::Handle;
use videosdk_bridge::Failure;

use crate::errors::exception;

/// How soon Ctrl-C is noticed during a call.
const SIGNAL_CHECK: Duration = Duration::from_millis(100);

/// Waits for a future with the interpreter free for other threads. Ctrl-C drops the future and is raised.
pub(crate) fn block_on<F>(py: Python<'_>, future: F) -> PyResult<F::Output>
where
    F: Future + Send,
    F::Output: Send,
{
    let runtime = videosdk_bridge::runtime().map_err(|failure| exception(&failure))?;
    // An event handler runs within a call, and waiting for another there would stop both.
    if Handle::try_current().is_ok() {
        let failure =
            Failure::argument("a handler of events cannot wait for a call; hand it to another thread");
        return Err(exception(&failure));
    }
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
