//! The emulator as every language holds it.

use std::fmt;
use std::mem::ManuallyDrop;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::json;
use videosdk_emulator::{Emulator as CoreEmulator, ScriptedReply};
use videosdk_server::process;
use videosdk_server::token::KeyPair;

use crate::json::{options, seconds};
use crate::{Failure, on_runtime};

/// The service on this machine, until it is closed.
pub struct Emulator {
    /// Kept from being dropped in a forked child, which has a copy of the handle and none of its tasks.
    running: Mutex<Option<ManuallyDrop<CoreEmulator>>>,
    generation: u64,
    url: String,
    api_key: String,
    secret: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct GivenEmulatorOptions {
    host: IpAddr,
    port: u16,
    strict: bool,
    allowed_hosts: Vec<String>,
    api_key: Option<String>,
    secret: Option<String>,
}

impl Default for GivenEmulatorOptions {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            strict: false,
            allowed_hosts: Vec::new(),
            api_key: None,
            secret: None,
        }
    }
}

impl Emulator {
    /// Starts one by these options, a JSON object: `host`, `port`, `strict`, `allowedHosts`, `apiKey` with `secret`.
    pub async fn start(json: &str) -> Result<Self, Failure> {
        let given: GivenEmulatorOptions = options(json)?;
        let mut builder = CoreEmulator::builder().host(given.host).port(given.port).strict(given.strict);
        for name in given.allowed_hosts {
            builder = builder.allow_host(name);
        }
        builder = match (given.api_key, given.secret) {
            (None, None) => builder,
            (Some(api_key), Some(secret)) => builder.key_pair(KeyPair::new(api_key, secret)?),
            _ => return Err(Failure::argument("apiKey and secret of an emulator go together")),
        };
        let started = on_runtime(builder.start()).await?;
        let emulator = started
            .map_err(|error| Failure::configuration(&format!("the emulator cannot start: {error}")))?;
        Ok(Self {
            url: emulator.url().to_owned(),
            api_key: emulator.api_key().to_owned(),
            secret: emulator.secret().expose().to_owned(),
            running: Mutex::new(Some(ManuallyDrop::new(emulator))),
            generation: process::generation(),
        })
    }

    /// Its address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The API key that it takes.
    pub fn api_key(&self) -> &str {
        &self.api_key
    }

    /// The secret of the API key.
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Moves its clock forward.
    pub fn advance_clock(&self, by: f64) -> Result<(), Failure> {
        let by = seconds("seconds", Some(by))?.unwrap_or(Duration::ZERO);
        self.with(|emulator| emulator.advance_clock(by))
    }

    /// Gives the next fitting requests these replies, a JSON array.
    pub fn script(&self, replies: &str) -> Result<(), Failure> {
        let replies: Vec<ScriptedReply> = options(replies)?;
        self.with(|emulator| emulator.script(replies))?.map_err(|error| Failure::argument(error.to_string()))
    }

    /// The latest requests, a JSON array; tokens in them are blacked out.
    pub fn requests(&self) -> Result<String, Failure> {
        self.with(|emulator| json!(emulator.requests()).to_string())
    }

    /// Answers a guest who waits; false when nobody waits under this id.
    pub fn answer_entry(&self, room_id: &str, participant_id: &str, allowed: bool) -> Result<bool, Failure> {
        self.with(|emulator| emulator.answer_entry(room_id, participant_id, allowed))
    }

    /// Forgets rooms, sessions, replies and requests.
    pub fn reset(&self) -> Result<(), Failure> {
        self.with(CoreEmulator::reset)
    }

    /// Ends it. A second time does nothing, and neither does a forked child, whose parent it belongs to.
    pub async fn close(&self) -> Result<(), Failure> {
        match self.taken() {
            Some(emulator) => on_runtime(emulator.close()).await,
            None => Ok(()),
        }
    }

    /// Not in a forked child: a lock that another thread held at the fork stays locked there.
    fn with<T>(&self, work: impl FnOnce(&CoreEmulator) -> T) -> Result<T, Failure> {
        if self.generation != process::generation() {
            return Err(Failure::argument("the emulator belongs to the process that started it"));
        }
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let emulator = running.as_ref().ok_or_else(|| Failure::argument("the emulator is closed"))?;
        Ok(work(emulator))
    }

    fn taken(&self) -> Option<CoreEmulator> {
        if self.generation != process::generation() {
            return None;
        }
        let emulator = self.running.lock().unwrap_or_else(PoisonError::into_inner).take()?;
        Some(ManuallyDrop::into_inner(emulator))
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.taken());
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Emulator").field("url", &self.url).finish_non_exhaustive()
    }
}
