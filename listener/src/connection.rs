//! One connection, from the accept to its close.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::sleep;

use crate::Refusal;
use crate::exchange::{Exchange, Shared};
use crate::handler::Peer;
use crate::seats::Seat;
use crate::stage::Stage;
use crate::traffic::Traffic;
use crate::wire::Wire;

/// hyper panics below this size.
const LEAST_BUFFER: usize = 8 * 1024;

/// What is already on its way when a drain begins is still read; an idle connection is closed after this.
const LAST_MOMENT: Duration = Duration::from_millis(50);

/// Serves one connection until it ends by itself, is drained, or is cut.
///
/// Dropping the future closes the connection, unless it was upgraded: then it is its new owner's, and fails
/// to read once the listener is cut.
pub(crate) async fn serve(stream: TcpStream, peer: Peer, seat: Seat, shared: Arc<Shared>) {
    // Answers are small and written whole; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let traffic = Arc::new(Traffic::default());
    let limits = &shared.limits;
    let stages = &shared.stages;
    let wire = Wire::new(stream, Some(seat), limits, Arc::clone(&traffic), stages.clone());
    let exchange = Arc::new(Exchange { shared: Arc::clone(&shared), traffic: Arc::clone(&traffic), peer });
    // On the heap, or a connection that rests would keep the room of an answer.
    let service =
        service_fn(|request| Box::pin(Arc::clone(&exchange).answer(exchange.traffic.begin(), request)));
    let connection = http1::Builder::new()
        // Answers are small: one copy costs less than the kernel's work on several pieces.
        .writev(false)
        // The wire keeps the time, see there.
        .header_read_timeout(None)
        .max_header_size(limits.head_bytes)
        // An idle connection costs what hyper reserves for its next read.
        .max_buf_size(limits.head_bytes.max(LEAST_BUFFER))
        .serve_connection(TokioIo::new(wire), service)
        .with_upgrades();
    let mut connection = pin!(connection);

    // Bytes come before signals: a request that has arrived is answered.
    tokio::select! {
        biased;
        outcome = &mut connection => return note(outcome, &shared),
        () = stages.reached(Stage::Draining) => {}
    }
    loop {
        tokio::select! {
            biased;
            outcome = &mut connection => return note(outcome, &shared),
            () = stages.reached(Stage::Cut) => return,
            () = sleep(LAST_MOMENT) => {}
        }
        // hyper would drop a second head that has begun; its own limit ends it.
        if !traffic.head_begun.get() {
            break;
        }
    }
    connection.as_mut().graceful_shutdown();
    tokio::select! {
        biased;
        outcome = &mut connection => note(outcome, &shared),
        () = stages.reached(Stage::Cut) => {}
    }
}

/// Callers go away at any time, and that is no fault of the server.
fn note(outcome: hyper::Result<()>, shared: &Shared) {
    if let Err(error) = outcome {
        if error.is_parse_too_large() {
            shared.handler.refused(Refusal::HeadTooLarge);
        } else if error.is_parse() {
            shared.handler.refused(Refusal::MalformedHead);
        }
        tracing::debug!(%error, "a connection ended early");
    }
}
