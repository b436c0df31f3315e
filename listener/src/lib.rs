//! An HTTP/1.1 server for strangers: every connection is bounded in time, size and number, and a stop loses
//! no request.
//!
//! A [`Listener`] accepts connections and hands whole requests to a [`Handler`]; [`Limits`] says how much a
//! caller may cost; [`Running`] ends it. Requests that never reach the handler are answered with a
//! [`Refusal`], which the handler may shape. The rest (routes, hosts, callers' identities, rates) is the
//! handler's.
//!
//! ```
//! use std::time::Duration;
//! use http::{Request, Response};
//! use videosdk_listener::{Body, Bytes, Cut, Limits, Listener, Peer};
//!
//! async fn greet(request: Request<Bytes>) -> Result<Response<Body>, Cut> {
//!     let peer = request.extensions().get::<Peer>().copied();
//!     Ok(Response::new(Body::from(format!("hello {peer:?}"))))
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await?;
//! println!("http://{}", listener.local_addr()?);
//! let running = listener.serve(greet, Limits::default());
//! // ... until a signal asks to stop; a second one would drop the drain, which cuts at once.
//! let cut = running.drain(Duration::ZERO, Duration::from_secs(20)).await;
//! assert_eq!(cut, 0);
//! # Ok(())
//! # }
//! ```
//!
//! Why not `axum::serve`: it has no limit on a head, keeps silent sockets for ever, and one half-sent head
//! keeps it from stopping. What hyper itself refuses as malformed (400, 414, 431) has an empty body.

mod alarm;
mod body;
mod connection;
mod exchange;
mod handler;
mod head;
mod limits;
mod linger;
mod listener;
mod refusal;
mod running;
mod seats;
mod stage;
mod traffic;
mod wire;

pub use body::{Body, Cut};
pub use bytes::Bytes;
pub use handler::{Handler, Peer};
pub use limits::Limits;
pub use listener::Listener;
pub use refusal::Refusal;
pub use running::{Counter, Running};
