//! What ends a run early.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::ValueEnum;

/// What a run waits for.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Until {
    /// The probe of a balancer: no new requests once `/readyz` is not 200.
    Draining,
    /// The end of standard input, when whoever started this has seen enough.
    EndOfInput,
}

const EVERY: Duration = Duration::from_millis(100);

/// True from when it has come.
pub(crate) fn until(what: Option<Until>, address: SocketAddr) -> Arc<AtomicBool> {
    let seen = Arc::new(AtomicBool::new(false));
    let tell = Arc::clone(&seen);
    if let Some(what) = what {
        std::thread::spawn(move || {
            match what {
                Until::Draining => {
                    while ready(address) {
                        std::thread::sleep(EVERY);
                    }
                }
                Until::EndOfInput => {
                    let _ = std::io::stdin().read_to_end(&mut Vec::new());
                }
            }
            tell.store(true, Ordering::Relaxed);
        });
    }
    seen
}

fn ready(address: SocketAddr) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect(address)?;
        write!(stream, "GET /readyz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        std::io::Result::Ok(answer.starts_with(b"HTTP/1.1 200"))
    };
    ask().unwrap_or(false)
}
