//! The client: tokens at once, calls to the service by name.

use std::sync::Arc;

use videosdk_bridge::{Client, guarded};

use crate::calls::NativeCancel;
use crate::events::{NativeEvents, events};
use crate::failure::NativeFailure;
use crate::tokens::{NativeExplainToken, NativeSignToken, NativeVerifyToken, claims_json};

/// A client. It costs nothing to make, and holds no thread before the first call.
#[derive(Debug, uniffi::Object)]
pub struct NativeClient(pub(crate) Client);

#[uniffi::export]
impl NativeClient {
    /// A client of these options, a JSON object.
    #[uniffi::constructor]
    pub fn new(options: &str, handler: Option<Arc<dyn NativeEvents>>) -> Result<Self, NativeFailure> {
        Ok(Self(guarded(|| Client::new(options, handler.map(events)))?))
    }

    /// A copy whose calls go by other options, a JSON object.
    pub fn with_options(&self, options: &str) -> Result<Arc<Self>, NativeFailure> {
        Ok(Arc::new(Self(guarded(|| self.0.with_options(options))?)))
    }

    /// Signs a token.
    pub fn sign(&self, request: NativeSignToken) -> Result<String, NativeFailure> {
        Ok(guarded(|| self.0.sign(request.into()))?)
    }

    /// Signs a participant token for each request, in the same order.
    pub fn sign_participants(&self, requests: Vec<NativeSignToken>) -> Result<Vec<String>, NativeFailure> {
        Ok(guarded(|| self.0.sign_participants(requests.into_iter().map(Into::into).collect()))?)
    }

    /// Answers the claims of a good token as a JSON object.
    pub fn verify(&self, token: &str, request: NativeVerifyToken) -> Result<String, NativeFailure> {
        claims_json(&guarded(|| self.0.verify(token, request.into()))?)
    }

    /// Says what a text is that should be a token, as a JSON object.
    pub fn explain(&self, text: &str, request: NativeExplainToken) -> Result<String, NativeFailure> {
        Ok(guarded(|| Ok::<_, videosdk_bridge::Failure>(self.0.explain(text, request.into())))?)
    }

    /// Fails when the settings are not usable.
    pub fn check(&self) -> Result<(), NativeFailure> {
        Ok(guarded(|| self.0.check())?)
    }

    /// Where each setting came from, as a JSON object.
    pub fn settings(&self) -> Result<String, NativeFailure> {
        Ok(guarded(|| Ok::<_, videosdk_bridge::Failure>(self.0.settings()))?)
    }

    /// The address of the service that the client calls.
    pub fn api_endpoint(&self) -> String {
        self.0.api_endpoint().to_owned()
    }

    /// Calls an operation of the service by its name; arguments and answer are JSON objects.
    pub async fn invoke(
        &self,
        operation: String,
        arguments: String,
        cancel: Arc<NativeCancel>,
    ) -> Result<String, NativeFailure> {
        Ok(videosdk_bridge::invoke(&self.0, &operation, &arguments, Some(&cancel.0)).await?)
    }
}
