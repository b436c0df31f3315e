//! The emulator of the service, in this process.

use std::sync::Arc;

use videosdk_bridge::Emulator;

use crate::failure::NativeFailure;

/// The service on this machine, until it is closed.
#[derive(Debug, uniffi::Object)]
pub struct NativeEmulator(Emulator);

/// Starts one by these options, a JSON object.
#[uniffi::export]
pub async fn start_emulator(options: String) -> Result<Arc<NativeEmulator>, NativeFailure> {
    Ok(Arc::new(NativeEmulator(Emulator::start(&options).await?)))
}

#[uniffi::export]
impl NativeEmulator {
    /// Its address.
    pub fn url(&self) -> String {
        self.0.url().to_owned()
    }

    /// The API key that it takes.
    pub fn api_key(&self) -> String {
        self.0.api_key().to_owned()
    }

    /// The secret of the API key.
    pub fn secret(&self) -> String {
        self.0.secret().to_owned()
    }

    /// Moves its clock forward, by seconds.
    pub fn advance_clock(&self, seconds: f64) -> Result<(), NativeFailure> {
        Ok(self.0.advance_clock(seconds)?)
    }

    /// Gives the next fitting requests these replies, a JSON array.
    pub fn script(&self, replies: &str) -> Result<(), NativeFailure> {
        Ok(self.0.script(replies)?)
    }

    /// The latest requests, a JSON array.
    pub fn requests(&self) -> Result<String, NativeFailure> {
        Ok(self.0.requests()?)
    }

    /// Answers a guest who waits.
    pub fn answer_entry(
        &self,
        room_id: &str,
        participant_id: &str,
        allowed: bool,
    ) -> Result<bool, NativeFailure> {
        Ok(self.0.answer_entry(room_id, participant_id, allowed)?)
    }

    /// Forgets everything, as after a start.
    pub fn reset(&self) -> Result<(), NativeFailure> {
        Ok(self.0.reset()?)
    }

    /// Ends it. A second time does nothing.
    pub async fn shutdown(&self) -> Result<(), NativeFailure> {
        Ok(self.0.close().await?)
    }
}
