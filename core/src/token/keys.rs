use std::fmt;

use super::crypto::Hs256;
use crate::error::{
    Error, Result,
    codes::configuration::{API_KEY_MISSING, SECRET_MISSING},
};
use crate::secret::Secret;

/// What the key of a pair for emulators begins with.
pub(crate) const DEMO_PREFIX: &str = "demo-";

/// An API key and its secret, with the signing key prepared once.
#[derive(Clone)]
pub struct KeyPair {
    api_key: String,
    secret: Secret,
    pub(super) hs256: Hs256,
}

impl KeyPair {
    /// A pair of the dashboard. An empty key or secret is an error.
    pub fn new(api_key: impl Into<String>, secret: impl Into<Secret>) -> Result<Self> {
        let (api_key, secret) = (api_key.into(), secret.into());
        if api_key.is_empty() {
            return Err(Error::new(&API_KEY_MISSING, "the API key is empty"));
        }
        if secret.is_empty() {
            return Err(Error::new(&SECRET_MISSING, "the secret is empty: anyone could sign with it"));
        }
        let hs256 = Hs256::new(secret.expose().as_bytes());
        Ok(Self { api_key, secret, hs256 })
    }

    /// The API key; it is public, each token shows it.
    pub fn api_key(&self) -> &str {
        &self.api_key
    }

    /// True for a pair that is meant for emulators: its key begins with `demo-`. It is sent to nothing else.
    pub fn is_demo(&self) -> bool {
        self.api_key.starts_with(DEMO_PREFIX)
    }

    /// The secret.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }
}

impl fmt::Debug for KeyPair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("KeyPair").field("api_key", &self.api_key).finish_non_exhaustive()
    }
}
