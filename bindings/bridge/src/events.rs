//! Events on their way to a language's logger.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde_json::json;
use videosdk_server::events::EventHandler;

/// Takes the events of a client, each a JSON object. It runs within a call and holds it up, so it should return quickly;
/// no lock is held meanwhile, and a panic in it is not the call's.
#[derive(Clone)]
pub struct Events(Arc<dyn Fn(String) + Send + Sync>);

impl Events {
    /// Events that this function is called with.
    pub fn new(take: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self(Arc::new(take))
    }

    pub(crate) fn into_core(self) -> EventHandler {
        EventHandler::new(move |event| {
            let event = json!(event).to_string();
            let _ = catch_unwind(AssertUnwindSafe(|| (self.0)(event)));
        })
    }
}
