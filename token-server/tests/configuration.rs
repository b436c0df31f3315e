//! Configuration files, good and bad.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

mod support;

use std::path::{Path, PathBuf};
use std::time::Duration;

use support::stage::client;
use videosdk_server::token::{Permission, TokenKind};
use videosdk_token_server::Authentication;
use videosdk_token_server::configuration::{FileError, ServerFile, Sources};

const SHA256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn files(path: &Path) -> std::io::Result<String> {
    match path.to_str().unwrap() {
        "/etc/video/secret" => Ok("a-secret-of-videosdk-in-a-file-0123456789abcdef\n".to_owned()),
        "/etc/video/next" => Ok("another-secret-of-videosdk-0123456789abcdef".to_owned()),
        "/etc/video/hmac" => Ok("a-secret-of-the-backend-0123456789abcdef".to_owned()),
        "/etc/video/short" => Ok("short".to_owned()),
        "/etc/video/empty" => Ok(" \n".to_owned()),
        "/etc/video/keys" => Ok(format!("# those of the partners\nmobile:{SHA256}\n\nweb:{SHA256}\n")),
        "/etc/video/badkeys" => Ok(format!("mobile:{SHA256}\nweb: 12\n")),
        _ => Err(std::io::ErrorKind::NotFound.into()),
    }
}

fn read(text: &str) -> Result<ServerFile, FileError> {
    let sources = Sources { folder: PathBuf::from("/etc/video"), read: &files, variable: &|_| None };
    ServerFile::read(text, &sources, None, |_| client()).map(|(file, _)| file)
}

fn faults(text: &str) -> Vec<String> {
    match read(text) {
        Ok(_) => Vec::new(),
        Err(error) => error.faults().iter().map(ToString::to_string).collect(),
    }
}

/// The example of the documentation, whole.
#[test]
fn the_example_of_the_guide_is_read() {
    let page = include_str!("../../docs/guides/configuration.md");
    let example = page.split("```toml\n").nth(1).unwrap().split("\n```").next().unwrap();
    let file = read(example).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(file.listen.unwrap().to_string(), "0.0.0.0:9000");
    assert_eq!(file.config.token_kind, TokenKind::Participant);
    assert_eq!(file.config.policy.len(), 2);
    assert!(matches!(file.config.authentication, Authentication::Oidc(_)));
    assert_eq!(file.secret.unwrap().expose(), "a-secret-of-videosdk-in-a-file-0123456789abcdef");
    assert_eq!(file.config.limits.create.unwrap().to_string(), "5/min burst 5");
    assert_eq!(file.timeouts.idle, Some(Duration::from_secs(75)));
    assert_eq!(file.drain.delay, Some(Duration::from_secs(5)));
    assert_eq!(file.bounds.connections, Some(12_000));
    assert_eq!(file.admin_listen.unwrap().to_string(), "127.0.0.1:9090");
    assert_eq!(file.log.as_deref(), Some("json"));
}

#[test]
fn an_empty_file_is_a_server_of_this_machine() {
    let file = read("").unwrap();
    assert_eq!((file.config.token_kind, file.listen), (TokenKind::Classic, None));
    assert_eq!(file.config.limits.address, None);
    let public = read("[server]\nlisten = \"0.0.0.0:9000\"").unwrap();
    assert_eq!(public.config.token_kind, TokenKind::Participant);
    assert_eq!(public.config.limits.address.unwrap().to_string(), "120/min burst 60");
    assert_eq!(public.config.permissions, [Permission::AllowJoin]);
}

#[test]
fn every_mode_of_authentication_is_read() {
    for (mode, name) in [
        ("mode = \"open\"", "open"),
        (
            "mode = \"hmac\"\nsecret_file = \"hmac\"\nmax_age = \"1h\"\none_time = true\nallow_browser = true",
            "hmac",
        ),
        ("mode = \"oidc\"\nissuer = \"https://id.example.com\"\naudience = \"video\"", "oidc"),
        ("mode = \"keys\"\nfile = \"keys\"", "keys"),
        (
            "mode = \"proxy\"\nheader = \"X-Forwarded-Client-Cert\"\n[server]\ntrusted_proxies = [\"10.0.0.0/8\"]",
            "proxy",
        ),
    ] {
        let file = read(&format!("token = {{ kind = \"participant\" }}\n[auth]\n{mode}"))
            .unwrap_or_else(|error| panic!("{mode}: {error}"));
        assert_eq!(file.config.authentication.name(), name);
    }
}

/// Each fault by its line, its key, its value and what is allowed; all of them at once.
#[test]
fn all_faults_are_told_at_once() {
    let told = faults(
        "token = { kind = \"api\", expires_in = \"soon\" }\n\
         [server]\n\
         listen = \"everywhere\"\n\
         trusted_proxies = [\"10.0.0.0/8\", \"0.0.0.0/0\"]\n\
         timeout = { header = \"10s\" }\n\
         bounds = { body = \"1GiB\" }\n\
         [auth]\n\
         mode = \"oicd\"\n\
         [[policy]]\n\
         name = \"teachers\"\n\
         when = { role = 1.5 }\n\
         rooms = [\"class-{school\"]\n\
         permissions = [\"allow_everything\"]\n\
         [limits]\n\
         caller = \"often\"\n\
         [credentials]\n\
         secret = \"do-not-show-this\"\n",
    );
    let begins = [
        "line 1: token.kind = \"api\": participant or classic",
        "line 1: token.expires_in = \"soon\": a duration",
        "line 3: server.listen = \"everywhere\": an address and a port",
        "line 4: server.trusted_proxies = \"0.0.0.0/0\": addresses or networks",
        "line 5: server.timeout: there is no such setting; did you mean timeouts?",
        "line 6: server.bounds.body = \"1GiB\": a size",
        "line 8: auth.mode = \"oicd\": one of open, hmac, oidc, keys and proxy",
        "line 11: policy[1].when.role = 1.5: the value that the claim must have",
        "line 12: policy[1].rooms = \"class-{school\": a room's name",
        "line 13: policy[1].permissions = \"allow_everything\": ",
        "line 15: limits.caller = \"often\": a count",
        "line 17: credentials.secret: secrets stay out of this file",
    ];
    for begin in begins {
        assert!(
            told.iter().any(|fault| fault.starts_with(begin)),
            "{begin}\nis not among\n{}",
            told.join("\n")
        );
    }
    assert_eq!(told.len(), begins.len(), "{}", told.join("\n"));
    assert!(!told.iter().any(|fault| fault.contains("do-not-show-this")));
}

/// Abuse 28: a bad file opens the door. Each of these is refused whole.
#[test]
fn broken_files_are_refused() {
    let files = [
        ("nothing = 1", "line 1: nothing: there is no such setting"),
        ("[server", "this is not TOML"),
        (
            "token = { kind = \"classic\" }\n[auth]\nmode = \"keys\"\nfile = \"keys\"",
            "line 1: token.kind = classic: participant",
        ),
        ("[auth]\nmode = \"hmac\"", "line 1: auth.secret_file: missing"),
        ("[auth]\nmode = \"hmac\"\nsecret_file = \"gone\"", "auth.secret_file: a file that can be read"),
        ("[auth]\nmode = \"hmac\"\nsecret_file = \"empty\"", "the one that is named is empty"),
        ("[auth]\nmode = \"hmac\"\nsecret_file = \"short\"", "a secret of 5 bytes"),
        ("[auth]\nmode = \"hmac\"\nsecret = \"x\"", "auth.secret: secrets stay out"),
        (
            "[auth]\nmode = \"hmac\"\nsecret_file = \"hmac\"\nmax_age = \"2d\"",
            "line 4: auth.max_age = \"2d\"",
        ),
        ("[auth]\nmode = \"oidc\"", "auth.issuer: missing"),
        (
            "[auth]\nmode = \"oidc\"\nissuer = \"http://id.example.com\"\naudience = [\"a\"]",
            "line 3: auth.issuer = \"http://id.example.com\": an https address",
        ),
        ("[auth]\nmode = \"oidc\"\nissuer = \"https://id.example.com\"\naudience = []", "auth.audience"),
        (
            "[auth]\nmode = \"oidc\"\nissuer = \"https://id.example.com\"\naudience = [\"a\"]\nalgorithms = [\"HS256\"]",
            "line 5: auth.algorithms",
        ),
        ("[auth]\nmode = \"keys\"\nfile = \"badkeys\"", "line 2 of it is none"),
        ("[auth]\nmode = \"proxy\"", "trusted_proxies"),
        ("[auth]\nissuer = \"https://id.example.com\"", "auth.mode: missing"),
        (
            "[auth]\nmode = \"open\"\nissuer = \"https://id.example.com\"",
            "auth.issuer: there is no such setting",
        ),
        ("[[policy]]\nname = \"a\"\nrooms = [\"*\"]\nwhen = { role = \"x\" }", "authentication open"),
        ("[[policy]]\nname = \"a\"", "policy[1].rooms: missing"),
        ("[[policy]]\nname = \"a\"\nrooms = [\"*\"]\nrooms_claim = \"rooms\"", "either rooms or rooms_claim"),
        ("[[policy]]\nrooms = [\"*\"]", "policy[1].name: missing"),
        ("[policy]\nname = \"a\"", "a list of tables"),
        ("[cors]\norigins = [\"*\"]\nallow_credentials = true", "line 2: cors.origins"),
        ("[cors]\norigins = [\"app.example.com\"]", "a whole origin"),
        ("[limits]\nstore = \"valkey://:password@127.0.0.1\"", "VIDEOSDK_TOKEN_SERVER_STORE"),
        ("[limits]\nstore = \"mongodb://127.0.0.1\"", "limits.store"),
        ("[telemetry]\nlog = \"xml\"", "text or json"),
        ("[server]\ndrain = { delay = \"1y\" }", "server.drain.delay"),
    ];
    for (text, expected) in files {
        let told = faults(text).join("\n");
        assert!(told.contains(expected), "{text}\ntells\n{told}\nnot\n{expected}");
    }
}

/// Secrets in wrong places are not shown, whatever is wrong with them.
#[test]
fn no_fault_shows_what_may_be_a_secret() {
    for text in [
        "[limits]\nstore = \"valkey://:hush-hush@127.0.0.1\"",
        "[limits]\nstore = \"hush-hush\"",
        "[credentials]\nsecret = \"hush-hush\"",
        "[credentials]\nsecret_file = \"hush-hush\"",
        "[auth]\nmode = \"hmac\"\nsecret_file = \"hush-hush\"",
        "[auth]\nmode = \"hmac\"\npassword = \"hush-hush\"",
        "[auth]\nmode = \"oidc\"\nissuer = \"https://user:hush-hush@id.example.com\"\naudience = \"a\"",
        "[auth]\nmode = \"oidc\"\nissuer = \"https://id.example.com\"\naudience = \"a\"\njwks_url = \"http://u:hush-hush@a.b\"",
    ] {
        let told = faults(text).join("\n");
        assert!(!told.is_empty() && !told.contains("hush-hush"), "{text}\n{told}");
    }
}

/// A condition that came out as nothing, and a list that came out empty, must not let everybody in.
#[test]
fn what_came_out_empty_opens_nothing() {
    use serde_json::json;
    use videosdk_token_server::{Limits, configuration::read_options};
    let read = |options: serde_json::Value| read_options(options.as_object().unwrap(), &Limits::default());
    let rule = |when: serde_json::Value| json!({"policy": [{"name": "a", "rooms": ["*"], "when": when}]});
    assert!(
        read(rule(json!({"role": null}))).unwrap_err().to_string().contains("policy[1].when.role = null")
    );
    assert!(read(rule(json!({"role": []}))).is_err());
    assert!(read(json!({"policy": []})).unwrap_err().to_string().contains("at least one"));
    assert!(
        read(json!({"policy": null, "limits": {"caller": null}})).is_ok(),
        "what is left out is left out"
    );
}

#[test]
fn the_secret_of_videosdk_is_not_that_of_the_backend() {
    let variable =
        |name: &str| (name == "VIDEOSDK_TOKEN_SERVER_HMAC_SECRET").then(|| support::stage::SECRET.to_owned());
    let sources = Sources { folder: PathBuf::new(), read: &files, variable: &variable };
    let error =
        ServerFile::read("[auth]\nmode = \"hmac\"", &sources, None, |_| client()).unwrap_err().to_string();
    assert!(error.contains("a secret of its own") && !error.contains(support::stage::SECRET), "{error}");
}

#[test]
fn no_secret_is_shown() {
    let file =
        read("[credentials]\napi_key = \"key\"\nsecret_file = \"secret\"\nsecret_file_next = \"next\"")
            .unwrap();
    let shown = format!("{file:?}");
    assert!(!shown.contains("a-secret-of") && !shown.contains("another-secret"), "{shown}");
}
