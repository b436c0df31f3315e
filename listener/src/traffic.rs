//! What the two halves of a connection tell each other: the wire, which sees bytes, and the exchange, which
//! sees requests. Both run in one task, so the order of plain loads and stores is enough.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use futures_util::task::AtomicWaker;

#[derive(Debug, Default)]
pub(crate) struct Traffic {
    /// A part of a head has arrived.
    pub(crate) head_begun: Flag,
    /// The head that arrived last is ambiguous.
    pub(crate) head_ambiguous: Flag,
    /// The body after the head that arrived last comes in chunks.
    pub(crate) body_chunked: Flag,
    /// A request has arrived whose answer is not complete.
    pub(crate) in_flight: Flag,
    /// A refusal was answered, and the rest of the request may still be on its way.
    pub(crate) refused: Flag,
    /// The connection speaks something else now.
    pub(crate) upgraded: Flag,
    /// Wakes the wire when nothing is in flight any more: from then on it counts how long the caller rests, and hyper
    /// does not read again by itself.
    pub(crate) at_rest: AtomicWaker,
}

impl Traffic {
    /// Marks a request as in flight until the guard is dropped.
    ///
    /// Called while hyper hands the request over, when the head that arrived last is still this request's; a moment
    /// later hyper may have read the next one.
    pub(crate) fn begin(self: &Arc<Self>) -> InFlight {
        self.in_flight.set(true);
        InFlight {
            ambiguous: self.head_ambiguous.get(),
            chunked: self.body_chunked.get(),
            traffic: Arc::clone(self),
        }
    }
}

/// A request in flight.
#[derive(Debug)]
pub(crate) struct InFlight {
    /// Two readers could disagree about its head.
    pub(crate) ambiguous: bool,
    /// Its body comes in chunks.
    pub(crate) chunked: bool,
    traffic: Arc<Traffic>,
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.traffic.in_flight.set(false);
        self.traffic.at_rest.wake();
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
