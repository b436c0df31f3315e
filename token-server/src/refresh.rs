//! When a client should fetch its next token.

use std::fmt;
use std::sync::Arc;

/// How far the time of refresh is spread, as a part of it: 5 %.
pub const REFRESH_JITTER: f64 = 0.05;

/// The one place where the token server's chance comes from: it spreads the refreshes of clients that got their tokens
/// together, such as a class.
#[derive(Clone, Default)]
pub struct Jitter(Option<Arc<dyn Fn() -> f64 + Send + Sync>>);

impl Jitter {
    /// Even spread between −1 and 1, from the thread's generator.
    pub fn random() -> Self {
        Self(None)
    }

    /// What the function answers, between −1 and 1; for tests.
    pub fn given(source: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(source)))
    }

    fn next(&self) -> f64 {
        let drawn = self.0.as_ref().map_or_else(|| rand::random_range(-1.0..=1.0), |source| source());
        if drawn.is_finite() { drawn.clamp(-1.0, 1.0) } else { 0.0 }
    }
}

impl fmt::Debug for Jitter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "Jitter(given)" } else { "Jitter(random)" })
    }
}

/// The seconds after which a token of this life should be replaced.
///
/// Five minutes before its end, but neither before the half of its life nor after four fifths of it; then spread.
/// At least one second, so that no client asks without pause.
pub(crate) fn refresh_in(life: u64, jitter: &Jitter) -> u64 {
    const MARGIN_SECONDS: f64 = 300.0;
    let seconds = life as f64;
    let part = (1.0 - MARGIN_SECONDS / seconds).clamp(0.5, 0.8);
    let spread = seconds * part * (1.0 + REFRESH_JITTER * jitter.next());
    // Rounding a positive number below 2^53 loses nothing that counts here.
    (spread.round() as u64).clamp(1, life.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_refresh_follows_the_life() {
        let none = Jitter::given(|| 0.0);
        for (life, expected) in [(1, 1), (60, 30), (600, 300), (900, 600), (1_500, 1_200), (86_400, 69_120)] {
            assert_eq!(refresh_in(life, &none), expected, "{life}");
        }
    }

    #[test]
    fn jitter_spreads_it_by_a_twentieth() {
        assert_eq!(refresh_in(86_400, &Jitter::given(|| 1.0)), 72_576);
        assert_eq!(refresh_in(86_400, &Jitter::given(|| -1.0)), 65_664);
        assert_eq!(refresh_in(86_400, &Jitter::given(|| f64::NAN)), 69_120);
        let drawn: Vec<u64> = (0..100).map(|_| refresh_in(86_400, &Jitter::random())).collect();
        assert!(drawn.iter().all(|seconds| (65_664..=72_576).contains(seconds)), "{drawn:?}");
        assert!(drawn.iter().any(|seconds| *seconds != drawn[0]));
    }
}
