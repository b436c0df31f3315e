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
        "/etc/video/nokeys" => Ok("# none yet\n".to_owned()),
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

#[test]
fn times_that_do_not_go_together_are_told_by_line() {
    let public = "[server]\nlisten = \"0.0.0.0:9000\"\n";
    let (upstream, request) = ("[upstream]\ntimeout", "[server.timeouts]\nrequest");
    let cases = [
        (
            format!("{upstream} = \"10s\""),
            "line 2: upstream.timeout = 10s: shorter than server.timeouts.request (10s)",
        ),
        (
            format!("{upstream} = \"30s\"\n{request} = \"20s\""),
            "line 2: upstream.timeout = 30s: shorter than server.timeouts.request (20s)",
        ),
        (
            format!("{request} = \"5s\""),
            "line 2: server.timeouts.request = 5s: longer than upstream.timeout (5s)",
        ),
        (
            format!("{public}drain = {{ deadline = \"9s\" }}"),
            "line 3: server.drain.deadline = 9s: at least server.timeouts.request (10s)",
        ),
        (
            format!("{public}timeouts = {{ request = \"30s\" }}"),
            "line 3: server.timeouts.request = 30s: at most server.drain.deadline (20s)",
        ),
        (
            "[server]\ndrain = { deadline = \"6s\" }".to_owned(),
            "line 2: server.drain.deadline = 6s: at least server.timeouts.request (10s)",
        ),
    ];
    for (text, expected) in cases {
        let told = faults(&text);
        assert!(told.len() == 1 && told[0].starts_with(expected), "{text}\ntells {told:?}\nnot {expected}");
    }
    for good in [
        format!("{public}timeouts = {{ request = \"30s\" }}\ndrain = {{ deadline = \"30s\" }}"),
        format!("{upstream} = \"60s\"\n{request} = \"61s\""),
        // What the one at the terminal waits for at a stop is not asked of them.
        format!("{request} = \"30s\""),
    ] {
        assert_eq!(faults(&good), [""; 0], "{good}");
    }
    let faulty = faults(&format!("{upstream} = \"30s\"\n{request} = \"soon\""));
    assert_eq!(faulty.len(), 1, "what follows from a fault is not told: {faulty:?}");
}

/// Faults that show only when all of a file is looked at together have their line too.
#[test]
fn what_does_not_go_together_is_told_by_line() {
    let keys = "[auth]\nmode = \"keys\"\nfile = \"keys\"\n";
    let oidc = "[auth]\nmode = \"oidc\"\nissuer = \"https://id.example.com\"\n";
    let cases: Vec<(String, Vec<&str>)> = vec![
        (
            format!(
                "token = {{ kind = \"classic\" }}\n{keys}\
                 [[policy]]\nname = \"a\"\nrooms = [\"x-*\", \"y\"]\n\
                 [[policy]]\nname = \"b\"\nrooms = [\"*\"]\nparticipant = \"{{sub}}\"\n\
                 [[policy]]\nname = \"c\"\nrooms_claim = \"rooms\"\n"
            ),
            vec![
                "line 7: policy[1].rooms = [\"x-*\", \"y\"]: every room (\"*\") and any participant (\"*\") while tokens are classic",
                "line 11: policy[2].participant = \"{sub}\": every room",
                "line 14: policy[3].rooms_claim = \"rooms\": every room",
            ],
        ),
        (
            format!("token = {{ kind = \"classic\" }}\n{keys}"),
            vec!["line 1: token.kind = classic: participant, since authentication is keys"],
        ),
        (
            "[token]\nkind = \"participant\"\n\
             [[policy]]\nname = \"a\"\nrooms = [\"*\"]\nwhen = { role = [\"x\", \"y\"] }\n\
             [[policy]]\nname = \"b\"\nrooms = [\"{school}\"]\n\
             [[policy]]\nname = \"c\"\nrooms = [\"*\"]\nparticipant = \"{sub}\"\n"
                .to_owned(),
            vec![
                "line 6: policy[1].when = { role = [\"x\",\"y\"] }: rules of known callers only; with authentication open",
                "line 9: policy[2].rooms = [\"{school}\"]: rules of known callers only",
                "line 13: policy[3].participant = \"{sub}\": rules of known callers only",
            ],
        ),
        (
            format!(
                "token = {{ kind = \"participant\", expires_in = \"1h\" }}\n{keys}\
                 [[policy]]\nname = \"a\"\nrooms = [\"*\"]\nexpires_in = \"2h\"\n\
                 [[policy]]\nname = \"a\"\nrooms = [\"*\"]\npermissions = [\"ask_join\", \"allow_mod\"]\n"
            ),
            vec![
                "line 6: policy[1].name = \"a\": a name of its own",
                "line 8: policy[1].expires_in = 7200s: at most 3600s",
                "line 10: policy[2].name = \"a\": a name of its own",
                "line 12: policy[2].permissions = [\"ask_join\", \"allow_mod\"]: ",
            ],
        ),
        (
            // The number of a rule is that of the file, whatever is wrong with those before it.
            format!(
                "token = {{ kind = \"participant\", expires_in = \"1h\" }}\n{keys}\
                 [[policy]]\nname = \"a\"\n\
                 [[policy]]\nname = \"b\"\nrooms = [\"*\"]\nexpires_in = \"2h\"\n"
            ),
            vec!["line 5: policy[1].rooms: missing", "line 10: policy[2].expires_in = 7200s: at most 3600s"],
        ),
        (
            "[server]\nhosts = [\n  \"video.example.com\",\n  \"https://video.example.com\",\n]\n\
             base_path = \"api\"\n\
             [cors]\nallow_credentials = true\norigins = [\n  \"*\",\n]\n"
                .to_owned(),
            vec![
                "line 4: server.hosts = \"https://video.example.com\": a host name or an address",
                "line 6: server.base_path = \"api\": a path that begins with a slash",
                "line 9: cors.origins = \"*\": with allow_credentials the origins must be listed",
            ],
        ),
        (
            "[cors]\norigins = [\n  \"https://app.example.com\",\n  \"app.example.com\",\n  \"null\",\n]"
                .to_owned(),
            vec![
                "line 4: cors.origins = \"app.example.com\": a whole origin",
                "line 5: cors.origins = \"null\": a whole origin",
            ],
        ),
        (
            "[token]\npermissions = [\"ask_join\", \"allow_mod\"]".to_owned(),
            vec!["line 2: token.permissions = [\"ask_join\", \"allow_mod\"]: "],
        ),
        (
            "[auth]\nmode = \"hmac\"\nsecret_file = \"short\"".to_owned(),
            vec!["line 3: auth.secret_file = a secret of 5 bytes: at least 32 random bytes"],
        ),
        (
            "[auth]\nmode = \"keys\"\nfile = \"nokeys\"".to_owned(),
            vec!["line 3: auth.file = no key: at least one key"],
        ),
        (
            format!(
                "{oidc}audience = [\"a\"]\njwks_url = \"http://id.example.com\"\nalgorithms = [\"HS256\"]"
            ),
            vec![
                "line 5: auth.jwks_url = \"http://id.example.com\": an https address",
                "line 6: auth.algorithms = [\"HS256\"]: RS256 and ES256",
            ],
        ),
        (format!("{oidc}audience = []"), vec!["line 4: auth.audience = []: at least one"]),
        (
            // What is missing is told where it is asked for, or where its table begins.
            "[auth]\nmode = \"proxy\"".to_owned(),
            vec!["line 2: server.trusted_proxies = []: addresses or networks"],
        ),
        (
            "[server]\nlisten = \"127.0.0.1:0\"\n[auth]\nmode = \"proxy\"".to_owned(),
            vec!["line 4: server.trusted_proxies = []: addresses or networks"],
        ),
    ];
    for (text, expected) in cases {
        let told = faults(&text);
        assert_eq!(told.len(), expected.len(), "{text}\n{}", told.join("\n"));
        for (fault, begin) in told.iter().zip(&expected) {
            assert!(fault.starts_with(begin), "{text}\ntells\n{fault}\nnot\n{begin}");
        }
    }
}

/// What only follows from another fault would send its reader the wrong way.
#[test]
fn what_follows_from_a_fault_is_not_told() {
    let rule = "[[policy]]\nname = \"a\"\nrooms = [\"{school}\"]\nexpires_in = \"3h\"\n";
    for (text, expected) in [
        ("[auth]\nmode = \"oicd\"\n[token]\nkind = \"participant\"\nexpires_in = \"4h\"\n", "auth.mode"),
        (
            "[auth]\nmode = \"keys\"\nfile = \"keys\"\n[token]\nkind = \"api\"\nexpires_in = \"4h\"\n",
            "token.kind",
        ),
        (
            "[auth]\nmode = \"keys\"\nfile = \"keys\"\n[token]\nkind = \"participant\"\nexpires_in = \"soon\"\n",
            "token.expires_in",
        ),
        (
            "[auth]\nmode = \"proxy\"\n[server]\ntrusted_proxies = \"all\"\n[token]\nexpires_in = \"4h\"\n",
            "server.trusted_proxies",
        ),
    ] {
        let told = faults(&format!("{text}{rule}"));
        let [fault] = told.as_slice() else { panic!("{text}\n{}", told.join("\n")) };
        assert!(fault.contains(expected), "{fault}");
    }
}

/// Settings that have another name in programs than in a file.
#[test]
fn the_names_of_options_lead_to_those_of_the_file() {
    for (text, expected) in [
        (
            "authentication = \"open\"",
            "line 1: authentication: there is no such setting; in a file it is auth",
        ),
        (
            "[token]\ntoken_kind = \"classic\"",
            "line 2: token.token_kind: there is no such setting; in a file it is token.kind",
        ),
        ("[server]\nallowedHosts = [\"a\"]", "in a file it is server.hosts"),
        ("upstream_deadline = \"5s\"", "in a file it is upstream.timeout"),
        ("maxBodyBytes = 1024", "in a file it is server.bounds.body"),
        ("trusted_proxies = \"10.0.0.0/8\"", "in a file it is server.trusted_proxies"),
    ] {
        let told = faults(text);
        assert!(told.len() == 1 && told[0].contains(expected), "{text}\n{}", told.join("\n"));
    }
}

/// The options of host languages have no lines, but the whole path of each fault.
#[test]
fn options_are_told_by_path() {
    use serde_json::json;
    use videosdk_token_server::{Config, Limits, TokenServer, configuration::read_options};
    let read = |options: serde_json::Value| read_options(options.as_object().unwrap(), &Limits::default());
    let rule = |rest: serde_json::Value| {
        let mut rule = json!({"name": "a", "rooms": ["*"]});
        rule.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        rule
    };
    let faulty = json!({
        "policy": [rule(json!({})), rule(json!({"roomsClaim": "rooms", "when": {"a.b": 1.5}, "expiresIn": "soon"}))],
        "limits": {"create": "often", "spare": true},
        "trustedProxies": ["everyone"],
    });
    let told = read(faulty).unwrap_err();
    let keys: Vec<&str> = told.faults().iter().map(|fault| fault.key.as_str()).collect();
    let expected = [
        "policy[2].when.a.b",
        "policy[2].roomsClaim",
        "policy[2].expiresIn",
        "limits.create",
        "limits.spare",
        "trustedProxies",
    ];
    for key in expected {
        assert!(keys.contains(&key), "{key} is not in {keys:?}");
    }
    assert!(keys.len() == expected.len() && told.faults().iter().all(|fault| fault.line.is_none()), "{told}");
    // Those that show only when all is put together.
    let policy =
        read(json!({"policy": [rule(json!({})), rule(json!({"when": {"role": "x"}, "expiresIn": "3h"}))]}));
    let config = Config { policy: policy.unwrap().policy.unwrap(), ..Config::default() };
    let told = TokenServer::new(client(), config).unwrap_err();
    let paths: Vec<String> = told.faults().iter().map(|fault| fault.path()).collect();
    assert_eq!(
        paths,
        ["policy[1].name", "policy[2].name", "policy[2].when", "policy[2].expires_in"],
        "{told}"
    );
    assert!(told.to_string().contains("policy[2].when = { role = \"x\" }: "), "{told}");
}

/// A rule may be taken from a file to the options of a program as it is.
#[test]
fn options_may_be_spelled_as_in_a_file() {
    use serde_json::json;
    use videosdk_token_server::{Limits, configuration::read_options};
    let read = |options: serde_json::Value| read_options(options.as_object().unwrap(), &Limits::default());
    let camel = json!({"policy": [{"name": "a", "roomsClaim": "rooms", "expiresIn": "1h"}], "trustedProxies": ["10.0.0.0/8"]});
    let snake = json!({"policy": [{"name": "a", "rooms_claim": "rooms", "expires_in": "1h"}], "trusted_proxies": ["10.0.0.0/8"]});
    assert_eq!(read(camel).unwrap(), read(snake).unwrap());
    let told = |rule: serde_json::Value| read(json!({ "policy": [rule] })).unwrap_err().to_string();
    let faulty = told(json!({"name": "a", "rooms": ["*"], "expires_in": "soon"}));
    assert!(faulty.starts_with("policy[1].expires_in = \"soon\": a duration"), "as it was written: {faulty}");
    let both = told(json!({"name": "a", "rooms": ["*"], "expires_in": "1h", "expiresIn": "2h"}));
    assert!(
        both.contains("policy[1].expires_in: there is no such setting; did you mean expiresIn?"),
        "{both}"
    );
}

/// A key that is not in the file and not in the environment is asked for under its name in the file.
#[test]
fn credentials_that_are_missing_are_told_by_key() {
    let sources = Sources { folder: PathBuf::from("/etc/video"), read: &files, variable: &|_| None };
    let read = |text: &str| {
        let nothing = |_: &ServerFile| support::stage::client_of_nothing();
        ServerFile::read(text, &sources, None, nothing).unwrap_err().to_string()
    };
    let told = read("[token]\nkind = \"participant\"\n[credentials]\n");
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("line 3: credentials.api_key: "), "{told}");
    assert!(lines[1].starts_with("line 3: credentials.secret_file: "), "{told}");
    assert!(read("").starts_with("credentials.api_key: "));
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
