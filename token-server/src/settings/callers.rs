//! The check of what is set about callers: how they are known, and what they may do.

use std::time::Duration;

use videosdk_server::Client;
use videosdk_server::token::{KeyPair, TokenKind};

use super::{Faults, check_permissions};
use crate::address::TrustedProxies;
use crate::authentication::{self, Authentication, OidcTokens};
use crate::config::Config;

impl Faults {
    pub(super) fn check_authentication(&mut self, config: &Config, client: &Client) {
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
    pub(super) fn check_policy(&mut self, config: &Config) {
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
            if let Some(Err(reason)) = rule.permissions.as_deref().map(check_permissions) {
                self.add("policy.permissions", format!("{name:?}"), reason);
            }
        }
    }
}
