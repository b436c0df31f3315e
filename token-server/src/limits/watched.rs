//! A shared store whose answers are watched, so that `/readyz` can say how it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::Rate;
use super::shared::{SharedStore, StoreFailed, StoreFuture};
use crate::readiness::PartState;

/// A store, and whether its last answer failed. Before the first question it is taken to be well.
pub(crate) struct WatchedStore {
    store: Arc<dyn SharedStore>,
    failing: AtomicBool,
}

impl WatchedStore {
    pub(crate) fn new(store: Arc<dyn SharedStore>) -> Self {
        Self { store, failing: AtomicBool::new(false) }
    }

    /// Never not ready: without the store each copy counts for itself.
    pub(crate) fn part(&self) -> PartState {
        if self.failing.load(Ordering::Relaxed) { PartState::Degraded } else { PartState::Ready }
    }

    async fn watch<T>(&self, answer: StoreFuture<'_, T>) -> Result<T, StoreFailed> {
        let answer = answer.await;
        self.failing.store(answer.is_err(), Ordering::Relaxed);
        answer
    }
}

impl SharedStore for WatchedStore {
    fn take<'a>(
        &'a self,
        scope: &'static str,
        key: &'a str,
        rate: &'a Rate,
    ) -> StoreFuture<'a, Result<(), Duration>> {
        Box::pin(self.watch(self.store.take(scope, key, rate)))
    }

    fn first<'a>(&'a self, scope: &'static str, key: &'a str, keep: Duration) -> StoreFuture<'a, bool> {
        Box::pin(self.watch(self.store.first(scope, key, keep)))
    }
}
