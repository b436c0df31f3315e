//! The keys of an identity provider (RFC 7517): fetched when needed, kept while they are good, asked for sparingly.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http::header::{ACCEPT, HeaderValue};
use http::{HeaderMap, Method};
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;
use tokio::time::{Instant, timeout};
use url::Url;
use videosdk_server::Client;
use videosdk_server::config::is_loopback;
use videosdk_server::transport::HttpRequest;

use super::{OidcTokens, Reason};

/// Keys older than this are fetched anew, while the old ones serve.
const REFRESH_AFTER: Duration = Duration::from_secs(10 * 60);

/// Keys older than this are not used any more: one of them may have been revoked.
const GOOD_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// Between two attempts, whatever came of the first: a stranger's made-up key ids must not become requests.
const BETWEEN_ATTEMPTS: Duration = Duration::from_secs(30);

/// The same while there are no keys at all, and nobody can be answered.
const BETWEEN_FIRST_ATTEMPTS: Duration = Duration::from_secs(2);

/// How long the provider has for one answer.
const ATTEMPT: Duration = Duration::from_secs(5);

/// The longest answer that is read, in bytes, and the most keys that are kept.
const MOST_BYTES: usize = 256 * 1024;
const MOST_KEYS: usize = 100;

/// One key.
#[derive(Clone)]
struct Key {
    key: DecodingKey,
    algorithm: Algorithm,
}

#[derive(Default)]
struct State {
    keys: Arc<HashMap<String, Key>>,
    fetched_at: Option<Instant>,
    attempted_at: Option<Instant>,
}

/// The keys of one provider.
pub(crate) struct KeySet {
    settings: OidcTokens,
    client: Client,
    state: Mutex<State>,
    /// Held while fetching, so that all who wait for the same keys make one request.
    fetching: tokio::sync::Mutex<()>,
}

impl KeySet {
    pub(crate) fn new(settings: OidcTokens, client: Client) -> Self {
        Self { settings, client, state: Mutex::default(), fetching: tokio::sync::Mutex::default() }
    }

    /// True when it holds the keys of these settings.
    pub(crate) fn is_of(&self, settings: &OidcTokens) -> bool {
        self.settings.issuer == settings.issuer && self.settings.jwks_url == settings.jwks_url
    }

    /// How old the keys are; nothing before they were first fetched.
    pub(crate) fn age(&self) -> Option<Duration> {
        self.with(|state| state.fetched_at).map(|at| at.elapsed())
    }

    /// True when there are keys that callers can be authenticated with.
    pub(crate) fn is_usable(&self) -> bool {
        self.age().is_some_and(|age| age <= GOOD_FOR)
    }

    /// True when the keys are old enough that one of them may have been replaced or revoked unseen.
    pub(crate) fn is_stale(&self) -> bool {
        self.age().is_some_and(|age| age >= REFRESH_AFTER * 2)
    }

    /// True when the keys should be fetched, and may be.
    pub(crate) fn is_due(&self) -> bool {
        let is_old = self.age().is_none_or(|age| age >= REFRESH_AFTER);
        is_old && self.may_fetch()
    }

    /// True when the keys have to be waited for before anything can be said of this one.
    pub(super) fn may_wait(&self, id: Option<&str>, algorithm: Algorithm) -> bool {
        let is_open = matches!(self.known(id, algorithm), Err(Reason::KeyUnknown | Reason::KeysUnavailable));
        is_open && self.may_bring_keys()
    }

    /// True when a fetch is under way, or may be begun.
    fn may_bring_keys(&self) -> bool {
        self.may_fetch() || self.fetching.try_lock().is_err()
    }

    /// True when the last attempt is long enough ago.
    fn may_fetch(&self) -> bool {
        self.with(|state| {
            let pause = if state.fetched_at.is_some() { BETWEEN_ATTEMPTS } else { BETWEEN_FIRST_ATTEMPTS };
            state.attempted_at.is_none_or(|at| at.elapsed() >= pause)
        })
    }

    /// The key of this id; without an id the only one of this algorithm.
    pub(super) async fn key(
        self: &Arc<Self>,
        id: Option<&str>,
        algorithm: Algorithm,
    ) -> Result<DecodingKey, Reason> {
        match self.known(id, algorithm) {
            Ok(key) => {
                self.refresh_aside();
                Ok(key)
            }
            Err(Reason::Algorithm) => Err(Reason::Algorithm),
            Err(_) => {
                self.fetch_unless_just_done().await;
                self.known(id, algorithm)
            }
        }
    }

    fn known(&self, id: Option<&str>, algorithm: Algorithm) -> Result<DecodingKey, Reason> {
        if !self.is_usable() {
            return Err(Reason::KeysUnavailable);
        }
        let keys = self.with(|state| state.keys.clone());
        let Some(id) = id else {
            let mut fitting = keys.values().filter(|key| key.algorithm == algorithm);
            return match (fitting.next(), fitting.next()) {
                (Some(key), None) => Ok(key.key.clone()),
                _ => Err(Reason::KeyUnknown),
            };
        };
        let key = keys.get(id).ok_or(Reason::KeyUnknown)?;
        if key.algorithm == algorithm { Ok(key.key.clone()) } else { Err(Reason::Algorithm) }
    }

    /// Fetches new keys while the old ones serve.
    fn refresh_aside(self: &Arc<Self>) {
        if self.is_due() {
            drop(self.fetching_aside());
        }
    }

    /// Waits for the fetch that is under way, or for one that is begun now if it may be.
    pub(crate) async fn fetch_unless_just_done(self: &Arc<Self>) {
        if !self.may_bring_keys() {
            return;
        }
        if let Some(fetching) = self.fetching_aside() {
            // Fails only when the runtime ends.
            let _ended = fetching.await;
        }
    }

    /// A fetch on a task of its own: a caller who leaves must not take the only attempt of half a minute along.
    fn fetching_aside(self: &Arc<Self>) -> Option<tokio::task::JoinHandle<()>> {
        let runtime = tokio::runtime::Handle::try_current().ok()?;
        let own = Arc::clone(self);
        Some(runtime.spawn(async move { own.fetch_now().await }))
    }

    async fn fetch_now(&self) {
        let _fetching = self.fetching.lock().await;
        if !self.may_fetch() {
            return;
        }
        // The attempt counts from its begin: a provider that never answers is asked no more often than one that does.
        self.with(|state| state.attempted_at = Some(Instant::now()));
        match timeout(ATTEMPT, self.fetch()).await {
            Ok(Ok(keys)) => self.with(|state| {
                state.keys = Arc::new(keys);
                state.fetched_at = Some(Instant::now());
            }),
            Ok(Err(reason)) => tracing::warn!(reason, "the keys of the identity provider cannot be fetched"),
            Err(_) => tracing::warn!("the identity provider did not answer in time"),
        }
    }

    async fn fetch(&self) -> Result<HashMap<String, Key>, String> {
        let url = match &self.settings.jwks_url {
            Some(url) => url.clone(),
            None => self.discovered().await?,
        };
        let keys = keys(&self.get(&url).await?);
        if keys.is_empty() { Err("there is no usable key among them".to_owned()) } else { Ok(keys) }
    }

    /// Where the keys are, as OpenID Connect Discovery 1.0 tells; it must speak of the same issuer.
    async fn discovered(&self) -> Result<String, String> {
        let issuer = &self.settings.issuer;
        let url = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let found = self.get(&url).await?;
        if found["issuer"] != **issuer {
            return Err(format!("{url} is of the issuer {}, not of {issuer}", found["issuer"]));
        }
        found["jwks_uri"].as_str().map(str::to_owned).ok_or_else(|| format!("{url} has no jwks_uri"))
    }

    async fn get(&self, url: &str) -> Result<Value, String> {
        let url = address(url)?;
        let client = self.client.http_client_for(&url).map_err(|error| error.reason().to_owned())?;
        let headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        let request = HttpRequest {
            method: Method::GET,
            url: url.clone(),
            headers,
            body: None,
            most_body_bytes: MOST_BYTES,
        };
        let answer = client.send(request).await.map_err(|failure| format!("{url}: {failure:?}"))?;
        if answer.status != 200 {
            return Err(format!("{url} answered {}", answer.status));
        }
        serde_json::from_slice(&answer.body)
            .map_err(|_| format!("{url} answered with something that is not JSON"))
    }

    fn with<T>(&self, read: impl FnOnce(&mut State) -> T) -> T {
        read(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// An address to which keys may be entrusted: https, or this machine.
pub(crate) fn address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|_| format!("{text} is no address"))?;
    let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
    if is_safe && url.username().is_empty() && url.password().is_none() {
        Ok(url)
    } else {
        Err(format!("{text} is not https"))
    }
}

/// The keys that can verify a signature here. Others are left out: a provider may publish them for other uses.
fn keys(set: &Value) -> HashMap<String, Key> {
    let listed = set["keys"].as_array().map(Vec::as_slice).unwrap_or_default();
    let read = listed.iter().take(MOST_KEYS).enumerate().filter_map(|(index, value)| {
        let jwk: Jwk = serde_json::from_value(value.clone()).ok()?;
        if jwk.common.public_key_use.as_ref().is_some_and(|usage| *usage != PublicKeyUse::Signature) {
            return None;
        }
        let algorithm = match (value["kty"].as_str()?, value["crv"].as_str(), jwk.common.key_algorithm) {
            ("RSA", _, None | Some(KeyAlgorithm::RS256)) => Algorithm::RS256,
            ("EC", Some("P-256"), None | Some(KeyAlgorithm::ES256)) => Algorithm::ES256,
            _ => return None,
        };
        let key = DecodingKey::from_jwk(&jwk).ok()?;
        let id = jwk.common.key_id.unwrap_or_else(|| format!("\u{0}{index}"));
        Some((id, Key { key, algorithm }))
    });
    read.collect()
}
