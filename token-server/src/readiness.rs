//! `/healthz` and `/readyz`: whether the process lives, and whether new requests are welcome.
//!
//! Neither asks the service: tokens are signed without it. Settings and keys need no part here, as a server is not made
//! without them.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::error::{
    Problem,
    cases::{DRAINING, NOT_READY},
};
use crate::response::Response;

/// How a part of a server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartState {
    /// As it should be.
    Ready,
    /// It fails, but most requests are answered without it: `/readyz` stays 200 and names it.
    Degraded,
    /// Nothing can be answered well yet: `/readyz` is 503.
    NotReady,
}

/// The parts of a server, and whether it is about to stop.
#[derive(Debug, Default)]
pub(crate) struct Readiness {
    draining: AtomicBool,
    parts: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    name: &'static str,
    state: Arc<dyn Fn() -> PartState + Send + Sync>,
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    degraded: Vec<&'static str>,
}

impl Readiness {
    /// Adds a part, which is asked at each `/readyz` and must answer at once.
    pub(crate) fn add(&mut self, name: &'static str, state: impl Fn() -> PartState + Send + Sync + 'static) {
        self.parts.push(Part { name, state: Arc::new(state) });
    }

    pub(crate) fn set_draining(&self, draining: bool) {
        self.draining.store(draining, Ordering::Relaxed);
    }

    pub(crate) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// The answer of `/readyz`.
    pub(crate) fn answer(&self) -> Result<Response, Problem> {
        if self.is_draining() {
            return Err(Problem::new(DRAINING, "the server is about to stop; ask another one"));
        }
        let states: Vec<_> = self.parts.iter().map(|part| (part.name, (part.state)())).collect();
        let in_state =
            |wanted| states.iter().filter(move |(_, state)| *state == wanted).map(|(name, _)| *name);
        let missing: Vec<_> = in_state(PartState::NotReady).collect();
        if !missing.is_empty() {
            return Err(Problem::new(NOT_READY, format!("not ready yet: {}", missing.join(", "))));
        }
        Ok(Response::json(
            200,
            &Health { status: "ready", degraded: in_state(PartState::Degraded).collect() },
        ))
    }
}

/// The answer of `/healthz`.
pub(crate) fn alive() -> Response {
    Response::json(200, &Health { status: "ok", degraded: Vec::new() })
}

/// A copy shares the parts, but not whether the server is about to stop.
impl Clone for Readiness {
    fn clone(&self) -> Self {
        Self { draining: AtomicBool::new(self.is_draining()), parts: self.parts.clone() }
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
