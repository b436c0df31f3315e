//! The check of what is set about callers: how they are known, and what they may do.

use std::time::Duration;

use serde_json::Value;
use videosdk_server::Client;
use videosdk_server::token::{KeyPair, TokenKind};

use super::{Faults, check_permissions, listed};
use crate::address::TrustedProxies;
use crate::authentication::{self, Authentication, OidcTokens};
use crate::config::{Config, ConfigFault};
use crate::policy::{Participant, Rooms, Rule, When};

impl Faults {
    pub(super) fn check_authentication(&mut self, config: &Config, client: &Client) {
        let own = client.tokens().keys().first().map(KeyPair::secret);
        match &config.authentication {
            Authentication::Open | Authentication::Host => {}
            Authentication::Hmac(hmac) => {
                let is_own = Some(&hmac.secret) == own || Some(&hmac.secret) == config.next_secret.as_ref();
                if is_own {
                    let allowed = "a secret of its own: whoever holds that of VideoSDK needs no token server";
                    self.add("authentication.secret", "the secret of the VideoSDK key", allowed);
                } else if hmac.secret.expose().len() < 32 {
                    let bytes = hmac.secret.expose().len();
                    self.add(
                        "authentication.secret",
                        format!("a secret of {bytes} bytes"),
                        "at least 32 random bytes",
                    );
                }
                if !(Duration::from_secs(1)..=Duration::from_secs(86_400)).contains(&hmac.max_age) {
                    self.add("authentication.max_age", format!("{:?}", hmac.max_age), "1 second to 24 hours");
                }
            }
            Authentication::Oidc(oidc) => self.check_oidc(oidc),
            Authentication::Keys(keys) => {
                if keys.keys.is_empty() {
                    self.add(
                        "authentication.keys",
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
                    self.push(ConfigFault {
                        setting: "trusted_proxies",
                        rule: None,
                        value: "[]".to_owned(),
                        allowed,
                        because: Some("authentication"),
                    });
                }
            }
        }
    }

    fn check_oidc(&mut self, oidc: &OidcTokens) {
        for (name, url) in [
            ("authentication.issuer", Some(&oidc.issuer)),
            ("authentication.jwks_url", oidc.jwks_url.as_ref()),
        ] {
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
            self.add("authentication.audience", format!("{:?}", oidc.audience), allowed);
        }
        let known = |algorithm: &String| OidcTokens::ALGORITHMS.contains(&algorithm.as_str());
        if oidc.algorithms.is_empty() || !oidc.algorithms.iter().all(known) {
            let allowed = "RS256 and ES256; never HS256, whose secret would be the public key";
            self.add("authentication.algorithms", format!("{:?}", oidc.algorithms), allowed);
        }
    }

    /// Rules that could not do what they say.
    pub(super) fn check_policy(&mut self, config: &Config) {
        for (index, rule) in config.policy.iter().enumerate() {
            self.check_rule(config, index + 1, rule);
        }
    }

    fn check_rule(&mut self, config: &Config, number: usize, rule: &Rule) {
        let mut add = |setting, value: String, because, allowed: String| {
            self.push(ConfigFault { setting, rule: Some(number), value, allowed, because });
        };
        let name = &rule.name;
        if name.is_empty() || config.policy.iter().filter(|other| other.name == *name).count() > 1 {
            add("policy.name", format!("{name:?}"), None, "a name of its own for each rule".to_owned());
        }
        if config.token_kind == TokenKind::Classic
            && let Some((setting, value)) = bound(rule, config.authentication.knows_callers())
        {
            let allowed = "every room (\"*\") and any participant (\"*\") while tokens are classic, which are bound to \
                           neither; or make their kind participant";
            add(setting, value, Some("token_kind"), allowed.to_owned());
        }
        if !config.authentication.knows_callers()
            && let Some((setting, value)) = of_callers(rule)
        {
            let allowed = "rules of known callers only; with authentication open nobody has claims, so that no rule with \
                           when, or with a claim in rooms or participant, ever fits";
            add(setting, value, Some("authentication"), allowed.to_owned());
        }
        if let Some(lifetime) = rule.expires_in.filter(|lifetime| *lifetime > config.expires_in) {
            let allowed =
                format!("at most {:?}, the server's own; a rule may only shorten it", config.expires_in);
            add("policy.expires_in", format!("{lifetime:?}"), Some("expires_in"), allowed);
        }
        if let Some(permissions) = &rule.permissions
            && let Err(reason) = check_permissions(permissions)
        {
            let value = listed(permissions.iter().map(|permission| permission.as_str()));
            add("policy.permissions", value, None, reason);
        }
    }
}

/// What of a rule a classic token would lose: the setting, and its value.
fn bound(rule: &Rule, knows_callers: bool) -> Option<(&'static str, String)> {
    match &rule.participant {
        _ if !rule.rooms.is_any() => Some(rooms(&rule.rooms)),
        Participant::Named(template) => Some(participant(&template.to_string())),
        Participant::Caller if knows_callers => Some(participant("{sub}")),
        Participant::Caller | Participant::Anyone => None,
    }
}

/// What of a rule goes by who calls: the setting, and its value.
fn of_callers(rule: &Rule) -> Option<(&'static str, String)> {
    if !rule.when.is_empty() {
        let value = |when: &When| match when.any_of.as_slice() {
            [value] => format!("{} = {value}", when.claim),
            values => format!("{} = {}", when.claim, Value::from(values)),
        };
        let claims: Vec<String> = rule.when.iter().map(value).collect();
        return Some(("policy.when", format!("{{ {} }}", claims.join(", "))));
    }
    if rule.rooms.has_claims() {
        return Some(rooms(&rule.rooms));
    }
    match &rule.participant {
        Participant::Named(template) if template.has_claims() => Some(participant(&template.to_string())),
        _ => None,
    }
}

fn participant(name: &str) -> (&'static str, String) {
    ("policy.participant", format!("{name:?}"))
}

fn rooms(rooms: &Rooms) -> (&'static str, String) {
    match rooms {
        Rooms::Patterns(patterns) => ("policy.rooms", listed(patterns)),
        Rooms::Claim(claim) => ("policy.rooms_claim", format!("{claim:?}")),
    }
}
