//! The emulator's time of day, and how it is written.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use videosdk_server::Clock;

/// The last second that a four-digit year can show; later times have no HTTP date.
const LAST_SECOND: i64 = 253_402_300_799;

/// A given clock, which can be set and moved even when it is the system's.
#[derive(Debug, Default)]
pub(crate) struct EmulatedTime {
    clock: Clock,
    ahead_millis: AtomicI64,
}

impl EmulatedTime {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { clock, ahead_millis: AtomicI64::new(0) }
    }

    pub(crate) fn millis(&self) -> i64 {
        let ahead = self.ahead_millis.load(Ordering::SeqCst);
        self.clock.unix_millis().saturating_add(ahead).clamp(0, LAST_SECOND * 1_000)
    }

    pub(crate) fn seconds(&self) -> i64 {
        self.millis().div_euclid(1_000)
    }

    /// Moves a set clock itself, so that whoever shares it sees the same time; else only the emulator's view.
    pub(crate) fn set(&self, unix_seconds: i64) {
        let unix_seconds = unix_seconds.clamp(0, LAST_SECOND);
        if self.clock.set(unix_seconds) {
            self.ahead_millis.store(0, Ordering::SeqCst);
        } else {
            self.ahead_millis.store(unix_seconds * 1_000 - self.clock.unix_millis(), Ordering::SeqCst);
        }
    }

    pub(crate) fn advance(&self, by: Duration) {
        // Longer than all of recorded time is the end of time; more would overflow.
        let by = by.min(Duration::from_secs(LAST_SECOND.unsigned_abs()));
        if !self.clock.advance(by) {
            let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
            self.ahead_millis.fetch_add(millis, Ordering::SeqCst);
        }
    }

    /// Shows the given clock's own time again.
    pub(crate) fn reset(&self) {
        self.ahead_millis.store(0, Ordering::SeqCst);
    }

    /// The time as in the `Date` header (RFC 9110 section 5.6.7).
    pub(crate) fn http_date(&self) -> String {
        httpdate::fmt_http_date(instant(self.millis()))
    }
}

fn instant(unix_millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(unix_millis).unwrap_or(0))
}

/// The time as the service writes it: `2022-03-25T04:49:11.024Z` (RFC 3339).
pub(crate) fn iso(unix_millis: i64) -> String {
    let date = httpdate::fmt_http_date(instant(unix_millis.clamp(0, LAST_SECOND * 1_000)));
    // "Fri, 25 Mar 2022 04:49:11 GMT"; the calendar is that crate's, only the order of the parts is ours.
    let parts: Vec<&str> = date.split(' ').collect();
    let [_, day, month, year, time, _] = parts[..] else { return date };
    let month = MONTHS.iter().position(|name| *name == month).unwrap_or(0) + 1;
    format!("{year}-{month:02}-{day}T{time}.{:03}Z", unix_millis.rem_euclid(1_000))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_service_does() {
        assert_eq!(iso(1_648_183_751_024), "2022-03-25T04:49:11.024Z");
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(1_709_164_799_999), "2024-02-28T23:59:59.999Z");
        assert_eq!(iso(i64::MAX), "9999-12-31T23:59:59.807Z");
    }

    #[test]
    fn a_set_clock_moves_itself_and_a_system_clock_only_the_view() {
        let shared = Clock::fixed(1_000);
        let time = EmulatedTime::new(shared.clone());
        time.advance(Duration::from_secs(5));
        assert_eq!((time.seconds(), shared.unix_seconds()), (1_005, 1_005));
        time.set(7);
        assert_eq!((time.seconds(), shared.unix_seconds()), (7, 7));

        let time = EmulatedTime::new(Clock::system());
        time.set(1_000);
        assert!((1_000..1_100).contains(&time.seconds()));
        time.advance(Duration::MAX);
        assert_eq!(time.seconds(), LAST_SECOND);
        time.reset();
        assert!(time.seconds() > 1_700_000_000);
    }
}
