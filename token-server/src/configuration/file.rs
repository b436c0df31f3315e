//! The configuration file of a server: every table of it.

use std::cell::RefCell;
use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use videosdk_server::token::{MAX_LIFETIME, TokenKind};
use videosdk_server::{Client, Secret};

use super::auth::{self, refuse_secret};
use super::faults::{Faults, FileError, FileFault};
use super::names::sources_of;
use super::places::Places;
use super::section::{Section, Style};
use super::sources::Sources;
use super::tree::Node;
use super::{limits, policy, times};
use crate::config::{Config, ConfigFault};
use crate::cors::OriginList;
use crate::host::HostList;
use crate::settings::Settings;

/// A server as its file describes it. What the file leaves out is left out here.
#[derive(Clone)]
pub struct ServerFile {
    /// How the server behaves.
    pub config: Config,
    /// Where it listens.
    pub listen: Option<SocketAddr>,
    /// The API key.
    pub api_key: Option<String>,
    /// The secret of the API key.
    pub secret: Option<Secret>,
    /// The store that copies of the server share, such as `valkey://127.0.0.1:6379`; it may hold a password.
    pub store: Option<Secret>,
    /// How long connections may take.
    pub timeouts: Timeouts,
    /// How it stops.
    pub drain: Drain,
    /// How many connections there may be.
    pub bounds: Bounds,
    /// Where metrics and health are told.
    pub admin_listen: Option<SocketAddr>,
    /// The form of the log: text or json.
    pub log: Option<String>,
    places: Places,
}

/// How long each part of a connection may take.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// A request's head.
    pub header: Option<Duration>,
    /// A request's body.
    pub body: Option<Duration>,
    /// The body and the answer together.
    pub request: Option<Duration>,
    /// The rest between two requests.
    pub idle: Option<Duration>,
}

impl Timeouts {
    /// How long the body of a request and its answer may take together where nothing else is said.
    pub const REQUEST: Duration = Duration::from_secs(10);
}

/// How a server stops.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Drain {
    /// How long it goes on after it has said that it will stop.
    pub delay: Option<Duration>,
    /// How long requests under way have then.
    pub deadline: Option<Duration>,
}

impl Drain {
    /// How long requests under way have at a stop beyond loopback where nothing else is said: longer than any may take.
    pub const DEADLINE: Duration = Duration::from_secs(20);
}

/// How many connections there may be at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// In all.
    pub connections: Option<usize>,
    /// From one address.
    pub per_address: Option<usize>,
}

impl ServerFile {
    /// Reads a file and checks all of it. `listen` is where the server will listen whatever the file says, and `client`
    /// makes the client of what the file says.
    pub fn read(
        text: &str,
        sources: &Sources<'_>,
        listen: Option<IpAddr>,
        client: impl FnOnce(&Self) -> Client,
    ) -> Result<(Self, Client), FileError> {
        let mut faults = Faults::default();
        let root = Node::of_toml(text, &mut faults);
        let places = Places::of(&root);
        let faults = RefCell::new(faults);
        let file = Self::tables(Section::outermost(root, Style::Snake, &faults), sources, listen, places);
        let mut faults = faults.into_inner();
        times::check(&file, listen.or(file.listen.map(|listen| listen.ip())), &mut faults);
        let client = client(&file);
        if let Err(error) = Settings::check(file.config.clone(), &client) {
            // What follows from a fault that is told already would only confuse.
            let is_told = |fault: &&ConfigFault| {
                let (key, causes) =
                    (file.places.key(fault), fault.because.map(sources_of).unwrap_or_default());
                faults.touch(&key)
                    || (key.starts_with("auth") && faults.touch("auth"))
                    || causes.iter().any(|key| faults.touch(key))
            };
            let others: Vec<_> = error.faults().iter().filter(|fault| !is_told(fault)).collect();
            others.into_iter().for_each(|fault| faults.add(file.located(fault)));
        }
        faults.into_result().map(|()| (file, client))
    }

    /// A fault of the server as one of this file: by its key and line here.
    pub fn located(&self, fault: &ConfigFault) -> FileFault {
        if self.is_of_the_environment(fault) {
            return FileFault {
                line: None,
                key: fault.value.clone(),
                value: None,
                allowed: fault.allowed.clone(),
            };
        }
        let key = self.places.key(fault);
        let line = self.places.line(&key, fault.because);
        // The client tells which setting it is, never its value.
        let value = Some(fault.value.clone()).filter(|_| fault.setting != "client" || key == "credentials");
        FileFault { line, key, value, allowed: fault.allowed.clone() }
    }

    /// The client names the variable that is wrong, or that is missing where the file says nothing either.
    fn is_of_the_environment(&self, fault: &ConfigFault) -> bool {
        let is_missing = match fault.value.as_str() {
            "VIDEOSDK_API_KEY" => self.api_key.is_none(),
            "VIDEOSDK_SECRET" => self.secret.is_none(),
            _ => false,
        };
        fault.setting == "client" && fault.value.starts_with("VIDEOSDK_") && !is_missing
    }

    /// True for a key that stands in the file.
    pub(super) fn has(&self, key: &str) -> bool {
        self.places.has(key)
    }

    /// A fault of this key that only whoever runs the server can find.
    pub fn fault(&self, key: &str, value: Option<String>, allowed: impl Into<String>) -> FileFault {
        FileFault { line: self.places.line(key, None), key: key.to_owned(), value, allowed: allowed.into() }
    }

    fn tables(mut root: Section<'_>, sources: &Sources<'_>, listen: Option<IpAddr>, places: Places) -> Self {
        let mut server = root.table("server");
        let own_listen = server.socket_address("listen", "127.0.0.1:9000");
        let host = listen.or(own_listen.map(|listen| listen.ip()));
        let mut config = host.map_or_else(Config::for_loopback, Config::for_host);
        if let Some(hosts) = server.texts("hosts", HostList::check_name) {
            config.allowed_hosts.extend(hosts);
        }
        if let Some(base_path) = server.text("base_path", |path| Ok(path.to_owned())) {
            config.base_path = base_path;
        }
        config.trusted_proxies = server.trusted_proxies("trusted_proxies").unwrap_or_default();
        let (timeouts, drain) = (timeouts(server.table("timeouts")), drain(server.table("drain")));
        let bounds = bounds(server.table("bounds"), &mut config);
        server.finish();

        // Where callers are known their tokens are bound to them, on this machine too, unless the file says otherwise.
        if root.has("auth") && !root.says("auth", "mode", "open") {
            let strict = Config::default();
            (config.token_kind, config.expires_in) = (strict.token_kind, strict.expires_in);
        }
        token(root.table("token"), &mut config);
        cors(root.table("cors"), &mut config);
        upstream(root.table("upstream"), &mut config);
        let (api_key, secret) = credentials(root.table("credentials"), sources, &mut config);
        if root.has("auth") {
            let auth = root.table("auth");
            if !auth.has("mode") {
                auth.missing("mode", "how callers are known: open, hmac, oidc, keys or proxy");
            }
            config.authentication = auth::read(auth, sources).unwrap_or_default();
        }
        let (rules, policy) = policy::read(root.tables("policy")).into_iter().unzip();
        config.policy = policy;
        let store = limits::read(root.table("limits"), sources, &mut config.limits);
        let mut telemetry = root.table("telemetry");
        let admin_listen = telemetry.socket_address("admin_listen", "127.0.0.1:9090");
        let log = telemetry.text("log", |form| match form {
            "text" | "json" => Ok(form.to_owned()),
            _ => Err("text or json".to_owned()),
        });
        telemetry.finish();
        root.finish();
        Self {
            config,
            listen: own_listen,
            api_key,
            secret,
            store,
            timeouts,
            drain,
            bounds,
            admin_listen,
            log,
            places: places.with_rules(rules),
        }
    }
}

impl fmt::Debug for ServerFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ServerFile")
            .field("config", &self.config)
            .field("listen", &self.listen)
            .field("api_key", &self.api_key)
            .field("admin_listen", &self.admin_listen)
            .finish_non_exhaustive()
    }
}

fn seconds(least: u64, most: u64) -> std::ops::RangeInclusive<Duration> {
    Duration::from_secs(least)..=Duration::from_secs(most)
}

fn timeouts(mut section: Section<'_>) -> Timeouts {
    let timeouts = Timeouts {
        header: section.duration("header", seconds(1, 300)),
        body: section.duration("body", seconds(1, 300)),
        request: section.duration("request", seconds(1, 600)),
        idle: section.duration("idle", seconds(1, 3_600)),
    };
    section.finish();
    timeouts
}

fn drain(mut section: Section<'_>) -> Drain {
    let drain = Drain {
        delay: section.duration("delay", seconds(0, 300)),
        deadline: section.duration("deadline", seconds(0, 600)),
    };
    section.finish();
    drain
}

fn bounds(mut section: Section<'_>, config: &mut Config) -> Bounds {
    let mut count = |name| section.whole(name, 1..=1_000_000).and_then(|count| usize::try_from(count).ok());
    let bounds = Bounds { connections: count("connections"), per_address: count("per_address") };
    if let Some(bytes) = section.size("body", 1024..=1024 * 1024) {
        config.max_body_bytes = bytes;
    }
    section.finish();
    bounds
}

fn token(mut section: Section<'_>, config: &mut Config) {
    let kind = section.text("kind", |word| match word {
        "participant" => Ok(TokenKind::Participant),
        "classic" => Ok(TokenKind::Classic),
        _ => Err("participant or classic; a token for the REST API never leaves the server".to_owned()),
    });
    config.token_kind = kind.unwrap_or(config.token_kind);
    let lifetime = section.duration("expires_in", Duration::from_secs(1)..=MAX_LIFETIME);
    config.expires_in = lifetime.unwrap_or(config.expires_in);
    if let Some(permissions) = section.texts("permissions", policy::permission) {
        config.permissions = permissions;
    }
    section.finish();
}

fn cors(mut section: Section<'_>, config: &mut Config) {
    if let Some(origins) = section.texts("origins", OriginList::check) {
        config.allowed_origins = origins;
    }
    config.allow_loopback_origins =
        section.truth("allow_loopback_origins").unwrap_or(config.allow_loopback_origins);
    config.allow_credentials = section.truth("allow_credentials").unwrap_or(config.allow_credentials);
    section.finish();
}

fn upstream(mut section: Section<'_>, config: &mut Config) {
    config.upstream_deadline =
        section.duration("timeout", seconds(1, 90)).unwrap_or(config.upstream_deadline);
    section.finish();
}

fn credentials(
    mut section: Section<'_>,
    sources: &Sources<'_>,
    config: &mut Config,
) -> (Option<String>, Option<Secret>) {
    refuse_secret(&mut section, "secret", "secret_file");
    let api_key = section.text("api_key", |key| Ok(key.to_owned()));
    let secret = section.text_unseen("secret_file", |path| sources.secret(path));
    config.next_secret = section.text_unseen("secret_file_next", |path| sources.secret(path));
    section.finish();
    (api_key, secret)
}
