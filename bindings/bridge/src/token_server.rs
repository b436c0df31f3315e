//! The token server as every language holds it: a handler for a framework's requests, or a server in the process.

use std::fmt;
use std::mem::ManuallyDrop;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use videosdk_listener::{Listener, Running};
use videosdk_server::process;
use videosdk_token_server::configuration::read_options;
use videosdk_token_server::{Authentication, Config, Gateway, TokenServer as CoreTokenServer};
pub use videosdk_token_server::{Identity, Request, Response, address_of};

use crate::json::{options, seconds};
use crate::tokens::{Lifetime, lifetime, permissions};
use crate::{Cancel, Client, Failure, on_runtime};

/// How long requests under way have to end when a server is closed.
const DRAIN: Duration = Duration::from_secs(5);

/// A token server that signs with a client's keys and calls the service with it.
pub struct TokenServer {
    server: CoreTokenServer,
    url: Option<String>,
    /// Kept from being dropped in a forked child, which has a copy of the handle and none of its tasks.
    running: Mutex<Option<ManuallyDrop<Running>>>,
    generation: u64,
}

/// What is left out is as the token server has it by default, which differs between loopback and elsewhere.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct GivenConfig {
    token_kind: Option<String>,
    permissions: Option<Vec<String>>,
    expires_in: Option<Lifetime>,
    authentication: Option<String>,
    /// Rules, limits and proxies are read by the token server itself, which tells all their faults at once.
    #[serde(default)]
    policy: Option<serde_json::Value>,
    #[serde(default)]
    limits: Option<serde_json::Value>,
    #[serde(default)]
    trusted_proxies: Option<serde_json::Value>,
    allowed_origins: Option<Vec<String>>,
    allow_loopback_origins: Option<bool>,
    allow_credentials: Option<bool>,
    allowed_hosts: Option<Vec<String>>,
    upstream_deadline: Option<f64>,
    base_path: Option<String>,
    max_body_bytes: Option<usize>,
}

/// The options of a server with a socket of its own.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct GivenServer {
    host: Option<IpAddr>,
    port: u16,
    open: bool,
    #[serde(flatten)]
    config: serde_json::Map<String, serde_json::Value>,
}

impl GivenConfig {
    fn over(self, base: Config) -> Result<Config, Failure> {
        let tables =
            [("policy", self.policy), ("limits", self.limits), ("trustedProxies", self.trusted_proxies)];
        let tables = tables.into_iter().filter_map(|(name, table)| Some((name.to_owned(), table?)));
        let given = read_options(&tables.collect(), &base.limits)
            .map_err(|error| Failure::configuration(&error.to_string()))?;
        Ok(Config {
            policy: given.policy.unwrap_or(base.policy),
            limits: given.limits.unwrap_or(base.limits),
            trusted_proxies: given.trusted_proxies.unwrap_or(base.trusted_proxies),
            next_secret: base.next_secret,
            token_kind: self.token_kind.map(|word| word.parse()).transpose()?.unwrap_or(base.token_kind),
            permissions: permissions(self.permissions)?.unwrap_or(base.permissions),
            expires_in: lifetime(self.expires_in)?.unwrap_or(base.expires_in),
            authentication: match self.authentication {
                Some(word) => word.parse().map_err(|reason: String| Failure::argument(reason))?,
                None => base.authentication,
            },
            allowed_origins: self.allowed_origins.unwrap_or(base.allowed_origins),
            allow_loopback_origins: self.allow_loopback_origins.unwrap_or(base.allow_loopback_origins),
            allow_credentials: self.allow_credentials.unwrap_or(base.allow_credentials),
            allowed_hosts: self.allowed_hosts.unwrap_or(base.allowed_hosts),
            upstream_deadline: seconds("upstreamDeadline", self.upstream_deadline)?
                .unwrap_or(base.upstream_deadline),
            base_path: self.base_path.unwrap_or(base.base_path),
            max_body_bytes: self.max_body_bytes.unwrap_or(base.max_body_bytes),
            may: base.may,
        })
    }
}

impl TokenServer {
    /// One without a socket, for the requests of a framework, by these options, a JSON object.
    pub fn new(client: &Client, json: &str) -> Result<Self, Failure> {
        let given: GivenConfig = options(json)?;
        Self::made(client, given.over(Config::default())?)
    }

    /// One that listens, by the same options and `host`, `port` and `open`. Default: a free port of this machine alone,
    /// where tokens are classic ones as `serve` has them.
    pub async fn start(client: &Client, json: &str) -> Result<Self, Failure> {
        let given: GivenServer = options(json)?;
        let host = given.host.unwrap_or(Ipv4Addr::LOCALHOST.into());
        let config: GivenConfig = crate::json::typed("", given.config.into())?;
        let config = config.over(Config::for_host(host))?;
        if config.authentication == Authentication::Host {
            let reason = "authentication is host, but nobody says who asks of a server with a socket of its own; \
                          answer the requests of your own server with handle()";
            return Err(Failure::argument(reason));
        }
        config.refuse_strangers(host, given.open).map_err(|reason| {
            let ways_out = "say open if anybody may have a token, or answer the requests of your own server with handle()";
            Failure::argument(format!("{reason}; {ways_out}"))
        })?;
        let limits = Gateway::limits(&config);
        let mut server = Self::made(client, config)?;
        let address = SocketAddr::new(host, given.port);
        let gateway = Gateway(server.server.clone());
        let listening = async {
            let listener = Listener::bind(address).await?;
            Ok::<_, std::io::Error>((listener.url()?, listener.serve(gateway, limits)))
        };
        let (url, running) = on_runtime(listening)
            .await?
            .map_err(|error| Failure::configuration(&format!("cannot listen on {address}: {error}")))?;
        server.url = Some(url);
        server.running = Mutex::new(Some(ManuallyDrop::new(running)));
        Ok(server)
    }

    fn made(client: &Client, config: Config) -> Result<Self, Failure> {
        let server = CoreTokenServer::new(client.core.clone(), config)
            .map_err(|error| Failure::configuration(&error.to_string()))?;
        Ok(Self { server, url: None, running: Mutex::new(None), generation: process::generation() })
    }

    /// Answers a request that needs no I/O, such as one for a token; nothing for the others.
    pub fn try_handle(&self, request: &Request) -> Option<Response> {
        self.server.try_now(request)
    }

    /// Answers any request. Never fails because of one.
    pub async fn handle(&self, request: Request) -> Result<Response, Failure> {
        on_runtime(self.server.handle(request)).await
    }

    /// The same, unless it is given up first: a call to the service is dropped then, and its connection closed.
    pub async fn handle_unless(&self, cancel: &Cancel, request: Request) -> Result<Response, Failure> {
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(Failure::cancelled()),
            answered = self.handle(request) => answered,
        }
    }

    /// The address that it listens on; nothing for a handler.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The longest body, in bytes. A framework need read no more than one byte above it, which is enough to be refused.
    pub fn max_body_bytes(&self) -> u32 {
        self.server.max_body_bytes().try_into().unwrap_or(u32::MAX)
    }

    /// Refuses a mount that says who asks when nobody listens to it, and one that does not when nobody else can.
    ///
    /// The handler itself sees one request at a time, and takes a stranger for a mount that does not know its callers.
    pub fn check_mount(&self, with_identity: bool) -> Result<(), Failure> {
        let mode = self.server.authentication();
        match (with_identity, mode == Authentication::Host.name()) {
            (true, false) => Err(Failure::configuration(&format!(
                "the mount has an identity, but authentication is {mode}: strangers would be answered all the same; \
                 make the token server with authentication host, or mount it without identity"
            ))),
            (false, true) => Err(Failure::configuration(
                "authentication is host, but the mount has no identity: nobody would ever be known; \
                 give it an identity, which says who asks",
            )),
            _ => Ok(()),
        }
    }

    /// Ends it: requests under way have five seconds. A second time does nothing, and neither does a forked child.
    pub async fn close(&self) -> Result<(), Failure> {
        let Some(running) = self.taken() else { return Ok(()) };
        self.server.set_draining(true);
        on_runtime(running.drain(Duration::ZERO, DRAIN)).await.map(drop)
    }

    fn taken(&self) -> Option<Running> {
        // Not in a forked child: a lock that another thread held at the fork stays locked there.
        if self.generation != process::generation() {
            return None;
        }
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        Some(ManuallyDrop::into_inner(running))
    }
}

impl Drop for TokenServer {
    fn drop(&mut self) {
        drop(self.taken());
    }
}

impl fmt::Debug for TokenServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("TokenServer").field("url", &self.url).finish_non_exhaustive()
    }
}

/// Who asks, as the host program knows: a JSON object of `sub` and, if there are any, `claims`.
pub fn identity(json: &str) -> Result<Identity, Failure> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Given {
        sub: String,
        #[serde(default)]
        claims: serde_json::Map<String, serde_json::Value>,
    }
    let Given { sub, claims } = options(json)?;
    Ok(Identity { sub, claims })
}
