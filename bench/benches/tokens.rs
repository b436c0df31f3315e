//! Signing and verifying a participant token, beside the bare HMAC, the crate `jsonwebtoken` (on the same ring provider)
//! and the official Rust SDK, all in one run and profile.
//!
//! `cargo bench -p videosdk-bench --bench tokens`

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use videosdk_server::token::{KeyPair, ParticipantToken, Tokens, VerifyToken, crypto_provider};

const API_KEY: &str = "11111111-2222-4333-8444-555555555555";
const SECRET: &str = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";
const ROOM: &str = "ab12-cd34-ef56";
const PARTICIPANT: &str = "seat-1";

/// The claims of a participant token as somebody would write them for `jsonwebtoken`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PlainClaims {
    apikey: String,
    permissions: Vec<String>,
    version: u8,
    roles: Vec<String>,
    room_id: String,
    participant_id: String,
    iat: u64,
    exp: u64,
    jti: String,
}

fn tokens() -> Tokens {
    Tokens::new([KeyPair::new(API_KEY, SECRET).expect("a pair")])
}

fn request() -> ParticipantToken {
    ParticipantToken {
        room_id: Some(ROOM.to_owned()),
        participant_id: Some(PARTICIPANT.to_owned()),
        ..Default::default()
    }
}

fn plain_claims() -> PlainClaims {
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    PlainClaims {
        apikey: API_KEY.to_owned(),
        permissions: vec!["allow_join".to_owned()],
        version: 2,
        roles: vec!["rtc".to_owned()],
        room_id: ROOM.to_owned(),
        participant_id: PARTICIPANT.to_owned(),
        iat: now - 30,
        exp: now + 86_400,
        jti: uuid::Uuid::new_v4().to_string(),
    }
}

fn official_builder() -> videosdk::AccessTokenBuilder {
    videosdk::AccessTokenBuilder::new(API_KEY, SECRET)
        .set_participant(PARTICIPANT)
        .grant(videosdk::Grant::AllowJoin)
        .for_room(ROOM)
        .expires_in(Duration::from_secs(86_400))
}

fn sign(criterion: &mut Criterion) {
    crypto_provider::install();
    let mut group = criterion.benchmark_group("sign");
    let (tokens, request) = (tokens(), request());
    let token = tokens.participant(&request).expect("a token");
    let signed = token.rsplit_once('.').expect("three parts").0;
    let hmac_key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, SECRET.as_bytes());
    let encoding_key = EncodingKey::from_secret(SECRET.as_bytes());
    group.bench_function("bare HMAC of the same bytes", |bencher| {
        bencher.iter(|| ring::hmac::sign(&hmac_key, black_box(signed.as_bytes())));
    });
    group.bench_function("videosdk-server", |bencher| {
        bencher.iter(|| tokens.participant(black_box(&request)).expect("a token"));
    });
    group.bench_function("jsonwebtoken::encode", |bencher| {
        bencher.iter(|| {
            jsonwebtoken::encode(&Header::default(), &plain_claims(), &encoding_key).expect("a token")
        });
    });
    group.bench_function("official builder", |bencher| {
        bencher.iter(|| official_builder().to_jwt().expect("a token"));
    });
    group.finish();
}

fn verify(criterion: &mut Criterion) {
    crypto_provider::install();
    let mut group = criterion.benchmark_group("verify");
    let tokens = tokens();
    let token = tokens.participant(&request()).expect("a token");
    let decoding_key = DecodingKey::from_secret(SECRET.as_bytes());
    let validation = Validation::new(Algorithm::HS256);
    group.bench_function("videosdk-server", |bencher| {
        bencher.iter(|| tokens.verify(black_box(&token), &VerifyToken::default()).expect("good"));
    });
    group.bench_function("jsonwebtoken::decode", |bencher| {
        bencher.iter(|| {
            jsonwebtoken::decode::<PlainClaims>(black_box(&token), &decoding_key, &validation).expect("good")
        });
    });
    group.bench_function("official verify_token", |bencher| {
        bencher.iter(|| videosdk::verify_token(black_box(&token), SECRET).expect("good"));
    });
    group.finish();
}

fn parts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parts");
    group.bench_function("uuid v4", |bencher| bencher.iter(uuid::Uuid::new_v4));
    let clock = videosdk_server::Clock::system();
    group.bench_function("clock", |bencher| bencher.iter(|| clock.unix_seconds()));
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(60).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3));
    targets = sign, verify, parts
}
criterion_main!(benches);
