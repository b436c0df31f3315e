//! The one runtime of a process.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::FutureExt;
use tokio::runtime::{Builder, Runtime};
use videosdk_server::process::PerProcess;

use crate::Failure;

/// Calls wait for the network, so two threads serve many of them.
const WORKER_THREADS: usize = 2;

/// The runtime that calls run on. It is made at the first call, so importing and signing start no thread; a forked child
/// makes its own.
pub fn runtime() -> Result<&'static Runtime, Failure> {
    static RUNTIME: PerProcess<Result<Made, String>> = PerProcess::new();
    let make = || {
        Builder::new_multi_thread()
            .worker_threads(WORKER_THREADS)
            .thread_name("videosdk-server")
            .enable_all()
            .build()
            .map(|runtime| Made(Some(runtime)))
            .map_err(|error| format!("no thread can be started for the call: {error}"))
    };
    let made = RUNTIME.get_or_make(make).as_ref().map_err(|reason| Failure::internal(reason))?;
    made.0.as_ref().ok_or_else(|| Failure::internal("the runtime has ended"))
}

/// A runtime that is made. Of two threads that make the first call at once, one has made its own in vain; it may stand
/// where nothing is waited for, so what it has made ends in the background.
pub(crate) struct Made(pub(crate) Option<Runtime>);

impl Drop for Made {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Runs a future on this runtime's sockets and timers, whoever polls it: a language's own executor may.
///
/// Nothing is spawned, so dropping the future ends its work at once. A panic in it is a failure.
pub async fn on_runtime<F: Future>(future: F) -> Result<F::Output, Failure> {
    let runtime = runtime()?;
    let future = AssertUnwindSafe(OnRuntime { runtime, future: Some(Box::pin(future)) });
    future.catch_unwind().await.map_err(|_| Failure::panicked())
}

/// A future that is polled and dropped within a runtime. A request that is given up while it connects leaves the connecting to
/// a task that it spawns as it is dropped, which panics anywhere else.
struct OnRuntime<F> {
    runtime: &'static Runtime,
    /// Gone once it is dropped.
    future: Option<Pin<Box<F>>>,
}

impl<F: Future> Future for OnRuntime<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let _entered = self.runtime.enter();
        match &mut self.future {
            Some(future) => future.as_mut().poll(context),
            None => Poll::Pending,
        }
    }
}

impl<F> Drop for OnRuntime<F> {
    fn drop(&mut self) {
        let _entered = self.runtime.enter();
        self.future = None;
    }
}
