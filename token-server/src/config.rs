//! The settings of a token server, with their defaults and limits, and what is told when they are faulty.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use videosdk_server::Secret;
use videosdk_server::token::{DEFAULT_LIFETIME, Permission, TokenKind};

use crate::address::TrustedProxies;
use crate::authentication::Authentication;
use crate::limits::Limits;
use crate::policy::{Action, Rule};

/// How a token server behaves. The default is fit for a public address: narrow tokens, no pages of other origins.
///
/// Build it with `..Config::default()` or `..Config::for_loopback()`, so that a later setting does not break the code.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// How the server knows who calls. Default: not at all, anybody is answered.
    pub authentication: Authentication,
    /// Who may do what: the first rule that fits a caller counts, and a caller whom none fits may do nothing. Default: no
    /// rules, and then every caller may do what [`may`](Self::may) says, with tokens in their own name where they are
    /// known.
    pub policy: Vec<Rule>,
    /// How often callers may ask. Default: as often as they like.
    pub limits: Limits,
    /// The proxies whose word is taken for where a request comes from. Default: none.
    pub trusted_proxies: TrustedProxies,
    /// The secret that will sign next, or signed before: tokens of it are taken as well. Default: none.
    pub next_secret: Option<Secret>,
    /// The kind of token that `get-token` signs: participant or classic. Default: participant.
    ///
    /// A classic token also calls the REST API (record, list, end), so that on a public address it lets strangers do so.
    /// When a room or a participant is asked for, a participant token is signed either way. Where the caller is known,
    /// classic is not allowed: such a token cannot be bound to anyone.
    pub token_kind: TokenKind,
    /// What a token permits when nothing is asked, and the most that may be asked. Default: `allow_join`.
    pub permissions: Vec<Permission>,
    /// How long a token lives. Default: 2 hours. Limits: 1 second to 30 days.
    pub expires_in: Duration,
    /// The origins whose pages may use the server, such as `https://app.example.com`, or `*` for all. Default: none.
    ///
    /// Matched whole. A request without `Origin` comes from no page and is not concerned; pages of the server's own
    /// host always may.
    pub allowed_origins: Vec<String>,
    /// Allows the pages of every loopback origin, such as `http://localhost:3000`. Default: no.
    pub allow_loopback_origins: bool,
    /// Lets pages send cookies and other credentials of the browser. Default: no. Not together with `*`.
    pub allow_credentials: bool,
    /// The names in `Host` that are answered besides those of loopback: names or addresses, with a port or for every
    /// port. Default: none.
    ///
    /// `0.0.0.0` or `[::]` stands for every literal address, `*` for every name: right for a mount in a program that
    /// checks the name itself.
    pub allowed_hosts: Vec<String>,
    /// How long create and validate wait for the service, retries included. Default: 5 seconds. Limits: 100 ms to 90 s.
    pub upstream_deadline: Duration,
    /// What stands in front of the routes in a path, such as `/api/video`. Default: nothing.
    ///
    /// `/healthz` and `/readyz` answer without it too. A mount that passes relative paths leaves it empty.
    pub base_path: String,
    /// The longest body, in bytes. Default: 16 KiB. Limits: 1 KiB to 1 MiB.
    pub max_body_bytes: usize,
    /// What callers may do where no policy is given. Default: [`Action::USUAL`].
    pub may: Vec<Action>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            authentication: Authentication::Open,
            policy: Vec::new(),
            limits: Limits::default(),
            trusted_proxies: TrustedProxies::default(),
            next_secret: None,
            token_kind: TokenKind::Participant,
            permissions: vec![Permission::AllowJoin],
            expires_in: Duration::from_secs(2 * 60 * 60),
            allowed_origins: Vec::new(),
            allow_loopback_origins: false,
            allow_credentials: false,
            allowed_hosts: Vec::new(),
            upstream_deadline: Duration::from_secs(5),
            base_path: String::new(),
            max_body_bytes: 16 * 1024,
            may: Action::USUAL.to_vec(),
        }
    }
}

impl Config {
    /// The default on loopback, where only the developer's own machine can ask: classic tokens of 24 hours, as the
    /// public documentation has them, and pages of every loopback origin, so that a front end on another port works.
    pub fn for_loopback() -> Self {
        Self {
            token_kind: TokenKind::Classic,
            expires_in: DEFAULT_LIFETIME,
            allow_loopback_origins: true,
            may: Action::ALL.to_vec(),
            ..Self::default()
        }
    }

    /// The default of a server that listens on this address: that of loopback there, and the default elsewhere, where
    /// it answers to the address itself and counts what strangers ask.
    pub fn for_host(host: IpAddr) -> Self {
        if host.is_loopback() {
            return Self::for_loopback();
        }
        let name = match host {
            IpAddr::V4(host) => host.to_string(),
            IpAddr::V6(host) => format!("[{host}]"),
        };
        Self { allowed_hosts: vec![name], limits: Limits::for_strangers(), ..Self::default() }
    }

    /// Says why a server must not listen on this address: strangers could reach it, nobody would ask who they are, and
    /// nobody said that it should be open.
    pub fn refuse_strangers(&self, host: IpAddr, open: bool) -> Result<(), String> {
        if host.is_loopback() || open || self.authentication.knows_callers() {
            return Ok(());
        }
        Err(format!("{host} can be reached by strangers, and nobody would be asked who they are"))
    }
}

/// Settings that a token server cannot start with: each fault by name, value and what is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    faults: Vec<ConfigFault>,
}

/// One setting that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    /// The name of the setting, such as `allowed_origins`, or `policy.rooms` for that of a rule.
    pub setting: &'static str,
    /// Which rule of the policy it is, counted from 1; nothing for a setting of the whole server.
    pub rule: Option<usize>,
    /// The value it has, as a person would write it. Never a secret.
    pub value: String,
    /// What is wrong with it and what would be right.
    pub allowed: String,
    /// The other setting that it does not go with.
    pub(crate) because: Option<&'static str>,
}

impl ConfigFault {
    /// The setting with its place, such as `policy[2].rooms`.
    pub fn path(&self) -> String {
        match (self.rule, self.setting.split_once('.')) {
            (Some(rule), Some((list, name))) => format!("{list}[{rule}].{name}"),
            (Some(rule), None) => format!("{}[{rule}]", self.setting),
            (None, _) => self.setting.to_owned(),
        }
    }
}

impl ConfigError {
    pub(crate) fn new(faults: Vec<ConfigFault>) -> Self {
        Self { faults }
    }

    /// Every fault, in the order of the settings.
    pub fn faults(&self) -> &[ConfigFault] {
        &self.faults
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.faults.iter().map(ToString::to_string).collect();
        formatter.write_str(&lines.join("\n"))
    }
}

impl fmt::Display for ConfigFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} = {}: {}", self.path(), self.value, self.allowed)
    }
}

impl std::error::Error for ConfigError {}
