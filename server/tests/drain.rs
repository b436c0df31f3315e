//! The end of a server behind a balancer: it says so, serves on for a while, and is told of to the service manager.

mod support;

use std::os::unix::net::UnixDatagram;
use std::time::{Duration, Instant};

use serde_json::json;
use support::{Running, command, connect, get, run};

/// Waits until this holds; what takes longer than any machine needs has failed.
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::yield_now();
    }
}

#[test]
fn callers_are_sent_elsewhere_while_it_serves_on() {
    let arguments =
        ["serve", "--demo", "--port", "0", "--admin-listen", "127.0.0.1:0", "--drain-delay", "1h"];
    let mut demo = Running::start(&mut command(&arguments), "secret");
    let (public, admin) = (demo.token_server().to_owned(), demo.admin().to_owned());
    assert_eq!(get(&admin, "/readyz").json, json!({ "status": "ready" }));
    demo.signal("TERM");
    until("/readyz says it", || get(&public, "/readyz").status == 503);
    for url in [&public, &admin] {
        assert_eq!(get(url, "/readyz").json["code"], "draining");
        assert_eq!(get(url, "/healthz").status, 200);
        assert_eq!(run(&["health", "--ready", "--url", url], &[]).status.code(), Some(1));
    }
    let mut stream = connect(&public);
    let host = public.strip_prefix("http://").unwrap();
    // Without a wish to close; the server closes all the same.
    std::io::Write::write_all(
        &mut stream,
        format!("GET /get-token HTTP/1.1\r\nhost: {host}\r\n\r\n").as_bytes(),
    )
    .unwrap();
    let served = support::answer(stream);
    assert_eq!((served.status, served.head.contains("connection: close")), (200, true), "{}", served.head);
    assert_eq!(get(&admin, "/metrics").status, 200, "the end can be watched");
    let asked = Instant::now();
    demo.signal("TERM");
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(10), "the second signal cuts: {:?}", asked.elapsed());
}

#[test]
fn it_ends_by_itself_when_the_delay_is_over() {
    let mut demo =
        Running::start(&mut command(&["serve", "--demo", "--port", "0", "--drain-delay", "1s"]), "secret");
    let started = Instant::now();
    demo.signal("TERM");
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
    let took = started.elapsed();
    assert!(took >= Duration::from_secs(1) && took < Duration::from_secs(10), "{took:?}");
}

#[test]
fn the_service_manager_is_told_of_begin_and_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let told = || {
        let mut message = [0; 256];
        let length = socket.recv(&mut message).unwrap();
        support::text(&message[..length])
    };
    let mut serve = command(&["serve", "--demo", "--port", "0"]);
    let mut demo = Running::start(serve.env("NOTIFY_SOCKET", &path), "secret");
    assert_eq!(told(), "READY=1\n");
    assert_eq!(get(demo.token_server(), "/healthz").status, 200, "it listens by then");
    demo.signal("TERM");
    assert_eq!(told(), "STOPPING=1\n");
    assert_eq!(demo.child.wait().unwrap().code(), Some(0));
}
