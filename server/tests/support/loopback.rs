//! What the tests of the token server's crate put in place of the network, on a socket: a service, an identity provider.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread::JoinHandle;

use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;
use videosdk_server::transport::{HttpClient, HttpRequest};

/// Answers on a free port until the end of the value, each request on a connection of its own.
pub struct Loopback {
    address: SocketAddr,
    inner: Arc<Inner>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Inner {
    answers: Mutex<Option<Arc<dyn HttpClient>>>,
    has_ended: AtomicBool,
}

impl Loopback {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, inner) = (listener.local_addr().unwrap(), Arc::<Inner>::default());
        let thread = std::thread::spawn({
            let inner = Arc::clone(&inner);
            move || inner.answer_all(&listener)
        });
        Self { address, inner, thread: Some(thread) }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Who answers from now on.
    pub fn put(&self, answers: Arc<dyn HttpClient>) {
        *self.inner.answers.lock().unwrap() = Some(answers);
    }
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.inner.has_ended.store(true, Ordering::SeqCst);
        let _wakes_it = TcpStream::connect(self.address);
        let _ended = self.thread.take().map(JoinHandle::join);
    }
}

impl Inner {
    fn answer_all(&self, listener: &TcpListener) {
        // Those that are never answered stay open to the end.
        let mut held = Vec::new();
        for stream in listener.incoming() {
            if self.has_ended.load(Ordering::SeqCst) {
                return;
            }
            held.extend(stream.ok().and_then(|stream| self.answer(stream)));
        }
    }

    /// Gives the connection back when there is no answer.
    fn answer(&self, mut stream: TcpStream) -> Option<TcpStream> {
        let request = read(&mut stream)?;
        let answers = self.answers.lock().unwrap().clone()?;
        let answer = match answers.send(request).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Pending => return Some(stream),
            Poll::Ready(answer) => answer.ok()?,
        };
        let mut head = format!("HTTP/1.1 {} Answered\r\nconnection: close\r\n", answer.status);
        for (name, value) in &answer.headers {
            head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
        }
        head.push_str(&format!("content-length: {}\r\n\r\n", answer.body.len()));
        let message = [head.as_bytes(), &answer.body].concat();
        // Whoever asked may have gone.
        let _gone = stream.write_all(&message);
        None
    }
}

/// The next request, unless the other end leaves before it is whole.
fn read(stream: &mut TcpStream) -> Option<HttpRequest> {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|part| part == b"\r\n\r\n") {
            let (head, body) = (String::from_utf8(bytes[..end].to_vec()).unwrap(), &bytes[end + 4..]);
            let request = request(&head, body);
            let length = request.headers.get("content-length");
            if body.len() >= length.map_or(0, |length| length.to_str().unwrap().parse().unwrap()) {
                return Some(request);
            }
        }
        let mut part = [0; 4096];
        let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&part[..read]);
    }
}

fn request(head: &str, body: &[u8]) -> HttpRequest {
    let mut lines = head.split("\r\n");
    let line: Vec<&str> = lines.next().unwrap().split(' ').collect();
    let headers = lines.map(|line| {
        let (name, value) = line.split_once(": ").unwrap();
        (HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value).unwrap())
    });
    let headers: HeaderMap = headers.collect();
    let host = headers["host"].to_str().unwrap();
    HttpRequest {
        method: Method::try_from(line[0]).unwrap(),
        url: Url::parse(&format!("http://{host}{}", line[1])).unwrap(),
        headers,
        body: (!body.is_empty()).then(|| body.to_vec().into()),
        most_body_bytes: usize::MAX,
    }
}
