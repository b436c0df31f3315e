//! The page of the demo: where it is served, how it is guarded, and what it does not tell.

mod support;

use std::io::Write;

use support::{Answer, Running, command, get, request, run, text};

/// Every file of the page, as far as its files name each other.
fn files(demo: &Running) -> Vec<(String, Answer)> {
    let mut found = vec![("/".to_owned(), get(demo.token_server(), "/"))];
    let mut next = 0;
    while let Some((_, answer)) = found.get(next) {
        let words = answer.text.split(['"', '\'', '`']);
        let paths: Vec<String> = words
            .filter_map(|word| match word.strip_prefix("./") {
                Some(module) => Some(format!("/console/{module}")),
                None => word.starts_with("/console/").then(|| word.to_owned()),
            })
            .collect();
        for path in paths {
            if found.iter().all(|(known, _)| *known != path) {
                let answer = get(demo.token_server(), &path);
                found.push((path, answer));
            }
        }
        next += 1;
    }
    found
}

#[test]
fn the_demo_shows_a_page_and_announces_it() {
    let demo = Running::demo();
    assert_eq!(demo.announced["console"], format!("{}/", demo.token_server()));
    let page = get(demo.token_server(), "/");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-type: text/html; charset=utf-8"), "{}", page.head);
    assert!(page.text.starts_with("<!doctype html>"));
    assert!(page.text.contains("not an official product"));
    assert!(page.text.contains(&format!("content=\"{}\"", demo.emulator())), "{}", page.text);
    let announced = run_json(&["serve", "--demo", "--port", "0", "--json"]);
    assert_eq!(announced["console"], format!("{}/", announced["tokenServer"].as_str().unwrap()));
}

/// What a server announces as JSON; it ends then.
fn run_json(arguments: &[&str]) -> serde_json::Value {
    use std::io::BufRead;
    let mut child = command(arguments).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    serde_json::from_str(&line).unwrap()
}

#[test]
fn every_file_of_the_page_is_guarded_and_none_has_a_secret() {
    let demo = Running::demo();
    let emulator = demo.emulator().replace("http://", "ws://");
    let files = files(&demo);
    assert!(files.len() > 10, "{}", files.len());
    for (path, answer) in files {
        assert_eq!(answer.status, 200, "{path}");
        for header in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "referrer-policy: no-referrer",
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ",
            &format!("connect-src 'self' {emulator}; "),
            "frame-ancestors 'none'",
        ] {
            assert!(answer.head.contains(header), "{path} lacks {header}: {}", answer.head);
        }
        assert!(!answer.text.contains(&demo.announced["secret"]), "{path} tells the secret");
        assert!(!answer.text.contains(&demo.announced["key"]), "{path} tells the key");
        for word in ["https://", "innerHTML", "style=", "onclick"] {
            assert!(!answer.text.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn head_has_the_headers_alone() {
    let demo = Running::demo();
    for path in ["/", "/console/style.css"] {
        let [whole, head] = ["GET", "HEAD"].map(|method| request(method, demo.token_server(), path, "", ""));
        assert_eq!((head.status, head.text.as_str()), (200, ""), "{path}");
        let of = |answer: &Answer, name: &str| {
            answer.head.lines().find(|line| line.starts_with(name)).map(str::to_owned)
        };
        for name in ["content-type", "content-security-policy", "cache-control"] {
            assert_eq!(of(&whole, name), of(&head, name), "{path}");
        }
    }
}

#[test]
fn a_name_that_is_not_this_machines_gets_no_page() {
    let demo = Running::demo();
    for path in ["/", "/console/main.js"] {
        let mut stream = support::connect(demo.token_server());
        write!(stream, "GET {path} HTTP/1.1\r\nhost: evil.test\r\nconnection: close\r\n\r\n").unwrap();
        let refused = support::answer(stream);
        assert_eq!((refused.status, &refused.json["code"]), (421, &"host_refused".into()), "{path}");
        assert!(!refused.text.contains(demo.emulator()), "{path}");
        let foreign = request("GET", demo.token_server(), path, "origin: https://evil.test\r\n", "");
        assert_eq!((foreign.status, &foreign.json["code"]), (403, &"origin_refused".into()), "{path}");
    }
}

#[test]
fn other_paths_and_methods_are_the_token_servers() {
    let demo = Running::demo();
    for (method, path) in
        [("POST", "/"), ("GET", "/console"), ("GET", "/console/mod.rs"), ("DELETE", "/console/main.js")]
    {
        let answer = request(method, demo.token_server(), path, "", "");
        assert_eq!((answer.status, &answer.json["code"]), (404, &"route_unknown".into()), "{method} {path}");
    }
    assert_eq!(get(demo.token_server(), "/healthz").status, 200);
    let large = request("POST", demo.token_server(), "/", "", &"x".repeat(20_000));
    assert_eq!(large.status, 413);
}

#[test]
fn without_the_demo_there_is_no_page() {
    let mut serve = command(&["serve", "--port", "0"]);
    serve.env("VIDEOSDK_API_KEY", "11111111-2222-4333-8444-555555555555");
    serve.env("VIDEOSDK_SECRET", "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526");
    let running = Running::start(&mut serve, "token server");
    for path in ["/", "/console/main.js"] {
        let answer = get(running.token_server(), path);
        assert_eq!((answer.status, &answer.json["code"]), (404, &"route_unknown".into()), "{path}");
        assert!(answer.json["error"].as_str().unwrap().contains("/get-token"), "{path}");
    }
}

#[test]
fn beyond_this_machine_the_demo_has_no_page_and_grants_no_more() {
    let arguments = ["serve", "--demo", "--host", "0.0.0.0", "--open", "--port", "0"];
    let running = Running::start(&mut command(&arguments), "secret");
    assert!(!running.announced.contains_key("console"));
    assert_eq!(get(running.token_server(), "/").status, 404);
    assert_eq!(get(running.token_server(), "/get-token?permissions=allow_mod").status, 403);
}

#[test]
fn the_demo_grants_what_the_page_offers_unless_told_otherwise() {
    let demo = Running::demo();
    for permissions in ["allow_join,allow_mod", "allow_join", "ask_join"] {
        let answer = get(demo.token_server(), &format!("/get-token?permissions={permissions}"));
        assert_eq!(answer.status, 200, "{permissions}");
    }
    let arguments = ["serve", "--demo", "--port", "0", "--permission", "allow_join"];
    let narrow = Running::start(&mut command(&arguments), "secret");
    assert_eq!(get(narrow.token_server(), "/get-token?permissions=allow_mod").status, 403);
    let help = run(&["serve", "--help"], &[]);
    assert!(text(&help.stdout).contains("allow_mod too"), "{}", text(&help.stdout));
}
