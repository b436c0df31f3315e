//! Calls that take a while: promises that the runtime of the process settles.

use std::cell::RefCell;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Weak};

use futures_util::FutureExt;
use napi::bindgen_prelude::{Object, ToNapiValue};
use napi::{Env, Result};
use napi_derive::napi;
use videosdk_bridge::{Cancel, Failure, runtime};

use crate::failure::error;

/// Ends one call when it is asked to: the request is dropped and its connection closed.
#[napi]
pub struct NativeCancel(pub(crate) Arc<Cancel>);

#[napi]
impl NativeCancel {
    /// One for a call that is about to be made.
    #[napi(constructor, catch_unwind)]
    pub fn new() -> Self {
        Self(Arc::default())
    }

    /// Gives the call up, now or as soon as it begins.
    #[napi(catch_unwind)]
    pub fn cancel(&self) {
        self.0.cancel();
    }
}

/// Runs a call, and answers the promise of its outcome, which keeps the event loop alive until it is settled.
///
/// The runtime is the bridge's, not one of napi's: a process has one.
pub(crate) fn promise<'env, T: ToNapiValue + Send + 'static>(
    env: &'env Env,
    call: impl Future<Output = std::result::Result<T, Failure>> + Send + 'static,
) -> Result<Object<'env>> {
    let runtime = runtime().map_err(|failure| error(&failure))?;
    let (deferred, promise) = env.create_deferred()?;
    runtime.spawn(async move {
        // A deferred that is never settled would leave its caller waiting for ever.
        let outcome =
            AssertUnwindSafe(call).catch_unwind().await.unwrap_or_else(|_| Err(Failure::panicked()));
        deferred.resolve(move |_| outcome.map_err(|failure| error(&failure)));
    });
    Ok(promise)
}

thread_local! {
    /// The calls that the JavaScript of this thread waits for.
    static WAITED_FOR: RefCell<WaitedFor> = const { RefCell::new(WaitedFor(Vec::new())) };
}

/// Gives up the calls of a thread that ends, such as a worker's: nobody is left to be answered.
struct WaitedFor(Vec<Weak<Cancel>>);

impl Drop for WaitedFor {
    fn drop(&mut self) {
        for cancel in self.0.iter().filter_map(Weak::upgrade) {
            cancel.cancel();
        }
    }
}

/// A call's cancel, or a new one for a call without; it is used too when this thread ends.
pub(crate) fn cancel_of(given: Option<&NativeCancel>) -> Arc<Cancel> {
    let cancel = given.map_or_else(Arc::default, |given| given.0.clone());
    WAITED_FOR.with_borrow_mut(|WaitedFor(calls)| {
        if calls.len() == calls.capacity() {
            calls.retain(|call| call.strong_count() > 0);
        }
        calls.push(Arc::downgrade(&cancel));
    });
    cancel
}
