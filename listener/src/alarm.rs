//! A timer that costs nothing until it is waited for, and next to nothing to set anew.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

#[derive(Debug, Default)]
pub(crate) struct Alarm {
    due: Option<Instant>,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Alarm {
    /// Sets the alarm, in place of an earlier one.
    pub(crate) fn set(&mut self, after: Duration) {
        self.due = Some(Instant::now() + after);
    }

    /// Sets the alarm unless it is set.
    pub(crate) fn ensure(&mut self, after: Duration) {
        if self.due.is_none() {
            self.set(after);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.due = None;
    }

    /// Ready once the time has come; pending for ever while it is not set.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(due) = self.due else { return Poll::Pending };
        let sleep = self.sleep.get_or_insert_with(|| Box::pin(sleep_until(due)));
        // A later time is looked at when the earlier one has come: with each request the alarm is put off, and to move a
        // timer takes the lock of all timers.
        if sleep.deadline() > due {
            sleep.as_mut().reset(due);
        }
        loop {
            ready!(sleep.as_mut().poll(context));
            if sleep.deadline() >= due {
                return Poll::Ready(());
            }
            sleep.as_mut().reset(due);
        }
    }
}
