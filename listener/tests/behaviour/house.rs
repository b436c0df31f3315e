//! A listener with a handler for every behaviour.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream;
use http::{Request, Response, StatusCode};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio::io::{copy, split};
use tokio::sync::{Semaphore, mpsc};
use tokio::time::timeout;
use videosdk_listener::{Body, Bytes, Cut, Limits, Listener, Peer, Running};

use crate::client::{Client, PATIENCE};

pub(crate) struct House {
    pub(crate) running: Running,
    pub(crate) address: SocketAddr,
    /// A message for each request that waits in `/wait`.
    entered: mpsc::UnboundedReceiver<()>,
    /// Lets waiting requests and pieces go on, one each.
    pub(crate) release: Arc<Semaphore>,
}

impl House {
    pub(crate) async fn open(limits: Limits) -> Self {
        let listener = Listener::bind(([127, 0, 0, 1], 0).into()).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (enter, entered) = mpsc::unbounded_channel();
        let release = Arc::new(Semaphore::new(0));
        let gate = Arc::clone(&release);
        let handler = move |request| answer(request, enter.clone(), Arc::clone(&gate));
        Self { running: listener.serve(handler, limits), address, entered, release }
    }

    pub(crate) async fn client(&self) -> Client {
        Client::connect(self.address).await
    }

    /// A caller whose request is being handled.
    pub(crate) async fn waiting_client(&mut self) -> Client {
        let mut client = self.client().await;
        client.send("GET /wait HTTP/1.1\r\nHost: test\r\n\r\n").await;
        timeout(PATIENCE, self.entered.recv()).await.unwrap().unwrap();
        client
    }

    /// Well-behaved callers are served.
    pub(crate) async fn serves_others(&self) {
        assert_eq!(self.client().await.get("/").await.body, "hello");
    }

    /// Waits until `count` connections are open.
    pub(crate) async fn holds(&self, count: usize) {
        let reached = async {
            while self.running.connections() != count {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, reached).await.unwrap();
    }
}

/// Limits that no test reaches unless it sets them.
pub(crate) fn patient() -> Limits {
    let long = Duration::from_secs(60);
    Limits { header: long, body: long, request: None, idle: long, ..Limits::default() }
}

async fn answer(
    request: Request<Bytes>,
    enter: mpsc::UnboundedSender<()>,
    release: Arc<Semaphore>,
) -> Result<Response<Body>, Cut> {
    let body = match request.uri().path() {
        "/" => Body::from("hello"),
        "/echo" => Body::from(request.into_body()),
        "/peer" => Body::from(request.extensions().get::<Peer>().unwrap().0.to_string()),
        "/panic" => panic!("on purpose"),
        "/cut" => return Err(Cut),
        "/half" => Body::stream(stream::iter([Ok(Bytes::from("half")), Err(Cut)])),
        "/pieces" => pieces(release),
        "/wait" => {
            enter.send(()).unwrap();
            release.acquire().await.unwrap().forget();
            Body::from("waited")
        }
        "/upgrade" => return Ok(upgrade(request)),
        _ => Body::empty(),
    };
    Ok(Response::new(body))
}

/// Two pieces, the second when it is released.
fn pieces(release: Arc<Semaphore>) -> Body {
    Body::stream(stream::unfold(0, move |sent| {
        let release = Arc::clone(&release);
        async move {
            if sent == 1 {
                release.acquire().await.unwrap().forget();
            }
            (sent < 2).then(|| (Ok(Bytes::from(format!("piece {sent}"))), sent + 1))
        }
    }))
}

/// Sends everything back over the upgraded connection.
fn upgrade(mut request: Request<Bytes>) -> Response<Body> {
    let upgrade = request.extensions_mut().remove::<OnUpgrade>().unwrap();
    tokio::spawn(async move {
        let (mut read, mut write) = split(TokioIo::new(upgrade.await.unwrap()));
        let _ = copy(&mut read, &mut write).await;
    });
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    response.headers_mut().insert("connection", "upgrade".parse().unwrap());
    response.headers_mut().insert("upgrade", "echo".parse().unwrap());
    response
}
