//! Callers of the program: known by a provider's token, by a proxy's word, and counted by copies that share a store.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

#[path = "../../token-server/tests/support/mod.rs"]
mod suite;
mod support;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use suite::provider::{AUDIENCE, Provider, SigningKey, claims, hs256};
use suite::stage::SECRET;
use support::loopback::Loopback;
use support::{Answer, Running, answer, command, get, metric, request};
use tempfile::TempDir;
use videosdk_server::token::decode;

const API_KEY: &str = "11111111-2222-4333-8444-555555555555";
const HMAC_SECRET: &str = "the-secret-of-the-backend-that-is-not-the-one-of-videosdk";

/// A program that goes by this file; `last` is what it announces last.
fn serve(configuration: &str, last: &str) -> Running {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("server.toml");
    std::fs::write(&path, configuration).unwrap();
    std::fs::write(folder.path().join("hmac"), HMAC_SECRET).unwrap();
    let mut serve = command(&["serve", "--port", "0", "--config", path.to_str().unwrap()]);
    serve.envs([("VIDEOSDK_API_KEY", API_KEY), ("VIDEOSDK_SECRET", SECRET)]);
    Running::start(&mut serve, last)
}

/// What a token of now says, changed as given.
fn claims_of_now(changes: Value) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let mut claims = claims(json!({"iat": now, "exp": now + 300}));
    claims.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    claims
}

fn ask(url: &str, token: &str) -> Answer {
    request("GET", url, "/get-token", &format!("authorization: Bearer {token}\r\n"), "")
}

/// Whose token was given.
fn participant(answer: &Answer) -> Option<String> {
    decode(answer.json["token"].as_str()?).unwrap().participant_id
}

/// Abuses 8 and 9: forged and foreign tokens. With discovery, keys and tokens over sockets.
#[test]
fn a_providers_tokens_are_known() {
    for key in [SigningKey::rs256(), SigningKey::es256()] {
        let (provider, loopback) = (Provider::of([key.jwk("one")]), Loopback::start());
        provider.say_keys_are_at(&loopback.url("/keys"));
        loopback.put(Arc::new(provider.clone()));
        let issuer = loopback.url("");
        let running = serve(
            &format!(
                "[auth]\nmode = \"oidc\"\nissuer = \"{issuer}\"\naudience = [\"{AUDIENCE}\"]\n\
             [[policy]]\nname = \"all\"\nrooms = [\"class-{{school}}-*\"]\nparticipant = \"{{sub}}\"\n"
            ),
            "token server",
        );
        let url = running.token_server();
        let of = |key: &SigningKey, changes: Value| {
            let mut claims = claims_of_now(json!({"iss": issuer, "school": "north"}));
            claims.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
            key.token("one", &claims)
        };
        let path = "/get-token?roomId=class-north-7b";
        let good = format!("authorization: Bearer {}\r\n", of(&key, json!({})));
        let given = request("GET", url, path, &good, "");
        assert_eq!((given.status, participant(&given).as_deref()), (200, Some("ann")), "{}", given.text);
        let other = request("GET", url, "/get-token?roomId=class-south-7b", &good, "");
        assert_eq!((other.status, &other.json["code"]), (403, &json!("room_not_allowed")));
        for (about, token) in [
            ("another key of this id", of(&SigningKey::es256(), json!({}))),
            ("the public key as a secret", hs256(AUDIENCE, &claims_of_now(json!({"iss": issuer})))),
            ("another audience", of(&key, json!({"aud": "mail-api"}))),
            ("another issuer", of(&key, json!({"iss": "https://id.example.com"}))),
            ("over", of(&key, json!({"iat": 1_700_000_000, "exp": 1_700_000_300}))),
            ("nothing of a token", "ann".to_owned()),
        ] {
            let refused = ask(url, &token);
            assert_eq!(refused.status, 401, "{about}: {}", refused.text);
            assert!(!refused.text.contains(&token), "{about}");
        }
        assert_eq!(get(url, "/get-token").status, 401);
        assert_eq!(provider.fetches(), 1, "once for all");
    }
}

/// A document of keys may have 256 KiB; of a longer one no key is taken.
#[test]
fn a_providers_document_is_read_up_to_its_bound() {
    let key = SigningKey::es256();
    for (kib, status) in [(255, 200), (257, 503)] {
        let padding = json!({"kty": "none", "padding": "x".repeat(kib * 1024)});
        let (provider, loopback) = (Provider::of([key.jwk("one"), padding]), Loopback::start());
        loopback.put(Arc::new(provider));
        let (issuer, keys) = (loopback.url(""), loopback.url("/keys"));
        let running = serve(
            &format!(
                "[auth]\nmode = \"oidc\"\nissuer = \"{issuer}\"\naudience = [\"{AUDIENCE}\"]\njwks_url = \"{keys}\"\n"
            ),
            "token server",
        );
        let answer = ask(running.token_server(), &key.token("one", &claims_of_now(json!({"iss": issuer}))));
        assert_eq!(answer.status, status, "{kib} KiB: {}", answer.text);
    }
}

/// Abuse 13: the proxy's header is believed from the proxy alone.
#[test]
fn a_proxys_word_is_believed_from_the_proxy_alone() {
    let of = |proxy: &str| {
        serve(
            &format!("[server]\ntrusted_proxies = [\"{proxy}\"]\n[auth]\nmode = \"proxy\"\n"),
            "token server",
        )
    };
    let ask =
        |running: &Running, headers: &str| request("GET", running.token_server(), "/get-token", headers, "");
    let ann = "x-auth-request-user: ann\r\n";
    let known = of("127.0.0.1");
    let given = ask(&known, ann);
    assert_eq!((given.status, participant(&given).as_deref()), (200, Some("ann")), "{}", given.text);
    assert_eq!(ask(&known, "").status, 401, "the proxy says nothing");
    assert_eq!(ask(&known, "x-auth-request-user: \r\n").status, 401, "nobody is signed in");
    assert_ne!(ask(&known, &format!("{ann}x-auth-request-user: boss\r\n")).status, 200, "two callers");
    let unknown = of("192.0.2.7");
    assert_eq!(ask(&unknown, ann).status, 401);
    assert_eq!(ask(&unknown, &format!("x-forwarded-for: 192.0.2.7\r\n{ann}")).status, 401);
    // Only there is all of 127.0.0.0/8 this machine.
    if cfg!(target_os = "linux") {
        let foreign = from(Ipv4Addr::new(127, 0, 0, 2).into(), known.token_server(), ann);
        assert_eq!(foreign.status, 401, "{}", foreign.text);
    }
}

/// Asks for a token from this address of this machine.
fn from(address: IpAddr, url: &str, headers: &str) -> Answer {
    let host = url.strip_prefix("http://").unwrap();
    let connected = async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(SocketAddr::new(address, 0))?;
        socket.connect(host.parse().unwrap()).await?.into_std()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let mut stream = runtime.block_on(connected).unwrap();
    stream.set_nonblocking(false).unwrap();
    let message = format!("GET /get-token HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{headers}\r\n");
    std::io::Write::write_all(&mut stream, message.as_bytes()).unwrap();
    answer(stream)
}

/// A store on a free port that ends with the value.
struct Store {
    process: Child,
    port: u16,
}

impl Store {
    fn start() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let is_there =
            |program: &&str| Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
        let program = ["valkey-server", "redis-server"].into_iter().find(is_there);
        let process = Command::new(program.expect("neither valkey-server nor redis-server is installed"))
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            std::thread::yield_now();
        }
        Self { process, port }
    }

    /// Two programs that share it.
    fn copies(&self, auth: &str) -> [Running; 2] {
        let copy = || {
            serve(
                &format!(
                    "[telemetry]\nadmin_listen = \"127.0.0.1:0\"\n[auth]\nmode = \"hmac\"\nsecret_file = \"hmac\"\n{auth}\
                 [limits]\ncaller = \"4/day burst 4\"\ninstances = 2\nstore = \"valkey://127.0.0.1:{}\"\n",
                    self.port
                ),
                "admin",
            )
        };
        [copy(), copy()]
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _already_gone = self.process.kill();
        let _already_gone = self.process.wait();
    }
}

fn ticket(changes: Value) -> String {
    hs256(HMAC_SECRET, &claims_of_now(changes))
}

/// How often the store did not answer one of them.
fn errors(copies: &[Running]) -> f64 {
    let of = |copy: &Running| {
        metric(&get(copy.admin(), "/metrics").text, "videosdk_limit_store_errors_total", "").unwrap()
    };
    copies.iter().map(of).sum()
}

/// How many of ten requests of a caller pass, put to the programs in turn.
fn passed(copies: &[Running], caller: &str) -> usize {
    let ticket = ticket(json!({"sub": caller}));
    let statuses = copies.iter().cycle().take(10).map(|copy| ask(copy.token_server(), &ticket).status);
    statuses
        .inspect(|status| assert!([200, 429].contains(status), "{status}"))
        .filter(|it| *it == 200)
        .count()
}

#[test]
fn copies_count_together_with_a_shared_store() {
    let store = Store::start();
    let copies = store.copies("");
    // The store has 50 ms for an answer, which a busy machine may not keep; what is counted then says nothing.
    let mut callers = 0..;
    loop {
        let before = errors(&copies);
        let passed = passed(&copies, &format!("caller-{}", callers.next().unwrap()));
        if errors(&copies) == before {
            assert_eq!(passed, 4);
            break;
        }
    }
    let before = errors(&copies);
    drop(store);
    // Each allows its part by itself: half of four.
    for copy in &copies {
        assert_eq!(passed(std::slice::from_ref(copy), "zoe"), 2);
    }
    assert!(errors(&copies) > before);
}

/// Abuse 23: a ticket is shown again, to another copy.
#[test]
fn a_ticket_opens_one_copy_with_a_shared_store() {
    let store = Store::start();
    let [one, two] = store.copies("one_time = true\n");
    let ticket =
        |number: u32| ticket(json!({"sub": format!("caller-{number}"), "jti": format!("id-{number}")}));
    // Until the store answers in its time; a ticket of which it never said anything is another one.
    let first = (0..).find(|number| ask(one.token_server(), &ticket(*number)).status == 200).unwrap();
    let again = |running: &Running| loop {
        let answer = ask(running.token_server(), &ticket(first));
        if answer.status != 503 {
            break answer.status;
        }
    };
    assert_eq!(again(&two), 401);
    assert_eq!(again(&one), 401);
    drop(store);
    for running in [&one, &two] {
        let refused = ask(running.token_server(), &ticket(u32::MAX));
        assert_eq!(refused.status, 503, "{}", refused.text);
        assert!(refused.head.contains("retry-after: "), "{}", refused.head);
    }
}
