use std::fmt;

use jsonwebtoken::Algorithm;
use jsonwebtoken::crypto::{JwtSigner, JwtVerifier};
use ring::hmac;
use signature::{Error, Signer, Verifier};

/// HMAC with SHA-256 (RFC 7518 section 3.2), its key schedule done once.
///
/// ring does not wipe the derived key when it is dropped; the secret itself is wiped by [`Secret`](crate::Secret).
#[derive(Clone)]
pub(crate) struct Hs256(hmac::Key);

impl Hs256 {
    /// Takes any key length; `doctor` warns below 32 bytes.
    pub(crate) fn new(secret: &[u8]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, secret))
    }

    pub(crate) fn tag(&self, message: &[u8]) -> hmac::Tag {
        hmac::sign(&self.0, message)
    }

    /// Compares in constant time.
    pub(crate) fn matches(&self, message: &[u8], signature: &[u8]) -> bool {
        hmac::verify(&self.0, message, signature).is_ok()
    }
}

impl fmt::Debug for Hs256 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hs256")
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(self.tag(message).as_ref().to_vec())
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), Error> {
        if self.matches(message, signature) { Ok(()) } else { Err(Error::new()) }
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}
