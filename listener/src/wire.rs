//! A connection's bytes, watched for how long they take.
//!
//! hyper has one timer for heads, which runs on idle connections as well. This wrapper knows whether a head
//! has begun, so that a slow head and an idle connection have limits of their own. It also cuts the bytes at
//! the end of each head and each body: what was sent ahead is seen as the head it is.

use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::alarm::Alarm;
use crate::head::HeadScanner;
use crate::limits::Limits;
use crate::linger::Linger;
use crate::seats::Seat;
use crate::stage::{Stage, Stages};
use crate::traffic::Traffic;

/// What the next bytes are.
#[derive(Debug)]
enum Incoming {
    Head(HeadScanner),
    Body(u64),
    /// Whatever follows a chunked body is never served: the connection closes after the answer.
    Chunks,
}

type Ending = Pin<Box<dyn Future<Output = ()> + Send>>;

pub(crate) struct Wire<S> {
    socket: S,
    traffic: Arc<Traffic>,
    stages: Stages,
    header: Duration,
    idle: Duration,
    /// No head has been complete yet.
    fresh: bool,
    incoming: Incoming,
    /// Bytes read past the end of a head or body.
    ahead: BytesMut,
    /// The limit on a silent caller; counts only while no request is in flight.
    silence: Alarm,
    /// The limit on a caller that takes nothing of its answer.
    stall: Alarm,
    linger: Option<Linger>,
    /// Made at the upgrade; before it the connection's task watches the stage.
    ending: Option<Ending>,
    /// Held until the bytes end, past an upgrade too.
    _seat: Option<Seat>,
}

impl<S> Wire<S> {
    pub(crate) fn new(
        socket: S,
        seat: Option<Seat>,
        limits: &Limits,
        traffic: Arc<Traffic>,
        stages: Stages,
    ) -> Self {
        let mut silence = Alarm::default();
        silence.set(limits.header);
        Self {
            socket,
            traffic,
            stages,
            header: limits.header,
            idle: limits.idle,
            fresh: true,
            incoming: Incoming::Head(HeadScanner::default()),
            ahead: BytesMut::new(),
            silence,
            stall: Alarm::default(),
            linger: None,
            ending: None,
            _seat: seat,
        }
    }

    /// How many of the bytes belong to what is read now; the rest has to wait for the next read.
    fn take(&mut self, bytes: &[u8]) -> usize {
        if self.traffic.upgraded.get() {
            return bytes.len();
        }
        match &mut self.incoming {
            Incoming::Chunks => bytes.len(),
            Incoming::Body(left) => {
                let taken = usize::try_from(*left).map_or(bytes.len(), |left| left.min(bytes.len()));
                *left -= taken as u64;
                if *left == 0 {
                    self.incoming = Incoming::Head(HeadScanner::default());
                }
                taken
            }
            Incoming::Head(_) => self.take_head(bytes),
        }
    }

    fn take_head(&mut self, bytes: &[u8]) -> usize {
        let Incoming::Head(scanner) = &mut self.incoming else { return bytes.len() };
        let (taken, framing) = scanner.feed(bytes);
        let Some(framing) = framing else {
            let begun = scanner.begun();
            // A fresh connection has had its limit since the accept.
            if begun && !self.traffic.head_begun.get() && !self.fresh {
                self.silence.set(self.header);
            }
            self.traffic.head_begun.set(begun);
            return taken;
        };
        self.traffic.head_begun.set(false);
        self.traffic.head_ambiguous.set(framing.ambiguous);
        self.traffic.body_chunked.set(framing.chunked);
        self.fresh = false;
        self.silence.clear();
        self.incoming = match framing {
            framing if framing.chunked => Incoming::Chunks,
            framing if framing.length > 0 => Incoming::Body(framing.length),
            _ => Incoming::Head(HeadScanner::default()),
        };
        taken
    }

    /// Fails once a listener that is cut takes an upgraded connection with it.
    fn poll_ending(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        if !self.traffic.upgraded.get() {
            return Poll::Pending;
        }
        let stages = &self.stages;
        let ending = self.ending.get_or_insert_with(|| {
            let stages = stages.clone();
            Box::pin(async move { stages.reached(Stage::Cut).await })
        });
        ready!(ending.as_mut().poll(context));
        Poll::Ready(ErrorKind::ConnectionAborted.into())
    }

    /// Fails once a caller that owes a head has been silent for too long.
    fn poll_silence(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        if self.traffic.in_flight.get() || self.traffic.upgraded.get() {
            self.traffic.at_rest.register(context.waker());
            return Poll::Pending;
        }
        self.silence.ensure(self.idle);
        ready!(self.silence.poll(context));
        tracing::debug!(head_begun = self.traffic.head_begun.get(), "a silent connection is closed");
        Poll::Ready(ErrorKind::TimedOut.into())
    }

    /// Passes a write's outcome on, and fails once the caller has taken nothing for too long.
    fn watch_write<T>(
        &mut self,
        context: &mut Context<'_>,
        outcome: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if self.traffic.upgraded.get() {
            return outcome;
        }
        if outcome.is_ready() {
            self.stall.clear();
            return outcome;
        }
        self.stall.ensure(self.idle);
        ready!(self.stall.poll(context));
        tracing::debug!("a connection that takes nothing is closed");
        Poll::Ready(Err(ErrorKind::TimedOut.into()))
    }

    fn read_ahead(&mut self, buffer: &mut ReadBuf<'_>) {
        let mut ahead = std::mem::take(&mut self.ahead);
        let offered = ahead.len().min(buffer.remaining());
        let taken = self.take(&ahead[..offered]);
        buffer.put_slice(&ahead[..taken]);
        ahead.advance(taken);
        // An idle connection keeps no buffer.
        if !ahead.is_empty() {
            self.ahead = ahead;
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Wire<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if let Poll::Ready(error) = this.poll_ending(context) {
            return Poll::Ready(Err(error));
        }
        if !this.ahead.is_empty() {
            this.read_ahead(buffer);
            return Poll::Ready(Ok(()));
        }
        let before = buffer.filled().len();
        let Poll::Ready(outcome) = Pin::new(&mut this.socket).poll_read(context, buffer) else {
            return this.poll_silence(context).map(Err);
        };
        let bytes = &buffer.filled()[before..];
        let taken = this.take(bytes);
        this.ahead.extend_from_slice(&bytes[taken..]);
        buffer.set_filled(before + taken);
        Poll::Ready(outcome)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Wire<S> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.socket).poll_write(context, bytes);
        this.watch_write(context, outcome)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.socket).poll_write_vectored(context, slices);
        this.watch_write(context, outcome)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let outcome = Pin::new(&mut this.socket).poll_flush(context);
        this.watch_write(context, outcome)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.linger.is_none() {
            ready!(Pin::new(&mut this.socket).poll_shutdown(context))?;
        }
        let unread = this.traffic.head_begun.get() || this.traffic.refused.get() || !this.ahead.is_empty();
        if unread && !this.traffic.upgraded.get() {
            let linger = this.linger.get_or_insert_default();
            ready!(linger.poll(&mut this.socket, context));
        }
        Poll::Ready(Ok(()))
    }
}

#[cfg(test)]
mod tests;
