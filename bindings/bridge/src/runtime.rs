//! The one runtime of a process.

use std::future::{Future, poll_fn};
use std::pin::pin;

use tokio::runtime::{Builder, Runtime};
use videosdk_server::process::PerProcess;

use crate::Failure;

/// Calls wait for the network, so two threads serve many of them.
const WORKER_THREADS: usize = 2;

/// The runtime that calls run on. It is made at the first call, so importing and signing start no thread; a forked child
/// makes its own.
pub fn runtime() -> Result<&'static Runtime, Failure> {
    static RUNTIME: PerProcess<Result<Runtime, String>> = PerProcess::new();
    let make = || {
        Builder::new_multi_thread()
            .worker_threads(WORKER_THREADS)
            .thread_name("videosdk-server")
            .enable_all()
            .build()
            .map_err(|error| format!("no thread can be started for the call: {error}"))
    };
    RUNTIME.get_or_make(make).as_ref().map_err(|reason| Failure::internal(reason))
}

/// Runs a future on this runtime's sockets and timers, whoever polls it: a language's own executor may.
///
/// Nothing is spawned, so dropping the future ends its work at once.
pub async fn on_runtime<F: Future>(future: F) -> Result<F::Output, Failure> {
    let runtime = runtime()?;
    let mut future = pin!(future);
    let output = poll_fn(|context| {
        let _entered = runtime.enter();
        future.as_mut().poll(context)
    })
    .await;
    Ok(output)
}
