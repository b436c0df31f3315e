//! The check of a configuration, which tells all faults at once, and the form in which requests meet it.

use std::time::Duration;

use videosdk_server::token::{ClassicToken, KeyPair, ParticipantToken, Permission, TokenKind, Tokens};
use videosdk_server::{Client, Severity};

use crate::address::TrustedProxies;
use crate::authentication::{self, Authentication, OidcTokens};
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
        let policy = if config.policy.is_empty() {
            let own_name = config.authentication.knows_callers().then(|| "{sub}".parse().ok()).flatten();
            vec![Rule::default_for(own_name)]
        } else {
            config.policy
        };
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
        self.0.push(ConfigFault { setting, value: value.into(), allowed: allowed.into() });
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

    /// The core knows what can be signed, so tokens are signed on trial, with a key of no worth.
    fn check_grant(&mut self, config: &Config) {
        let trial = Tokens::new(KeyPair::new("trial", "trial").ok());
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
            self.add(
                "token_kind",
                "classic",
                format!("participant, since authentication is {name}; a classic token cannot be bound to the caller"),
            );
        }
        let permissions = Some(config.permissions.clone());
        if let Err(error) = trial.classic(&ClassicToken { permissions, ..ClassicToken::default() }) {
            let names: Vec<&str> = config.permissions.iter().map(|permission| permission.as_str()).collect();
            self.add("permissions", format!("[{}]", names.join(", ")), error.reason());
        }
        let expires_in = Some(config.expires_in);
        if let Err(error) = trial.participant(&ParticipantToken { expires_in, ..ParticipantToken::default() })
        {
            self.add("expires_in", format!("{:?}", config.expires_in), error.reason());
        }
    }

    fn check_authentication(&mut self, config: &Config, client: &Client) {
        let own = client.tokens().keys().first().map(KeyPair::secret);
        match &config.authentication {
            Authentication::Open | Authentication::Host => {}
            Authentication::Hmac(hmac) => {
                let is_own = Some(&hmac.secret) == own || Some(&hmac.secret) == config.next_secret.as_ref();
                if is_own {
                    let allowed = "a secret of its own: whoever holds that of VideoSDK needs no token server";
                    self.add("authentication", "the secret of the VideoSDK key", allowed);
                } else if hmac.secret.expose().len() < 32 {
                    let bytes = hmac.secret.expose().len();
                    self.add(
                        "authentication",
                        format!("a secret of {bytes} bytes"),
                        "at least 32 bytes, by chance",
                    );
                }
                if !(Duration::from_secs(1)..=Duration::from_secs(86_400)).contains(&hmac.max_age) {
                    self.add("max_age", format!("{:?}", hmac.max_age), "1 second to 24 hours");
                }
            }
            Authentication::Oidc(oidc) => self.check_oidc(oidc),
            Authentication::Keys(keys) => {
                if keys.keys.is_empty() {
                    self.add(
                        "authentication",
                        "no key",
                        "at least one key, as a line of its name and its SHA-256",
                    );
                }
            }
            Authentication::Proxy(header) => {
                if config.trusted_proxies.is_empty() {
                    let allowed = format!(
                        "{} when authentication is proxy: from anyone else the header {} is not believed",
                        TrustedProxies::ALLOWED,
                        header.name()
                    );
                    self.add("trusted_proxies", "[]", allowed);
                }
            }
        }
    }

    fn check_oidc(&mut self, oidc: &OidcTokens) {
        for (name, url) in [("issuer", Some(&oidc.issuer)), ("jwks_url", oidc.jwks_url.as_ref())] {
            if let Some(url) = url.filter(|url| authentication::provider_address(url).is_err()) {
                let allowed =
                    "an https address without a name and password in it; http on this machine alone";
                // What stands before an @ may be a password.
                let shown = if url.contains('@') {
                    "an address with a name in it".to_owned()
                } else {
                    format!("{url:?}")
                };
                self.add(name, shown, allowed);
            }
        }
        if oidc.audience.is_empty() || oidc.audience.iter().any(String::is_empty) {
            let allowed =
                "at least one: else a token that was made for any other program would open this one";
            self.add("audience", format!("{:?}", oidc.audience), allowed);
        }
        let known = |algorithm: &String| OidcTokens::ALGORITHMS.contains(&algorithm.as_str());
        if oidc.algorithms.is_empty() || !oidc.algorithms.iter().all(known) {
            let allowed = "RS256 and ES256; never HS256, whose secret would be the public key";
            self.add("algorithms", format!("{:?}", oidc.algorithms), allowed);
        }
    }

    /// Rules that could not do what they say.
    fn check_policy(&mut self, config: &Config) {
        for rule in &config.policy {
            let name = &rule.name;
            if name.is_empty() || config.policy.iter().filter(|other| other.name == *name).count() > 1 {
                self.add("policy.name", format!("{name:?}"), "a name of its own for each rule");
            }
            if config.token_kind == TokenKind::Classic && !rule.can_be_classic() {
                let allowed = format!(
                    "participant, since the rule {name:?} binds rooms or a participant, which a classic token cannot carry"
                );
                self.add("token_kind", "classic", allowed);
            }
            if !config.authentication.knows_callers() && (!rule.when.is_empty() || rule.needs_claims()) {
                let allowed = "rules of known callers; with authentication open nobody has claims, so that no rule with \
                               when, or with a claim in rooms or participant, ever fits";
                self.add("policy", format!("{name:?}"), allowed);
            }
            if let Some(lifetime) = rule.expires_in.filter(|lifetime| *lifetime > config.expires_in) {
                let allowed =
                    format!("at most {:?}, the server's own; a rule may only shorten it", config.expires_in);
                self.add("policy.expires_in", format!("{lifetime:?}"), allowed);
            }
            for permissions in rule.permissions.iter() {
                let trial = Tokens::new(KeyPair::new("trial", "trial").ok());
                let permissions = Some(permissions.clone());
                if let Err(error) = trial.classic(&ClassicToken { permissions, ..ClassicToken::default() }) {
                    self.add("policy.permissions", format!("{name:?}"), error.reason());
                }
            }
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
                None => self.add(
                    "allowed_origins",
                    format!("{text:?}"),
                    "a whole origin of scheme, host and port, such as https://app.example.com, or * alone; \
                     no path, no pattern, not null",
                ),
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
                self.add(
                    "allowed_hosts",
                    format!("{name:?}"),
                    "a host name or an address, with or without a port, such as video.example.com; \
                     no scheme, no path, no pattern but * alone",
                );
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
