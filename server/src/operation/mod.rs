//! How a running server is watched and how it stops: logs, metrics, traces, probes, the end.

mod admin;
mod labels;
mod logging;
mod metrics;
pub(crate) mod open_files;
pub(crate) mod service_manager;
mod serving;
mod trace;
mod traced;

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use videosdk_listener::Limits;
use videosdk_token_server::{Config, Gateway, configuration};

use admin::Admin;
pub(crate) use logging::{LogFormat, install_logger};
use metrics::Metrics;
pub(crate) use serving::{BoundListeners, RunningServer};
use traced::Traced;

/// The settings of operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Operation {
    /// Where `/metrics`, `/healthz` and `/readyz` are answered apart from the public. Default: nowhere.
    pub(crate) admin_listen: Option<SocketAddr>,
    /// The form of the log on standard error. Default: none is written.
    pub(crate) log: Option<LogFormat>,
    /// How it stops.
    pub(crate) drain: Drain,
    /// What one connection of the public may cost.
    pub(crate) limits: Limits,
}

/// How a server stops once it is asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drain {
    /// How long new requests are still served while `/readyz` sends them elsewhere: balancers hear of a stop later than the
    /// server does.
    pub(crate) delay: Duration,
    /// How long requests in flight then have to end.
    pub(crate) deadline: Duration,
}

impl Operation {
    /// The defaults of a server of this configuration that listens on this address.
    pub(crate) fn of(config: &Config, host: IpAddr) -> Self {
        Self { admin_listen: None, log: None, drain: Drain::for_host(host), limits: Gateway::limits(config) }
    }
}

impl Drain {
    /// Beyond loopback longer than any request may take. On loopback, where no balancer asks, at once, and little longer than
    /// the service behind has, so that a half-sent request does not hold up the one who waits at the terminal.
    fn for_host(host: IpAddr) -> Self {
        if host.is_loopback() {
            return Self { delay: Duration::ZERO, deadline: Duration::from_secs(6) };
        }
        Self { delay: Duration::from_secs(5), deadline: configuration::Drain::DEADLINE }
    }
}
