//! Connections that only stand there.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde::Serialize;

/// Connections that are open, as far as this side knows.
#[derive(Serialize)]
pub(crate) struct Opened {
    opened: usize,
}

/// When the server closed them, counted from when the last was open.
#[derive(Serialize)]
pub(crate) struct Closed {
    closed: usize,
    left: usize,
    first_seconds: Option<f64>,
    last_seconds: Option<f64>,
}

/// Opens connections, asks once on each, says so, and keeps them until standard input ends.
pub(crate) fn idle(
    address: SocketAddr,
    connections: usize,
    say: fn(&Opened) -> io::Result<()>,
) -> io::Result<()> {
    let request = format!("GET /get-token HTTP/1.1\r\nhost: {address}\r\n\r\n");
    let mut open = Vec::with_capacity(connections);
    let mut buffer = [0; 8192];
    for _ in 0..connections {
        let mut stream = TcpStream::connect(address)?;
        stream.write_all(request.as_bytes())?;
        let length = stream.read(&mut buffer)?;
        if !buffer.get(..length).is_some_and(|answer| answer.starts_with(b"HTTP/1.1 200")) {
            return Err(io::Error::other("a connection was not answered with 200"));
        }
        open.push(stream);
    }
    say(&Opened { opened: open.len() })?;
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

/// Opens connections that never finish a request, says so, and waits for the server to close them.
pub(crate) fn slow(
    address: SocketAddr,
    connections: usize,
    patience: f64,
    say: fn(&Opened) -> io::Result<()>,
) -> io::Result<Closed> {
    let mut open = Vec::with_capacity(connections);
    let begin = format!("GET /get-token HTTP/1.1\r\nhost: {address}\r\nx-slow: ");
    for index in 0..connections {
        let mut stream = TcpStream::connect(address)?;
        let speaks = index % 2 == 0;
        if speaks {
            stream.write_all(begin.as_bytes())?;
        }
        stream.set_nonblocking(true)?;
        open.push((stream, speaks));
    }
    say(&Opened { opened: open.len() })?;
    let started = Instant::now();
    let (mut first, mut last) = (None, None);
    while !open.is_empty() && started.elapsed().as_secs_f64() < patience {
        // Slow callers of the kind that gives a byte a second; to look oftener would take the server's time.
        std::thread::sleep(Duration::from_secs(1));
        let before = open.len();
        open.retain_mut(|(stream, speaks)| stays(stream, *speaks));
        if open.len() < before {
            let now = started.elapsed().as_secs_f64();
            first.get_or_insert(now);
            last = Some(now);
        }
    }
    Ok(Closed {
        closed: connections - open.len(),
        left: open.len(),
        first_seconds: first,
        last_seconds: last,
    })
}

/// Whether the server has not closed it.
fn stays(stream: &mut TcpStream, speaks: bool) -> bool {
    if speaks && stream.write_all(b"a").is_err() {
        return false;
    }
    let mut answer = [0; 1024];
    loop {
        match stream.read(&mut answer) {
            Ok(0) => return false,
            // A refusal may come before the end.
            Ok(_) => {}
            Err(error) => return error.kind() == ErrorKind::WouldBlock,
        }
    }
}
