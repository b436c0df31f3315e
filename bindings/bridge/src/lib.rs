//! What the bindings of all languages share: one runtime, one way of calling, errors as data.
//!
//! A binding converts the types of its language and adds its idiom; everything else is here or in the core. Nothing
//! here knows any language.

mod cancel;
mod failure;
mod invoke;
mod operations;
mod runtime;

#[cfg(test)]
mod tests;

pub use cancel::Cancel;
pub use failure::{Facts, Failure, guarded};
pub use invoke::invoke;
pub use operations::seconds;
pub use runtime::runtime;

/// The version that a package must have been made for; its text and this library go together.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
