//! Giving up a call from outside, where the language has no future to drop.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use futures_util::task::AtomicWaker;

/// Ends one call when it is asked to: the request is dropped and its connection closed.
#[derive(Debug, Default)]
pub struct Cancel {
    is_cancelled: AtomicBool,
    waiting: AtomicWaker,
}

impl Cancel {
    /// Gives the call up, now or as soon as it begins. A second time does nothing, and neither does it after the end.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Release);
        self.waiting.wake();
    }

    /// Waits until the call is given up.
    pub(crate) async fn cancelled(&self) {
        poll_fn(|context| {
            // Registered before the look, so that a cancel in between wakes it.
            self.waiting.register(context.waker());
            if self.is_cancelled.load(Ordering::Acquire) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}
