//! An emulator at work.

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use videosdk_listener::Running;
use videosdk_server::Secret;
use videosdk_server::token::Tokens;

use crate::account::Account;
use crate::builder::EmulatorBuilder;
use crate::demo::{DEMO_API_KEY, DEMO_SECRET};
use crate::log::RecordedRequest;
use crate::script::ScriptedReply;
use crate::service::Service;

/// How long requests in flight have to end when the emulator is closed.
const DRAIN: Duration = Duration::from_secs(2);

/// The VideoSDK service on this machine, for as long as this value is kept.
///
/// Dropping it ends it at once; [`close`](Self::close) lets requests in flight end first.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// use videosdk_emulator::Emulator;
///
/// let emulator = Emulator::start().await?;
/// assert!(emulator.url().starts_with("http://127.0.0.1:"));
/// assert!(emulator.api_key().starts_with("demo-"));
/// emulator.close().await;
/// # Ok(())
/// # }
/// ```
#[must_use = "an emulator ends when it is dropped"]
pub struct Emulator {
    service: Arc<Service>,
    address: SocketAddr,
    url: String,
    secret: Secret,
    running: Running,
    closing: watch::Sender<()>,
}

/// What a client has to be given to use an emulator.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct EmulatorOptions {
    /// The API key.
    pub api_key: String,
    /// Its secret.
    pub secret: Secret,
    /// The address, such as `http://127.0.0.1:40123`, without a version.
    pub api_endpoint: String,
}

impl Emulator {
    /// Starts one on a free loopback port, with the published demo key pair and the system's clock.
    ///
    /// # Errors
    /// No port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Sets one up.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::default()
    }

    pub(crate) fn new(
        service: Arc<Service>,
        address: SocketAddr,
        url: String,
        running: Running,
        closing: watch::Sender<()>,
    ) -> Self {
        let first = service.tokens.keys().first();
        let secret = first.map_or_else(|| Secret::new(DEMO_SECRET), |key| key.secret().clone());
        Self { service, address, url, secret, running, closing }
    }

    /// The address of the service, such as `http://127.0.0.1:40123`; also for `VIDEOSDK_API_ENDPOINT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The socket's address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The API key that tokens carry; of several the first.
    pub fn api_key(&self) -> &str {
        self.service.tokens.keys().first().map_or(DEMO_API_KEY, |key| key.api_key())
    }

    /// The secret of [`api_key`](Self::api_key).
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Signs tokens that the emulator accepts.
    pub fn tokens(&self) -> &Tokens {
        &self.service.tokens
    }

    /// All that a client needs.
    pub fn options(&self) -> EmulatorOptions {
        EmulatorOptions {
            api_key: self.api_key().to_owned(),
            secret: self.secret.clone(),
            api_endpoint: self.url.clone(),
        }
    }

    /// The time by the emulator's clock, in seconds since 1970.
    pub fn now(&self) -> i64 {
        self.service.time.seconds()
    }

    /// Sets the emulator's clock, in seconds since 1970; a given set clock is set too.
    pub fn set_clock(&self, unix_seconds: i64) {
        self.service.time.set(unix_seconds);
    }

    /// Moves the emulator's clock forward.
    pub fn advance_clock(&self, by: Duration) {
        self.service.time.advance(by);
    }

    /// Gives the next fitting requests these replies, behind those that wait already.
    ///
    /// # Errors
    /// A reply cannot be sent as it is; the text says why. None of them is added.
    pub fn script(&self, replies: impl IntoIterator<Item = ScriptedReply>) -> io::Result<()> {
        let replies = replies.into_iter().collect();
        let added = self.service.script().add(replies);
        added.map_err(|fault| io::Error::new(io::ErrorKind::InvalidInput, fault))
    }

    /// The latest requests, at most 1,000, the oldest first; what steers the emulator itself is not among them.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.service.log().entries()
    }

    /// Forgets the requests.
    pub fn clear_requests(&self) {
        self.service.log().clear();
    }

    /// Answers a guest who waits; false when nobody waits under this id. The room may be named by its custom id.
    pub fn answer_entry(&self, room_id: &str, participant_id: &str, allowed: bool) -> bool {
        let mut state = self.service.state();
        let Some(room_id) = state.rooms.by_either_id(room_id).map(|room| room.room_id.clone()) else {
            return false;
        };
        state.answer_entry(&room_id, participant_id, allowed, self.service.time.millis())
    }

    /// Puts the account into another state.
    pub fn set_account(&self, account: Account) {
        self.service.state().account = account;
    }

    /// Forgets everything, as after a start.
    pub fn reset(&self) {
        self.service.reset();
    }

    /// Ends it: WebSockets are closed, requests in flight have two seconds. The port is free afterwards.
    pub async fn close(self) {
        // The WebSockets hear that the sender is gone.
        drop(self.closing);
        self.running.drain(Duration::ZERO, DRAIN).await;
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Emulator").field("url", &self.url).finish_non_exhaustive()
    }
}
