//! A listener at work, and its end.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::seats::Seats;
use crate::stage::Stage;

/// A listener at work.
///
/// Dropping it stops accepting and closes every connection at once, whatever is in flight.
#[derive(Debug)]
#[must_use = "a listener serves only as long as this is kept"]
pub struct Running {
    stage: watch::Sender<Stage>,
    seats: Arc<Seats>,
    accepting: JoinHandle<()>,
}

impl Running {
    pub(crate) fn new(stage: watch::Sender<Stage>, seats: Arc<Seats>, accepting: JoinHandle<()>) -> Self {
        Self { stage, seats, accepting }
    }

    /// How many connections are open, upgraded ones included.
    pub fn connections(&self) -> usize {
        self.seats.open()
    }

    /// The same count, for one who asks later; it goes on while this is drained.
    pub fn counter(&self) -> Counter {
        Counter(Arc::clone(&self.seats))
    }

    /// Stops without losing a request; returns how many connections had to be cut.
    ///
    /// For `delay` new connections are still served, for balancers that have not heard yet, while each
    /// answer carries `Connection: close`. Then nothing is accepted any more, idle connections are closed,
    /// and what is in flight has until `deadline`, counted from there; after it the rest is cut. An upgraded
    /// connection is in flight until its owner closes it; one that is cut fails its owner's next read.
    ///
    /// Dropping this future cuts at once: race it against a second signal.
    pub async fn drain(mut self, delay: Duration, deadline: Duration) -> usize {
        self.stage.send_replace(Stage::Leaving);
        sleep(delay).await;
        self.stage.send_replace(Stage::Draining);
        let settled = async {
            // The queue is emptied first; only then is an empty house a finished one.
            let _ = (&mut self.accepting).await;
            self.seats.empty().await;
        };
        if timeout(deadline, settled).await.is_ok() {
            return 0;
        }
        self.cut_all().await
    }

    /// Stops at once; returns how many connections were open. The port is free when this returns.
    pub async fn cut(mut self) -> usize {
        self.cut_all().await
    }

    async fn cut_all(&mut self) -> usize {
        let open = self.seats.open();
        self.stage.send_replace(Stage::Cut);
        if !self.accepting.is_finished() {
            let _ = (&mut self.accepting).await;
        }
        open
    }
}

/// Counts the open connections of a listener.
#[derive(Clone, Debug)]
pub struct Counter(Arc<Seats>);

impl Counter {
    /// How many connections are open, upgraded ones included; 0 once the listener has ended.
    pub fn open(&self) -> usize {
        self.0.open()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stage.send_replace(Stage::Cut);
        self.accepting.abort();
    }
}
