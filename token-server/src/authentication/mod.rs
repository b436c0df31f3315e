//! How callers are known, and who is answered at all.

mod bearer;
mod headers;
mod key_set;
mod keys;
mod reason;
mod settings;
mod tickets;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use videosdk_server::Client;

pub(crate) use key_set::{KeySet, address as provider_address};
use reason::Reason;
pub use settings::{Authentication, HmacTokens, Keys, NamedKey, OidcTokens, ProxyHeader};
use tickets::Tickets;

use crate::address::TrustedProxies;
use crate::cors::Caller;
use crate::error::{
    Problem,
    cases::{AUTHENTICATION_REQUIRED, IDENTITY_UNEXPECTED, KEY_IN_BROWSER},
};
use crate::identity::Identity;
use crate::limits::SharedStore;
use crate::observer::{Event, Observer};
use crate::request::Request;
use bearer::{Bearer, Expected};

/// The clocks of a server and of whoever signed a caller's token may differ by this much.
const LEEWAY: Duration = Duration::from_secs(30);

/// Makes sure of callers, as the settings have it.
#[derive(Clone)]
pub(crate) struct Authenticator {
    settings: Authentication,
    key_set: Option<Arc<KeySet>>,
    tickets: Arc<Tickets>,
}

/// What is needed to make sure of a caller.
pub(crate) struct Circumstances<'request, 'server> {
    pub(crate) request: &'request Request,
    pub(crate) caller: Caller<'request>,
    pub(crate) proxies: &'server TrustedProxies,
    pub(crate) unix_seconds: i64,
    pub(crate) observer: &'server dyn Observer,
}

impl Authenticator {
    /// Keeps what an earlier one has learned: keys of the same provider, and which tickets were used.
    pub(crate) fn new(settings: Authentication, client: &Client, earlier: Option<&Self>) -> Self {
        let key_set = match &settings {
            Authentication::Oidc(oidc) => {
                let kept = earlier.and_then(|earlier| earlier.key_set.clone());
                let kept = kept.filter(|key_set| key_set.is_of(oidc));
                Some(kept.unwrap_or_else(|| Arc::new(KeySet::new(oidc.clone(), client.clone()))))
            }
            _ => None,
        };
        let tickets = earlier.map_or_else(Arc::default, |earlier| earlier.tickets.clone());
        Self { settings, key_set, tickets }
    }

    /// The keys of the identity provider, where there is one.
    pub(crate) fn key_set(&self) -> Option<&Arc<KeySet>> {
        self.key_set.as_ref()
    }

    /// True when making sure of this caller may take I/O: keys are to be fetched.
    pub(crate) fn may_wait(&self, request: &Request) -> bool {
        let Some(key_set) = &self.key_set else { return false };
        let bearer = Bearer::of(request).ok();
        key_set.is_due() || bearer.is_some_and(|bearer| key_set.may_wait(bearer.key_id(), bearer.algorithm()))
    }

    /// True when a used ticket has to be remembered, so that nobody may be asked about twice.
    pub(crate) fn uses_up_tickets(&self) -> bool {
        matches!(&self.settings, Authentication::Hmac(hmac) if hmac.one_time)
    }

    /// Who calls; nothing where callers are not known.
    pub(crate) async fn identify<'request>(
        &self,
        at: &Circumstances<'request, '_>,
    ) -> Result<Option<Cow<'request, Identity>>, Problem> {
        let request = at.request;
        if request.identity.is_some() && self.settings != Authentication::Host {
            return Err(Problem::new(
                IDENTITY_UNEXPECTED,
                format!(
                    "the host program passes an identity, but the server's setting authentication is {}, which would \
                     ignore it; set authentication to host, or pass no identity",
                    self.settings.name()
                ),
            ));
        }
        let identified = match &self.settings {
            Authentication::Open => return Ok(None),
            Authentication::Host => {
                let known = request.identity.as_ref().ok_or_else(|| {
                    Problem::new(
                        AUTHENTICATION_REQUIRED,
                        "the caller is not known; sign in to the program that this server is part of",
                    )
                });
                return known.and_then(|identity| identity.check().map(|()| Some(Cow::Borrowed(identity))));
            }
            Authentication::Hmac(hmac) => {
                refuse_browsers(hmac.allow_browser, at)?;
                self.by_hmac(hmac, at)
            }
            Authentication::Oidc(oidc) => self.by_oidc(oidc, at).await,
            Authentication::Keys(keys) => {
                refuse_browsers(keys.allow_browser, at)?;
                keys::identify(keys, request)
            }
            Authentication::Proxy(header) => headers::identify(*header, request, at.proxies),
        };
        let identity = identified.map_err(|reason| {
            at.observer.observe(&Event::AuthenticationFailed { reason: reason.name() });
            reason.into_problem(&self.settings)
        })?;
        identity.check()?;
        Ok(Some(Cow::Owned(identity)))
    }

    /// Uses up a ticket that can be used only once.
    pub(crate) async fn use_up_ticket(
        &self,
        identity: Option<&Identity>,
        store: Option<&dyn SharedStore>,
        observer: &dyn Observer,
    ) -> Result<(), Problem> {
        let (Authentication::Hmac(hmac), Some(identity)) = (&self.settings, identity) else { return Ok(()) };
        if !hmac.one_time {
            return Ok(());
        }
        let used = match ticket_id(&identity.claims) {
            Ok(id) => self.tickets.use_up(id, hmac.max_age + LEEWAY * 2, store, observer).await,
            Err(reason) => Err(reason),
        };
        used.map_err(|reason| {
            observer.observe(&Event::AuthenticationFailed { reason: reason.name() });
            reason.into_problem(&self.settings)
        })
    }

    fn by_hmac(&self, hmac: &HmacTokens, at: &Circumstances<'_, '_>) -> Result<Identity, Reason> {
        let bearer = Bearer::of(at.request)?;
        bearer.check_secret(&hmac.secret)?;
        let expected = Expected {
            issuer: hmac.issuer.as_deref(),
            audience: &hmac.audience,
            max_age: Some(hmac.max_age),
            unix_seconds: at.unix_seconds,
        };
        let claims = bearer.claims(&expected)?;
        if hmac.one_time {
            ticket_id(&claims)?;
        }
        identity(claims)
    }

    async fn by_oidc(&self, oidc: &OidcTokens, at: &Circumstances<'_, '_>) -> Result<Identity, Reason> {
        let bearer = Bearer::of(at.request)?;
        bearer.check_algorithm(&oidc.algorithms)?;
        let key_set = self.key_set.as_ref().ok_or(Reason::KeysUnavailable)?;
        let key = key_set.key(bearer.key_id(), bearer.algorithm()).await?;
        bearer.check_key(&key)?;
        let expected = Expected {
            issuer: Some(&oidc.issuer),
            audience: &oidc.audience,
            max_age: None,
            unix_seconds: at.unix_seconds,
        };
        identity(bearer.claims(&expected)?)
    }
}

/// A secret that a browser can read is no secret any more.
fn refuse_browsers(allowed: bool, at: &Circumstances<'_, '_>) -> Result<(), Problem> {
    // A page of this very host reads without an Origin, but every browser says from where it asks.
    let is_page = at.caller != Caller::NoPage || at.request.header("sec-fetch-site").is_some();
    if allowed || !is_page {
        return Ok(());
    }
    Err(Problem::new(
        KEY_IN_BROWSER,
        "this server's keys are for servers, but a page of a browser sends one, where every visitor can read it; let \
         your own server ask, or have the owner set allow_browser where callers hold short tokens of their own",
    ))
}

fn ticket_id(claims: &Map<String, Value>) -> Result<&str, Reason> {
    let id = claims.get("jti").and_then(Value::as_str).filter(|id| !id.is_empty() && id.len() <= 256);
    id.ok_or(Reason::TicketIdMissing)
}

fn identity(claims: Map<String, Value>) -> Result<Identity, Reason> {
    let sub = claims.get("sub").and_then(Value::as_str).filter(|sub| !sub.is_empty());
    let sub = sub.ok_or(Reason::SubjectMissing)?.to_owned();
    Ok(Identity { sub, claims })
}
