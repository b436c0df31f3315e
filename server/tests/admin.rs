//! The listener for those who run the server, and the command that asks it.

mod support;

use std::io::{Read, Write};

use serde_json::json;
use support::folder::{AGAIN, Folder, Notes, REFUSED, credentials, line_of};
use support::{Running, answer, command, connect, get, metric, post, request, run, text};

fn demo() -> Running {
    demo_with(&["--admin-listen", "127.0.0.1:0", "--permission", "allow_join"])
}

fn demo_with(arguments: &[&str]) -> Running {
    Running::start(command(&["serve", "--demo", "--port", "0"]).args(arguments), "secret")
}

#[test]
fn what_is_done_is_counted() {
    let demo = demo();
    let public = demo.token_server();
    assert_eq!(get(public, "/get-token?roomId=hush-hush&participantId=hush-hush").status, 200);
    assert_eq!(get(public, "/get-token").status, 200);
    assert_eq!(get(public, "/get-token?permissions=allow_mod").status, 403);
    assert_eq!(post(public, "/create-meeting", &json!({})).status, 200);
    assert_eq!(request("POST", public, "/validate-meeting/hush-hush", "", "").status, 404);
    assert_eq!(request("HUSH", public, "/hush-hush", "", "").status, 404);
    let mut held = connect(public);
    let host = public.strip_prefix("http://").unwrap();
    held.write_all(format!("GET /healthz HTTP/1.1\r\nhost: {host}\r\n\r\n").as_bytes()).unwrap();
    held.read_exact(&mut [0]).unwrap();

    let page = get(demo.admin(), "/metrics");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: application/openmetrics-text; version=1.0.0"), "{}", page.head);
    let page = page.text;
    for (name, labels, expected) in [
        ("videosdk_tokens_issued_total", "kind=\"participant\"", 1.0),
        ("videosdk_tokens_issued_total", "kind=\"classic\"", 1.0),
        ("videosdk_tokens_denied_total", "code=\"permission_not_allowed\"", 1.0),
        ("videosdk_upstream_duration_seconds_count", "operation=\"rooms.create\",outcome=\"ok\"", 1.0),
        ("videosdk_upstream_duration_seconds_count", "operation=\"rooms.validate\"", 1.0),
        (
            "http_server_request_duration_seconds_count",
            "http_route=\"/get-token\",http_request_method=\"GET\",http_response_status_code=\"200\"",
            2.0,
        ),
        ("http_server_request_duration_seconds_count", "http_route=\"/validate-meeting/:meetingId\"", 1.0),
        (
            "http_server_request_duration_seconds_count",
            "http_route=\"unknown\",http_request_method=\"_OTHER\"",
            1.0,
        ),
        ("videosdk_limit_store_errors_total", "", 0.0),
    ] {
        assert_eq!(metric(&page, name, labels), Some(expected), "{name}{{{labels}}} in\n{page}");
    }
    assert!(metric(&page, "videosdk_connections_open", "").is_some_and(|open| open >= 1.0), "{page}");
    assert!(!page.to_lowercase().contains("hush") && !page.contains("eyJ"), "{page}");
    drop(held);
}

/// Reloads, limits, callers and refusals, each counted from what was there before.
#[test]
fn what_is_refused_is_counted_by_its_reason() {
    let good = credentials(
        "[telemetry]\nadmin_listen = \"127.0.0.1:0\"\n[auth]\nmode = \"keys\"\nfile = \"keys\"\n\
         [limits]\ncaller = \"2/day burst 2\"\n",
    );
    let folder = Folder::new(&good);
    folder.write("keys", &line_of("the-key"));
    let arguments = ["serve", "--config", &folder.configuration(), "--port", "0"];
    let mut running = Running::logging(&mut command(&arguments), "admin");
    let notes = Notes::of(&mut running);
    let public = running.token_server();
    let ask = |query: &str| {
        request("GET", public, &format!("/get-token{query}"), "authorization: Bearer the-key\r\n", "").status
    };
    let counted = |name: &str, labels: &str| {
        metric(&get(running.admin(), "/metrics").text, name, labels).unwrap_or_default()
    };
    let rises = |name: &str, labels: &str, act: &dyn Fn()| {
        let before = counted(name, labels);
        act();
        // That the file was read is told a moment before it is counted.
        let began = std::time::Instant::now();
        while counted(name, labels) == before && began.elapsed().as_secs() < 30 {
            std::thread::yield_now();
        }
        assert_eq!((before, counted(name, labels)), (0.0, 1.0), "{name}{{{labels}}}");
    };
    rises("videosdk_config_reloads_total", "result=\"rejected\"", &|| {
        folder.write("server.toml", &credentials("[auth]\nmode = \"opne\""));
        running.signal("HUP");
        notes.until(REFUSED, 1);
    });
    rises("videosdk_config_reloads_total", "result=\"accepted\"", &|| {
        folder.write("server.toml", &good);
        running.signal("HUP");
        notes.until(AGAIN, 1);
    });
    rises("videosdk_auth_failures_total", "reason=\"missing\"", &|| {
        assert_eq!(get(public, "/get-token").status, 401);
    });
    rises("videosdk_auth_failures_total", "reason=\"key_unknown\"", &|| {
        assert_eq!(request("GET", public, "/get-token", "authorization: Bearer another\r\n", "").status, 401);
    });
    rises("videosdk_tokens_denied_total", "code=\"permission_not_allowed\"", &|| {
        assert_eq!(ask("?permissions=allow_mod"), 403);
    });
    rises("videosdk_tokens_issued_total", "kind=\"participant\"", &|| assert_eq!(ask(""), 200));
    rises("videosdk_rate_limited_total", "scope=\"caller\"", &|| assert_eq!(ask(""), 429));
    assert_eq!(counted("videosdk_tokens_issued_total", ""), 1.0);
}

/// What the listener refuses by itself has no route and no duration, and is counted all the same.
#[test]
fn what_never_came_to_a_route_is_counted_by_its_reason() {
    let demo = demo();
    let public = demo.token_server();
    let host = public.strip_prefix("http://").unwrap();
    let long = "a".repeat(100_000);
    for (reason, message, status) in [
        ("malformed_head", "GET /get-token\r\nhost: a b c\r\n\r\n".to_owned(), 400),
        ("ambiguous_head", format!("GET /get-token HTTP/1.1\r\nhost: {host}\r\nhost: {host}\r\n\r\n"), 400),
        ("head_too_large", format!("GET /get-token HTTP/1.1\r\nhost: {host}\r\nx-long: {long}\r\n\r\n"), 431),
        (
            "broken_body",
            format!(
                "POST /get-token HTTP/1.1\r\nhost: {host}\r\ntransfer-encoding: chunked\r\n\r\nhush\r\n\r\n"
            ),
            400,
        ),
        (
            "body_too_large",
            format!("POST /get-token HTTP/1.1\r\nhost: {host}\r\ncontent-length: 100000\r\n\r\n"),
            413,
        ),
    ] {
        let mut stream = connect(public);
        // The server may have answered and closed before the last of it is sent.
        let _closed_early = stream.write_all(message.as_bytes());
        assert_eq!(answer(stream).status, status, "{reason}");
        let labels = format!("reason=\"{reason}\"");
        // A head is counted when its connection ends, which may be a moment after the answer.
        let began = std::time::Instant::now();
        loop {
            let page = get(demo.admin(), "/metrics").text;
            match metric(&page, "videosdk_requests_refused_total", &labels) {
                Some(count) => {
                    assert_eq!(count, 1.0, "{reason} in\n{page}");
                    assert_eq!(
                        metric(&page, "http_server_request_duration_seconds_count", ""),
                        None,
                        "{page}"
                    );
                    break;
                }
                None => assert!(began.elapsed().as_secs() < 30, "{reason} is not in\n{page}"),
            }
        }
    }
}

/// Abuse 26: `/metrics` is public.
#[test]
fn nothing_else_is_there() {
    let demo = demo();
    let refused = get(demo.token_server(), "/metrics");
    assert_eq!((refused.status, &refused.json["code"]), (404, &json!("route_unknown")));
    for path in ["/", "/get-token", "/metrics/", "/debug/pprof", "/healthz/x"] {
        let refused = get(demo.admin(), path);
        assert_eq!((refused.status, &refused.json["code"]), (404, &json!("route_unknown")), "{path}");
    }
    let refused = request("POST", demo.admin(), "/metrics", "", "");
    assert_eq!((refused.status, refused.head.contains("allow: get, head")), (405, true), "{}", refused.head);
    for (host, status) in [("evil.test", 421), ("localhost:1", 200), ("10.0.0.7:9090", 421)] {
        let mut stream = connect(demo.admin());
        let message = format!("GET /metrics HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        stream.write_all(message.as_bytes()).unwrap();
        assert_eq!(answer(stream).status, status, "{host}");
    }
    let mut demo = Running::demo();
    assert!(!demo.announced.contains_key("admin"), "it listens only when it is asked to");
    demo.signal("TERM");
    demo.child.wait().unwrap();
}

#[test]
fn one_that_listens_on_every_address_is_asked_under_any_of_them() {
    let demo = demo_with(&["--admin-listen", "0.0.0.0:0", "--allow-host", "metrics.test"]);
    for (host, status) in [("10.0.0.7:9090", 200), ("metrics.test", 200), ("evil.test", 421)] {
        let mut stream = connect(demo.admin());
        let message = format!("GET /readyz HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
        stream.write_all(message.as_bytes()).unwrap();
        assert_eq!(answer(stream).status, status, "{host}");
    }
}

#[test]
fn a_taken_admin_port_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = run(&["serve", "--demo", "--port", "0", "--admin-listen", &address], &[]);
    assert_eq!(output.status.code(), Some(1), "it may be free another time");
    let said = text(&output.stderr);
    assert!(said.contains(&address) && said.contains("--admin-listen"), "{said}");
}

#[test]
fn health_asks_for_those_who_have_no_shell() {
    let demo = demo();
    for (arguments, word) in [
        (&["health", "--url", demo.token_server()][..], "ok"),
        (&["health", "--ready", "--url", demo.admin()], "ready"),
    ] {
        let output = run(arguments, &[]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(text(&output.stdout).trim_end().ends_with(word), "{}", text(&output.stdout));
    }
    let port = demo.token_server().rsplit(':').next().unwrap();
    assert_eq!(run(&["health"], &[("PORT", port)]).status.code(), Some(0), "PORT is read");
    let proxied = [("PORT", port), ("http_proxy", "http://127.0.0.1:1")];
    assert_eq!(run(&["health"], &proxied).status.code(), Some(0), "this machine is asked without a proxy");
    let output = run(&["health", "--port", port, "--json"], &[]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["healthy"], &told["status"]), (&json!(true), &json!(200)));
    assert_eq!(told["answer"], json!({ "status": "ok" }));
}

#[test]
fn health_says_no_where_nobody_answers_or_another_does() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let emulator = Running::emulator_alone();
    for url in [nobody.as_str(), emulator.emulator()] {
        let output = run(&["health", "--url", url, "--json"], &[]);
        assert_eq!(output.status.code(), Some(1), "{url}");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["healthy"], false, "{url}");
    }
    for url in ["127.0.0.1:9000", "unix:/run/socket", "video", "http://a:b@127.0.0.1"] {
        assert_eq!(run(&["health", "--url", url], &[]).status.code(), Some(2), "{url}");
    }
}

#[test]
fn the_interface_is_printed() {
    let output = run(&["openapi"], &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("openapi: 3.1.0\n"));
}
