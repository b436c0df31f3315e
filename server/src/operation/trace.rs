//! W3C Trace Context: where a request stands in the trace of its caller, and what goes on from it.

use std::collections::HashMap;

use http::{HeaderMap, HeaderValue};
use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::{SpanContext, TraceContextExt, TraceFlags, TraceState};
use opentelemetry::{Context, trace::SpanId};
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{IdGenerator, RandomIdGenerator};
use videosdk_token_server::Trace;

const PARENT: &str = "traceparent";
const STATE: &str = "tracestate";

/// The longest state of a trace that goes on, in bytes: what the standard asks of everybody.
const LONGEST_STATE: usize = 512;

/// Whether the caller says that the request belongs to a trace.
pub(super) fn is_begun(headers: &HeaderMap) -> bool {
    headers.contains_key(PARENT)
}

/// The trace of a request: its caller's, one step further, or a new one that nobody is asked to record.
pub(super) fn of(headers: &HeaderMap) -> Trace {
    let propagator = TraceContextPropagator::new();
    let context = propagator.extract_with_context(&Context::new(), &carried(headers));
    let caller = context.span().span_context().clone();
    let own = step(&caller, RandomIdGenerator::default().new_span_id());
    let id = own.trace_id().to_string();
    let mut carrier = HashMap::new();
    propagator.inject_context(&Context::new().with_remote_span_context(own), &mut carrier);
    carrier.retain(|_, value| !value.is_empty());
    Trace { id, headers: carrier.into_iter().collect() }
}

fn step(caller: &SpanContext, span: SpanId) -> SpanContext {
    if caller.is_valid() {
        let (flags, state) = (caller.trace_flags(), caller.trace_state().clone());
        SpanContext::new(caller.trace_id(), span, flags, false, state)
    } else {
        let trace = RandomIdGenerator::default().new_trace_id();
        SpanContext::new(trace, span, TraceFlags::default(), false, TraceState::default())
    }
}

/// What the caller says. A parent that stands twice is none; a state may be divided over several headers.
fn carried(headers: &HeaderMap) -> HashMap<String, String> {
    let texts = |name| -> Option<Vec<&str>> {
        headers.get_all(name).iter().map(|value: &HeaderValue| value.to_str().ok()).collect()
    };
    let mut carried = HashMap::new();
    if let Some([parent]) = texts(PARENT).as_deref() {
        carried.insert(PARENT.to_owned(), (*parent).to_owned());
    }
    let state = texts(STATE).unwrap_or_default().join(",");
    if (1..=LONGEST_STATE).contains(&state.len()) {
        carried.insert(STATE.to_owned(), state);
    }
    carried
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace_of(pairs: &[(&'static str, &str)]) -> Trace {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        of(&headers)
    }

    fn header<'a>(trace: &'a Trace, wanted: &str) -> Option<&'a str> {
        trace.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }

    const ID: &str = "0af7651916cd43dd8448eb211c80319c";

    #[test]
    fn the_trace_of_the_caller_goes_on_one_step_further() {
        for flags in ["00", "01"] {
            let parent = format!("00-{ID}-b7ad6b7169203331-{flags}");
            let trace = trace_of(&[(PARENT, &parent), (STATE, "a=1"), (STATE, "b=2")]);
            let own = header(&trace, PARENT).unwrap();
            assert_eq!((trace.id.as_str(), own.len()), (ID, 55));
            assert!(own.starts_with(&format!("00-{ID}-")) && own.ends_with(&format!("-{flags}")), "{own}");
            assert!(!own.contains("b7ad6b7169203331"), "the step is this server's own: {own}");
            assert_eq!(header(&trace, STATE), Some("a=1,b=2"));
        }
    }

    #[test]
    fn what_is_no_trace_begins_a_new_one_that_nobody_records() {
        let good = format!("00-{ID}-b7ad6b7169203331-01");
        let zero = "00-00000000000000000000000000000000-b7ad6b7169203331-01";
        for pairs in [
            &[][..],
            &[(PARENT, "")],
            &[(PARENT, "hush-hush")],
            &[(PARENT, zero)],
            &[(PARENT, &format!("ff-{ID}-b7ad6b7169203331-01"))],
            &[(PARENT, &format!("00-{}-b7ad6b7169203331-01", ID.to_uppercase()))],
            &[(PARENT, &good), (PARENT, &good)],
        ] {
            let pairs: Vec<_> = pairs.iter().copied().chain([(STATE, "a=1")]).collect();
            let trace = trace_of(&pairs);
            let own = header(&trace, PARENT).unwrap();
            assert!(trace.id.len() == 32 && trace.id != ID && own.contains(&trace.id), "{pairs:?}: {own}");
            assert!(own.ends_with("-00"), "{own}");
            assert_eq!(header(&trace, STATE), None);
        }
        assert_ne!(trace_of(&[]).id, trace_of(&[]).id);
    }

    #[test]
    fn a_state_that_is_long_or_faulty_stays_here() {
        let parent = format!("00-{ID}-b7ad6b7169203331-01");
        for state in ["no pairs at all", &format!("a={}", "1".repeat(LONGEST_STATE))] {
            let trace = trace_of(&[(PARENT, &parent), (STATE, state)]);
            assert_eq!((trace.id.as_str(), header(&trace, STATE)), (ID, None), "{state}");
        }
    }
}
