//! What a server goes by: everything that a reload replaces.

use std::net::IpAddr;
use std::sync::Arc;

use videosdk_server::{CallOptions, Client};

use crate::authentication::Authenticator;
use crate::config::{Config, ConfigError};
use crate::limits::{Limiters, SharedStore};
use crate::request::Request;
use crate::settings::Settings;

/// What a server goes by. A request keeps to the one that it began with.
pub(crate) struct Current {
    pub(crate) client: Client,
    pub(crate) settings: Settings,
    pub(crate) authenticator: Authenticator,
    pub(crate) limiters: Arc<Limiters>,
    /// What the copies of a server share; without it each counts for itself.
    pub(crate) store: Option<Arc<dyn SharedStore>>,
}

impl Current {
    /// Checks a configuration, and keeps what an earlier one has learned and counted.
    pub(crate) fn new(
        client: Client,
        config: Config,
        store: Option<Arc<dyn SharedStore>>,
        earlier: Option<&Self>,
    ) -> Result<Self, ConfigError> {
        let settings = Settings::check(config, &client)?;
        let deadline = Some(settings.upstream_deadline);
        let client = client.with_options(CallOptions { deadline, ..CallOptions::default() });
        let authenticator = Authenticator::new(
            settings.authentication.clone(),
            &client,
            earlier.map(|earlier| &earlier.authenticator),
        );
        let counted = earlier.map(|earlier| &earlier.limiters);
        let counted = counted.filter(|counted| *counted.limits() == settings.limits).cloned();
        let limiters = counted.unwrap_or_else(|| Arc::new(Limiters::new(settings.limits.clone())));
        Ok(Self { client, settings, authenticator, limiters, store })
    }

    pub(crate) fn store(&self) -> Option<&dyn SharedStore> {
        self.store.as_deref()
    }

    /// The address that a request comes from, as far as it is known.
    pub(crate) fn address(&self, request: &Request) -> Option<IpAddr> {
        self.settings.trusted_proxies.client(request)
    }

    /// True when admitting this request may take I/O.
    pub(crate) fn may_wait(&self, request: &Request) -> bool {
        let asks_the_store =
            self.store.is_some() && (self.limiters.counts_callers() || self.authenticator.uses_up_tickets());
        asks_the_store || self.authenticator.may_wait(request)
    }

    /// True when admitting the same request a second time would count it twice.
    pub(crate) fn counts(&self) -> bool {
        self.limiters.counts_anything() || self.authenticator.uses_up_tickets()
    }
}
