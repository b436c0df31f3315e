//! An identity provider: its keys, its tokens, and how often it was asked.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::HeaderMap;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{self, EcdsaKeyPair, KeyPair as _, RsaKeyPair};
use serde_json::{Value, json};
use videosdk_server::transport::{HttpAnswer, HttpClient, HttpFailure, HttpFuture, HttpRequest};
use videosdk_server::{Client, ClientOptions, Clock, Secret};
use videosdk_token_server::{Authentication, Config, OidcTokens, Request, Response, TokenServer};

use super::stage::{API_KEY, SECRET};

pub const NOW: i64 = 1_800_000_000;
pub const ISSUER: &str = "https://id.example.com";
pub const AUDIENCE: &str = "video-api";

/// A key of the provider.
pub enum SigningKey {
    Rs256(RsaKeyPair),
    Es256(EcdsaKeyPair),
}

impl SigningKey {
    pub fn rs256() -> Self {
        Self::Rs256(RsaKeyPair::from_pkcs8(include_bytes!("../keys/rs256-of-the-tests.der")).unwrap())
    }

    pub fn es256() -> Self {
        let algorithm = &signature::ECDSA_P256_SHA256_FIXED_SIGNING;
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        Self::Es256(EcdsaKeyPair::from_pkcs8(algorithm, key.as_ref(), &random).unwrap())
    }

    pub fn algorithm(&self) -> &'static str {
        match self {
            Self::Rs256(_) => "RS256",
            Self::Es256(_) => "ES256",
        }
    }

    pub fn jwk(&self, id: &str) -> Value {
        match self {
            Self::Rs256(key) => {
                let public: PublicKeyComponents<Vec<u8>> = key.public().into();
                json!({"kty": "RSA", "kid": id, "use": "sig", "alg": "RS256", "n": encoded(&public.n), "e": encoded(&public.e)})
            }
            Self::Es256(key) => {
                let point = key.public_key().as_ref();
                json!({"kty": "EC", "crv": "P-256", "kid": id, "use": "sig", "x": encoded(&point[1..33]), "y": encoded(&point[33..])})
            }
        }
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        let random = SystemRandom::new();
        match self {
            Self::Rs256(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&signature::RSA_PKCS1_SHA256, &random, message, &mut signature).unwrap();
                signature
            }
            Self::Es256(key) => key.sign(&random, message).unwrap().as_ref().to_vec(),
        }
    }

    /// A token of these claims under this key id.
    pub fn token(&self, id: &str, claims: &Value) -> String {
        self.token_with(&json!({"alg": self.algorithm(), "typ": "JWT", "kid": id}), claims)
    }

    pub fn token_with(&self, header: &Value, claims: &Value) -> String {
        let signed = signing_input(header, claims);
        let signature = encoded(&self.sign(signed.as_bytes()));
        format!("{signed}.{signature}")
    }
}

/// A token that is signed with a shared secret.
pub fn hs256(secret: &str, claims: &Value) -> String {
    hs256_with(secret.as_bytes(), &json!({"alg": "HS256", "typ": "JWT"}), claims)
}

pub fn hs256_with(secret: &[u8], header: &Value, claims: &Value) -> String {
    let signed = signing_input(header, claims);
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret);
    let signature = encoded(ring::hmac::sign(&key, signed.as_bytes()).as_ref());
    format!("{signed}.{signature}")
}

pub fn signing_input(header: &Value, claims: &Value) -> String {
    format!("{}.{}", encoded(header.to_string().as_bytes()), encoded(claims.to_string().as_bytes()))
}

pub fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Good claims, changed as said; null takes a claim out.
pub fn claims(changes: Value) -> Value {
    let mut claims = json!({"iss": ISSUER, "aud": AUDIENCE, "sub": "ann", "iat": NOW - 10, "exp": NOW + 300});
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(name);
        } else {
            claims[name] = value.clone();
        }
    }
    claims
}

/// The provider's own server.
#[derive(Clone, Default)]
pub struct Provider(Arc<Inner>);

#[derive(Default)]
struct Inner {
    keys: Mutex<Vec<Value>>,
    down: Mutex<bool>,
    silent: Mutex<bool>,
    discovery: AtomicUsize,
    fetches: AtomicUsize,
    issuer: Mutex<Option<String>>,
    keys_at: Mutex<Option<String>>,
}

impl Provider {
    pub fn of(keys: impl IntoIterator<Item = Value>) -> Self {
        let provider = Self::default();
        provider.publish(keys);
        provider
    }

    pub fn publish(&self, keys: impl IntoIterator<Item = Value>) {
        *self.0.keys.lock().unwrap() = keys.into_iter().collect();
    }

    pub fn set_down(&self, down: bool) {
        *self.0.down.lock().unwrap() = down;
    }

    pub fn set_silent(&self, silent: bool) {
        *self.0.silent.lock().unwrap() = silent;
    }

    pub fn claim_to_be(&self, issuer: &str) {
        *self.0.issuer.lock().unwrap() = Some(issuer.to_owned());
    }

    /// Where its discovery says that the keys are; elsewhere than on its own server unless said.
    pub fn say_keys_are_at(&self, url: &str) {
        *self.0.keys_at.lock().unwrap() = Some(url.to_owned());
    }

    /// How often the keys were fetched.
    pub fn fetches(&self) -> usize {
        self.0.fetches.load(Ordering::SeqCst)
    }

    /// How often it was asked for anything.
    pub fn requests(&self) -> usize {
        self.fetches() + self.0.discovery.load(Ordering::SeqCst)
    }
}

impl HttpClient for Provider {
    fn send(&self, request: HttpRequest) -> HttpFuture {
        let is_discovery = request.url.path().ends_with("/.well-known/openid-configuration");
        let counter = if is_discovery { &self.0.discovery } else { &self.0.fetches };
        counter.fetch_add(1, Ordering::SeqCst);
        if *self.0.silent.lock().unwrap() {
            return Box::pin(std::future::pending());
        }
        if *self.0.down.lock().unwrap() {
            return Box::pin(async { Err(HttpFailure::NotConnected("connection refused".to_owned())) });
        }
        let body = if is_discovery {
            let asked = request.url.as_str().replace("/.well-known/openid-configuration", "");
            let issuer = self.0.issuer.lock().unwrap().clone().unwrap_or(asked);
            let keys_at = self.0.keys_at.lock().unwrap().clone();
            let keys_at = keys_at.unwrap_or_else(|| "https://id.example.com/keys".to_owned());
            json!({"issuer": issuer, "jwks_uri": keys_at})
        } else {
            json!({ "keys": *self.0.keys.lock().unwrap() })
        };
        let answer = HttpAnswer { status: 200, headers: HeaderMap::new(), body: body.to_string().into() };
        Box::pin(async { Ok(answer) })
    }
}

/// A server that goes by this configuration and asks this provider, at the time [`NOW`].
pub fn server(config: Config, provider: &Provider) -> TokenServer {
    server_at(config, provider, Clock::fixed(NOW))
}

pub fn server_at(config: Config, provider: &Provider, clock: Clock) -> TokenServer {
    let client = Client::new(ClientOptions {
        api_key: Some(API_KEY.to_owned()),
        secret: Some(Secret::new(SECRET)),
        emulator: Some("127.0.0.1:1".to_owned()),
        http_client: Some(Arc::new(provider.clone())),
        clock: Some(clock),
        ..ClientOptions::default()
    });
    TokenServer::new(client, config).unwrap_or_else(|error| panic!("{error}"))
}

pub fn oidc() -> Config {
    oidc_of(ISSUER, AUDIENCE)
}

pub fn oidc_of(issuer: &str, audience: &str) -> Config {
    Config {
        authentication: Authentication::Oidc(OidcTokens::new(issuer, [audience.to_owned()])),
        ..Config::default()
    }
}

/// `GET /get-token` with this token.
pub async fn ask(server: &TokenServer, token: &str) -> Response {
    ask_for(server, token, "").await
}

pub async fn ask_for(server: &TokenServer, token: &str, query: &str) -> Response {
    let request = request(token, query);
    match server.try_now(&request) {
        Some(response) => response,
        None => server.handle(request).await,
    }
}

pub fn request(token: &str, query: &str) -> Request {
    Request {
        method: "GET".to_owned(),
        path: "/get-token".to_owned(),
        query: query.to_owned(),
        headers: vec![
            ("host".to_owned(), "localhost".to_owned()),
            ("authorization".to_owned(), format!("Bearer {token}")),
        ],
        ..Request::default()
    }
}

/// The code of a refusal; nothing for an answer that is none.
pub fn code(response: &Response) -> String {
    let body: Value = serde_json::from_slice(&response.body).unwrap();
    body["code"].as_str().unwrap_or_default().to_owned()
}

/// The claims of the token that an answer gives.
pub fn given(response: &Response) -> Value {
    let body: Value = serde_json::from_slice(&response.body).unwrap();
    let token = body["token"].as_str().unwrap_or_else(|| panic!("no token: {body}"));
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}
