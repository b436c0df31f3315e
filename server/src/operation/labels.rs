//! The labels of the metrics. Each is of a fixed list or a name from the settings, so that callers cannot make series.

use prometheus_client::encoding::EncodeLabelSet;

/// By the names of OpenTelemetry's conventions.
#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Exchange {
    pub(super) http_route: &'static str,
    pub(super) http_request_method: &'static str,
    pub(super) http_response_status_code: u16,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Issued {
    pub(super) kind: &'static str,
    /// `default` where there are no rules.
    pub(super) policy: String,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Code {
    pub(super) code: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Scope {
    pub(super) scope: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Reason {
    pub(super) reason: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Upstream {
    pub(super) operation: &'static str,
    pub(super) outcome: &'static str,
}

#[derive(Debug, Clone, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct Reload {
    pub(super) result: &'static str,
}
