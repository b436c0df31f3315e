//! Panics for the tests of what becomes of them. Never in a package that is installed.

#![allow(clippy::panic, reason = "to panic is what this is for")]

/// A token that panics when it is decoded.
const PANICS: &str = "panic";

pub(crate) fn panic() -> ! {
    panic!("planted")
}

pub(crate) fn panic_at(token: &str) {
    if token == PANICS {
        panic();
    }
}
