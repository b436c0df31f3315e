//! Being asked to stop.

use std::future::Future;
use std::io;

use tokio::runtime::Runtime;
#[cfg(unix)]
use tokio::signal::unix::{Signal as Terminate, Signal as Interrupt, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlC as Interrupt, CtrlClose as Terminate, ctrl_c, ctrl_close};

/// The signals that ask a server to stop. Made before it listens, so that none is missed.
pub(crate) struct StopSignals {
    terminate: Terminate,
    interrupt: Interrupt,
}

impl StopSignals {
    #[cfg(unix)]
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    #[cfg(windows)]
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { terminate: ctrl_close()?, interrupt: ctrl_c()? })
    }

    /// Waits until one comes.
    pub(crate) async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    /// Waits for the end; a second signal leaves it half done, and what is dropped with it is cut.
    pub(crate) async fn unless_again<F: Future>(&mut self, end: F) -> Option<F::Output> {
        tokio::select! {
            answer = end => Some(answer),
            () = self.next() => None,
        }
    }
}

/// Runs a command's future on a runtime of its own; only commands that need one make one.
pub(crate) fn block_on<F: Future>(future: F) -> io::Result<F::Output> {
    Ok(Runtime::new()?.block_on(future))
}
