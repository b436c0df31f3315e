//! Reading the configuration again while the server goes on.

use std::io;
use std::time::Duration;

use videosdk_server::Client;
use videosdk_token_server::TokenServer;

use crate::arguments::ServeArguments;
use crate::operation::{Operation, service_manager};
use crate::output::{Failure, Output};
use crate::setup::Setup;

/// SIGHUP, where there is such a signal.
pub(crate) struct ReloadSignal(#[cfg(unix)] tokio::signal::unix::Signal);

impl ReloadSignal {
    #[cfg(unix)]
    pub(crate) fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self(signal(SignalKind::hangup())?))
    }

    #[cfg(not(unix))]
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self())
    }

    /// Waits for one.
    #[cfg(unix)]
    pub(crate) async fn next(&mut self) {
        if self.0.recv().await.is_none() {
            std::future::pending::<()>().await;
        }
    }

    #[cfg(not(unix))]
    pub(crate) async fn next(&mut self) {
        std::future::pending::<()>().await;
    }
}

/// Puts a new configuration into a running server.
pub(crate) struct Reloader<'a> {
    pub(crate) arguments: &'a ServeArguments,
    pub(crate) server: TokenServer,
    /// What it was started with.
    pub(crate) running: Setup,
}

impl Reloader<'_> {
    /// Reads all again; whatever is wrong with it is told, and then nothing changes. True when it was taken.
    pub(crate) fn reload(&self, demo: Option<Client>, output: &Output) -> bool {
        service_manager::reloading();
        let result = self.apply(demo);
        let logs = self.running.operation.log.is_some();
        match &result {
            Ok(()) if logs => tracing::info!("the configuration was read again"),
            Ok(()) => output.note("note: the configuration was read again"),
            Err(failure) if logs => {
                for fault in failure.lines() {
                    tracing::error!(fault, "the new configuration is refused, and the old one goes on");
                }
            }
            Err(failure) => {
                output.note("note: the new configuration is refused, and the old one goes on:");
                output.failure(failure);
            }
        }
        service_manager::ready();
        result.is_ok()
    }

    fn apply(&self, demo: Option<Client>) -> Result<(), Failure> {
        let setup = Setup::read(self.arguments, demo)?;
        let fixed = self.changed_for_good(&setup);
        if !fixed.is_empty() {
            return Err(Failure::Faults(fixed));
        }
        setup.client.check()?;
        let (client, config) = (setup.client.clone(), setup.config.clone());
        self.server.reload(client, config).map_err(|error| setup.faults(&error))
    }

    /// What has changed and cannot change while the server goes on.
    fn changed_for_good(&self, next: &Setup) -> Vec<String> {
        let (old, new) = (&self.running.operation, &next.operation);
        let changes = [
            ("server.listen", next.listen != self.running.listen),
            ("server.timeouts", timeouts(new) != timeouts(old)),
            ("server.bounds", bounds(new) != bounds(old)),
            ("server.drain", new.drain != old.drain),
            ("telemetry.admin_listen", new.admin_listen != old.admin_listen),
            ("telemetry.log", new.log != old.log),
            ("limits.store", next.store != self.running.store),
        ];
        let changed = changes.into_iter().filter(|(_, has_changed)| *has_changed);
        changed.map(|(key, _)| next.unchangeable(key)).collect()
    }
}

fn timeouts(operation: &Operation) -> (Duration, Duration, Option<Duration>, Duration) {
    let limits = &operation.limits;
    (limits.header, limits.body, limits.request, limits.idle)
}

fn bounds(operation: &Operation) -> [usize; 3] {
    let limits = &operation.limits;
    [limits.connections, limits.per_address, limits.body_bytes]
}
