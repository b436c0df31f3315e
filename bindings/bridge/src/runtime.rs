//! The one runtime of a process.

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
