//! Giving up a call.

use videosdk_bridge::Cancel;

/// Ends one call when it is asked to: the request is dropped and its connection closed.
#[derive(Debug, Default, uniffi::Object)]
pub struct NativeCancel(pub(crate) Cancel);

#[uniffi::export]
impl NativeCancel {
    /// One for a call that is about to be made.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives the call up, now or as soon as it begins.
    pub fn cancel(&self) {
        self.0.cancel();
    }
}
