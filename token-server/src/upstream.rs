//! Calls to VideoSDK: within their time, in the request's trace, counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::time::{Instant, timeout};
use videosdk_server::{CallOptions, Client, Error, ErrorKind};

use crate::observer::{Event, Observer};
use crate::readiness::PartState;
use crate::trace::Trace;

/// What calls the service in the name of one request.
pub(crate) struct Upstream<'a> {
    pub(crate) client: Client,
    deadline: Duration,
    observer: &'a dyn Observer,
    service: &'a ServiceState,
}

/// The service did not answer within the deadline.
pub(crate) struct TooSlow;

/// Whether the last call found the service at work, and willing. Before the first call it is taken to be.
#[derive(Debug, Clone, Default)]
pub(crate) struct ServiceState {
    failing: Arc<AtomicBool>,
}

impl<'a> Upstream<'a> {
    pub(crate) fn new(
        client: &Client,
        deadline: Duration,
        trace: Option<&Trace>,
        observer: &'a dyn Observer,
        service: &'a ServiceState,
    ) -> Self {
        let client = match trace {
            None => client.clone(),
            Some(trace) => client.with_options(CallOptions {
                headers: trace.headers.iter().cloned().collect(),
                ..CallOptions::default()
            }),
        };
        Self { client, deadline, observer, service }
    }

    /// Waits for a call of the client. The client has the same deadline; this one holds even where a call of its transport
    /// does not give way.
    pub(crate) async fn call<T>(
        &self,
        operation: &'static str,
        call: impl Future<Output = Result<T, Error>>,
    ) -> Result<Result<T, Error>, TooSlow> {
        let started = Instant::now();
        let answer = timeout(self.deadline, call).await;
        let kind = match &answer {
            Ok(Ok(_)) => None,
            Ok(Err(error)) => Some(error.kind()),
            Err(_) => Some(ErrorKind::Timeout),
        };
        self.service.learn(kind);
        let outcome = kind.map_or("ok", ErrorKind::as_str);
        self.observer.observe(&Event::Upstream { operation, outcome, elapsed: started.elapsed() });
        answer.map_err(|_| TooSlow)
    }
}

impl ServiceState {
    pub(crate) fn part(&self) -> PartState {
        if self.failing.load(Ordering::Relaxed) { PartState::Degraded } else { PartState::Ready }
    }

    fn learn(&self, failed: Option<ErrorKind>) {
        // Any other refusal is the answer of a service that works: of the request, not of this server.
        let failing = failed.is_some_and(|kind| {
            use ErrorKind::{Authentication, Decode, Network, Permission, RateLimited, Server, Timeout};
            matches!(kind, Authentication | Decode | Network | Permission | RateLimited | Server | Timeout)
        });
        self.failing.store(failing, Ordering::Relaxed);
    }
}
