//! Events on their way to the host's logger.

use std::sync::Arc;

use videosdk_bridge::Events;

/// Takes the events of a client, each a JSON object.
#[uniffi::export(with_foreign)]
pub trait NativeEvents: Send + Sync {
    /// Called within a call, which it holds up.
    fn take(&self, event: String);
}

pub(crate) fn events(handler: Arc<dyn NativeEvents>) -> Events {
    Events::new(move |event| handler.take(event))
}
