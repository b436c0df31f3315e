//! What the two halves of a connection tell each other: the wire, which sees bytes, and the exchange, which
//! sees requests. Both run in one task, so the order of plain loads and stores is enough.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

#[derive(Debug, Default)]
pub(crate) struct Traffic {
    /// A part of a head has arrived.
    pub(crate) head_begun: Flag,
    /// The head that arrived last is ambiguous.
    pub(crate) head_ambiguous: Flag,
    /// The body of the request in flight comes in chunks.
    pub(crate) body_chunked: Flag,
    /// A request has arrived whose answer is not complete.
    pub(crate) in_flight: Flag,
    /// A refusal was answered, and the rest of the request may still be on its way.
    pub(crate) refused: Flag,
    /// The connection speaks something else now.
    pub(crate) upgraded: Flag,
}

impl Traffic {
    /// Marks a request as in flight until the guard is dropped.
    pub(crate) fn begin(self: &Arc<Self>) -> InFlight {
        self.in_flight.set(true);
        InFlight(Arc::clone(self))
    }
}

/// A request in flight.
#[derive(Debug)]
pub(crate) struct InFlight(Arc<Traffic>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight.set(false);
    }
}

#[derive(Debug, Default)]
pub(crate) struct Flag(AtomicBool);

impl Flag {
    pub(crate) fn get(&self) -> bool {
        self.0.load(Relaxed)
    }

    pub(crate) fn set(&self, value: bool) {
        self.0.store(value, Relaxed);
    }
}
