//! When something was on: a log of spans of time.

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::time::iso;

/// Of each log only the latest entries are kept.
const LONGEST_LOG: usize = 1_000;

/// A span of time; without an end it still lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    start: i64,
    end: Option<i64>,
}

/// Spans, one after the other, in milliseconds since 1970.
#[derive(Debug, Clone, Default)]
pub(super) struct Spans(VecDeque<Span>);

impl Spans {
    pub(super) fn begin(&mut self, now: i64) {
        self.end(now);
        if self.0.len() >= LONGEST_LOG {
            self.0.pop_front();
        }
        self.0.push_back(Span { start: now, end: None });
    }

    pub(super) fn end(&mut self, now: i64) {
        if let Some(span) = self.0.back_mut() {
            span.end.get_or_insert(now);
        }
    }

    pub(super) fn last_is_open(&self) -> bool {
        self.0.back().is_some_and(|span| span.end.is_none())
    }

    pub(super) fn hold(&self, time: i64) -> bool {
        self.0.iter().any(|span| span.start <= time && span.end.is_none_or(|end| time < end))
    }

    pub(super) fn to_json(&self) -> Value {
        self.0.iter().map(|span| json!({ "start": iso(span.start), "end": span.end.map(iso) })).collect()
    }
}
