//! The socket, and the loop that accepts from it.

use std::future::poll_fn;
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::task::coop::unconstrained;
use tokio::time::sleep;

use crate::connection;
use crate::exchange::Shared;
use crate::handler::{Handler, Peer};
use crate::limits::Limits;
use crate::running::Running;
use crate::seats::Seats;
use crate::stage::{Stage, Stages};

/// How long to wait when the process has no file or memory left for a connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// A bound socket that does not serve yet.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
}

impl Listener {
    /// Binds `address`; port 0 takes a free one, see [`local_addr`](Self::local_addr).
    ///
    /// # Errors
    /// The address is in use, not of this machine, or not allowed to this process.
    pub async fn bind(address: SocketAddr) -> io::Result<Self> {
        Ok(Self { socket: TcpListener::bind(address).await? })
    }

    /// The address that is listened on.
    ///
    /// # Errors
    /// The operating system does not say.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Where this machine reaches it, such as `http://127.0.0.1:9000`; one that listens on all networks is reached by
    /// loopback.
    ///
    /// # Errors
    /// The operating system does not say.
    pub fn url(&self) -> io::Result<String> {
        let mut address = self.local_addr()?;
        if address.ip().is_unspecified() {
            address.set_ip(if address.is_ipv4() {
                Ipv4Addr::LOCALHOST.into()
            } else {
                Ipv6Addr::LOCALHOST.into()
            });
        }
        Ok(format!("http://{address}"))
    }

    /// Serves until what it returns is drained, cut or dropped. Needs a tokio runtime with net and time.
    pub fn serve<H: Handler>(self, handler: H, limits: Limits) -> Running {
        let (stage, stages) = Stages::channel();
        let seats = Seats::new(limits.connections, limits.per_address);
        let accepting = Accepting {
            socket: self.socket,
            seats: Arc::clone(&seats),
            shared: Arc::new(Shared { handler: Box::new(handler), limits, stages }),
            connections: JoinSet::new(),
        };
        Running::new(stage, seats, tokio::spawn(accepting.run()))
    }
}

/// The accept loop; it owns the connections' tasks, so dropping it ends them.
struct Accepting {
    socket: TcpListener,
    seats: Arc<Seats>,
    shared: Arc<Shared>,
    connections: JoinSet<()>,
}

impl Accepting {
    async fn run(mut self) {
        let stages = self.shared.stages.clone();
        loop {
            tokio::select! {
                biased;
                () = stages.reached(Stage::Draining) => break,
                Some(ended) = self.connections.join_next() => note(ended),
                accepted = self.socket.accept() => self.admit(accepted).await,
            }
        }
        // Callers in the queue have connected and may have sent; closing the socket would reset them.
        while let Some(accepted) = self.next_in_queue().await {
            self.admit(accepted).await;
        }
        drop(self.socket);
        while let Some(ended) = self.connections.join_next().await {
            note(ended);
        }
    }

    /// The next caller in the queue, if there is one. Callers who have given up are passed over.
    async fn next_in_queue(&self) -> Option<io::Result<(TcpStream, SocketAddr)>> {
        let next = poll_fn(|context| {
            loop {
                return match self.socket.poll_accept(context) {
                    Poll::Ready(Err(error)) if concerns_one_connection(&error) => continue,
                    Poll::Ready(accepted) => Poll::Ready(accepted.ok().map(Ok)),
                    Poll::Pending => Poll::Ready(None),
                };
            }
        });
        // The runtime's budget of a task would look like the end of the queue.
        unconstrained(next).await
    }

    async fn admit(&mut self, accepted: io::Result<(TcpStream, SocketAddr)>) {
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) if concerns_one_connection(&error) => return,
            Err(error) => {
                tracing::warn!(%error, "no connection can be accepted; trying again");
                return sleep(ACCEPT_PAUSE).await;
            }
        };
        // Without a seat the stream is dropped unanswered: an answer before the request is read would cost
        // a task for each stranger, and the reset that follows would destroy most of them anyway.
        let speaks_for_many = self.shared.handler.speaks_for_many(address.ip());
        let Some(seat) = self.seats.take(address.ip(), speaks_for_many) else {
            tracing::debug!(open = self.seats.open(), "a connection over the limit is closed");
            return;
        };
        self.connections.spawn(connection::serve(stream, Peer(address), seat, Arc::clone(&self.shared)));
    }
}

/// The caller gave up before it was accepted; the next accept is not affected.
fn concerns_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset | ErrorKind::ConnectionRefused
    )
}

/// A handler's panic is answered; one in a stream of an answer ends its connection's task.
fn note(ended: Result<(), tokio::task::JoinError>) {
    if ended.is_err_and(|error| error.is_panic()) {
        tracing::error!("the body of an answer panicked; its connection is closed");
    }
}
