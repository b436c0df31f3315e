//! A server as a case wants it, with its service behind it.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use videosdk_server::token::{ClassicToken, KeyPair, ParticipantToken, Permission, Tokens};
use videosdk_server::{Client, ClientOptions, Clock};
use videosdk_token_server::configuration::{Options, read_options};
use videosdk_token_server::{Authentication, Config, Limits, Request, TokenServer};

use super::case::{Case, folder};
use super::expect::service_faults;
use super::service::Service;

pub const MEETING_ID: &str = "ab12-cd34-ef56";
pub const API_KEY: &str = "demo-0123456789abcdef";
pub const SECRET: &str = "a-secret-of-the-tests-that-must-never-be-seen-anywhere-0123456789";

pub struct Stage {
    pub server: TokenServer,
    pub words: Words,
    service: Service,
}

impl Stage {
    pub fn of(case: &Case) -> Self {
        let service = Service::new(case.service.clone());
        let config = config(case.settings());
        let server = TokenServer::new(client_with(service.clone()), config).unwrap();
        Self { server, words: Words::new(), service }
    }

    /// The request of a case, when those before it are answered.
    pub async fn request(&self, case: &Case) -> Request {
        for input in &case.before {
            self.server.handle(input.request(&self.words)).await;
        }
        case.input.request(&self.words)
    }

    /// What the service saw against what it should have seen.
    pub fn service_faults(&self, case: &Case) -> Vec<String> {
        service_faults(case, &self.words, &self.service.seen())
    }
}

/// A server with a configuration of `settings.json`.
pub fn server(settings: &str) -> TokenServer {
    TokenServer::new(client(), config(settings)).unwrap()
}

/// The same with this service behind it.
pub fn server_of(service: &Service, settings: &str) -> TokenServer {
    TokenServer::new(client_with(service.clone()), config(settings)).unwrap()
}

pub fn client() -> Client {
    client_with(Service::default())
}

pub fn client_with(service: Service) -> Client {
    Client::new(ClientOptions {
        api_key: Some(API_KEY.to_owned()),
        secret: Some(SECRET.into()),
        emulator: Some("127.0.0.1:1".to_owned()),
        http_client: Some(Arc::new(service)),
        ..ClientOptions::default()
    })
}

pub fn client_of_nothing() -> Client {
    Client::new(ClientOptions::default())
}

pub fn client_of_a_ready_token() -> Client {
    let token = tokens().classic(&ClassicToken::default()).unwrap();
    Client::new(ClientOptions { token: Some(token.into()), ..ClientOptions::default() })
}

pub fn tokens() -> Tokens {
    Tokens::new([KeyPair::new(API_KEY, SECRET).unwrap()])
}

/// The entry of this name in `settings.json`.
pub fn settings(name: &str) -> Map<String, Value> {
    let text = std::fs::read_to_string(folder().join("settings.json")).unwrap();
    let all: Value = serde_json::from_str(&text).unwrap();
    all[name].as_object().unwrap_or_else(|| panic!("settings.json has no {name}")).clone()
}

/// A configuration of `settings.json`.
fn config(name: &str) -> Config {
    let settings = settings(name);
    let is_public = settings.get("base").is_some_and(|base| base == "public");
    let mut config = if is_public { Config::default() } else { Config::for_loopback() };
    for (name, value) in &settings {
        match name.as_str() {
            "about" | "base" => {}
            "allowed_hosts" => config.allowed_hosts = texts(value),
            "allowed_origins" => config.allowed_origins = texts(value),
            "allow_credentials" => config.allow_credentials = value.as_bool().unwrap(),
            "authentication" => {
                config.authentication = match value.as_str() {
                    Some("open") => Authentication::Open,
                    Some("host") => Authentication::Host,
                    _ => panic!("settings.json has the unknown authentication {value}"),
                };
            }
            "base_path" => config.base_path = value.as_str().unwrap().to_owned(),
            "limits" => config.limits = read("limits", value).limits.unwrap(),
            "policy" => config.policy = read("policy", value).policy.unwrap(),
            "trusted_proxies" => {
                config.trusted_proxies = read("trustedProxies", value).trusted_proxies.unwrap();
            }
            "expires_in_seconds" => config.expires_in = Duration::from_secs(value.as_u64().unwrap()),
            "permissions" => {
                config.permissions =
                    texts(value).iter().map(|word| word.parse::<Permission>().unwrap()).collect();
            }
            _ => panic!("settings.json has the unknown setting {name}"),
        }
    }
    config
}

/// A table as the options of every language have it.
fn read(name: &str, value: &Value) -> Options {
    let options = Map::from_iter([(name.to_owned(), value.clone())]);
    read_options(&options, &Limits::default()).unwrap()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

/// What stands in for the words with a dollar sign, the longest names first.
pub struct Words(Vec<(&'static str, String)>);

impl Words {
    pub fn new() -> Self {
        let sign = |tokens: &Tokens| tokens.classic(&ClassicToken::default()).unwrap();
        let now = tokens();
        let long_ago = tokens().with_clock(Clock::fixed(1_700_000_000));
        let foreign = Tokens::new([KeyPair::new("another-key", "another-secret".repeat(4)).unwrap()]);
        let signatures = Tokens::new([KeyPair::new(API_KEY, "another-secret".repeat(4)).unwrap()]);
        let moderator = ClassicToken {
            permissions: Some(vec![Permission::AllowJoin, Permission::AllowMod]),
            ..ClassicToken::default()
        };
        let (claims, signature) = (now.classic(&moderator).unwrap(), sign(&now));
        let tampered =
            format!("{}.{}", claims.rsplit_once('.').unwrap().0, signature.rsplit_once('.').unwrap().1);
        let mut words = vec![
            ("$token", sign(&now)),
            ("$participantToken", now.participant(&ParticipantToken::default()).unwrap()),
            ("$expiredToken", sign(&long_ago)),
            ("$foreignToken", sign(&foreign)),
            ("$tamperedToken", tampered),
            ("$tamperedExpiredToken", sign(&signatures.with_clock(Clock::fixed(1_700_000_000)))),
            ("$meetingId", MEETING_ID.to_owned()),
        ];
        words.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self(words)
    }

    /// The tokens among them.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.as_str()).filter(|value| value.contains('.'))
    }

    pub fn put_into(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }

    pub fn put_into_json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.put_into(text)),
            Value::Array(list) => list.iter().map(|item| self.put_into_json(item)).collect(),
            Value::Object(map) => {
                let entries = map.iter().map(|(name, value)| (name.clone(), self.put_into_json(value)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
            other => other.clone(),
        }
    }
}
