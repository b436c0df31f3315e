//! The API token of a client: signed when needed, kept, renewed ahead.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::Result;
use crate::process::PerProcess;
use crate::secret::Secret;
use crate::token::{ApiToken, DEFAULT_LIFETIME, Tokens};

/// A token is renewed this many seconds before it expires, so that none expires on its way.
const RENEWED_AHEAD: i64 = 60;

/// Signing is local and takes a microsecond, so whoever comes first signs while the others wait for the lock.
/// A child of a fork signs its own: the lock might have been held by a thread that it does not have.
#[derive(Debug, Default)]
pub(super) struct TokenCache(PerProcess<Mutex<Option<Cached>>>);

#[derive(Debug, Clone)]
struct Cached {
    token: Secret,
    expires_at: i64,
}

impl TokenCache {
    fn lock(&self) -> MutexGuard<'_, Option<Cached>> {
        self.0.get_or_make(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The token to send, and whether it was signed just now.
    pub(super) fn token(&self, tokens: &Tokens) -> Result<(Secret, bool)> {
        let mut cached = self.lock();
        let now = tokens.clock().unix_seconds();
        if let Some(cached) = cached.as_ref().filter(|cached| cached.expires_at - RENEWED_AHEAD > now) {
            return Ok((cached.token.clone(), false));
        }
        let token = Secret::new(tokens.api(&ApiToken::default())?);
        let lifetime = i64::try_from(DEFAULT_LIFETIME.as_secs()).unwrap_or(i64::MAX);
        *cached = Some(Cached { token: token.clone(), expires_at: now + lifetime });
        Ok((token, true))
    }

    /// Forgets a token that the service refused; one that another call has renewed meanwhile stays.
    pub(super) fn forget(&self, refused: &Secret) {
        let mut cached = self.lock();
        if cached.as_ref().is_some_and(|cached| cached.token == *refused) {
            *cached = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::token::KeyPair;
    use std::time::Duration;

    #[test]
    fn a_token_is_kept_until_a_minute_before_its_end() {
        let clock = Clock::fixed(1_767_225_600);
        let tokens = Tokens::new([KeyPair::new("key", "s".repeat(32)).unwrap()]).with_clock(clock.clone());
        let cache = TokenCache::default();
        let (first, signed) = cache.token(&tokens).unwrap();
        assert!(signed);
        clock.advance(Duration::from_secs(86_400 - 61));
        assert_eq!(cache.token(&tokens).unwrap(), (first.clone(), false));
        clock.advance(Duration::from_secs(1));
        let (second, signed) = cache.token(&tokens).unwrap();
        assert!(signed && second != first);
        cache.forget(&first);
        assert_eq!(cache.token(&tokens).unwrap(), (second, false));
    }

    #[test]
    fn a_hundred_callers_share_one_token() {
        let tokens = Tokens::new([KeyPair::new("key", "s".repeat(32)).unwrap()]);
        let cache = TokenCache::default();
        let signed: usize = std::thread::scope(|scope| {
            let callers: Vec<_> =
                (0..100).map(|_| scope.spawn(|| usize::from(cache.token(&tokens).unwrap().1))).collect();
            callers.into_iter().map(|caller| caller.join().unwrap()).sum()
        });
        assert_eq!(signed, 1);
    }
}
