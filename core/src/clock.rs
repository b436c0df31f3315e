//! The one place where the time of day is read. A clock can be given, for tests and for the emulator.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The time of day: the system's, or one that is set by hand.
///
/// Copies of a set clock show the same time.
#[derive(Debug, Clone, Default)]
pub struct Clock(Source);

#[derive(Debug, Clone, Default)]
enum Source {
    #[default]
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The clock of the operating system.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at this Unix time, in seconds, until it is [set](Clock::set) or [advanced](Clock::advance).
    pub fn fixed(unix_seconds: i64) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(unix_seconds.saturating_mul(1_000)))))
    }

    /// The time in milliseconds since 1970-01-01 UTC.
    pub fn unix_millis(&self) -> i64 {
        match &self.0 {
            Source::System => system_millis(),
            Source::Set(millis) => millis.load(Ordering::SeqCst),
        }
    }

    /// The time in whole seconds since 1970-01-01 UTC.
    pub fn unix_seconds(&self) -> i64 {
        self.unix_millis().div_euclid(1_000)
    }

    /// Sets the time; a system clock stays as it is and answers false.
    pub fn set(&self, unix_seconds: i64) -> bool {
        match &self.0 {
            Source::System => false,
            Source::Set(millis) => {
                millis.store(unix_seconds.saturating_mul(1_000), Ordering::SeqCst);
                true
            }
        }
    }

    /// Moves the time forward; a system clock stays as it is and answers false.
    pub fn advance(&self, by: Duration) -> bool {
        match &self.0 {
            Source::System => false,
            Source::Set(millis) => {
                millis.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
                true
            }
        }
    }
}

/// Times before 1970 count as 0: no token of ours can carry them.
fn system_millis() -> i64 {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX)
}

/// How far the service's clock is ahead of ours, in seconds, as a client has learned it; shared by its copies.
#[derive(Debug, Clone, Default)]
pub(crate) struct ClockOffset(Arc<AtomicI64>);

impl ClockOffset {
    pub(crate) fn seconds(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn set_seconds(&self, seconds: i64) {
        self.0.store(seconds, Ordering::Relaxed);
    }
}
