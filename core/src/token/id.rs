//! The one place where the ids of tokens come from.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use ring::rand::{SecureRandom, SystemRandom};
use uuid::Uuid;

use crate::process;

/// Where the `jti` of each token comes from: random version 4 UUIDs, or a given list for tests.
#[derive(Clone, Default)]
pub struct TokenIds(Option<Arc<Mutex<VecDeque<Uuid>>>>);

impl TokenIds {
    /// Random version 4 UUIDs (RFC 9562) of the operating system's generator.
    pub fn random() -> Self {
        Self(None)
    }

    /// These ids in turn, then random ones.
    pub fn fixed(ids: impl IntoIterator<Item = Uuid>) -> Self {
        Self(Some(Arc::new(Mutex::new(ids.into_iter().collect()))))
    }

    /// The next one. Random ones are asked of the operating system many at a time.
    pub fn next(&self) -> Uuid {
        let given =
            self.0.as_ref().and_then(|ids| ids.lock().unwrap_or_else(PoisonError::into_inner).pop_front());
        given.unwrap_or_else(random_id)
    }
}

impl fmt::Debug for TokenIds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "TokenIds(fixed)" } else { "TokenIds(random)" })
    }
}

const IDS_AT_ONCE: usize = 32;
const ID_BYTES: usize = 16;

/// Random bytes for a few ids: asking the operating system once an id costs more than the rest of the signing.
struct Pool {
    bytes: [u8; IDS_AT_ONCE * ID_BYTES],
    used: usize,
    /// The process that filled it: after a fork parent and child would hand out the same ids.
    generation: u64,
}

thread_local! {
    static POOL: RefCell<Pool> =
        const { RefCell::new(Pool { bytes: [0; IDS_AT_ONCE * ID_BYTES], used: IDS_AT_ONCE, generation: 0 }) };
}

fn random_id() -> Uuid {
    POOL.with_borrow_mut(Pool::take).unwrap_or_else(Uuid::new_v4)
}

impl Pool {
    fn take(&mut self) -> Option<Uuid> {
        let generation = process::generation();
        if self.used == IDS_AT_ONCE || self.generation != generation {
            SystemRandom::new().fill(&mut self.bytes).ok()?;
            self.used = 0;
            self.generation = generation;
        }
        let start = self.used * ID_BYTES;
        self.used += 1;
        let bytes = self.bytes.get(start..start + ID_BYTES)?.try_into().ok()?;
        Some(uuid::Builder::from_random_bytes(bytes).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn random_ids_are_version_4_and_differ_over_threads() {
        let threads: Vec<_> = (0..4)
            .map(|_| std::thread::spawn(|| (0..1_000).map(|_| random_id()).collect::<Vec<_>>()))
            .collect();
        let ids: Vec<Uuid> = threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect();
        assert!(ids.iter().all(|id| id.get_version_num() == 4));
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 4_000);
    }

    #[test]
    fn another_process_does_not_use_what_is_left() {
        let mut pool =
            Pool { bytes: [7; IDS_AT_ONCE * ID_BYTES], used: 0, generation: process::generation() + 1 };
        assert_ne!(pool.take().unwrap().as_bytes()[0], 7);
    }
}
