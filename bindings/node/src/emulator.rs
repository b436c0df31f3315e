//! The emulator of the service, in this process.

use std::sync::Arc;

use napi::bindgen_prelude::Object;
use napi::{Env, Result};
use napi_derive::napi;
use videosdk_bridge::Emulator;

use crate::calls::promise;
use crate::failure::guarded;

/// The service on this machine, until it is closed.
#[napi]
pub struct NativeEmulator(Arc<Emulator>);

#[napi]
impl NativeEmulator {
    /// Starts one by these options, a JSON object.
    #[napi(catch_unwind, ts_return_type = "Promise<NativeEmulator>")]
    pub fn start(env: &Env, options: String) -> Result<Object<'_>> {
        promise(env, async move { Ok(Self(Arc::new(Emulator::start(&options).await?))) })
    }

    /// Its address.
    #[napi(getter, catch_unwind)]
    pub fn url(&self) -> String {
        self.0.url().to_owned()
    }

    /// The API key that it takes.
    #[napi(getter, catch_unwind)]
    pub fn api_key(&self) -> String {
        self.0.api_key().to_owned()
    }

    /// The secret of the API key.
    #[napi(getter, catch_unwind)]
    pub fn secret(&self) -> String {
        self.0.secret().to_owned()
    }

    /// Moves its clock forward.
    #[napi(catch_unwind)]
    pub fn advance_clock(&self, seconds: f64) -> Result<()> {
        guarded(|| self.0.advance_clock(seconds))
    }

    /// Gives the next fitting requests these replies, a JSON array.
    #[napi(catch_unwind)]
    pub fn script(&self, replies: String) -> Result<()> {
        guarded(|| self.0.script(&replies))
    }

    /// The latest requests, a JSON array.
    #[napi(catch_unwind)]
    pub fn requests(&self) -> Result<String> {
        guarded(|| self.0.requests())
    }

    /// Answers a guest who waits; false when nobody waits under this id.
    #[napi(catch_unwind)]
    pub fn answer_entry(&self, room_id: String, participant_id: String, allowed: bool) -> Result<bool> {
        guarded(|| self.0.answer_entry(&room_id, &participant_id, allowed))
    }

    /// Forgets rooms, sessions, replies and requests.
    #[napi(catch_unwind)]
    pub fn reset(&self) -> Result<()> {
        guarded(|| self.0.reset())
    }

    /// Ends it. A second time does nothing.
    #[napi(catch_unwind, ts_return_type = "Promise<void>")]
    pub fn close<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let emulator = self.0.clone();
        promise(env, async move { emulator.close().await })
    }
}
