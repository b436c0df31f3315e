//! The check of a configuration, which tells all faults at once, and the form in which requests meet it.

mod callers;

use std::time::Duration;

use videosdk_server::token::{ClassicToken, KeyPair, ParticipantToken, Permission, TokenKind, Tokens};
use videosdk_server::{Client, Severity};

use crate::address::TrustedProxies;
use crate::authentication::Authentication;
use crate::config::{Config, ConfigError, ConfigFault};
use crate::cors::{OriginList, origin_of};
use crate::host::HostList;
use crate::limits::Limits;
use crate::policy::{Policy, Rule};

/// What `get-token` gives where no rule says less.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) kind: TokenKind,
    pub(crate) permissions: Vec<Permission>,
    pub(crate) expires_in: Duration,
}

/// A checked configuration in the form in which requests meet it.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) authentication: Authentication,
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
    pub(crate) trusted_proxies: TrustedProxies,
    /// Signs with the client's key pair, and takes the next one too.
    pub(crate) tokens: Tokens,
    pub(crate) grant: Grant,
    pub(crate) origins: OriginList,
    pub(crate) hosts: HostList,
    pub(crate) upstream_deadline: Duration,
    /// The base path with a slash in front and none behind; empty without one.
    pub(crate) prefix: String,
    pub(crate) prefix_segments: Vec<String>,
    pub(crate) max_body_bytes: usize,
}

impl Settings {
    pub(crate) fn check(config: Config, client: &Client) -> Result<Self, ConfigError> {
        let mut faults = Faults::default();
        faults.check_client(client);
        faults.check_grant(&config);
        faults.check_authentication(&config, client);
        faults.check_policy(&config);
        let origins = faults.check_origins(&config);
        let hosts = faults.check_hosts(&config.allowed_hosts);
        let prefix_segments = faults.check_base_path(&config.base_path);
        faults.check_limits(&config);
        if !faults.0.is_empty() {
            return Err(ConfigError::new(faults.0));
        }
        let api_key = client.tokens().keys().first().map(|keys| keys.api_key().to_owned());
        let next = api_key.zip(config.next_secret).and_then(|(key, secret)| KeyPair::new(key, secret).ok());
        let policy =
            if config.policy.is_empty() { vec![Rule::for_everyone(config.may)] } else { config.policy };
        Ok(Self {
            authentication: config.authentication,
            policy: Policy::new(policy),
            limits: config.limits,
            trusted_proxies: config.trusted_proxies,
            tokens: client.tokens().clone().with_further_keys(next),
            grant: Grant {
                kind: config.token_kind,
                permissions: config.permissions,
                expires_in: Duration::from_secs(config.expires_in.as_secs()),
            },
            origins,
            hosts,
            upstream_deadline: config.upstream_deadline,
            prefix: prefix_segments.iter().map(|segment| format!("/{segment}")).collect(),
            prefix_segments,
            max_body_bytes: config.max_body_bytes,
        })
    }
}

#[derive(Default)]
struct Faults(Vec<ConfigFault>);

impl Faults {
    fn add(&mut self, setting: &'static str, value: impl Into<String>, allowed: impl Into<String>) {
        self.push(ConfigFault {
            setting,
            rule: None,
            value: value.into(),
            allowed: allowed.into(),
            because: None,
        });
    }

    fn push(&mut self, fault: ConfigFault) {
        self.0.push(fault);
    }

    /// The client says best what is wrong with its own settings. One that only has a ready token is good, but signs nothing.
    fn check_client(&mut self, client: &Client) {
        if let Err(error) = client.check() {
            let findings = error.findings().iter().filter(|finding| finding.severity == Severity::Error);
            let told: Vec<_> = findings
                .map(|finding| (finding.about.clone(), format!("{}. {}", finding.reason, finding.remedy)))
                .collect();
            if told.is_empty() {
                self.add("client", "not usable", error.reason());
            }
            for (about, text) in told {
                self.add("client", about, text);
            }
        } else if client.tokens().keys().is_empty() {
            let allowed = "tokens are signed with an API key and its secret, a ready token is not enough; set \
                           VIDEOSDK_API_KEY and VIDEOSDK_SECRET, or pass both";
            self.add("client", "without a key pair", allowed);
        }
    }

    fn check_grant(&mut self, config: &Config) {
        if config.token_kind == TokenKind::Api {
            self.add(
                "token_kind",
                "api",
                "participant or classic; a token for the REST API never leaves the server",
            );
        }
        let own_names = config.policy.is_empty() && config.authentication.knows_callers();
        if config.token_kind == TokenKind::Classic && own_names {
            let name = config.authentication.name();
            self.push(ConfigFault {
                setting: "token_kind",
                rule: None,
                value: "classic".to_owned(),
                allowed: format!(
                    "participant, since authentication is {name}; a classic token cannot be bound to the caller"
                ),
                because: Some("authentication"),
            });
        }
        if let Err(reason) = check_permissions(&config.permissions) {
            let names: Vec<&str> = config.permissions.iter().map(|permission| permission.as_str()).collect();
            self.add("permissions", listed(names), reason);
        }
        let expires_in = Some(config.expires_in);
        if let Err(error) =
            trial().participant(&ParticipantToken { expires_in, ..ParticipantToken::default() })
        {
            self.add("expires_in", format!("{:?}", config.expires_in), error.reason());
        }
    }

    fn check_origins(&mut self, config: &Config) -> OriginList {
        let mut list = OriginList {
            loopback: config.allow_loopback_origins,
            credentials: config.allow_credentials,
            ..OriginList::default()
        };
        for text in &config.allowed_origins {
            match origin_of(text) {
                _ if text == "*" => list.any = true,
                Some(origin) => list.exact.push(origin),
                None => self.add("allowed_origins", format!("{text:?}"), OriginList::ALLOWED),
            }
        }
        if list.any && list.credentials {
            let allowed = "with allow_credentials the origins must be listed: browsers refuse * then, and any page could \
                           act as its visitor";
            self.add("allowed_origins", "\"*\"", allowed);
        }
        list
    }

    fn check_hosts(&mut self, names: &[String]) -> HostList {
        HostList::parse(names).unwrap_or_else(|faulty| {
            for name in faulty {
                self.add("allowed_hosts", format!("{name:?}"), HostList::ALLOWED);
            }
            HostList::default()
        })
    }

    fn check_base_path(&mut self, base_path: &str) -> Vec<String> {
        let plain = |segment: &str| {
            segment != "."
                && segment != ".."
                && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        };
        let segments: Vec<&str> = base_path.split('/').filter(|segment| !segment.is_empty()).collect();
        let begins_well = base_path.is_empty() || base_path.starts_with('/');
        if !begins_well || !segments.iter().all(|segment| plain(segment)) {
            let allowed = "a path that begins with a slash, of letters, digits and - . _ ~, such as /api/video; \
                           or nothing";
            self.add("base_path", format!("{base_path:?}"), allowed);
        }
        segments.into_iter().map(str::to_owned).collect()
    }

    fn check_limits(&mut self, config: &Config) {
        let deadline = config.upstream_deadline;
        if !(Duration::from_millis(100)..=Duration::from_secs(90)).contains(&deadline) {
            self.add("upstream_deadline", format!("{deadline:?}"), "100 milliseconds to 90 seconds");
        }
        if !(1024..=1024 * 1024).contains(&config.max_body_bytes) {
            self.add("max_body_bytes", config.max_body_bytes.to_string(), "1024 (1 KiB) to 1048576 (1 MiB)");
        }
    }
}

/// The core knows what can be signed, so tokens are signed on trial, with a key of no worth.
fn trial() -> Tokens {
    Tokens::new(KeyPair::new("trial", "trial").ok())
}

/// A list as its owner writes it.
fn listed(items: impl IntoIterator<Item = impl ToString>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("{:?}", item.to_string())).collect();
    format!("[{}]", items.join(", "))
}

fn check_permissions(permissions: &[Permission]) -> Result<(), String> {
    let request = ClassicToken { permissions: Some(permissions.to_vec()), ..ClassicToken::default() };
    trial().classic(&request).map(drop).map_err(|error| error.reason().to_owned())
}
