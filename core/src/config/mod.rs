//! Settings: from options, from the environment, and what is wrong with them.

mod endpoint;
mod environment;
mod faults;
mod near_names;
mod options;
mod reader;
mod report;
mod resolve;
mod resolved;
mod value;

pub use endpoint::is_loopback;
pub use environment::Environment;
pub use options::{CallOptions, ClientOptions};
pub use report::{Setting, SettingSource, Settings};

pub(crate) use faults::{header, header_value};
pub(crate) use resolve::resolve;
pub(crate) use resolved::Resolved;

#[cfg(test)]
mod tests;
