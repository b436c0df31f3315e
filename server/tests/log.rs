//! The log of the program, and the traces in it.

mod support;

use std::io::Read;
use std::net::TcpListener;

use serde_json::Value;
use support::{Running, command, get, request};

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const STEP: &str = "b7ad6b7169203331";

/// Ends the server and gives what it has written.
fn log_of(mut running: Running) -> String {
    running.signal("TERM");
    running.child.wait().unwrap();
    let mut log = String::new();
    running.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    log
}

/// Abuse 24: a secret or a token in the log of the program.
#[test]
fn each_request_is_a_line_of_json_with_nothing_of_its_content() {
    let arguments = ["serve", "--demo", "--port", "0", "--admin-listen", "127.0.0.1:0", "--log", "json"];
    let demo = Running::logging(&mut command(&arguments), "secret");
    let url = demo.token_server();
    let token = get(url, "/get-token?roomId=hush-hush").json["token"].as_str().unwrap().to_owned();
    let headers = format!(
        "authorization: Bearer {token}\r\nx-request-id: mine-1\r\ntraceparent: 00-{TRACE}-{STEP}-01\r\ncookie: hush=hush\r\n"
    );
    let body = format!("{{\"customRoomId\":\"hush-hush\",\"token\":\"{token}\"}}");
    assert_eq!(request("POST", url, "/create-meeting?hush=hush", &headers, &body).status, 200);
    assert_eq!(request("POST", url, &format!("/{token}"), "", "hush=hush").status, 404);
    assert_eq!(request("POST", url, "/create-meeting", "", &"x".repeat(20_000)).status, 413);
    assert_eq!(get(demo.admin(), "/readyz").status, 200);
    let secret = demo.announced["secret"].clone();

    let log = log_of(demo);
    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let with =
        |message: &str| -> Vec<&Value> { lines.iter().filter(|line| line["message"] == message).collect() };
    assert!(with("listening").len() == 1 && with("stopping").len() == 1, "{log}");
    let answered = with("answered");
    assert_eq!(answered.len(), 3, "probes are left out: {log}");
    let created = answered[1];
    for (field, value) in [
        ("level", "INFO"),
        ("route", "/create-meeting"),
        ("method", "POST"),
        ("request_id", "mine-1"),
        ("trace_id", TRACE),
    ] {
        assert_eq!(created[field], value, "{created}");
    }
    assert!(created["status"] == 200 && created["micros"].is_u64() && created["timestamp"].is_string());
    let lost = answered[2];
    assert_eq!((&lost["route"], &lost["code"]), (&"unknown".into(), &"route_unknown".into()));
    assert_eq!(lost["trace_id"].as_str().map(str::len), Some(32), "a trace of its own: {lost}");
    assert_eq!(with("refused before it was whole")[0]["code"], "body_too_large");
    for hidden in ["hush", "eyJ", &secret, "127.0.0.1:0"] {
        assert!(!log.contains(hidden), "{hidden} is in\n{log}");
    }
}

#[test]
fn without_the_option_nothing_is_written() {
    let demo = Running::logging(&mut command(&["serve", "--demo", "--port", "0"]), "secret");
    assert_eq!(get(demo.token_server(), "/get-token").status, 200);
    assert_eq!(log_of(demo), "");
}

#[test]
fn the_service_is_asked_in_the_trace_of_the_caller() {
    let service = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut serve = command(&["serve", "--port", "0"]);
    serve.envs([
        ("VIDEOSDK_API_KEY", "demo-of-the-tests"),
        ("VIDEOSDK_SECRET", "0123456789abcdef0123456789abcdef"),
        ("VIDEOSDK_API_ENDPOINT", &format!("http://{}", service.local_addr().unwrap())),
    ]);
    let running = Running::start(&mut serve, "token server");
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = service.accept().unwrap();
        let mut message = Vec::new();
        while !message.windows(4).any(|bytes| bytes == b"\r\n\r\n") {
            let mut chunk = [0; 4096];
            let read = stream.read(&mut chunk).unwrap();
            message.extend_from_slice(&chunk[..read]);
        }
        support::text(&message).to_lowercase()
    });
    let headers = format!("traceparent: 00-{TRACE}-{STEP}-01\r\ntracestate: vendor=1\r\n");
    let url = running.token_server().to_owned();
    // The stand-in goes away without an answer; what was sent to it is what counts.
    let answer = std::thread::spawn(move || {
        request("GET", &url, "/validate-meeting/ab12-cd34-ef56", &headers, "").status
    });
    let message = asked.join().unwrap();
    assert_eq!(answer.join().unwrap(), 503);
    let parent = message.lines().find_map(|line| line.strip_prefix("traceparent: ")).unwrap();
    assert!(parent.starts_with(&format!("00-{TRACE}-")) && parent.ends_with("-01"), "{parent}");
    assert!(!parent.contains(STEP), "the step is the server's own: {parent}");
    assert!(message.contains("tracestate: vendor=1"), "{message}");
}
