//! The calls of the JVM that are hot: tokens are signed and read without JNA, which costs more than the work itself.
//!
//! Each native takes its arguments as bytes in one Java array and answers in another; see [`arrays`] for how, and
//! `HotCalls.kt` for the other side. No address crosses: clients are known by the handles of [`clients`].

mod arguments;
mod arrays;
mod claims;
mod clients;
mod events;
mod natives;
