//! The client: tokens at once, calls to the service by name.

use napi::bindgen_prelude::{Either, FnArgs, Function, Object};
use napi::{Env, Result};
use napi_derive::napi;
use videosdk_bridge::{Client, ExplainToken, Lifetime, SignToken, VerifyToken, claims_json};

use crate::calls::{NativeCancel, cancel_of, promise};
use crate::events::events;
use crate::failure::guarded;

/// A client. It costs nothing to make, and holds no thread before the first call.
#[napi]
pub struct NativeClient(pub(crate) Client);

/// A participant token of several; its fields are the arguments of `sign`.
#[napi(object, object_to_js = false)]
pub struct NativeParticipant {
    /// The only room it opens.
    pub room_id: Option<String>,
    /// The only participant who may use it.
    pub participant_id: Option<String>,
    /// What its holder may do.
    pub permissions: Option<Vec<String>>,
    /// How long it lives: a text, or seconds.
    pub expires_in: Option<Either<String, f64>>,
    /// Allows more than 30 days.
    pub allow_long_lived: Option<bool>,
    /// Writes `nbf` too.
    pub not_before: Option<bool>,
    /// Further claims, as a JSON object.
    pub claims: Option<String>,
}

#[napi]
impl NativeClient {
    /// A client of these options, a JSON object; events go to the function as JSON text.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: String, on_event: Option<Function<'_, FnArgs<(String,)>, ()>>) -> Result<Self> {
        let events = on_event.map(events).transpose()?;
        guarded(|| Client::new(&options, events)).map(Self)
    }

    /// A copy whose calls go by other options, a JSON object.
    #[napi(catch_unwind)]
    pub fn with_options(&self, options: String) -> Result<NativeClient> {
        guarded(|| self.0.with_options(&options)).map(Self)
    }

    /// Signs a token.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "reading the properties of an object takes longer")]
    pub fn sign(
        &self,
        kind: String,
        room_id: Option<String>,
        participant_id: Option<String>,
        permissions: Option<Vec<String>>,
        expires_in: Option<Either<String, f64>>,
        allow_long_lived: Option<bool>,
        not_before: Option<bool>,
        claims: Option<String>,
    ) -> Result<String> {
        let request = SignToken {
            kind,
            room_id,
            participant_id,
            permissions,
            expires_in: expires_in.map(lifetime),
            allow_long_lived: allow_long_lived.unwrap_or_default(),
            not_before: not_before.unwrap_or_default(),
            claims,
        };
        guarded(|| self.0.sign(request))
    }

    /// Signs a participant token for each request, in the same order.
    #[napi(catch_unwind)]
    pub fn sign_participants(&self, requests: Vec<NativeParticipant>) -> Result<Vec<String>> {
        guarded(|| self.0.sign_participants(requests.into_iter().map(Into::into).collect()))
    }

    /// Answers the claims of a good token as a JSON object.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "reading the properties of an object takes longer")]
    pub fn verify(
        &self,
        token: String,
        room_id: Option<String>,
        participant_id: Option<String>,
        permission: Option<String>,
        kind: Option<String>,
        leeway: Option<f64>,
        use_learned_offset: Option<bool>,
    ) -> Result<String> {
        let request = VerifyToken {
            room_id,
            participant_id,
            permission,
            kind,
            leeway,
            use_learned_offset: use_learned_offset.unwrap_or_default(),
        };
        guarded(|| claims_json(&self.0.verify(&token, request)?))
    }

    /// Says what a text is that should be a token, as a JSON object.
    #[napi(catch_unwind)]
    pub fn explain(
        &self,
        text: String,
        at: Option<i64>,
        room_id: Option<String>,
        participant_id: Option<String>,
    ) -> Result<String> {
        guarded(|| Ok(self.0.explain(&text, ExplainToken { at, room_id, participant_id })))
    }

    /// Fails when the settings are not usable.
    #[napi(catch_unwind)]
    pub fn check(&self) -> Result<()> {
        guarded(|| self.0.check())
    }

    /// Where each setting came from, as a JSON object.
    #[napi(catch_unwind)]
    pub fn settings(&self) -> Result<String> {
        guarded(|| Ok(self.0.settings()))
    }

    /// The address of the service that the client calls.
    #[napi(catch_unwind)]
    pub fn api_endpoint(&self) -> Result<String> {
        guarded(|| Ok(self.0.api_endpoint().to_owned()))
    }

    /// Calls an operation of the service by its name; arguments and answer are JSON objects.
    #[napi(catch_unwind, ts_return_type = "Promise<string>")]
    pub fn invoke<'env>(
        &self,
        env: &'env Env,
        operation: String,
        arguments: String,
        cancel: Option<&NativeCancel>,
    ) -> Result<Object<'env>> {
        let client = self.0.clone();
        let cancel = cancel_of(cancel);
        promise(
            env,
            async move { videosdk_bridge::invoke(&client, &operation, &arguments, Some(&cancel)).await },
        )
    }
}

impl From<NativeParticipant> for SignToken {
    fn from(given: NativeParticipant) -> Self {
        Self {
            kind: "participant".to_owned(),
            room_id: given.room_id,
            participant_id: given.participant_id,
            permissions: given.permissions,
            expires_in: given.expires_in.map(lifetime),
            allow_long_lived: given.allow_long_lived.unwrap_or_default(),
            not_before: given.not_before.unwrap_or_default(),
            claims: given.claims,
        }
    }
}

fn lifetime(given: Either<String, f64>) -> Lifetime {
    match given {
        Either::A(text) => Lifetime::Text(text),
        Either::B(seconds) => Lifetime::Seconds(seconds),
    }
}
