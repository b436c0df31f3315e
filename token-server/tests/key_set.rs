//! The keys of the identity provider, under a virtual clock.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails a test, which is the point")]

mod support;

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use support::provider::{NOW, Provider, SigningKey, ask, claims, code, oidc, server, server_at};
use tokio::time::{Instant, advance};
use videosdk_server::Clock;

fn good(key: &SigningKey, id: &str) -> String {
    key.token(id, &claims(json!({"exp": NOW + 90_000})))
}

#[tokio::test(start_paused = true)]
async fn keys_are_fetched_once_for_all_who_wait() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    let token = good(&key, "one");
    let answers = join_all((0..100).map(|_| ask(&server, &token))).await;
    assert!(answers.iter().all(|answer| answer.status == 200));
    assert_eq!((provider.fetches(), provider.requests()), (1, 2));
}

#[tokio::test(start_paused = true)]
async fn warm_keys_answer_at_once() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    let request = support::provider::request(&good(&key, "one"), "");
    assert!(server.try_now(&request).is_none(), "the keys are to be fetched");
    server.prepare().await;
    assert_eq!(server.try_now(&request).unwrap().status, 200);
}

/// Abuse 10: made-up key ids are to flood the provider.
#[tokio::test(start_paused = true)]
async fn unknown_keys_cost_one_fetch_in_half_a_minute() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    server.prepare().await;
    advance(Duration::from_secs(31)).await;
    for number in 0..1_000 {
        assert_eq!(ask(&server, &good(&key, &format!("made-up-{number}"))).await.status, 401);
    }
    assert_eq!(provider.fetches(), 2);
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 200);
    let next = SigningKey::es256();
    provider.publish([key.jwk("one"), next.jwk("two")]);
    assert_eq!(ask(&server, &good(&next, "two")).await.status, 401, "not before half a minute is over");
    advance(Duration::from_secs(30)).await;
    assert_eq!(ask(&server, &good(&next, "two")).await.status, 200);
}

/// Abuse 10, before the first keys: nobody can be answered then, so the next attempt comes sooner.
#[tokio::test(start_paused = true)]
async fn until_there_are_keys_an_attempt_costs_two_seconds() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    provider.set_down(true);
    let server = server(oidc(), &provider);
    let flood = async || {
        for number in 0..100 {
            let refused = ask(&server, &good(&key, &format!("made-up-{number}"))).await;
            assert_eq!((refused.status, code(&refused).as_str()), (503, "identity_unavailable"));
        }
        provider.requests()
    };
    assert_eq!(flood().await, 1);
    advance(Duration::from_millis(1_900)).await;
    assert_eq!(flood().await, 1, "not before two seconds are over");
    advance(Duration::from_millis(100)).await;
    assert_eq!(flood().await, 2);
    provider.set_down(false);
    advance(Duration::from_secs(2)).await;
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 200);
    let had = provider.fetches();
    for _ in 0..14 {
        advance(Duration::from_secs(2)).await;
        assert_eq!(ask(&server, &good(&key, "made-up")).await.status, 401);
    }
    assert_eq!(provider.fetches(), had, "with keys it is half a minute");
    advance(Duration::from_secs(2)).await;
    assert_eq!(ask(&server, &good(&key, "made-up")).await.status, 401);
    assert_eq!(provider.fetches(), had + 1);
}

#[tokio::test(start_paused = true)]
async fn old_keys_serve_while_new_ones_are_fetched() {
    let (key, next) = (SigningKey::es256(), SigningKey::es256());
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    server.prepare().await;
    provider.publish([next.jwk("two")]);
    advance(Duration::from_secs(601)).await;
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 200, "nobody waits");
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    assert_eq!(provider.fetches(), 2);
    assert_eq!(ask(&server, &good(&next, "two")).await.status, 200);
    assert_eq!(
        ask(&server, &good(&key, "one")).await.status,
        401,
        "a key that is taken back is not used any more"
    );
}

/// Abuse 11: the provider is down, and a revoked key lives on.
#[tokio::test(start_paused = true)]
async fn keys_outlive_their_provider_by_a_day_and_no_more() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let clock = Clock::fixed(NOW);
    let server = server_at(oidc(), &provider, clock.clone());
    server.prepare().await;
    provider.set_down(true);
    advance(Duration::from_secs(23 * 3_600)).await;
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 200);
    advance(Duration::from_secs(2 * 3_600)).await;
    let refused = ask(&server, &good(&key, "one")).await;
    assert_eq!((refused.status, code(&refused).as_str()), (503, "identity_unavailable"));
    assert_eq!(refused.header("retry-after"), Some("30"));
    provider.set_down(false);
    advance(Duration::from_secs(30)).await;
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 200);
}

#[tokio::test(start_paused = true)]
async fn a_silent_provider_holds_nobody_for_more_than_five_seconds() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    provider.set_silent(true);
    let server = server(oidc(), &provider);
    let begin = Instant::now();
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 503);
    assert!(begin.elapsed() <= Duration::from_secs(6), "{:?}", begin.elapsed());
}

#[tokio::test(start_paused = true)]
async fn readiness_goes_by_the_keys() {
    let provider = Provider::default();
    let server = server(oidc(), &provider);
    let ready = || {
        let mut request = support::provider::request("", "");
        request.path = "/readyz".to_owned();
        server.try_now(&request).unwrap()
    };
    assert_eq!(ready().status, 503);
    provider.publish([SigningKey::es256().jwk("one")]);
    server.prepare().await;
    assert_eq!(ready().status, 200);
    provider.set_down(true);
    advance(Duration::from_secs(3_600)).await;
    assert_eq!(ready().status, 200, "keys that are old still serve");
    assert!(String::from_utf8(ready().body.to_vec()).unwrap().contains("identity provider"));
    advance(Duration::from_secs(24 * 3_600)).await;
    assert_eq!(ready().status, 503, "keys that are used no more serve nobody");
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_speaks_of_another_is_not_believed() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    provider.claim_to_be("https://other.example.com");
    let server = server(oidc(), &provider);
    assert_eq!(ask(&server, &good(&key, "one")).await.status, 503);
    assert_eq!(provider.fetches(), 0);
}

/// Whoever hangs up must not take the only attempt of half a minute along.
#[tokio::test(start_paused = true)]
async fn a_caller_who_leaves_does_not_end_the_fetch() {
    let key = SigningKey::es256();
    let provider = Provider::of([key.jwk("one")]);
    let server = server(oidc(), &provider);
    let token = good(&key, "one");
    // Polled once, as by a listener whose caller has gone.
    assert!(futures_util::FutureExt::now_or_never(ask(&server, &token)).is_none());
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.try_now(&support::provider::request(&token, "")).unwrap().status, 200);
    assert_eq!(provider.fetches(), 1);
}

/// What would wait is never begun by the call that must not: it would count twice, and burn the attempt.
#[tokio::test(start_paused = true)]
async fn what_may_wait_is_left_whole_to_the_call_that_may() {
    let (one, two) = (SigningKey::es256(), SigningKey::es256());
    let provider = Provider::of([one.jwk("one"), two.jwk("two")]);
    let server = server(oidc(), &provider);
    server.prepare().await;
    advance(Duration::from_secs(31)).await;
    let without_id = one.token_with(&json!({"alg": "ES256"}), &claims(json!({})));
    let request = support::provider::request(&without_id, "");
    assert!(server.try_now(&request).is_none(), "two keys fit, so that new ones are asked for");
    assert_eq!(provider.fetches(), 1);
    assert_eq!(server.handle(request.clone()).await.status, 401);
    assert_eq!(provider.fetches(), 2);
    assert_eq!(server.try_now(&request).unwrap().status, 401, "not again within half a minute");
}

/// Keys that a provider publishes for other uses sign nobody in, whatever is signed with them.
#[tokio::test(start_paused = true)]
async fn keys_for_other_uses_verify_nothing() {
    let good = SigningKey::es256();
    for (about, key, changes) in [
        ("to encrypt with, EC", SigningKey::es256(), json!({"use": "enc"})),
        ("to encrypt with, RSA", SigningKey::rs256(), json!({"use": "enc"})),
        ("RSA-OAEP", SigningKey::rs256(), json!({"use": null, "alg": "RSA-OAEP"})),
        ("RSA-OAEP-256 said to sign", SigningKey::rs256(), json!({"alg": "RSA-OAEP-256"})),
        ("another algorithm", SigningKey::rs256(), json!({"alg": "RS512"})),
        ("another curve", SigningKey::es256(), json!({"crv": "P-384"})),
        ("no curve", SigningKey::es256(), json!({"crv": null})),
        ("a shared secret", SigningKey::es256(), json!({"kty": "oct", "k": "c2VjcmV0"})),
        ("no kind", SigningKey::rs256(), json!({"kty": null})),
    ] {
        let mut jwk = key.jwk("other");
        for (name, value) in changes.as_object().unwrap() {
            jwk[name] = value.clone();
            jwk.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        }
        let provider = Provider::of([jwk, json!("no key"), good.jwk("good")]);
        let server = server(oidc(), &provider);
        let refused = ask(&server, &self::good(&key, "other")).await;
        assert_eq!((refused.status, code(&refused).as_str()), (401, "authentication_failed"), "{about}");
        let served = ask(&server, &self::good(&good, "good")).await;
        assert_eq!(served.status, 200, "{about}: the others are taken all the same");
    }
}

/// The certificate beside a key, as Azure and Keycloak publish it, changes nothing.
#[tokio::test(start_paused = true)]
async fn a_key_with_a_certificate_is_a_key() {
    for key in [SigningKey::rs256(), SigningKey::es256()] {
        let mut jwk = key.jwk("one");
        jwk["x5c"] = json!(["MIIC/zCCAeegAwIBAgIQ"]);
        jwk["x5t"] = json!("c2hhMQ");
        jwk["x5t#S256"] = json!("c2hhMjU2");
        let server = server(oidc(), &Provider::of([jwk]));
        assert_eq!(ask(&server, &good(&key, "one")).await.status, 200, "{}", key.algorithm());
    }
}

#[tokio::test(start_paused = true)]
async fn the_hundredth_key_is_the_last() {
    let key = SigningKey::es256();
    let provider = Provider::of((1..=101).map(|number| key.jwk(&format!("key-{number}"))));
    let server = server(oidc(), &provider);
    assert_eq!(ask(&server, &good(&key, "key-100")).await.status, 200);
    assert_eq!(ask(&server, &good(&key, "key-101")).await.status, 401);
}

/// Whoever is between could put keys of their own in place of those that come without https.
#[tokio::test(start_paused = true)]
async fn keys_are_fetched_from_safe_addresses_alone() {
    let key = SigningKey::es256();
    for (url, status) in [
        ("http://id.example.com/keys", 503),
        ("http://localhost.example.com/keys", 503),
        ("http://127.0.0.1.example.com/keys", 503),
        ("https://user:password@id.example.com/keys", 503),
        ("ftp://id.example.com/keys", 503),
        ("file:///etc/passwd", 503),
        ("/keys", 503),
        ("", 503),
        ("https://keys.example.com/of/id", 200),
        ("http://127.0.0.1:8080/keys", 200),
    ] {
        let provider = Provider::of([key.jwk("one")]);
        provider.say_keys_are_at(url);
        let server = server(oidc(), &provider);
        let answer = ask(&server, &good(&key, "one")).await;
        assert_eq!(answer.status, status, "{url}");
        assert_eq!(provider.fetches(), usize::from(status == 200), "{url}");
    }
}
