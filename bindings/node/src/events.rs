//! Events on their way to JavaScript.

use napi::Status;
use napi::bindgen_prelude::{FnArgs, Function, Result};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use videosdk_bridge::Events;

/// A function of JavaScript that any thread may call. It is weak: it lets the event loop end.
type Handler = ThreadsafeFunction<FnArgs<(String,)>, (), FnArgs<(String,)>, Status, false, true>;

/// Queues each event, as JSON text, for this function; the call goes on meanwhile.
pub(crate) fn events(handler: Function<'_, FnArgs<(String,)>, ()>) -> Result<Events> {
    let handler: Handler =
        handler.build_threadsafe_function().callee_handled::<false>().weak::<true>().build()?;
    Ok(Events::new(move |event| {
        // An environment that has ended takes no more, and nobody is left to be told.
        let _ = handler.call((event,).into(), ThreadsafeFunctionCallMode::NonBlocking);
    }))
}
