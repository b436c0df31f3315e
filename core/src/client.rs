//! The client: settings, tokens, and the operations of the service.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use http::Method;
use serde_json::Value;
use url::Url;

use crate::clock::ClockOffset;
use crate::config::{CallOptions, ClientOptions, Environment, Settings, resolve};
use crate::error::codes::service::ARGUMENT_INVALID;
use crate::error::{Error, Result};
use crate::resources::{Participants, Rooms, Sessions};
use crate::token::Tokens;
use crate::transport::{Answer, Call, HttpClient, Transport, path_of};

/// Calls the service of VideoSDK.live, and signs and verifies its tokens.
///
/// Making one costs nothing: no thread, no connection, no certificate is loaded before the first call. Faulty settings
/// fail at the first use, or at start-up with [`check`](Self::check). A copy is cheap and shares connections and token.
///
/// ```no_run
/// # async fn example() -> videosdk_server::Result<()> {
/// use videosdk_server::{Client, models::rooms::CreateRoom};
///
/// let client = Client::from_environment();
/// let room = client.rooms().create(CreateRoom::default()).await?;
/// println!("{}", room.room_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    transport: Arc<Transport>,
    options: CallOptions,
}

impl Client {
    /// A client of these options. Nothing is read from the environment unless the options have one.
    pub fn new(options: ClientOptions) -> Self {
        let resolved = resolve(&options);
        let offset = ClockOffset::default();
        let tokens = Tokens::new(resolved.keys.clone())
            .with_clock(options.clock.unwrap_or_default())
            .with_offset(offset.clone())
            .with_fault(resolved.error());
        let language = options.language.unwrap_or_else(|| "rust".to_owned());
        let transport =
            Transport::new(resolved, tokens, offset, options.on_event, language, options.http_client);
        let options = CallOptions { headers: options.headers, ..CallOptions::default() };
        Self { transport: Arc::new(transport), options }
    }

    /// A client of the process's environment, such as `VIDEOSDK_API_KEY` and `VIDEOSDK_SECRET`.
    pub fn from_environment() -> Self {
        Self::new(ClientOptions::from_environment(&Environment::process()))
    }

    /// A copy whose calls go by other options; what these leave out stays as it is.
    #[must_use]
    pub fn with_options(&self, options: CallOptions) -> Self {
        Self { transport: self.transport.clone(), options: options.over(&self.options) }
    }

    /// Signs, verifies and explains access tokens with the client's key pair.
    pub fn tokens(&self) -> &Tokens {
        &self.transport.tokens
    }

    /// Rooms: create, fetch, list, change, validate and end them.
    pub fn rooms(&self) -> Rooms {
        Rooms::new(self.clone())
    }

    /// Sessions: list, fetch and end them, and see who was there and how well it went.
    pub fn sessions(&self) -> Sessions {
        Sessions::new(self.clone())
    }

    /// Participants: who is in a room now, and sending them out.
    pub fn participants(&self) -> Participants {
        Participants::new(self.clone())
    }

    /// Where each setting came from, and what is wrong with them.
    pub fn settings(&self) -> &Settings {
        &self.transport.resolved.settings
    }

    /// The address of the service that the client calls, such as `https://api.videosdk.live`.
    pub fn api_endpoint(&self) -> &str {
        self.transport.resolved.endpoint.as_str().trim_end_matches('/')
    }

    /// What sends requests to an address that is not the service's, such as an identity provider's: the HTTP client that
    /// was given, or one of its own that goes by the same proxy and certificates.
    pub fn http_client_for(&self, url: &Url) -> Result<Arc<dyn HttpClient>> {
        self.transport.http_client_for(url)
    }

    /// How far the service's clock is ahead of this machine's, in seconds, as far as it is known. 0 before any call.
    pub fn clock_offset_seconds(&self) -> i64 {
        self.transport.offset.seconds()
    }

    /// Fails when the settings are not usable, with every reason; for the start of a program. Sends nothing.
    pub fn check(&self) -> Result<()> {
        self.transport.resolved.error().map_or(Ok(()), Err)
    }

    /// Sends a request that has no method here yet, and answers its JSON; an empty answer is `null`.
    ///
    /// `path` begins with a slash and has the version in it, such as `/v2/rooms`. Retries go by the method: `POST` and
    /// `PATCH` are repeated only after 429.
    pub async fn request(
        &self,
        method: &str,
        path: &str,
        query: &BTreeMap<String, String>,
        body: Option<Value>,
    ) -> Result<Value> {
        const METHODS: [Method; 6] =
            [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
        let method = METHODS.into_iter().find(|known| known.as_str() == method).ok_or_else(|| {
            Error::new(
                &ARGUMENT_INVALID,
                format!("method is {method:?}; GET, HEAD, POST, PUT, PATCH and DELETE are the methods"),
            )
        })?;
        let mut call = Call::new(method, "(request)", path_of(path)?);
        call.query = query.clone().into_iter().collect();
        call.body = body;
        Ok(self.send(&call).await?.json)
    }

    pub(crate) async fn send(&self, call: &Call) -> Result<Answer> {
        self.transport.send(call, &self.options).await
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("api_endpoint", &self.api_endpoint())
            .field("api_key", &self.transport.resolved.keys.as_ref().map(|keys| keys.api_key()))
            .finish_non_exhaustive()
    }
}
