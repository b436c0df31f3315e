use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::payload::{Payload, RESERVED};
use super::{
    ApiToken, BACK_DATING, Claims, ClassicToken, DEFAULT_LIFETIME, ExplainToken, Explanation, KeyPair,
    MAX_TOKEN_BYTES, ParticipantToken, Permission, TokenIds, TokenKind, VerifyToken,
    duration::lifetime_seconds,
};
use crate::clock::{Clock, ClockOffset};
use crate::error::{
    Error, Result,
    codes::{
        configuration::SECRET_MISSING,
        token::{
            CLAIM_RESERVED, PARTICIPANT_ID_EMPTY, PARTICIPANT_ID_WHITESPACE, PERMISSIONS_CONFLICT,
            PERMISSIONS_EMPTY, ROOM_ID_EMPTY, TOKEN_TOO_LARGE,
        },
    },
};

/// base64url of `{"alg":"HS256","typ":"JWT"}`, with the dot behind it.
const HEADER: &[u8] = b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";

/// Signs, verifies and explains access tokens with one or more key pairs.
///
/// Signing takes no I/O, no lock and no runtime; a copy is cheap and shares the keys. The first pair signs, every pair
/// verifies, so that a rotation of the secret has an overlap.
#[derive(Debug, Clone)]
pub struct Tokens {
    keys: Arc<[KeyPair]>,
    clock: Clock,
    ids: TokenIds,
    offset: ClockOffset,
    /// Why there is no key pair, where that is known better than here.
    fault: Option<Error>,
}

impl Tokens {
    /// Tokens of these key pairs, newest first. Without a pair they can only be explained and decoded.
    pub fn new(keys: impl IntoIterator<Item = KeyPair>) -> Self {
        Self {
            keys: keys.into_iter().collect(),
            clock: Clock::system(),
            ids: TokenIds::random(),
            offset: ClockOffset::default(),
            fault: None,
        }
    }

    /// The same with another clock, for tests and for the emulator.
    #[must_use]
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// The same with other ids, for tests.
    #[must_use]
    pub fn with_ids(mut self, ids: TokenIds) -> Self {
        self.ids = ids;
        self
    }

    /// The same, which also verifies what these key pairs signed; for the overlap of a rotation.
    #[must_use]
    pub fn with_further_keys(mut self, keys: impl IntoIterator<Item = KeyPair>) -> Self {
        self.keys = self.keys.iter().cloned().chain(keys).collect();
        self
    }

    /// The same with the offset that a client has learned from its service.
    #[must_use]
    pub(crate) fn with_offset(mut self, offset: ClockOffset) -> Self {
        self.offset = offset;
        self
    }

    /// The same with the reason why there is no key pair, to be told when one is needed.
    #[must_use]
    pub(crate) fn with_fault(mut self, fault: Option<Error>) -> Self {
        self.fault = fault;
        self
    }

    /// The key pairs, newest first.
    pub fn keys(&self) -> &[KeyPair] {
        &self.keys
    }

    /// The clock that tokens are dated by.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Signs a token for a client that joins meetings.
    pub fn participant(&self, request: &ParticipantToken) -> Result<String> {
        self.participant_until(request).map(|signed| signed.token)
    }

    /// Signs a token for a client that joins meetings, and tells when it expires.
    pub fn participant_until(&self, request: &ParticipantToken) -> Result<SignedToken> {
        if request.room_id.as_deref() == Some("") {
            return Err(Error::new(
                &ROOM_ID_EMPTY,
                "room_id is empty; leave it out for a token of every room, or give the id of one",
            ));
        }
        check_participant_id(request.participant_id.as_deref())?;
        self.sign(&Grant {
            kind: TokenKind::Participant,
            room_id: request.room_id.as_deref(),
            participant_id: request.participant_id.as_deref(),
            permissions: request.permissions.as_deref().unwrap_or(&[Permission::AllowJoin]),
            expires_in: request.expires_in,
            allow_long_lived: request.allow_long_lived,
            not_before: request.not_before,
            claims: &request.claims,
        })
    }

    /// Signs one token for each request, in the same order; the first fault names its place and nothing is answered.
    pub fn participants(&self, requests: &[ParticipantToken]) -> Result<Vec<String>> {
        requests
            .iter()
            .enumerate()
            .map(|(index, request)| {
                self.participant(request)
                    .map_err(|error| error.map_reason(|reason| format!("participants[{index}]: {reason}")))
            })
            .collect()
    }

    /// Signs a token for calls to the REST API. The client makes its own; keep it on the server.
    pub fn api(&self, request: &ApiToken) -> Result<String> {
        let signed = self.sign(&Grant {
            kind: TokenKind::Api,
            room_id: None,
            participant_id: None,
            permissions: request
                .permissions
                .as_deref()
                .unwrap_or(&[Permission::AllowJoin, Permission::AllowMod]),
            expires_in: request.expires_in,
            allow_long_lived: request.allow_long_lived,
            not_before: request.not_before,
            claims: &request.claims,
        })?;
        Ok(signed.token)
    }

    /// Signs the token of the public quick start, which both joins and calls the REST API. For prototypes.
    pub fn classic(&self, request: &ClassicToken) -> Result<String> {
        self.classic_until(request).map(|signed| signed.token)
    }

    /// Signs the token of the public quick start, and tells when it expires.
    pub fn classic_until(&self, request: &ClassicToken) -> Result<SignedToken> {
        self.sign(&Grant {
            kind: TokenKind::Classic,
            room_id: None,
            participant_id: None,
            permissions: request.permissions.as_deref().unwrap_or(&[Permission::AllowJoin]),
            expires_in: request.expires_in,
            allow_long_lived: request.allow_long_lived,
            not_before: request.not_before,
            claims: &request.claims,
        })
    }

    /// Answers the claims of a good token, or an error with every reason why it is not one.
    pub fn verify(&self, token: &str, request: &VerifyToken) -> Result<Claims> {
        if self.keys.is_empty() {
            return Err(self.no_keys("verify"));
        }
        let offset = if request.use_learned_offset { self.offset.seconds() } else { 0 };
        super::verify::verify(&self.keys, self.clock.unix_millis() + offset * 1_000, token, request)
    }

    /// Says what a text is that should be a token, what is wrong with it and what would mend it. Never fails.
    pub fn explain(&self, text: &str, request: &ExplainToken) -> Explanation {
        super::explain::explain(
            text,
            &self.keys,
            request.at.unwrap_or_else(|| self.clock.unix_seconds()),
            request,
        )
    }

    fn no_keys(&self, purpose: &str) -> Error {
        let otherwise =
            || Error::new(&SECRET_MISSING, format!("no API key and secret are configured to {purpose} with"));
        self.fault.clone().unwrap_or_else(otherwise)
    }

    fn sign(&self, grant: &Grant<'_>) -> Result<SignedToken> {
        let key = self.keys.first().ok_or_else(|| self.no_keys("sign"))?;
        check_claims(grant.claims)?;
        let distinct;
        let permissions = match without_duplicates(grant.permissions)? {
            None => grant.permissions,
            Some(fewer) => {
                distinct = fewer;
                &distinct
            }
        };
        let lifetime =
            lifetime_seconds(grant.expires_in.unwrap_or(DEFAULT_LIFETIME), grant.allow_long_lived)?;
        let now = self.clock.unix_seconds() + self.offset.seconds();
        let payload = Payload {
            api_key: key.api_key(),
            permissions,
            kind: grant.kind,
            room_id: grant.room_id,
            participant_id: grant.participant_id,
            issued_at: now - BACK_DATING.as_secs() as i64,
            expires_at: now + lifetime,
            not_before: grant.not_before,
            id: self.ids.next(),
            claims: grant.claims,
        };
        Ok(SignedToken { token: encode(key, &payload)?, expires_at: payload.expires_at })
    }
}

/// A token that was just signed, and what it would else have to be taken apart for. No `Debug`, which would print it.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it would print the token")]
pub struct SignedToken {
    /// The token.
    pub token: String,
    /// Its claim `exp`, in seconds since 1970.
    pub expires_at: i64,
}

/// What the three kinds of request have in common once their own fields are checked.
struct Grant<'a> {
    kind: TokenKind,
    room_id: Option<&'a str>,
    participant_id: Option<&'a str>,
    permissions: &'a [Permission],
    expires_in: Option<Duration>,
    allow_long_lived: bool,
    not_before: bool,
    claims: &'a Map<String, Value>,
}

/// Header, payload and signature in one buffer that is sized once.
fn encode(key: &KeyPair, payload: &Payload<'_>) -> Result<String> {
    let mut json = Vec::with_capacity(384);
    payload.write(&mut json);
    let payload_bytes = json.len().div_ceil(3) * 4;
    let mut token = vec![0; HEADER.len() + payload_bytes + 1 + 43];
    token[..HEADER.len()].copy_from_slice(HEADER);
    let mut end = HEADER.len();
    end += append_base64(&mut token[end..], &json)?;
    let tag = key.hs256.tag(&token[..end]);
    token[end] = b'.';
    end += 1;
    end += append_base64(&mut token[end..], tag.as_ref())?;
    token.truncate(end);
    if token.len() > MAX_TOKEN_BYTES {
        return Err(Error::new(
            &TOKEN_TOO_LARGE,
            format!(
                "the token would have {} bytes; the limit is {MAX_TOKEN_BYTES}: use fewer or shorter claims",
                token.len()
            ),
        ));
    }
    String::from_utf8(token).map_err(|_| Error::internal("base64url is not text"))
}

fn append_base64(target: &mut [u8], bytes: &[u8]) -> Result<usize> {
    URL_SAFE_NO_PAD
        .encode_slice(bytes, target)
        .map_err(|_| Error::internal("the token's buffer is too small"))
}

fn check_participant_id(participant_id: Option<&str>) -> Result<()> {
    match participant_id {
        Some("") => Err(Error::new(
            &PARTICIPANT_ID_EMPTY,
            "participant_id is empty; leave it out for a token of any participant, or give an id",
        )),
        Some(id) if id.chars().any(char::is_whitespace) => Err(Error::new(
            &PARTICIPANT_ID_WHITESPACE,
            format!("participant_id {id:?} has white space in it; the service refuses such an id with 4004"),
        )),
        _ => Ok(()),
    }
}

fn check_claims(claims: &Map<String, Value>) -> Result<()> {
    match claims.keys().find(|name| RESERVED.contains(&name.as_str())) {
        None => Ok(()),
        Some(name) => Err(Error::new(
            &CLAIM_RESERVED,
            format!(
                "{name:?} cannot be a custom claim: the name is reserved; use the argument for it, or another name"
            ),
        )),
    }
}

/// Checks the combination, and answers a shorter list when a permission stands twice.
fn without_duplicates(permissions: &[Permission]) -> Result<Option<Vec<Permission>>> {
    if permissions.is_empty() {
        return Err(Error::new(
            &PERMISSIONS_EMPTY,
            "permissions is an empty list; leave it out for allow_join, or name at least one",
        ));
    }
    if permissions.contains(&Permission::AskJoin)
        && permissions.iter().any(|&permission| permission != Permission::AskJoin)
    {
        let names: Vec<&str> = permissions.iter().map(|permission| permission.as_str()).collect();
        return Err(Error::new(
            &PERMISSIONS_CONFLICT,
            format!(
                "permissions are {}; the service refuses ask_join beside another (4008): \
                 for a guest who knocks keep ask_join alone, for a host drop ask_join",
                names.join(", ")
            ),
        ));
    }
    if (1..permissions.len()).all(|index| !permissions[..index].contains(&permissions[index])) {
        return Ok(None);
    }
    let mut distinct = Vec::new();
    for &permission in permissions {
        if !distinct.contains(&permission) {
            distinct.push(permission);
        }
    }
    Ok(Some(distinct))
}
