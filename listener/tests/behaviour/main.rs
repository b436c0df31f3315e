//! What callers see of a listener, over real sockets on the loopback address.

mod answers;
mod bounds;
mod client;
mod drain;
mod heads;
mod house;
mod timeouts;
