//! The generic cell rate algorithm over a table that cannot outgrow its bound.
//!
//! A key's entry is the time at which everything it was given is used up. The shared store runs the same arithmetic
//! (the program's `store.rs`), which is why it stands here and is no library's; and no library bounds its table.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Rate;

/// Keys that have an entry of their own: about 6 MB. Those beyond share one, until some of these are used up no more.
pub(crate) const MOST_KEYS: usize = 200_000;

/// How often entries that say nothing any more are thrown away.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// How often at most that is done out of turn, when the table is full.
const SWEEP_FULL_EVERY: Duration = Duration::from_secs(1);

/// One limit: a rate, and how much of it each key has used.
#[derive(Debug)]
pub(crate) struct Table {
    rate: Rate,
    began: Instant,
    /// Keyed with chance, so that nobody can aim at another's entry.
    hasher: RandomState,
    entries: Mutex<Entries>,
}

#[derive(Debug, Default)]
struct Entries {
    /// When each key's share is used up, in nanoseconds since `began`.
    used_up_at: HashMap<u64, u64>,
    /// The entry of all keys that found no room.
    others: u64,
    swept_at: u64,
    /// The most keys there were since the last sweep in turn.
    most: usize,
}

impl Table {
    pub(crate) fn new(rate: Rate) -> Self {
        Self { rate, began: Instant::now(), hasher: RandomState::new(), entries: Mutex::default() }
    }

    pub(crate) fn rate(&self) -> &Rate {
        &self.rate
    }

    /// Takes one for this key; the error is how long it has to wait.
    pub(crate) fn take(&self, key: &impl Hash) -> Result<(), Duration> {
        let now = nanoseconds(self.began.elapsed());
        let key = self.hasher.hash_one(key);
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.sweep(now);
        let known = entries.used_up_at.get(&key).copied();
        let has_room = known.is_some() || entries.used_up_at.len() < MOST_KEYS;
        let used_up_at = if has_room { known.unwrap_or(0) } else { entries.others };
        let used_up_at = after_one_more(&self.rate, used_up_at, now)?;
        if has_room {
            entries.used_up_at.insert(key, used_up_at);
        } else {
            entries.others = used_up_at;
        }
        Ok(())
    }

    #[cfg(test)]
    fn len(&self) -> usize {
        self.entries.lock().unwrap().used_up_at.len()
    }
}

impl Entries {
    /// Throws away the keys that say nothing any more.
    fn sweep(&mut self, now: u64) {
        let since = now.saturating_sub(self.swept_at);
        let in_turn = since >= nanoseconds(SWEEP_EVERY);
        let is_urgent = self.used_up_at.len() >= MOST_KEYS && since >= nanoseconds(SWEEP_FULL_EVERY);
        if !(in_turn || is_urgent) {
            return;
        }
        self.swept_at = now;
        self.most = self.most.max(self.used_up_at.len());
        let is_dead = |used_up_at: &u64| *used_up_at <= now;
        // Everybody waits for this, so that out of turn a few are not worth it.
        let dead = || self.used_up_at.values().filter(|used_up_at| is_dead(used_up_at)).count();
        if in_turn || dead() >= MOST_KEYS / 8 {
            // Filled anew: a map that keys are taken out of one by one grows for those that come instead.
            let alive: Vec<(u64, u64)> =
                self.used_up_at.drain().filter(|(_, used_up_at)| !is_dead(used_up_at)).collect();
            self.used_up_at.extend(alive);
        }
        // The room of a flood is given back when it is over, and not before: to fetch it again and again would scatter
        // the memory of the process.
        if in_turn {
            self.used_up_at.shrink_to(self.most * 2);
            self.most = self.used_up_at.len();
        }
    }
}

/// When the share is used up after one more; the error is how long to wait for it.
fn after_one_more(rate: &Rate, used_up_at: u64, now: u64) -> Result<u64, Duration> {
    let next = used_up_at.max(now).saturating_add(nanoseconds(rate.interval()));
    let allowed = now.saturating_add(nanoseconds(rate.tolerance()));
    if next > allowed { Err(Duration::from_nanos(next - allowed)) } else { Ok(next) }
}

fn nanoseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::advance;

    fn table(rate: &str) -> Table {
        Table::new(rate.parse().unwrap())
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_passes_and_then_the_rate() {
        let table = table("6/min burst 3");
        for _ in 0..3 {
            assert_eq!(table.take(&"a"), Ok(()));
        }
        assert_eq!(table.take(&"a"), Err(Duration::from_secs(10)));
        assert_eq!(table.take(&"b"), Ok(()), "another key has its own share");
        advance(Duration::from_secs(9)).await;
        assert_eq!(table.take(&"a"), Err(Duration::from_secs(1)), "a refusal uses nothing up");
        advance(Duration::from_secs(1)).await;
        assert_eq!(table.take(&"a"), Ok(()));
        assert!(table.take(&"a").is_err());
        advance(Duration::from_secs(3_600)).await;
        for _ in 0..3 {
            assert_eq!(table.take(&"a"), Ok(()), "rest is not saved up beyond the burst");
        }
        assert!(table.take(&"a").is_err());
    }

    #[tokio::test(start_paused = true)]
    async fn keys_that_say_nothing_any_more_are_thrown_away() {
        let table = table("60/min burst 1");
        for key in 0..1_000 {
            assert_eq!(table.take(&key), Ok(()));
        }
        assert_eq!(table.len(), 1_000);
        advance(SWEEP_EVERY).await;
        assert_eq!(table.take(&0), Ok(()));
        assert_eq!(table.len(), 1);
    }

    /// One flood after another, while some of the last are still counted.
    #[tokio::test(start_paused = true)]
    async fn floods_take_the_same_room_again_and_again() {
        let table = table("60/min burst 60");
        for flood in 0..8_u64 {
            for key in 0..70_000_u64 {
                // Some keys count for a second, and some for more.
                for _ in 0..=key % 4 {
                    let _ = table.take(&(flood, key));
                }
            }
            advance(Duration::from_millis(1_200)).await;
        }
        let room = table.entries.lock().unwrap().used_up_at.capacity();
        assert!(room < MOST_KEYS * 5 / 4, "{room}");
    }

    /// Abuse 14: the limiter's memory is filled with keys.
    #[tokio::test(start_paused = true)]
    async fn a_million_keys_do_not_outgrow_the_table() {
        let table = table("1/min burst 2");
        let early = "one who was here before";
        assert_eq!(table.take(&early), Ok(()));
        let passed = (0..1_000_000).filter(|key| table.take(key).is_ok()).count();
        assert_eq!(table.len(), MOST_KEYS);
        assert_eq!(passed, MOST_KEYS - 1 + 2, "those beyond share one entry");
        assert_eq!(table.take(&early), Ok(()), "whoever was here keeps a share of its own");
        // The first sweep after the flood keeps its room, lest it comes in waves; the second finds no more of it.
        advance(SWEEP_EVERY * 2).await;
        assert_eq!(table.take(&"new"), Ok(()));
        let room = || table.entries.lock().unwrap().used_up_at.capacity();
        let before = room();
        assert!((MOST_KEYS..MOST_KEYS * 5 / 4).contains(&before), "{before}");
        advance(SWEEP_EVERY).await;
        assert_eq!(table.take(&"new"), Ok(()));
        assert!(room() < 1_000, "the room is given back");
    }
}
