//! The configuration file from the command line: checked, gone by, read again, explained.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::json;
use support::folder::{AGAIN, API_KEY, FIRST, Folder, Notes, REFUSED, SECOND, credentials, line_of};
use support::{Running, command, get, request, run, text};
use videosdk_server::token::{KeyPair, Tokens, VerifyToken};

#[test]
fn a_bad_file_is_told_whole_and_nothing_listens() {
    let folder =
        Folder::new("[server]\nlisten = \"0.0.0.0\"\n[auth]\nmode = \"oicd\"\n[limits]\ncaler = \"1/s\"\n");
    let path = folder.configuration();
    for arguments in [vec!["serve", "--config", &path], vec!["serve", "--check", "--config", &path]] {
        let output = run(&arguments, &[]);
        let said = text(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
        for expected in [
            ":2: server.listen = \"0.0.0.0\": an address and a port",
            ":4: auth.mode = \"oicd\": one of open, hmac, oidc, keys and proxy",
            ":6: limits.caler: there is no such setting; did you mean caller?",
        ] {
            assert!(said.contains(&format!("{path}{expected}")), "{expected}\nis not in\n{said}");
        }
    }
    let output = run(&["--json", "serve", "--check", "--config", &path], &[]);
    let told: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert!(told["faults"].as_array().unwrap().len() >= 3, "{told}");
    let gone = run(&["serve", "--config", "/nowhere/server.toml"], &[]);
    assert_eq!((gone.status.code(), text(&gone.stderr).contains("/nowhere/server.toml")), (Some(2), true));
}

#[test]
fn a_good_file_is_called_good() {
    let folder = Folder::new(&credentials(
        "[server]\nlisten = \"0.0.0.0:9000\"\n[auth]\nmode = \"proxy\"\n[limits]\n",
    ));
    let path = folder.configuration();
    let output = run(&["serve", "--check", "--config", &path], &[]);
    assert!(text(&output.stderr).contains("server.trusted_proxies"), "{}", text(&output.stderr));
    folder.write(
        "server.toml",
        &credentials(
            "[auth]\nmode = \"proxy\"\n[server]\nlisten = \"0.0.0.0:9000\"\ntrusted_proxies = \"10.0.0.0/8\"",
        ),
    );
    let output = run(&["serve", "--check", "--config", &path], &[]);
    assert_eq!((output.status.code(), text(&output.stdout).trim()), (Some(0), "the configuration is good"));
}

/// What only shows with the flags on top is told by the flag, or by the line of the file.
#[test]
fn faults_of_flags_and_file_together_are_told_by_their_place() {
    let folder = Folder::new(&credentials(
        "[token]\nkind = \"participant\"\n\
         [[policy]]\nname = \"all\"\nrooms = [\"x-*\"]\nexpires_in = \"30m\"\n\
         [limits]\nstore = \"valkey://127.0.0.1:1\"\n",
    ));
    let path = folder.configuration();
    for (flags, expected) in [
        (vec!["--token", "classic"], format!("{path}:8: policy[1].rooms = [\"x-*\"]: every room")),
        (vec!["--expires-in", "1m"], format!("{path}:9: policy[1].expires_in = 1800s: at most 60s")),
        (
            vec!["--allow-origin", "example.com"],
            "error: --allow-origin = \"example.com\": a whole origin".to_owned(),
        ),
        (vec!["--token", "api"], "error: --token = api: participant or classic".to_owned()),
    ] {
        let output = run(&[vec!["serve", "--check", "--config", &path], flags].concat(), &[]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(&expected), "{expected}\nis not in\n{said}");
    }
}

/// The environment goes over the file, so that its faults are no line of the file's.
#[test]
fn faults_of_the_environment_are_told_by_variable() {
    let folder = Folder::new(&credentials(""));
    let path = folder.configuration();
    let check = |variable: (&str, &str)| {
        let output = run(&["serve", "--check", "--config", &path], &[variable]);
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr)
    };
    let said = check(("VIDEOSDK_API_ENDPOINT", "ftp://example.com"));
    assert!(said.starts_with("error: VIDEOSDK_API_ENDPOINT: ") && said.lines().count() == 1, "{said}");
    folder.write("server.toml", "[credentials]\napi_key = \"a\"\nsecret_file = \"gone\"\n");
    let said = check(("VIDEOSDK_API_KEY", "11111111-2222-4333-8444-555555555555"));
    assert!(said.contains(&format!("{path}:3: credentials.secret_file: a file that can be read")), "{said}");
    assert_eq!(said.lines().count(), 1, "that there is no secret only follows: {said}");
}

/// Abuse 1: a stranger asks a public server, whose file says that nobody is asked.
#[test]
fn strangers_are_not_served_by_an_open_file() {
    let folder = Folder::new(&credentials("[server]\nlisten = \"0.0.0.0:0\"\n[auth]\nmode = \"open\""));
    let path = folder.configuration();
    let output = run(&["serve", "--config", &path], &[]);
    let said = text(&output.stderr);
    assert_eq!((output.status.code(), said.contains("--open")), (Some(2), true));
    assert!(said.contains(&format!("{path}:5: server.listen = \"0.0.0.0:0\": ")), "{said}");
}

#[test]
fn flags_go_over_the_environment_and_that_over_the_file() {
    let folder = Folder::new(
        &credentials("token = 1")
            .replace("token = 1", "[token]\nexpires_in = \"1h\"\npermissions = [\"ask_join\"]"),
    );
    let path = folder.configuration();
    let mut given = command(&["serve", "--config", &path, "--port", "0", "--expires-in", "5m"]);
    let running = Running::start(given.env("VIDEOSDK_SECRET", SECOND), "token server");
    let answer = get(running.token_server(), "/get-token").json;
    assert_eq!(answer["expiresIn"], 300);
    let verify = |secret: &str| {
        let tokens = Tokens::new([KeyPair::new(API_KEY, secret).unwrap()]);
        tokens.verify(answer["token"].as_str().unwrap(), &VerifyToken::default())
    };
    assert!(verify(FIRST).is_err());
    assert_eq!(verify(SECOND).unwrap().permissions.unwrap(), ["ask_join"]);
}

#[test]
fn a_key_is_replaced_by_a_signal() {
    let folder = Folder::new(&credentials("[auth]\nmode = \"keys\"\nfile = \"keys\""));
    folder.write("keys", &line_of("old"));
    let mut running = folder.serve();
    let notes = Notes::of(&mut running);
    let ask = |key: &str| {
        request("GET", running.token_server(), "/get-token", &format!("authorization: Bearer {key}\r\n"), "")
            .status
    };
    assert_eq!((ask("old"), ask("new"), get(running.token_server(), "/get-token").status), (200, 401, 401));
    folder.write("keys", &line_of("new"));
    running.signal("HUP");
    notes.until(AGAIN, 1);
    assert_eq!((ask("old"), ask("new")), (401, 200));
}

/// Abuse 28: a bad reload opens the door.
#[test]
fn a_bad_reload_changes_nothing() {
    let good = credentials("[auth]\nmode = \"keys\"\nfile = \"keys\"");
    let folder = Folder::new(&good);
    folder.write("keys", &line_of("the-key"));
    let mut running = folder.serve();
    let notes = Notes::of(&mut running);
    let closed = |about: &str| assert_eq!(get(running.token_server(), "/get-token").status, 401, "{about}");
    closed("as it began");
    let bad = [
        "",
        "[auth]\nmode = \"open\"\nnothing = 1",
        "[auth]\nmode = \"opne\"",
        "[auth\nmode = \"open\"",
        "[auth]\nmode = \"open\"\n[server]\nlisten = \"127.0.0.1:1\"\n[credentials]\nsecret_file = \"gone\"",
    ];
    for (index, text) in bad.iter().enumerate() {
        let whole =
            if index == 0 { good.replace("\"keys\"\nfile", "\"keys\"\nfiel") } else { credentials(text) };
        folder.write("server.toml", &whole);
        running.signal("HUP");
        notes.until(REFUSED, index + 1);
        closed(text);
    }
    folder.write("server.toml", &good);
    running.signal("HUP");
    notes.until(AGAIN, 1);
    closed("a good file again");
    assert_eq!(notes.count(FIRST), 0);
}

/// Abuse 28: twenty broken files while callers ask: nobody gets in, and nobody who may is turned away.
#[test]
fn twenty_broken_files_under_load_open_no_door() {
    let good = credentials("[auth]\nmode = \"keys\"\nfile = \"keys\"");
    let folder = Folder::new(&good);
    folder.write("keys", &line_of("the-key"));
    let mut running = folder.serve();
    let notes = Notes::of(&mut running);
    let url = running.token_server().to_owned();
    let ended = Arc::new(AtomicBool::new(false));
    let callers: Vec<_> = [("", 401), ("authorization: Bearer the-key\r\n", 200)]
        .into_iter()
        .map(|(headers, expected)| {
            let (url, ended) = (url.clone(), Arc::clone(&ended));
            std::thread::spawn(move || {
                let mut asked = 0;
                while !ended.load(Ordering::SeqCst) {
                    assert_eq!(request("GET", &url, "/get-token", headers, "").status, expected, "{headers}");
                    asked += 1;
                }
                asked
            })
        })
        .collect();
    for turn in 0..20 {
        let broken = match turn % 5 {
            0 => good.replace("keys", "open") + "\nbroken = ",
            1 => "[auth]\nmode = \"open\"\n[limits]\ncaller = \"often\"".to_owned(),
            2 => credentials("[auth]\nmode = \"open\"\nfile = \"keys\""),
            3 => credentials("[auth]\nmode = \"keys\"\nfile = \"gone\""),
            _ => credentials("[[policy]]\nname = \"all\""),
        };
        folder.write("server.toml", &broken);
        running.signal("HUP");
        notes.until(REFUSED, turn + 1);
    }
    ended.store(true, Ordering::SeqCst);
    for caller in callers {
        assert!(caller.join().unwrap() > 0);
    }
}

/// Each key that needs a restart, by the word and the line; what else the file has is not taken either.
#[test]
fn what_needs_a_restart_is_refused_with_that_word() {
    let folder = Folder::new(&credentials(""));
    let mut running = folder.serve();
    let notes = Notes::of(&mut running);
    let life = || get(running.token_server(), "/get-token").json["expiresIn"].clone();
    let before = life();
    let tables = [
        ("server.listen", "[server]\nlisten = \"[::1]:0\""),
        ("server.timeouts", "[server]\ntimeouts = { header = \"9s\" }"),
        ("server.timeouts", "[server]\ntimeouts = { body = \"9s\" }"),
        ("server.timeouts", "[server]\ntimeouts = { request = \"9s\" }"),
        ("server.timeouts", "[server]\ntimeouts = { idle = \"9s\" }"),
        ("server.bounds", "[server]\nbounds = { connections = 9 }"),
        ("server.bounds", "[server]\nbounds = { per_address = 9 }"),
        ("server.bounds", "[server]\nbounds = { body = \"9KiB\" }"),
        ("server.drain", "[server]\ndrain = { delay = \"9s\" }"),
        ("server.drain", "[server]\ndrain = { deadline = \"12s\" }"),
        ("telemetry.admin_listen", "[telemetry]\nadmin_listen = \"127.0.0.1:0\""),
        ("telemetry.log", "[telemetry]\nlog = \"json\""),
        ("limits.store", "[limits]\nstore = \"valkey://127.0.0.1:1\""),
    ];
    for (index, (key, table)) in tables.into_iter().enumerate() {
        folder.write("server.toml", &credentials(&format!("{table}\n[token]\nexpires_in = \"5m\"\n")));
        running.signal("HUP");
        notes.until(REFUSED, index + 1);
        let told = format!("server.toml:5: {key}: a restart is needed");
        let same = tables[..=index].iter().filter(|(other, _)| *other == key).count();
        notes.until(&told, same);
        assert_eq!(life(), before, "{table}");
    }
    folder.write("server.toml", &credentials("[token]\nexpires_in = \"5m\"\n"));
    running.signal("HUP");
    notes.until(AGAIN, 1);
    assert_eq!((life(), before), (json!(300), json!(86_400)));
}

/// A hundred reloads that rotate the secret, under load: not one token that was given is refused meanwhile.
#[test]
fn a_hundred_rotations_lose_nobody() {
    let folder = Folder::new(&credentials("secret_file_next = \"next\""));
    folder.write("next", SECOND);
    let mut running = folder.serve();
    let notes = Notes::of(&mut running);
    let url = running.token_server().to_owned();
    let (ended, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let callers: Vec<_> = (0..2)
        .map(|_| {
            let (url, ended, asked) = (url.clone(), Arc::clone(&ended), Arc::clone(&asked));
            std::thread::spawn(move || {
                while !ended.load(Ordering::SeqCst) {
                    let given = get(&url, "/get-token");
                    let token =
                        given.json["token"].as_str().unwrap_or_else(|| panic!("{}", given.text)).to_owned();
                    // The token comes back to the same server, which verifies it.
                    let again = get(&url, &format!("/get-token?token={token}"));
                    assert_eq!(again.status, 200, "{}", again.text);
                    asked.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    for turn in 1..=100 {
        let (first, next) = if turn % 2 == 0 { (FIRST, SECOND) } else { (SECOND, FIRST) };
        folder.write("secret", first);
        folder.write("next", next);
        running.signal("HUP");
        notes.until(AGAIN, turn);
    }
    ended.store(true, Ordering::SeqCst);
    for caller in callers {
        caller.join().unwrap();
    }
    assert!(asked.load(Ordering::SeqCst) > 0);
    assert_eq!(notes.count(REFUSED), 0);
}

/// Abuse 2: a token is used for REST. That of a known caller joins, and calls nothing.
#[test]
fn a_callers_token_joins_and_calls_nothing() {
    let folder = Folder::new("[token]\nkind = \"participant\"\n");
    let path = folder.configuration();
    let demo = Running::start(&mut command(&["serve", "--demo", "--config", &path, "--port", "0"]), "secret");
    let text_of = |answer: &support::Answer, name: &str| answer.json[name].as_str().unwrap().to_owned();
    let room = text_of(&request("POST", demo.token_server(), "/create-meeting", "", ""), "roomId");
    let token = text_of(&get(demo.token_server(), &format!("/get-token?roomId={room}")), "token");
    let refused = request("GET", demo.emulator(), "/v2/rooms", &format!("authorization: {token}\r\n"), "");
    assert!([401, 403].contains(&refused.status), "{}", refused.text);
    let joined = support::post(demo.emulator(), "/emulator/join", &json!({"roomId": room, "token": token}));
    assert_eq!(joined.status, 200, "{}", joined.text);
}

/// Abuse 25: two of a header, of which a proxy may have looked at the other one; through the program's own sockets.
#[test]
fn ambiguous_requests_are_refused() {
    use std::io::Write;
    let demo = Running::demo();
    let host = demo.token_server().strip_prefix("http://").unwrap().to_owned();
    for (about, line, headers) in [
        ("two hosts", "GET /get-token", format!("host: {host}\r\n")),
        ("two credentials", "GET /get-token", "authorization: a\r\nauthorization: b\r\n".to_owned()),
        ("two lengths", "POST /create-meeting", "content-length: 2\r\ncontent-length: 3\r\n".to_owned()),
        (
            "a length and chunks",
            "POST /create-meeting",
            "content-length: 2\r\ntransfer-encoding: chunked\r\n".to_owned(),
        ),
        ("a length that is none", "POST /create-meeting", "content-length: +2\r\n".to_owned()),
    ] {
        let mut stream = support::connect(demo.token_server());
        let head = format!("{line} HTTP/1.1\r\nhost: {host}\r\n{headers}connection: close\r\n\r\n{{}}");
        stream.write_all(head.as_bytes()).unwrap();
        assert_eq!(support::answer(stream).status, 400, "{about}");
    }
}

#[test]
fn a_policy_explains_itself() {
    let folder = Folder::new(&credentials(
        "[token]\nkind = \"participant\"\n[auth]\nmode = \"keys\"\nfile = \"keys\"\n\
         [[policy]]\nname = \"teachers\"\nwhen = { role = \"teacher\" }\nrooms = [\"class-{school}-*\"]\nparticipant = \"{sub}\"\n\
         [[policy]]\nname = \"others\"\nmay = [\"validate\"]\nrooms = [\"*\"]\n",
    ));
    folder.write("keys", &line_of("the-key"));
    folder.write("claims.json", &json!({"sub": "ann", "role": "teacher", "school": "north"}).to_string());
    let (path, claims) = (folder.configuration(), folder.path("claims.json").to_str().unwrap().to_owned());
    let explain =
        |request: &str| run(&["policy", "explain", "--config", &path, "--claims", &claims, request], &[]);
    let allowed = explain("GET /get-token?roomId=class-north-7b");
    let said = text(&allowed.stdout);
    assert_eq!(allowed.status.code(), Some(0), "{said}{}", text(&allowed.stderr));
    assert!(said.contains("->  teachers") && said.contains("participant  ann"), "{said}");
    assert!(said.contains("permissions  allow_join") && said.contains("expires in   7200 seconds"), "{said}");
    let refused = explain("GET /get-token?roomId=class-south-7b");
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stdout);
    let reason = "refused (403 room_not_allowed): the room \"class-south-7b\" is none of the rule's";
    assert!(said.contains(reason), "{said}");
    let as_json = |rest: &[&str]| {
        let output = run(&[&["--json", "policy", "explain", "--config", &path], rest].concat(), &[]);
        (output.status.code(), serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap())
    };
    let (code, told) = as_json(&["--claims", &claims, "GET /get-token?roomId=class-north-7b"]);
    assert_eq!((code, &told["allowed"], &told["status"]), (Some(0), &json!(true), &json!(null)), "{told}");
    assert_eq!((&told["permissions"], &told["expiresIn"]), (&json!(["allow_join"]), &json!(7_200)), "{told}");
    // Whoever is not known is refused by the server, though the second rule has no condition.
    let (code, told) = as_json(&["POST /validate-meeting/x"]);
    assert_eq!((code, &told["allowed"], &told["status"]), (Some(1), &json!(false), &json!(401)), "{told}");
    assert!(told["because"].as_str().unwrap().contains("--claims"), "{told}");
    assert_eq!(told["rules"][1]["fits"], json!(false), "{told}");
    assert_eq!(explain("get-token").status.code(), Some(2));
}
