//! Joining over a WebSocket.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use http::HeaderMap;
use http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, UPGRADE};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{mpsc, watch};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Error, Message};

use super::messages::Next;
use super::{JoinRequest, Joined, Outgoing, Seat};
use crate::answer::put;
use crate::request::Request;
use crate::service::Service;

/// So many events wait for a client that does not read; it loses the later ones.
const OUTBOX: usize = 256;

/// A longer message is an error of the protocol.
const LONGEST_MESSAGE: usize = 64 * 1024;

/// How long a caller has to answer a close frame.
const LINGER: Duration = Duration::from_secs(5);

/// A close frame has room for 123 bytes of reason (RFC 6455 section 5.5).
const LONGEST_CLOSE_REASON: usize = 123;

/// The headers of the answer that turns the connection into a WebSocket.
pub(crate) fn accept_headers(request: &Request) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let key = request.header("sec-websocket-key").unwrap_or_default();
    put(&mut headers, SEC_WEBSOCKET_ACCEPT, &derive_accept_key(key.as_bytes()));
    put(&mut headers, UPGRADE, "websocket");
    put(&mut headers, CONNECTION, "Upgrade");
    headers
}

/// Serves one client from its upgrade to its end, or to the emulator's.
pub(crate) async fn serve(
    service: Arc<Service>,
    request: Request,
    upgrade: OnUpgrade,
    mut closing: watch::Receiver<()>,
) {
    let Ok(upgraded) = upgrade.await else { return };
    let config = WebSocketConfig::default()
        .max_message_size(Some(LONGEST_MESSAGE))
        .max_frame_size(Some(LONGEST_MESSAGE));
    let mut stream =
        WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, Some(config)).await;
    let (outbox, events) = mpsc::channel(OUTBOX);
    let joined = JoinRequest::read(&request)
        .map_err(|_| super::JoinRefusal::new(super::codes::INVALID_MESSAGE, "the request has a faulty body"))
        .and_then(|join| service.join(&join, Some(outbox)));
    let end = match joined {
        Err(refusal) => {
            let _ = say(&mut stream, &refusal.to_event()).await;
            Some(close_frame(refusal.code, &refusal.reason))
        }
        Ok(Joined::Denied(event)) => {
            let _ = say(&mut stream, &event).await;
            None
        }
        Ok(Joined::Connected(seat, event) | Joined::Waiting(seat, event)) => {
            let place = Place { service: &service, seat };
            match say(&mut stream, &event).await {
                Ok(()) => talk(&place, &mut stream, events, &mut closing).await,
                Err(_) => None,
            }
        }
    };
    // A caller that is gone already does not get the close frame, and that is all right.
    let _ = stream.close(end).await;
    // Until the caller has answered it the connection stays open, for a while; else its last events could be lost.
    let rest = async { while stream.next().await.is_some_and(|message| message.is_ok()) {} };
    tokio::select! {
        () = rest => {}
        () = tokio::time::sleep(LINGER) => {}
        _ = closing.changed() => {}
    }
}

/// A client's place, which is given up when its connection ends, however that comes.
struct Place<'a> {
    service: &'a Service,
    seat: Seat,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.service.leave(&self.seat);
    }
}

type Ending = Option<CloseFrame>;

async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    place: &Place<'_>,
    stream: &mut WebSocketStream<S>,
    mut events: mpsc::Receiver<Outgoing>,
    closing: &mut watch::Receiver<()>,
) -> Ending {
    loop {
        let said = tokio::select! {
            // In this order: at the end of all nobody has to hear that the others have left.
            biased;
            _ = closing.changed() => return Some(close_frame(1001, "the emulator stops")),
            outgoing = events.recv() => match outgoing {
                Some(Outgoing::Event(event)) => say(stream, &event).await,
                Some(Outgoing::Close(code, reason)) => return Some(close_frame(code, &reason)),
                None => return None,
            },
            message = stream.next() => match message {
                Some(Ok(Message::Text(text))) => match place.service.hear(&place.seat, &text) {
                    Ok(Next::Stay) => Ok(()),
                    Ok(Next::Leave) => return Some(close_frame(1000, "left")),
                    Err(refusal) => say(stream, &refusal.to_event()).await,
                },
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                // Pings are answered by the protocol itself.
                Some(Ok(_)) => Ok(()),
            },
        };
        if said.is_err() {
            return None;
        }
    }
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut WebSocketStream<S>,
    event: &Value,
) -> Result<(), Error> {
    stream.send(Message::text(event.to_string())).await
}

fn close_frame(code: u16, reason: &str) -> CloseFrame {
    let mut end = reason.len().min(LONGEST_CLOSE_REASON);
    while !reason.is_char_boundary(end) {
        end -= 1;
    }
    CloseFrame { code: CloseCode::from(code), reason: reason[..end].into() }
}
