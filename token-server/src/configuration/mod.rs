//! Configurations as their owners write them: a TOML file, or the options of a host language. All faults are told at once.

mod auth;
mod faults;
mod file;
mod limits;
mod names;
mod options;
mod places;
mod policy;
mod section;
mod sources;
mod times;
mod tree;

pub use faults::{FileError, FileFault};
pub use file::{Bounds, Drain, ServerFile, Timeouts};
pub use limits::STORE_VARIABLE;
pub use options::{Options, read_options};
pub use sources::Sources;
