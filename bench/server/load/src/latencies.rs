//! How long the answers took.

use std::time::Duration;

use serde::Serialize;

/// Every answer's time in microseconds; a soak of an hour has some millions of them.
#[derive(Default)]
pub(crate) struct Latencies(Vec<u32>);

/// Microseconds.
#[derive(Serialize)]
pub(crate) struct Percentiles {
    p50: u32,
    p99: u32,
    p999: u32,
    max: u32,
}

impl Latencies {
    pub(crate) fn add(&mut self, took: Duration) {
        self.0.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    pub(crate) fn percentiles(mut self) -> Percentiles {
        self.0.sort_unstable();
        let at = |thousandths: usize| {
            let last = self.0.len().saturating_sub(1);
            self.0.get(last * thousandths / 1000).copied().unwrap_or_default()
        };
        Percentiles { p50: at(500), p99: at(990), p999: at(999), max: at(1000) }
    }
}
