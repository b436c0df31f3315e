//! The one way in which every operation of the service is called.

use serde_json::Value;

use crate::{Cancel, Client, Failure, call, on_runtime};

/// Calls an operation by its name, such as `rooms.create`. Arguments and answer are JSON objects.
/// Their names are those of the wire: the ids of the path (`roomId`), `params`, and `options` for this call alone.
///
/// Dropping the future, or cancelling it, drops the request and closes its connection. A panic is a failure. Any executor may poll it.
pub async fn invoke(
    client: &Client,
    operation: &str,
    arguments: &str,
    cancel: Option<&Cancel>,
) -> Result<String, Failure> {
    Ok(invoke_value(client, operation, arguments, cancel).await?.to_string())
}

/// The same for languages whose own objects are made faster by hand than from text.
pub async fn invoke_value(
    client: &Client,
    operation: &str,
    arguments: &str,
    cancel: Option<&Cancel>,
) -> Result<Value, Failure> {
    let call = on_runtime(call::call(&client.core, operation, arguments));
    match cancel {
        None => call.await?,
        Some(cancel) => tokio::select! {
            biased;
            () = cancel.cancelled() => Err(Failure::cancelled()),
            answered = call => answered?,
        },
    }
}
