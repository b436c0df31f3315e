//! A limit that several copies of a server keep together, and what each does alone while they cannot.

use std::collections::HashMap;
use std::future::Future;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::table::Table;
use super::{Rate, Scope};
use crate::observer::{Event, Observer};

/// What a shared store answers, later.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreFailed>> + Send + 'a>>;

/// The store did not answer in time, or not with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreFailed;

/// What the copies of a server share, such as a Valkey or Redis server. It must answer or fail within moments.
///
/// Keys are made of names of callers; a store that others can read should hash them.
pub trait SharedStore: Send + Sync {
    /// Takes one of a rate for a key; the inner error is how long the key has to wait.
    fn take<'a>(
        &'a self,
        scope: &'static str,
        key: &'a str,
        rate: &'a Rate,
    ) -> StoreFuture<'a, Result<(), Duration>>;

    /// True for the first who asks with this key, false for all others until `keep` is over.
    fn first<'a>(&'a self, scope: &'static str, key: &'a str, keep: Duration) -> StoreFuture<'a, bool>;
}

/// Callers whose refusal is remembered here, so that those who go on asking cost no round trip.
const MOST_REFUSED: usize = 10_000;

/// One limit.
#[derive(Debug)]
pub(super) struct Shared {
    scope: Scope,
    /// The whole of it, where this server is alone.
    own: Table,
    /// This server's part of it, while the shared store does not answer.
    part: Table,
    hasher: RandomState,
    refused_until: Mutex<HashMap<u64, Instant>>,
}

impl Shared {
    pub(super) fn new(scope: Scope, rate: Rate, instances: u32) -> Self {
        Self {
            scope,
            own: Table::new(rate),
            part: Table::new(rate.shared_by(instances)),
            hasher: RandomState::new(),
            refused_until: Mutex::default(),
        }
    }

    pub(super) fn rate(&self) -> &Rate {
        self.own.rate()
    }

    pub(super) async fn take(
        &self,
        key: &str,
        store: Option<&dyn SharedStore>,
        observer: &dyn Observer,
    ) -> Result<(), Duration> {
        let Some(store) = store else { return self.own.take(&key) };
        self.remembered(key)?;
        let Ok(taken) = store.take(self.scope.name(), key, self.rate()).await else {
            observer.observe(&Event::LimitStoreFailed);
            return self.part.take(&key);
        };
        taken.inspect_err(|wait| self.remember(key, *wait))
    }

    fn remembered(&self, key: &str) -> Result<(), Duration> {
        let mut refused = self.refused_until.lock().unwrap_or_else(PoisonError::into_inner);
        let key = self.hasher.hash_one(key);
        let Some(until) = refused.get(&key).copied() else { return Ok(()) };
        let wait = until.saturating_duration_since(Instant::now());
        if wait.is_zero() {
            refused.remove(&key);
            return Ok(());
        }
        Err(wait)
    }

    fn remember(&self, key: &str, wait: Duration) {
        let mut refused = self.refused_until.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if refused.len() >= MOST_REFUSED {
            refused.retain(|_, until| *until > now);
        }
        if refused.len() < MOST_REFUSED {
            refused.insert(self.hasher.hash_one(key), now + wait);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use tokio::time::advance;

    /// Answers each time the same, and counts.
    struct Store {
        answer: Result<Result<(), Duration>, StoreFailed>,
        asked: AtomicUsize,
    }

    impl SharedStore for Store {
        fn take<'a>(
            &'a self,
            _: &'static str,
            _: &'a str,
            _: &'a Rate,
        ) -> StoreFuture<'a, Result<(), Duration>> {
            self.asked.fetch_add(1, Ordering::SeqCst);
            Box::pin(async { self.answer })
        }

        fn first<'a>(&'a self, _: &'static str, _: &'a str, _: Duration) -> StoreFuture<'a, bool> {
            Box::pin(async { Err(StoreFailed) })
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_refusal_is_remembered_until_its_time() {
        let store = Store { answer: Ok(Err(Duration::from_secs(10))), asked: AtomicUsize::new(0) };
        let limit = Shared::new(Scope::Caller, "6/min burst 1".parse().unwrap(), 1);
        for _ in 0..100 {
            assert!(limit.take("a", Some(&store), &|_: &Event<'_>| {}).await.is_err());
        }
        assert_eq!(store.asked.load(Ordering::SeqCst), 1);
        advance(Duration::from_secs(10)).await;
        assert!(limit.take("a", Some(&store), &|_: &Event<'_>| {}).await.is_err());
        assert_eq!(store.asked.load(Ordering::SeqCst), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn while_the_store_is_down_each_copy_allows_its_part() {
        let store = Store { answer: Err(StoreFailed), asked: AtomicUsize::new(0) };
        let limit = Shared::new(Scope::Caller, "60/min burst 10".parse().unwrap(), 5);
        let mut passed = 0;
        for _ in 0..10 {
            passed += usize::from(limit.take("a", Some(&store), &|_: &Event<'_>| {}).await.is_ok());
        }
        assert_eq!(passed, 2);
    }
}
