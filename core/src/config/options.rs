//! What a client can be given.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::Environment;
use super::faults::{duration_fault, header};
use crate::clock::Clock;
use crate::error::{Error, Result, codes::service::ARGUMENT_INVALID};
use crate::events::EventHandler;
use crate::secret::Secret;
use crate::transport::HttpClient;

/// How long one attempt may take when nothing else is said: 30 seconds.
pub(crate) const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a whole call may take, waits included, when nothing else is said: 90 seconds.
pub(crate) const DEFAULT_DEADLINE: Duration = Duration::from_secs(90);

/// How often a failed attempt is repeated when nothing else is said: twice, so that there are three attempts.
pub(crate) const DEFAULT_MAX_RETRIES: u32 = 2;

/// What a client is made of; every field may be left out.
///
/// A field that is given wins over the environment, which is read only when [`environment`](Self::environment) is set.
/// Neither the text nor `Debug` of it shows a secret, a token or the value of a header.
#[derive(Clone, Default)]
pub struct ClientOptions {
    /// The API key of the dashboard. Environment: `VIDEOSDK_API_KEY`.
    pub api_key: Option<String>,
    /// The secret that belongs to the API key. Environment: `VIDEOSDK_SECRET`, else `VIDEOSDK_SECRET_KEY`.
    pub secret: Option<Secret>,
    /// A ready token instead of key and secret; it is sent as it is. Environment: `VIDEOSDK_AUTH_TOKEN`, else
    /// `VIDEOSDK_TOKEN`.
    pub token: Option<Secret>,
    /// The address of the service, with or without `/v2` at its end. Default: `https://api.videosdk.live`. Environment:
    /// `VIDEOSDK_API_ENDPOINT`.
    pub api_endpoint: Option<String>,
    /// Host and port of an emulator, such as `127.0.0.1:9001`, to use in place of the service over plain http.
    /// Environment: `VIDEOSDK_EMULATOR`.
    pub emulator: Option<String>,
    /// Allows an address with plain http that is not on this machine. Default: no, since tokens would be readable.
    pub allow_insecure_http: bool,
    /// How long one attempt may take, the reading of its answer included. Default: 30 seconds. More than 0.
    pub timeout: Option<Duration>,
    /// How long a whole call may take, retries and waits included. Default: 90 seconds. More than 0.
    pub deadline: Option<Duration>,
    /// How often a failed attempt is repeated. Default: 2. 0 means never.
    pub max_retries: Option<u32>,
    /// Further headers of every request, by name. They cannot replace those that the library sets.
    pub headers: BTreeMap<String, String>,
    /// The address of an HTTP proxy. Default: the proxy of the system's settings, and none for this machine itself.
    pub proxy: Option<Secret>,
    /// The path of a PEM file with certificates to trust besides those of the system and the built-in ones.
    pub ca_bundle: Option<String>,
    /// Called with each event of a request: attempts, retries, renewed tokens. It should return quickly.
    pub on_event: Option<EventHandler>,
    /// The language that the client is used from with its version, for the `User-Agent`. Default: `rust`.
    pub language: Option<String>,
    /// The clock that tokens are dated by. Default: the system's.
    pub clock: Option<Clock>,
    /// The environment to take settings from that are not given here. Default: none.
    pub environment: Option<Environment>,
    /// What sends the requests. Default: the built-in HTTP client, made at the first request.
    pub http_client: Option<Arc<dyn HttpClient>>,
}

impl ClientOptions {
    /// Options that leave everything to this environment; fields that are set afterwards win over it.
    pub fn from_environment(environment: &Environment) -> Self {
        Self { environment: Some(environment.clone()), ..Self::default() }
    }
}

impl fmt::Debug for ClientOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientOptions")
            .field("api_key", &self.api_key)
            .field("secret", &self.secret)
            .field("token", &self.token)
            .field("api_endpoint", &self.api_endpoint.as_deref().map(super::endpoint::without_credentials))
            .field("emulator", &self.emulator.as_deref().map(super::endpoint::without_credentials))
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("max_retries", &self.max_retries)
            .field("headers", &HeaderNames(&self.headers))
            .field("proxy", &self.proxy)
            .field("ca_bundle", &self.ca_bundle)
            .field("environment", &self.environment)
            .finish_non_exhaustive()
    }
}

/// What one call, or every call of a [copy of the client](crate::Client::with_options), does differently.
#[derive(Clone, Default)]
pub struct CallOptions {
    /// How long one attempt may take. Default: as the client has it. More than 0.
    pub timeout: Option<Duration>,
    /// How long the whole call may take. Default: as the client has it. More than 0.
    pub deadline: Option<Duration>,
    /// How often a failed attempt is repeated. Default: as the client has it.
    pub max_retries: Option<u32>,
    /// Further headers; one of the same name as a header of the client replaces it.
    pub headers: BTreeMap<String, String>,
}

impl CallOptions {
    /// Fails with the first option that cannot be gone by; for the begin of a call.
    pub(crate) fn check(&self) -> Result<()> {
        let durations = [("timeout", self.timeout), ("deadline", self.deadline)];
        let fault = durations.iter().find_map(|&(name, given)| duration_fault(name, given));
        let fault = fault.or_else(|| self.headers.iter().find_map(|(name, value)| header(name, value).err()));
        fault.map_or(Ok(()), |reason| Err(Error::new(&ARGUMENT_INVALID, reason)))
    }

    /// These options over others that hold where these say nothing.
    pub(crate) fn over(self, below: &Self) -> Self {
        let mut headers = below.headers.clone();
        for (name, value) in self.headers {
            headers.retain(|other, _| !other.eq_ignore_ascii_case(&name));
            headers.insert(name, value);
        }
        Self {
            timeout: self.timeout.or(below.timeout),
            deadline: self.deadline.or(below.deadline),
            max_retries: self.max_retries.or(below.max_retries),
            headers,
        }
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("deadline", &self.deadline)
            .field("max_retries", &self.max_retries)
            .field("headers", &HeaderNames(&self.headers))
            .finish()
    }
}

/// Header values may be secrets, so only their names are shown.
struct HeaderNames<'a>(&'a BTreeMap<String, String>);

impl fmt::Debug for HeaderNames<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}
