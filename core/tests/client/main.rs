//! The client against a scripted service, in virtual time: no sockets, no sleeps.

mod answers;
mod attempts;
mod rooms;
mod sessions;
mod support;
mod tokens;
mod wild;
