//! Being asked to stop.

use std::future::Future;
use std::io;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::signal::unix::{Signal, SignalKind, signal};
use videosdk_listener::Running;

/// How long requests in flight have to end.
const DRAIN_DEADLINE: Duration = Duration::from_secs(20);

/// The signals that ask a server to stop. Made before it listens, so that none is missed.
pub(crate) struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    /// Waits until one comes.
    pub(crate) async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    /// Lets requests in flight end; a second signal cuts them. Answers how many connections were cut.
    pub(crate) async fn drain(&mut self, running: Running) -> usize {
        tokio::select! {
            cut = running.drain(Duration::ZERO, DRAIN_DEADLINE) => cut,
            () = self.next() => 0,
        }
    }
}

/// Runs a command's future on a runtime of its own; only commands that need one make one.
pub(crate) fn block_on<F: Future>(future: F) -> io::Result<F::Output> {
    Ok(Runtime::new()?.block_on(future))
}
