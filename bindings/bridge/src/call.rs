//! From the name of an operation and its arguments to its answer.

use std::collections::BTreeMap;

use serde_json::Value;
use videosdk_server::Client;

use crate::Failure;
use crate::arguments::{Arguments, answer};
use crate::operations;
use crate::options::GivenCallOptions;

pub(crate) async fn call(client: &Client, operation: &str, arguments: &str) -> Result<Value, Failure> {
    let mut arguments = Arguments::read(arguments)?;
    let client = match arguments.optional::<GivenCallOptions>("options")? {
        Some(options) => &client.with_options(options.into_core()?),
        None => client,
    };
    match operation {
        "request" => request(client, arguments).await,
        #[cfg(feature = "planted-panic")]
        "panic" => crate::planted::panic(),
        _ => operations::run(client, operation, arguments).await,
    }
}

/// The raw call, which is of no resource.
async fn request(client: &Client, mut arguments: Arguments) -> Result<Value, Failure> {
    let method: String = arguments.required("method")?;
    let path: String = arguments.required("path")?;
    let query: BTreeMap<String, String> = arguments.optional("query")?.unwrap_or_default();
    let body: Option<Value> = arguments.optional("body")?;
    arguments.end()?;
    answer(client.request(&method, &path, &query, body).await)
}
