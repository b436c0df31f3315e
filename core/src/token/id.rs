//! The one place where the ids of tokens come from.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

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

    pub(super) fn next(&self) -> Uuid {
        let given =
            self.0.as_ref().and_then(|ids| ids.lock().unwrap_or_else(PoisonError::into_inner).pop_front());
        given.unwrap_or_else(Uuid::new_v4)
    }
}

impl fmt::Debug for TokenIds {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "TokenIds(fixed)" } else { "TokenIds(random)" })
    }
}
