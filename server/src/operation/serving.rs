//! A server with its listeners: the public one, and where it is wanted the one for those who run it.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::sync::Arc;

use videosdk_listener::{Listener, Running};
use videosdk_token_server::{Gateway, TokenServer};

use super::{Admin, Metrics, Operation, Traced, service_manager};
use crate::console::Console;
use crate::output::{Failure, Output};

/// Listeners that are bound, and serve nobody yet.
pub(crate) struct BoundListeners {
    operation: Operation,
    public: Listener,
    admin: Option<Admin>,
}

/// A server at work. Dropping it closes every connection at once.
pub(crate) struct RunningServer {
    /// Where the public comes in.
    pub(crate) url: String,
    /// Where those who run it come in.
    pub(crate) admin_url: Option<String>,
    operation: Operation,
    server: TokenServer,
    metrics: Arc<Metrics>,
    running: Running,
    // Answers to the last, so that the end can be watched.
    _admin: Option<Running>,
}

impl BoundListeners {
    /// Binds the addresses.
    pub(crate) async fn bind(address: SocketAddr, operation: Operation) -> Result<Self, Failure> {
        let taken = |address: SocketAddr, error: &io::Error, way_out: &str| {
            let way_out = match error.kind() {
                ErrorKind::AddrInUse => format!("; {way_out}"),
                _ => String::new(),
            };
            Failure::System(format!("cannot listen on {address}: {error}{way_out}"))
        };
        let public = Listener::bind(address)
            .await
            .map_err(|error| taken(address, &error, "--port 0 takes a free port"))?;
        let admin = match operation.admin_listen {
            Some(address) => Some(
                Admin::bind(address)
                    .await
                    .map_err(|error| taken(address, &error, "--admin-listen wants another one"))?,
            ),
            None => None,
        };
        Ok(Self { operation, public, admin })
    }

    /// Lets callers in. With the address of an emulator there is a page to try all of it.
    pub(crate) fn open(self, server: TokenServer, emulator: Option<&str>) -> io::Result<RunningServer> {
        let (url, admin_url) = (self.public.url()?, self.admin.as_ref().map(Admin::url).transpose()?);
        let metrics = Arc::new(Metrics::new());
        // Without a listener to show it, nobody counts.
        let counting = self.admin.is_some().then(|| metrics.clone());
        let server = match &counting {
            Some(metrics) => server.with_observer(metrics.clone()),
            None => server,
        };
        let (gateway, limits) = (Gateway(server.clone()), self.operation.limits.clone());
        let logs = self.operation.log.is_some();
        let running = match emulator {
            Some(emulator) => {
                let inner = Console::new(gateway, emulator);
                self.public.serve(Traced { inner, logs, metrics: counting }, limits)
            }
            None => self.public.serve(Traced { inner: gateway, logs, metrics: counting }, limits),
        };
        metrics.count_connections(running.counter());
        metrics.watch_keys({
            let server = server.clone();
            move || server.key_set_age()
        });
        let admin = self.admin.map(|admin| admin.serve(server.clone(), metrics.clone()));
        tracing::info!(url, admin_url, "listening");
        Ok(RunningServer {
            url,
            admin_url,
            operation: self.operation,
            server,
            metrics,
            running,
            _admin: admin,
        })
    }
}

impl RunningServer {
    /// Counts that the configuration was read again.
    pub(crate) fn reloaded(&self, accepted: bool) {
        self.metrics.reloaded(accepted);
    }

    /// Ends without losing a request, as far as its time allows. Dropping this cuts at once.
    pub(crate) async fn close(self, output: &Output) {
        self.server.set_draining(true);
        service_manager::stopping();
        tracing::info!("stopping");
        let drain = self.operation.drain;
        let cut = self.running.drain(drain.delay, drain.deadline).await;
        let text = format!("connections cut because they had not ended after {:?}: {cut}", drain.deadline);
        match self.operation.log {
            _ if cut == 0 => {}
            Some(_) => tracing::warn!("{text}"),
            None => output.note(format!("note: {text}")),
        }
    }
}
