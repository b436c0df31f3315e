//! The client as every language holds it.

use std::fmt;

use serde_json::{Value, json};
use videosdk_server::token::{Claims, Tokens};
use videosdk_server::{Client as CoreClient, ClientOptions};

use crate::json::options;
use crate::options::{GivenCallOptions, GivenClientOptions};
use crate::tokens::{ExplainToken, SignToken, VerifyToken};
use crate::{Events, Failure};

/// A client: tokens at once, calls to the service by [`invoke`](crate::invoke). A copy is cheap and shares everything.
#[derive(Clone)]
pub struct Client {
    pub(crate) core: CoreClient,
    /// The client's own tokens, or those that a shared vector fixes.
    tokens: Tokens,
}

impl Client {
    /// A client of these options, a JSON object. What is left out comes from the environment.
    ///
    /// Wrong values of settings are not told here but at the first use, and by [`check`](Self::check); wrong types are.
    pub fn new(json: &str, events: Option<Events>) -> Result<Self, Failure> {
        #[cfg_attr(
            not(feature = "planted-panic"),
            expect(unused_mut, reason = "only vectors are taken out of it")
        )]
        let mut given: GivenClientOptions = options(json)?;
        #[cfg(feature = "planted-panic")]
        let vector = given.vector.take();
        let on_event = events.map(Events::into_core);
        let core = CoreClient::new(ClientOptions { on_event, ..given.into_core()? });
        #[cfg(feature = "planted-panic")]
        if let Some(vector) = vector {
            return Ok(Self { core, tokens: vector.tokens()? });
        }
        Ok(Self { tokens: core.tokens().clone(), core })
    }

    /// A copy whose calls go by other options, a JSON object; what these leave out stays as it is.
    pub fn with_options(&self, json: &str) -> Result<Self, Failure> {
        let given: GivenCallOptions = options(json)?;
        Ok(Self { core: self.core.with_options(given.into_core()?), tokens: self.tokens.clone() })
    }

    /// Signs a token.
    pub fn sign(&self, request: SignToken) -> Result<String, Failure> {
        request.sign(&self.tokens)
    }

    /// Signs a participant token for each request, in the same order.
    pub fn sign_participants(&self, requests: Vec<SignToken>) -> Result<Vec<String>, Failure> {
        let place = |index| move |failure: Failure| failure.at(&format!("participants[{index}]"));
        let requests = requests.into_iter().enumerate();
        let requests: Vec<_> = requests
            .map(|(index, request)| request.participant().map_err(place(index)))
            .collect::<Result<_, _>>()?;
        Ok(self.tokens.participants(&requests)?)
    }

    /// Answers the claims of a good token, or every reason why it is not one.
    pub fn verify(&self, token: &str, request: VerifyToken) -> Result<Claims, Failure> {
        Ok(self.tokens.verify(token, &request.into_core()?)?)
    }

    /// Says what a text is that should be a token, as a JSON object. Never fails.
    pub fn explain(&self, text: &str, request: ExplainToken) -> String {
        json!(self.tokens.explain(text, &request)).to_string()
    }

    /// Fails when the settings are not usable, with every reason. Sends nothing.
    pub fn check(&self) -> Result<(), Failure> {
        Ok(self.core.check()?)
    }

    /// Where each setting came from, never its value, and what is wrong with them, as a JSON object.
    pub fn settings(&self) -> String {
        json!(self.core.settings()).to_string()
    }

    /// The address of the service that the client calls.
    pub fn api_endpoint(&self) -> &str {
        self.core.api_endpoint()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.core.fmt(formatter)
    }
}

/// Reads the claims of a token **without verifying** anything, as a JSON object.
pub fn decode(token: &str) -> Result<String, Failure> {
    #[cfg(feature = "planted-panic")]
    crate::planted::panic_at(token);
    Ok(json!(videosdk_server::token::decode(token)?).to_string())
}

/// Claims as JSON text, in the order of their names in a token of ours.
pub fn claims_json(claims: &Claims) -> Result<String, Failure> {
    serde_json::to_string(claims).map_err(no_json)
}

/// The same as a JSON value.
pub fn claims_value(claims: &Claims) -> Result<Value, Failure> {
    serde_json::to_value(claims).map_err(no_json)
}

fn no_json(error: serde_json::Error) -> Failure {
    Failure::internal(&format!("claims are no JSON: {error}"))
}

/// Reads a duration such as `2h`, and answers its seconds.
pub fn parse_duration(text: &str) -> Result<u64, Failure> {
    Ok(videosdk_server::token::parse_duration(text)?.as_secs())
}
