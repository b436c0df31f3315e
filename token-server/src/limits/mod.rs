//! How often callers may ask: by address, by caller, and for new meetings.

mod rate;
mod shared;
mod table;
mod watched;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

pub use rate::Rate;
use shared::Shared;
pub use shared::{SharedStore, StoreFailed, StoreFuture};
use table::Table;
pub(crate) use watched::WatchedStore;

use crate::address::Network;
use crate::error::{Problem, cases::RATE_LIMITED};
use crate::observer::{Event, Observer};

/// How often callers may ask. Default: as often as they like, right for a mount in a program with limits of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Requests of one address, an IPv4 address or an IPv6 network of 64 bits, before anything but `Host` and `Origin` is
    /// looked into: preflights and unknown paths too, probes not.
    ///
    /// Always counted by each server for itself. Behind a proxy that is not among the trusted ones all callers have the
    /// proxy's address.
    pub address: Option<Rate>,
    /// Requests of one caller, where the server knows who calls.
    pub caller: Option<Rate>,
    /// New meetings of one caller, or of one address where callers are not known.
    pub create: Option<Rate>,
    /// How many copies of the server run, at most. Default: 1. Counts only while a shared store does not answer: each
    /// copy then allows its part.
    pub instances: NonZeroU32,
    /// Leaves private addresses out of the limits of addresses. Default: no.
    ///
    /// Behind them are mostly a proxy or pods of the owner's own, which speak for everyone.
    pub spare_private: bool,
}

impl Default for Limits {
    fn default() -> Self {
        let instances = NonZeroU32::MIN;
        Self { address: None, caller: None, create: None, instances, spare_private: false }
    }
}

impl Limits {
    /// What a server that strangers can reach begins with: 120 requests a minute of an address and 60 at once, 30 of a
    /// caller and 10 at once, and 5 new meetings a minute. Private addresses are spared.
    pub fn for_strangers() -> Self {
        let minute = Duration::from_secs(60);
        let rate = |count, burst| Rate::new(count, minute, burst).ok();
        Self {
            address: rate(120, 60),
            caller: rate(30, 10),
            create: rate(5, 5),
            instances: NonZeroU32::MIN,
            spare_private: true,
        }
    }
}

/// Whose limit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Address,
    Caller,
    Create,
}

impl Scope {
    const fn name(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Caller => "caller",
            Self::Create => "create",
        }
    }
}

/// The limits with what has been used of them.
#[derive(Debug)]
pub(crate) struct Limiters {
    limits: Limits,
    address: Option<Table>,
    caller: Option<Shared>,
    create: Option<Shared>,
}

impl Limiters {
    pub(crate) fn new(limits: Limits) -> Self {
        let shared =
            |scope, rate: Option<Rate>| rate.map(|rate| Shared::new(scope, rate, limits.instances.get()));
        Self {
            address: limits.address.map(Table::new),
            caller: shared(Scope::Caller, limits.caller),
            create: shared(Scope::Create, limits.create),
            limits,
        }
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// True when anything is counted, so that a request must not be admitted twice.
    pub(crate) fn counts_anything(&self) -> bool {
        self.address.is_some() || self.counts_callers()
    }

    /// True when something is counted that the copies of a server count together.
    pub(crate) fn counts_callers(&self) -> bool {
        self.caller.is_some() || self.create.is_some()
    }

    fn spares(&self, address: IpAddr) -> bool {
        self.limits.spare_private && is_private(address)
    }

    /// Counts a request of an address. One whose address is not known is not counted.
    pub(crate) fn take_address(
        &self,
        address: Option<IpAddr>,
        observer: &dyn Observer,
    ) -> Result<(), Problem> {
        let address = address.filter(|address| !self.spares(*address));
        let (Some(table), Some(address)) = (&self.address, address) else { return Ok(()) };
        let taken = table.take(&Network::of(address));
        taken.map_err(|wait| refused(Scope::Address, table.rate(), wait, observer))
    }

    /// Counts a request of a caller.
    pub(crate) async fn take_caller(
        &self,
        caller: &str,
        store: Option<&dyn SharedStore>,
        observer: &dyn Observer,
    ) -> Result<(), Problem> {
        let Some(limit) = &self.caller else { return Ok(()) };
        let taken = limit.take(caller, store, observer).await;
        taken.map_err(|wait| refused(Scope::Caller, limit.rate(), wait, observer))
    }

    /// Counts a new meeting of a caller, or of an address where callers are not known.
    pub(crate) async fn take_create(
        &self,
        caller: Option<&str>,
        address: Option<IpAddr>,
        store: Option<&dyn SharedStore>,
        observer: &dyn Observer,
    ) -> Result<(), Problem> {
        let Some(limit) = &self.create else { return Ok(()) };
        let taken = match (caller, address) {
            (Some(caller), _) => limit.take(&format!("caller {caller}"), store, observer).await,
            (None, Some(address)) if self.spares(address) => Ok(()),
            (None, Some(address)) => {
                limit.take(&format!("address {}", Network::of(address)), store, observer).await
            }
            (None, None) => limit.take("everyone", store, observer).await,
        };
        taken.map_err(|wait| refused(Scope::Create, limit.rate(), wait, observer))
    }
}

/// Addresses that no stranger of the internet has (RFC 1918, RFC 4193, RFC 6598, loopback and link-local).
fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            let is_carrier = first == 100 && (64..128).contains(&second);
            address.is_private() || address.is_loopback() || address.is_link_local() || is_carrier
        }
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
    }
}

fn refused(scope: Scope, rate: &Rate, wait: Duration, observer: &dyn Observer) -> Problem {
    observer.observe(&Event::RateLimited { scope: scope.name() });
    let seconds = wait.as_secs_f64().ceil().max(1.0) as u64;
    let whose = match scope {
        Scope::Address => "requests from this address",
        Scope::Caller => "requests of this caller",
        Scope::Create => "new meetings of this caller",
    };
    let unit = if seconds == 1 { "second" } else { "seconds" };
    Problem::new(RATE_LIMITED, format!("too many {whose}: the limit is {rate}; wait {seconds} {unit}"))
        .with_header("retry-after", seconds.to_string())
}
