//! What is counted, and its text for Prometheus.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use videosdk_listener::Counter as Connections;
use videosdk_token_server::{Event, Observer};

use super::labels::{Code, Exchange, Issued, Reason, Reload, Scope, Upstream};

/// The type of the text: OpenMetrics 1.0, which every Prometheus since 2.5 reads.
pub(super) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The bounds of the histograms in seconds. A token takes some ten microseconds; OpenTelemetry's own begin at 5 ms.
const BUCKETS: [f64; 17] = [
    0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5,
    5.0, 10.0,
];

/// Where those of calls to the service begin: no network is faster than 5 ms often enough to tell.
const FIRST_UPSTREAM_BUCKET: usize = 6;

/// What can come of reading the configuration again.
const RELOADS: [&str; 2] = ["rejected", "accepted"];

type Timed<Labels> = Family<Labels, Histogram, fn() -> Histogram>;

/// Everything that is counted of one server.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    exchanges: Timed<Exchange>,
    issued: Family<Issued, Counter>,
    refused: Family<Reason, Counter>,
    denied: Family<Code, Counter>,
    rate_limited: Family<Scope, Counter>,
    authentication_failures: Family<Reason, Counter>,
    upstream: Timed<Upstream>,
    limit_store_errors: Counter,
    reloads: Family<Reload, Counter>,
    readings: Arc<Readings>,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::default(),
            exchanges: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
            issued: Family::default(),
            refused: Family::default(),
            denied: Family::default(),
            rate_limited: Family::default(),
            authentication_failures: Family::default(),
            upstream: Family::new_with_constructor(|| {
                Histogram::new(BUCKETS.into_iter().skip(FIRST_UPSTREAM_BUCKET))
            }),
            limit_store_errors: Counter::default(),
            reloads: Family::default(),
            readings: Arc::default(),
        };
        metrics.register();
        // From zero, so that the first one is seen as a rise.
        for result in RELOADS {
            drop(metrics.reloads.get_or_create(&Reload { result }));
        }
        metrics
    }

    /// The encoder adds `_total` to counters, the unit's name to the others, and a full stop to the help.
    fn register(&mut self) {
        let registry = &mut self.registry;
        let (name, help) = ("http_server_request_duration", "How long requests took to answer");
        registry.register_with_unit(name, help, Unit::Seconds, self.exchanges.clone());
        let help = "Requests refused before they were whole, or given up";
        registry.register("videosdk_requests_refused", help, self.refused.clone());
        registry.register("videosdk_tokens_issued", "Tokens given", self.issued.clone());
        registry.register("videosdk_tokens_denied", "Requests for a token refused", self.denied.clone());
        let help = "Requests refused because their caller asked too often";
        registry.register("videosdk_rate_limited", help, self.rate_limited.clone());
        let help = "Callers that could not be authenticated";
        registry.register("videosdk_auth_failures", help, self.authentication_failures.clone());
        let help = "How long calls to VideoSDK took, retries included";
        registry.register_with_unit("videosdk_upstream_duration", help, Unit::Seconds, self.upstream.clone());
        let help = "Questions that the store of the limits did not answer";
        registry.register("videosdk_limit_store_errors", help, self.limit_store_errors.clone());
        let help = "Times that the configuration was read again";
        registry.register("videosdk_config_reloads", help, self.reloads.clone());
        registry.register_collector(Box::new(Arc::clone(&self.readings)));
    }

    /// Shows how many connections a listener has open.
    pub(crate) fn count_connections(&self, connections: Connections) {
        // Only the first listener is shown; there is one.
        let _again = self.readings.connections.set(connections);
    }

    /// Shows how old the keys of the identity provider are, once there are any.
    pub(crate) fn watch_keys(&self, age: impl Fn() -> Option<Duration> + Send + Sync + 'static) {
        let _again = self.readings.keys_age.set(Age(Box::new(age)));
    }

    /// Counts that the configuration was read again.
    pub(crate) fn reloaded(&self, accepted: bool) {
        let result = RELOADS[usize::from(accepted)];
        self.reloads.get_or_create(&Reload { result }).inc();
    }

    /// Counts a request that the listener refused by itself, so that it never came to the server.
    pub(crate) fn refused(&self, reason: &'static str) {
        self.refused.get_or_create(&Reason { reason }).inc();
    }

    /// Everything as text.
    pub(super) fn text(&self) -> String {
        let mut buffer = String::new();
        // Writing to a String does not fail.
        let _infallible = text::encode(&mut buffer, &self.registry);
        buffer
    }
}

impl Observer for Metrics {
    fn observe(&self, event: &Event<'_>) {
        match *event {
            Event::Answered { route, method, status, elapsed } => {
                let labels = Exchange {
                    http_route: route,
                    http_request_method: method,
                    http_response_status_code: status,
                };
                self.exchanges.get_or_create(&labels).observe(elapsed.as_secs_f64());
            }
            Event::TokenIssued { kind, policy } => {
                let labels = Issued { kind: kind.as_str(), policy: policy.unwrap_or_default().to_owned() };
                self.issued.get_or_create(&labels).inc();
            }
            Event::Refused { route: "/get-token", code } => {
                self.denied.get_or_create(&Code { code }).inc();
            }
            Event::RateLimited { scope } => {
                self.rate_limited.get_or_create(&Scope { scope }).inc();
            }
            Event::AuthenticationFailed { reason } => {
                self.authentication_failures.get_or_create(&Reason { reason }).inc();
            }
            Event::Upstream { operation, outcome, elapsed } => {
                let labels = Upstream { operation, outcome };
                self.upstream.get_or_create(&labels).observe(elapsed.as_secs_f64());
            }
            Event::LimitStoreFailed => {
                self.limit_store_errors.inc();
            }
            _ => {}
        }
    }
}

/// What is read when it is asked for.
#[derive(Debug, Default)]
struct Readings {
    connections: OnceLock<Connections>,
    keys_age: OnceLock<Age>,
}

struct Age(Box<dyn Fn() -> Option<Duration> + Send + Sync>);

impl Collector for Readings {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        if let Some(connections) = self.connections.get() {
            let gauge = ConstGauge::new(i64::try_from(connections.open()).unwrap_or(i64::MAX));
            let (name, help) = ("videosdk_connections_open", "Connections that are open.");
            gauge.encode(encoder.encode_descriptor(name, help, None, gauge.metric_type())?)?;
        }
        if let Some(age) = self.keys_age.get().and_then(|age| (age.0)()) {
            let gauge = ConstGauge::new(age.as_secs_f64());
            let (name, help) = ("videosdk_jwks_age", "Time since the identity provider's keys were fetched.");
            let unit = Some(&Unit::Seconds);
            gauge.encode(encoder.encode_descriptor(name, help, unit, gauge.metric_type())?)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Age {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Age")
    }
}

#[cfg(test)]
mod tests;
