//! Reading the configuration again while the server goes on.

use std::io;
use std::net::SocketAddr;

use videosdk_server::Client;
use videosdk_token_server::TokenServer;

use crate::arguments::ServeArguments;
use crate::operation::service_manager;
use crate::output::{Failure, Output};
use crate::setup::{self, Setup};

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
    pub(crate) listen: SocketAddr,
}

impl Reloader<'_> {
    /// Reads all again; whatever is wrong with it is told, and then nothing changes. True when it was taken.
    pub(crate) fn reload(&self, demo: Option<Client>, output: &Output) -> bool {
        service_manager::reloading();
        let result = self.apply(demo);
        match &result {
            Ok(()) => {
                tracing::info!("the configuration was read again");
                output.note("note: the configuration was read again");
            }
            Err(failure) => {
                tracing::error!("the new configuration is refused; the old one goes on");
                output.note("note: the new configuration is refused, and the old one goes on:");
                output.failure(failure);
            }
        }
        service_manager::ready();
        result.is_ok()
    }

    fn apply(&self, demo: Option<Client>) -> Result<(), Failure> {
        let setup = Setup::read(self.arguments, demo)?;
        if setup.listen != self.listen {
            let text = format!(
                "server.listen is {} now; a restart is needed to change it from {}",
                setup.listen, self.listen
            );
            return Err(Failure::Usage(text));
        }
        setup.client.check()?;
        self.server.reload(setup.client, setup.config).map_err(|error| setup::faults(&error))
    }
}
