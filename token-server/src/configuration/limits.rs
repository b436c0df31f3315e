//! The table `limits`: how often callers may ask.

use std::num::NonZeroU32;

use url::Url;
use videosdk_server::Secret;

use super::section::Section;
use super::sources::Sources;
use crate::limits::{Limits, Rate};

/// The variable of the environment with the address of the shared store, since it may hold a password.
pub const STORE_VARIABLE: &str = "VIDEOSDK_TOKEN_SERVER_STORE";

/// Reads the limits, and the address of the store that they are kept in together; nothing for this server's own memory.
pub(super) fn read(mut section: Section<'_>, sources: &Sources<'_>, limits: &mut Limits) -> Option<Secret> {
    let mut rate = |name: &str, into: &mut Option<Rate>| {
        let read = section.text(name, |text| match text {
            "none" => Ok(None),
            text => text.parse().map(Some).map_err(|allowed| format!("{allowed}; or \"none\"")),
        });
        if let Some(read) = read {
            *into = read;
            return true;
        }
        false
    };
    // Whoever sets a limit of addresses means all of them.
    let is_set = [rate("address", &mut limits.address), rate("create", &mut limits.create)];
    rate("caller", &mut limits.caller);
    limits.spare_private &= !is_set.contains(&true);
    let instances = section.whole("instances", 1..=1_000).and_then(|instances| u32::try_from(instances).ok());
    limits.instances = instances.and_then(NonZeroU32::new).unwrap_or(limits.instances);
    let store = section.text_unseen("store", |text| match text {
        "memory" => Ok(None),
        text => address(text).map(Some),
    });
    section.finish();
    sources.secret_variable(STORE_VARIABLE).or(store.flatten())
}

fn address(text: &str) -> Result<Secret, String> {
    let allowed = || {
        format!(
            "memory, or the address of a Valkey or Redis server such as valkey://127.0.0.1:6379; one with a password \
                 belongs into {STORE_VARIABLE}"
        )
    };
    let url = Url::parse(text).map_err(|_| allowed())?;
    let known = matches!(url.scheme(), "valkey" | "valkeys" | "redis" | "rediss");
    if known && url.host().is_some() && url.password().is_none() { Ok(text.into()) } else { Err(allowed()) }
}
