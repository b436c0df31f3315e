//! One connection that is kept, as a balancer keeps it: opened when needed, left alone once the server says `close`.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::fd::OwnedFd;

use rustix::event::epoll::{self, EventData, EventFlags};

/// Heads of our server and of the peers have about ten headers.
const MOST_HEADERS: usize = 64;

#[derive(Default)]
pub(crate) struct Connection {
    stream: Option<TcpStream>,
    unread: Vec<u8>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Connection {
    /// Sends a request, on the open connection if there is one.
    pub(crate) fn send(
        &mut self,
        request: &[u8],
        to: SocketAddr,
        poll: &OwnedFd,
        index: u64,
    ) -> io::Result<()> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(to)?;
            stream.set_nodelay(true)?;
            stream.set_nonblocking(true)?;
            epoll::add(poll, &stream, EventData::new_u64(index), EventFlags::IN)?;
            self.stream = Some(stream);
        }
        // A request of some hundred bytes always fits into an empty buffer of the kernel.
        self.stream.as_mut().map_or(Ok(()), |stream| stream.write_all(request))
    }

    /// Reads what is there; an answer once it is whole.
    pub(crate) fn receive(&mut self) -> io::Result<Option<Answer>> {
        let Some(stream) = &mut self.stream else { return Ok(None) };
        let mut buffer = [0; 8192];
        match stream.read(&mut buffer) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(length) => self.unread.extend_from_slice(buffer.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
        let Some((head, answer, close)) = parse(&self.unread)? else { return Ok(None) };
        self.unread.drain(..head + answer.body.len());
        if close {
            self.leave();
        }
        Ok(Some(answer))
    }

    /// Closes it; the next request opens another.
    pub(crate) fn leave(&mut self) {
        self.stream = None;
        self.unread.clear();
    }
}

/// The length of the head, the answer, and whether the server wants to close.
fn parse(bytes: &[u8]) -> io::Result<Option<(usize, Answer, bool)>> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let parsed = response.parse(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
    let httparse::Status::Complete(head) = parsed else { return Ok(None) };
    let value = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.and_then(|header| std::str::from_utf8(header.value).ok())
    };
    let length: usize = value("content-length")
        .and_then(|length| length.parse().ok())
        .ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "an answer without a length"))?;
    let close = value("connection").is_some_and(|wish| wish.eq_ignore_ascii_case("close"));
    let Some(body) = bytes.get(head..head + length) else { return Ok(None) };
    Ok(Some((head, Answer { status: response.code.unwrap_or_default(), body: body.to_vec() }, close)))
}
