//! Callers and forgers, in every mode of authentication.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

mod support;

use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::provider::{
    ISSUER, NOW, Provider, SigningKey, ask, ask_for, claims, code, encoded, given, hs256, hs256_with, oidc,
    oidc_of, request, server, signing_input,
};
use support::stage::SECRET;
use videosdk_server::Secret;
use videosdk_token_server::{
    Authentication, Config, Event, HmacTokens, Keys, NamedKey, ProxyHeader, Rate, Request, SharedStore,
    StoreFailed, StoreFuture, TokenServer, TrustedProxies,
};

const HMAC_SECRET: &str = "the-secret-of-the-backend-that-is-not-the-one-of-videosdk";

fn hmac(change: impl FnOnce(&mut HmacTokens)) -> Config {
    let mut tokens = HmacTokens::new(Secret::new(HMAC_SECRET));
    change(&mut tokens);
    Config { authentication: Authentication::Hmac(tokens), ..Config::default() }
}

fn ticket(changes: Value) -> String {
    hs256(HMAC_SECRET, &claims(changes))
}

/// The reason that metrics are told, and the answer's status.
async fn reason(config: Config, provider: &Provider, token: &str) -> (String, u16) {
    let told = Arc::new(Mutex::new(String::new()));
    let server = server(config, provider).with_observer({
        let told = Arc::clone(&told);
        Arc::new(move |event: &Event<'_>| {
            if let Event::AuthenticationFailed { reason } = event {
                *told.lock().unwrap() = (*reason).to_owned();
            }
        })
    });
    let status = ask(&server, token).await.status;
    let told = told.lock().unwrap().clone();
    (told, status)
}

#[tokio::test]
async fn a_good_token_of_the_provider_opens_the_server() {
    for key in [SigningKey::rs256(), SigningKey::es256()] {
        let provider = Provider::of([key.jwk("one")]);
        let server = server(oidc(), &provider);
        let response = ask(&server, &key.token("one", &claims(json!({})))).await;
        assert_eq!(response.status, 200, "{}", code(&response));
        let token = given(&response);
        assert_eq!(token["participantId"], "ann");
        assert_eq!(token["roles"], json!(["rtc"]));
    }
}

/// Abuses 8 and 9: forged, foreign and expired tokens.
#[tokio::test]
async fn forged_tokens_are_refused() {
    let (key, foreign) = (SigningKey::rs256(), SigningKey::es256());
    let provider = Provider::of([key.jwk("one")]);
    let good = claims(json!({}));
    let head = |changes: Value| {
        let mut head = json!({"alg": "RS256", "typ": "JWT", "kid": "one"});
        head.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        head
    };
    let public_key = key.jwk("one")["n"].as_str().unwrap().to_owned();
    let signed = key.token("one", &good);
    let (front, signature) = signed.rsplit_once('.').unwrap();
    let other_claims = signing_input(&head(json!({})), &claims(json!({"sub": "boss"})));
    let twice = format!("{{\"sub\":\"ann\",{}", &claims(json!({"sub": "boss"})).to_string()[1..]);
    let twice = format!("{}.{}", encoded(head(json!({})).to_string().as_bytes()), encoded(twice.as_bytes()));
    for (about, token, expected) in [
        ("alg none", format!("{}.", signing_input(&head(json!({"alg": "none"})), &good)), "algorithm"),
        ("alg None", format!("{}.AA", signing_input(&head(json!({"alg": "None"})), &good)), "algorithm"),
        (
            "HS256 by the public key",
            hs256_with(public_key.as_bytes(), &head(json!({"alg": "HS256"})), &good),
            "algorithm",
        ),
        ("HS256 by an empty key", hs256_with(b"", &head(json!({"alg": "HS256"})), &good), "algorithm"),
        (
            "an algorithm that is not taken",
            key.token_with(&head(json!({"alg": "RS512"})), &good),
            "algorithm",
        ),
        ("a key of another kind", foreign.token_with(&head(json!({"alg": "ES256"})), &good), "algorithm"),
        ("an unknown key", key.token("two", &good), "key_unknown"),
        ("no signature", format!("{front}."), "signature"),
        ("another's claims", format!("{other_claims}.{signature}"), "signature"),
        ("a cut signature", format!("{front}.{}", &signature[..signature.len() - 4]), "signature"),
        (
            "a key in the token itself",
            key.token_with(&head(json!({"kid": "none", "jwk": foreign.jwk("x")})), &good),
            "key_unknown",
        ),
        (
            "something that must be understood",
            key.token_with(&head(json!({"crit": ["exp"]})), &good),
            "malformed",
        ),
        ("claims twice", format!("{twice}.{signature}"), "signature"),
        ("expired", key.token("one", &claims(json!({"exp": NOW - 31}))), "expired"),
        ("without an end", key.token("one", &claims(json!({"exp": null}))), "malformed"),
        ("an end that is a text", key.token("one", &claims(json!({"exp": "never"}))), "malformed"),
        ("not yet", key.token("one", &claims(json!({"nbf": NOW + 31}))), "not_yet_valid"),
        ("of tomorrow", key.token("one", &claims(json!({"iat": NOW + 86_400}))), "not_yet_valid"),
        (
            "another issuer",
            key.token("one", &claims(json!({"iss": "https://id.example.com.evil.test"}))),
            "issuer",
        ),
        ("an issuer with a slash", key.token("one", &claims(json!({"iss": format!("{ISSUER}/")}))), "issuer"),
        ("no issuer", key.token("one", &claims(json!({"iss": null}))), "issuer"),
        ("another audience", key.token("one", &claims(json!({"aud": "other"}))), "audience"),
        ("other audiences", key.token("one", &claims(json!({"aud": ["other", "video"]}))), "audience"),
        ("no audience", key.token("one", &claims(json!({"aud": null}))), "audience"),
        ("nobody", key.token("one", &claims(json!({"sub": null}))), "subject_missing"),
        ("an empty name", key.token("one", &claims(json!({"sub": ""}))), "subject_missing"),
        ("no token at all", "x".to_owned(), "malformed"),
        ("too long", "a".repeat(9_000), "malformed"),
    ] {
        assert_eq!(reason(oidc(), &provider, &token).await, (expected.to_owned(), 401), "{about}");
    }
}

#[tokio::test]
async fn what_is_nearly_wrong_passes() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    for changes in [
        json!({"exp": NOW - 29}),
        json!({"nbf": NOW + 29}),
        json!({"aud": ["other", "video-api"]}),
        json!({"exp": 1_800_000_100.5}),
        json!({"iat": null}),
        json!({"nested": {"realm_access": {"roles": ["a"]}}}),
    ] {
        let response = ask(&server, &key.token("one", &claims(changes.clone()))).await;
        assert_eq!(response.status, 200, "{changes} {}", code(&response));
    }
    let without_id = key.token_with(&json!({"alg": "ES256"}), &claims(json!({})));
    assert_eq!(ask(&server, &without_id).await.status, 200, "the only key needs no id");
}

/// The shapes of tokens as providers document them.
#[tokio::test]
async fn tokens_of_well_known_providers_are_taken() {
    let key = SigningKey::rs256();
    for (about, issuer, audience, changes, participant) in [
        (
            "Auth0",
            "https://example.eu.auth0.com/",
            "video-api",
            json!({"aud": ["video-api", "https://example.eu.auth0.com/userinfo"], "azp": "client", "scope": "openid profile", "gty": "password", "sub": "auth0|63f1c2a9"}),
            "auth0|63f1c2a9",
        ),
        (
            "Keycloak",
            "https://id.example.com/realms/school",
            "video",
            json!({"aud": "video", "typ": "Bearer", "azp": "web", "realm_access": {"roles": ["teacher"]}, "resource_access": {"account": {"roles": ["manage-account"]}}, "sub": "0b5f9a3e-8d2c-4a53-9c11-1f6c6c1d2f10"}),
            "0b5f9a3e-8d2c-4a53-9c11-1f6c6c1d2f10",
        ),
        (
            "Supabase",
            "https://abcdefgh.supabase.co/auth/v1",
            "authenticated",
            json!({"aud": "authenticated", "role": "authenticated", "aal": "aal1", "amr": [{"method": "password", "timestamp": 1}], "app_metadata": {"provider": "email"}, "user_metadata": {}, "session_id": "s", "is_anonymous": false, "sub": "5f7cc0a8-2e7b-4d8e-8bd1-3a2b1c0d9e8f"}),
            "5f7cc0a8-2e7b-4d8e-8bd1-3a2b1c0d9e8f",
        ),
        (
            "Firebase",
            "https://securetoken.google.com/my-project",
            "my-project",
            json!({"aud": "my-project", "auth_time": NOW - 20, "user_id": "u1", "firebase": {"identities": {"email": ["a@example.com"]}, "sign_in_provider": "password"}, "sub": "u1"}),
            "u1",
        ),
        (
            "Cognito, id token",
            "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf",
            "1h57kf5cpq17m0eml12EXAMPLE",
            json!({"aud": "1h57kf5cpq17m0eml12EXAMPLE", "token_use": "id", "cognito:groups": ["teachers"], "event_id": "e", "sub": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}),
            "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        ),
    ] {
        let provider = Provider::of([key.jwk("one")]);
        provider.claim_to_be(issuer);
        let server = server(oidc_of(issuer, audience), &provider);
        let mut claims = claims(changes);
        claims["iss"] = issuer.into();
        let response = ask(&server, &key.token("one", &claims)).await;
        assert_eq!(response.status, 200, "{about}: {}", code(&response));
        assert_eq!(given(&response)["participantId"], participant, "{about}");
    }
    // Cognito's access tokens are for no audience; the docs say to send the id token.
    let provider = Provider::of([key.jwk("one")]);
    let access =
        key.token("one", &claims(json!({"aud": null, "client_id": "video-api", "token_use": "access"})));
    assert_eq!(reason(oidc(), &provider, &access).await, ("audience".to_owned(), 401));
}

#[tokio::test]
async fn a_ticket_of_the_backend_opens_the_server() {
    let provider = Provider::default();
    let config = hmac(|_| {});
    let response = ask(&server(config.clone(), &provider), &ticket(json!({}))).await;
    assert_eq!(given(&response)["participantId"], "ann");
    for (about, token, expected) in [
        ("another secret", hs256("another", &claims(json!({}))), "signature"),
        ("the secret of VideoSDK", hs256(SECRET, &claims(json!({}))), "signature"),
        ("expired", ticket(json!({"exp": NOW - 31})), "expired"),
        ("too long a life", ticket(json!({"exp": NOW + 700})), "too_long"),
        ("too long a life, without iat", ticket(json!({"iat": null, "exp": NOW + 700})), "too_long"),
        ("too old", ticket(json!({"iat": NOW - 700, "exp": NOW - 10})), "too_long"),
        ("no subject", ticket(json!({"sub": null})), "subject_missing"),
        ("another algorithm", SigningKey::rs256().token("one", &claims(json!({}))), "algorithm"),
    ] {
        assert_eq!(reason(config.clone(), &provider, &token).await, (expected.to_owned(), 401), "{about}");
    }
    let longer = hmac(|hmac| hmac.max_age = Duration::from_secs(3_600));
    assert_eq!(ask(&server(longer, &provider), &ticket(json!({"exp": NOW + 3_500}))).await.status, 200);
    let meant = hmac(|hmac| hmac.audience = vec!["video".to_owned()]);
    assert_eq!(reason(meant, &provider, &ticket(json!({}))).await.0, "audience");
}

/// Abuse 23: a ticket is shown twice.
#[tokio::test]
async fn a_ticket_that_is_good_for_once_is_good_for_once() {
    let server = server(hmac(|hmac| hmac.one_time = true), &Provider::default());
    let one = ticket(json!({"jti": "one"}));
    assert_eq!(ask(&server, &one).await.status, 200);
    let again = ask(&server, &one).await;
    assert_eq!((again.status, code(&again).as_str()), (401, "authentication_failed"));
    assert_eq!(ask(&server, &ticket(json!({"jti": "two"}))).await.status, 200);
    assert_eq!(ask(&server, &ticket(json!({}))).await.status, 401, "one without an id could be shown twice");
    let three = ticket(json!({"jti": "three"}));
    let refused = ask_for(&server, &three, "permissions=allow_mod").await;
    assert_eq!(code(&refused), "permission_not_allowed");
    assert_eq!(ask(&server, &three).await.status, 200, "what is refused for another reason uses nothing up");
}

/// A store that is down.
struct Down;

impl SharedStore for Down {
    fn take<'a>(&'a self, _: &'static str, _: &'a str, _: &'a Rate) -> StoreFuture<'a, Result<(), Duration>> {
        Box::pin(async { Err(StoreFailed) })
    }

    fn first<'a>(&'a self, _: &'static str, _: &'a str, _: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async { Err(StoreFailed) })
    }
}

/// Abuse 23: while nobody can say whether a ticket was used, none is taken.
#[tokio::test]
async fn without_the_store_no_ticket_is_taken() {
    let config = hmac(|hmac| hmac.one_time = true);
    let client = videosdk_server::Client::new(videosdk_server::ClientOptions {
        api_key: Some(support::stage::API_KEY.to_owned()),
        secret: Some(Secret::new(SECRET)),
        emulator: Some("127.0.0.1:1".to_owned()),
        clock: Some(videosdk_server::Clock::fixed(NOW)),
        ..Default::default()
    });
    let server = TokenServer::sharing(client, config, Some(Arc::new(Down))).unwrap();
    let refused = ask(&server, &ticket(json!({"jti": "one"}))).await;
    assert_eq!((refused.status, code(&refused).as_str()), (503, "tickets_unavailable"));
    assert_eq!(refused.header("retry-after"), Some("5"));
}

fn keys(allow_browser: bool) -> Config {
    let sha256 = ring::digest::digest(&ring::digest::SHA256, b"a-key-by-chance");
    let digits: String = sha256.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    let key = NamedKey::parse(&format!("mobile-backend:{digits}")).unwrap();
    Config {
        authentication: Authentication::Keys(Keys { keys: vec![key], allow_browser }),
        ..Config::default()
    }
}

#[tokio::test]
async fn a_key_opens_the_server_for_its_holder() {
    let server = server(keys(false), &Provider::default());
    assert_eq!(given(&ask(&server, "a-key-by-chance").await)["participantId"], "mobile-backend");
    assert_eq!(ask(&server, "another-key").await.status, 401);
    assert_eq!(ask(&server, "a-key-by-chance ").await.status, 200, "white space is none of it");
}

/// Abuse 7: a shared secret is in the bundle of a page.
#[tokio::test]
async fn a_key_in_a_browser_is_refused() {
    let from_a_page = |origin: &str| {
        let mut request = request("a-key-by-chance", "");
        request.headers.push(("origin".to_owned(), origin.to_owned()));
        request
    };
    let origins = vec!["https://app.example.com".to_owned()];
    let allowed = |config: Config| Config { allowed_origins: origins.clone(), ..config };
    let refusing = server(allowed(keys(false)), &Provider::default());
    let response = refusing.handle(from_a_page("https://app.example.com")).await;
    assert_eq!((response.status, code(&response).as_str()), (403, "key_in_browser"));
    let mut same_host = request("a-key-by-chance", "");
    same_host.headers.push(("sec-fetch-site".to_owned(), "same-origin".to_owned()));
    assert_eq!(code(&refusing.handle(same_host).await), "key_in_browser", "without an Origin too");
    let allowing = server(allowed(keys(true)), &Provider::default());
    assert_eq!(allowing.handle(from_a_page("https://app.example.com")).await.status, 200);
    let hmac = server(allowed(hmac(|_| {})), &Provider::default());
    let mut ticketed = request(&ticket(json!({})), "");
    ticketed.headers.push(("origin".to_owned(), "https://app.example.com".to_owned()));
    assert_eq!(code(&hmac.handle(ticketed).await), "key_in_browser");
}

fn proxied(header: ProxyHeader) -> TokenServer {
    let config = Config {
        authentication: Authentication::Proxy(header),
        trusted_proxies: TrustedProxies::parse(["10.0.0.0/8"]).unwrap(),
        ..Config::default()
    };
    server(config, &Provider::default())
}

fn through(peer: &str, headers: &[(&str, &str)]) -> Request {
    let mut request = request("", "");
    request.headers.retain(|(name, _)| name != "authorization");
    request.headers.extend(headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    request.peer = peer.parse().ok();
    request
}

/// Abuse 13: an identity header is forged past the proxy.
#[tokio::test]
async fn only_the_proxys_word_is_believed() {
    let server = proxied(ProxyHeader::AuthRequest);
    let user = [("X-Auth-Request-User", "ann")];
    assert_eq!(given(&server.handle(through("10.1.2.3", &user)).await)["participantId"], "ann");
    for (about, request, expected) in [
        ("a foreign peer", through("203.0.113.9", &user), 401),
        ("an unknown peer", through("nobody", &user), 401),
        ("nobody signed in", through("10.1.2.3", &[]), 401),
        ("an empty name", through("10.1.2.3", &[("X-Auth-Request-User", " ")]), 401),
        ("two names", through("10.1.2.3", &[user[0], ("x-auth-request-user", "boss")]), 401),
        ("a name that nobody can have", through("10.1.2.3", &[("X-Auth-Request-User", "a b")]), 403),
    ] {
        assert_eq!(server.handle(request).await.status, expected, "{about}");
    }
}

#[tokio::test]
async fn the_callers_certificate_is_read_as_envoy_writes_it() {
    let server = proxied(ProxyHeader::ForwardedClientCert);
    for (value, expected) in [
        ("By=spiffe://mesh/api;Hash=46;Subject=\"\";URI=spiffe://mesh/web", Some("spiffe://mesh/web")),
        ("Hash=1;URI=spiffe://mesh/far,By=x;Hash=2;URI=spiffe://mesh/near", Some("spiffe://mesh/near")),
        ("Hash=1;Subject=\"CN=web;URI=spiffe://mesh/forged\"", Some("CN=web;URI=spiffe://mesh/forged")),
        ("Hash=1", None),
        ("Hash=1;URI=\"open", None),
    ] {
        let response = server.handle(through("10.0.0.1", &[("X-Forwarded-Client-Cert", value)])).await;
        let participant = (response.status == 200).then(|| given(&response)["participantId"].clone());
        assert_eq!(participant, expected.map(Value::from), "{value}");
    }
}

#[tokio::test]
async fn nobody_is_told_what_they_sent() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    for token in [key.token("two", &claims(json!({}))), "a-forged-text".to_owned()] {
        let response = ask_for(&server, &token, "").await;
        let text = String::from_utf8(response.body.to_vec()).unwrap();
        assert!(!text.contains(&token) && !text.contains("two"), "{text}");
        assert_eq!(response.header("www-authenticate"), Some("Bearer error=\"invalid_token\""));
        assert_eq!(response.header("cache-control"), Some("no-store"));
    }
    let response = server.handle(through("", &[])).await;
    assert_eq!(
        (code(&response).as_str(), response.header("www-authenticate")),
        ("authentication_required", Some("Bearer realm=\"videosdk-server\""))
    );
}
