//! The limits on virtual time, over an in-memory pipe.

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::*;

const SECOND: Duration = Duration::from_secs(1);
const HEAD: &[u8] = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n";

struct Pipe {
    caller: DuplexStream,
    wire: Wire<DuplexStream>,
    traffic: Arc<Traffic>,
    stage: watch::Sender<Stage>,
    start: Instant,
}

impl Pipe {
    /// Header limit 10 s, idle limit 75 s, 64 bytes on their way at most.
    fn new() -> Self {
        let (caller, socket) = duplex(64);
        let traffic = Arc::new(Traffic::default());
        let (stage, stages) = Stages::channel();
        let wire = Wire::new(socket, None, &Limits::default(), Arc::clone(&traffic), stages);
        Self { caller, wire, traffic, stage, start: Instant::now() }
    }

    async fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut buffer = vec![0; 1024];
        let length = self.wire.read(&mut buffer).await?;
        buffer.truncate(length);
        Ok(buffer)
    }

    /// Reads until the wire gives the caller up; the second since the start at which it does.
    async fn given_up_at(&mut self) -> u64 {
        loop {
            if let Err(error) = self.read().await {
                assert_eq!(error.kind(), ErrorKind::TimedOut);
                return self.start.elapsed().as_secs();
            }
        }
    }

    async fn send(&mut self, bytes: &[u8]) {
        self.caller.write_all(bytes).await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_silent_socket_has_the_header_limit() {
    assert_eq!(Pipe::new().given_up_at().await, 10);
}

#[tokio::test(start_paused = true)]
async fn bytes_that_trickle_do_not_extend_the_header_limit() {
    let mut pipe = Pipe::new();
    let mut caller = std::mem::replace(&mut pipe.caller, duplex(1).0);
    let trickle = async {
        for byte in HEAD {
            caller.write_all(&[*byte]).await.unwrap();
            sleep(SECOND).await;
        }
    };
    tokio::select! {
        second = pipe.given_up_at() => assert_eq!(second, 10),
        () = trickle => panic!("the head was allowed to take its time"),
    }
}

#[tokio::test(start_paused = true)]
async fn between_requests_the_idle_limit_counts() {
    let mut pipe = Pipe::new();
    pipe.send(HEAD).await;
    assert_eq!(pipe.read().await.unwrap(), HEAD);
    assert_eq!(pipe.given_up_at().await, 75);
}

#[tokio::test(start_paused = true)]
async fn a_second_head_has_the_header_limit_from_its_first_byte() {
    let mut pipe = Pipe::new();
    pipe.send(HEAD).await;
    pipe.read().await.unwrap();
    sleep(30 * SECOND).await;
    pipe.send(b"GE").await;
    pipe.read().await.unwrap();
    assert!(pipe.traffic.head_begun.get());
    assert_eq!(pipe.given_up_at().await, 40);
}

#[tokio::test(start_paused = true)]
async fn a_head_sent_ahead_is_bound_like_any_other() {
    let mut pipe = Pipe::new();
    pipe.send(&[HEAD, b"GE"].concat()).await;
    assert_eq!(pipe.read().await.unwrap(), HEAD);
    assert_eq!(pipe.given_up_at().await, 10);
}

#[tokio::test(start_paused = true)]
async fn blank_lines_do_not_extend_the_idle_limit() {
    let mut pipe = Pipe::new();
    pipe.send(HEAD).await;
    pipe.read().await.unwrap();
    assert!(tokio::time::timeout(30 * SECOND, pipe.read()).await.is_err());
    pipe.send(b"\r\n").await;
    assert_eq!(pipe.given_up_at().await, 75);
}

#[tokio::test(start_paused = true)]
async fn a_request_in_flight_is_not_silence() {
    let mut pipe = Pipe::new();
    pipe.send(HEAD).await;
    pipe.read().await.unwrap();
    let in_flight = pipe.traffic.begin();
    assert!(tokio::time::timeout(300 * SECOND, pipe.read()).await.is_err());
    drop(in_flight);
    assert_eq!(pipe.given_up_at().await, 375);
}

#[tokio::test(start_paused = true)]
async fn reads_stop_where_a_head_or_a_body_does() {
    let mut pipe = Pipe::new();
    let post = b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n";
    pipe.send(&[&post[..], b"abcGET "].concat()).await;
    assert_eq!(pipe.read().await.unwrap(), post);
    assert_eq!(pipe.read().await.unwrap(), b"abc");
    assert_eq!(pipe.read().await.unwrap(), b"GET ");
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_takes_nothing_is_given_up() {
    let mut pipe = Pipe::new();
    let error = pipe.wire.write_all(&[0; 65]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TimedOut);
    assert_eq!(pipe.start.elapsed(), 75 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn an_upgraded_connection_has_no_limits_but_ends_with_the_listener() {
    let mut pipe = Pipe::new();
    pipe.traffic.upgraded.set(true);
    pipe.send(b"\n\nframes").await;
    assert_eq!(pipe.read().await.unwrap(), b"\n\nframes");
    assert!(tokio::time::timeout(300 * SECOND, pipe.read()).await.is_err());
    pipe.stage.send_replace(Stage::Cut);
    assert_eq!(pipe.read().await.unwrap_err().kind(), ErrorKind::ConnectionAborted);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_waits_a_moment_for_the_rest() {
    let mut pipe = Pipe::new();
    pipe.traffic.refused.set(true);
    pipe.send(b"the rest of a body").await;
    pipe.wire.shutdown().await.unwrap();
    assert_eq!(pipe.start.elapsed(), SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_usual_close_waits_for_nothing() {
    let mut pipe = Pipe::new();
    pipe.wire.shutdown().await.unwrap();
    assert_eq!(pipe.start.elapsed(), Duration::ZERO);
}
