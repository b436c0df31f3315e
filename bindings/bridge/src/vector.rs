//! What a shared vector fixes. Only in a library for tests.

use serde::Deserialize;
use uuid::Uuid;
use videosdk_server::Clock;
use videosdk_server::token::{KeyPair, TokenIds, Tokens};

use crate::Failure;

/// What a shared vector fixes: the time, the keys, and the ids of the tokens.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Vector {
    clock: i64,
    keys: Vec<Pair>,
    token_ids: Vec<Uuid>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Pair {
    api_key: String,
    secret: String,
}

impl Vector {
    pub(crate) fn tokens(self) -> Result<Tokens, Failure> {
        let pairs = self.keys.into_iter().map(|pair| KeyPair::new(pair.api_key, pair.secret));
        let pairs: Vec<_> = pairs.collect::<videosdk_server::Result<_>>()?;
        Ok(Tokens::new(pairs).with_clock(Clock::fixed(self.clock)).with_ids(TokenIds::fixed(self.token_ids)))
    }
}
