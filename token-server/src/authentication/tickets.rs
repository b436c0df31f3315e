//! Tokens that can be used only once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Reason;
use crate::limits::SharedStore;
use crate::observer::{Event, Observer};

/// Used tickets that are remembered here at most. Beyond, none is taken: a forgotten one could be used again.
const MOST: usize = 200_000;

/// The tickets that were used, where no store is shared.
#[derive(Debug, Default)]
pub(crate) struct Tickets {
    used_until: Mutex<HashMap<String, Instant>>,
}

impl Tickets {
    /// Uses a ticket up; `keep` is how long it could still be shown again.
    pub(super) async fn use_up(
        &self,
        id: &str,
        keep: Duration,
        store: Option<&dyn SharedStore>,
        observer: &dyn Observer,
    ) -> Result<(), Reason> {
        let Some(store) = store else { return self.use_up_here(id, keep) };
        match store.first("ticket", id, keep).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Reason::TicketUsed),
            // To let it pass would be to let it pass twice.
            Err(_) => {
                observer.observe(&Event::LimitStoreFailed);
                Err(Reason::TicketsUnavailable)
            }
        }
    }

    fn use_up_here(&self, id: &str, keep: Duration) -> Result<(), Reason> {
        let now = Instant::now();
        let mut used = self.used_until.lock().unwrap_or_else(PoisonError::into_inner);
        if used.get(id).is_some_and(|until| *until > now) {
            return Err(Reason::TicketUsed);
        }
        if used.len() >= MOST {
            used.retain(|_, until| *until > now);
        }
        if used.len() >= MOST {
            return Err(Reason::TicketsUnavailable);
        }
        used.insert(id.to_owned(), now + keep);
        Ok(())
    }
}
