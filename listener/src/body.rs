//! What a handler answers with.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use hyper::body::{Frame, SizeHint};

/// Close the connection here and now: in place of an answer, or in the middle of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the connection is cut on purpose")
    }
}

impl Error for Cut {}

/// The body of an answer: whole, or a stream of pieces.
pub struct Body(Kind);

enum Kind {
    Whole(Option<Bytes>),
    Pieces(Pin<Box<dyn Stream<Item = Result<Bytes, Cut>> + Send>>),
    // A cut that waits until the pieces before it are on the wire.
    Cutting,
}

impl Body {
    /// No bytes.
    pub fn empty() -> Self {
        Self(Kind::Whole(None))
    }

    /// Pieces sent as the stream yields them; `Err(Cut)` breaks the connection off after the pieces before it.
    ///
    /// The answer is sent in chunks unless the handler sets a `Content-Length`. The stream is dropped when
    /// the caller goes away.
    pub fn stream(pieces: impl Stream<Item = Result<Bytes, Cut>> + Send + 'static) -> Self {
        Self(Kind::Pieces(Box::pin(pieces)))
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Kind::Whole(Some(bytes).filter(|bytes| !bytes.is_empty())))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the bytes: they may hold a token.
        formatter.write_str(match self.0 {
            Kind::Whole(_) => "Body(whole)",
            Kind::Pieces(_) | Kind::Cutting => "Body(stream)",
        })
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Cut;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Cut>>> {
        let piece = match &mut self.0 {
            Kind::Whole(bytes) => return Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Kind::Pieces(pieces) => std::task::ready!(pieces.poll_next_unpin(context)),
            Kind::Cutting => return Poll::Ready(Some(Err(Cut))),
        };
        match piece {
            Some(Err(Cut)) => {
                // hyper drops what it has buffered when a body fails; it flushes when a body is pending.
                self.0 = Kind::Cutting;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            other => Poll::Ready(other.map(|piece| piece.map(Frame::data))),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.0, Kind::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, Bytes::len) as u64),
            Kind::Pieces(_) | Kind::Cutting => SizeHint::default(),
        }
    }
}
