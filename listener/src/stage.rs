//! How far a listener is on its way out.

use tokio::sync::watch;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    Serving,
    /// Connections are accepted, but answers ask the callers to come back on another one.
    Leaving,
    /// No connection is accepted, idle ones are closed, requests in flight are answered.
    Draining,
    /// Nothing may go on.
    Cut,
}

/// A view of the stage.
#[derive(Clone, Debug)]
pub(crate) struct Stages(watch::Receiver<Stage>);

impl Stages {
    pub(crate) fn channel() -> (watch::Sender<Stage>, Self) {
        let (sender, receiver) = watch::channel(Stage::Serving);
        (sender, Self(receiver))
    }

    pub(crate) fn now(&self) -> Stage {
        *self.0.borrow()
    }

    /// Waits until the stage is reached; a listener that is gone has passed them all.
    pub(crate) async fn reached(&self, stage: Stage) {
        let _ = self.0.clone().wait_for(|now| *now >= stage).await;
    }
}
