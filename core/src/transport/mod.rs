//! From an operation to the service and back: requests, attempts, retries, deadlines, answers.

mod answer;
mod call;
mod clock_offset;
mod http_client;
mod path;
mod redirect;
mod request;
mod reqwest_client;
mod retry;
mod token_cache;

pub use http_client::{HttpAnswer, HttpClient, HttpFailure, HttpFuture, HttpRequest};

pub(crate) use answer::{decode, unreadable};
pub(crate) use call::{Answer, Call, Transport};
pub(crate) use path::{path_of, segment};
