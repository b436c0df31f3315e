//! What came of a request, as the log and the observer get to know it: never a path, a query, a header or a body.

use std::time::Duration;

use crate::observer::{Event, Observer};
use crate::route::Route;

pub(crate) struct Record<'a> {
    pub(crate) route: Option<Route>,
    pub(crate) method: &'a str,
    pub(crate) status: u16,
    /// The code of the error, where the answer is one.
    pub(crate) code: Option<&'static str>,
    pub(crate) request_id: &'a str,
    pub(crate) trace_id: Option<&'a str>,
    pub(crate) elapsed: Duration,
}

impl Record<'_> {
    pub(crate) fn tell(&self, observer: &dyn Observer) {
        let &Self { status, code, request_id, trace_id, elapsed, .. } = self;
        let route = self.route.map_or("unknown", Route::template);
        let method = known(self.method);
        if let Some(code) = code {
            observer.observe(&Event::Refused { route, code });
        }
        observer.observe(&Event::Answered { route, method, status, elapsed });
        let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
        if status >= 500 {
            tracing::warn!(route, method, status, code, request_id, trace_id, micros, "answered");
        } else if self.route.is_some_and(Route::is_probe) {
            // They come by every few seconds.
            tracing::debug!(route, method, status, code, request_id, trace_id, micros, "answered");
        } else {
            tracing::info!(route, method, status, code, request_id, trace_id, micros, "answered");
        }
    }
}

/// The method as far as it is one of HTTP's: any other name is the caller's own text.
fn known(method: &str) -> &'static str {
    const METHODS: [&str; 9] =
        ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"];
    METHODS.into_iter().find(|&known| known == method).unwrap_or("_OTHER")
}
