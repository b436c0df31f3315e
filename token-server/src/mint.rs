//! `get-token`: signs here, waits for nothing.

use serde::Serialize;
use videosdk_server::Error;
use videosdk_server::token::{ClassicToken, ParticipantToken, Permission, TokenKind, Tokens, decode};

use crate::body::Fields;
use crate::error::{
    Problem,
    cases::{INTERNAL, PARTICIPANT_NOT_ALLOWED, PERMISSION_NOT_ALLOWED},
};
use crate::identity::Identity;
use crate::parameters::{ROOM_NAMES, permissions, single};
use crate::refresh::{Jitter, refresh_in};
use crate::response::Response;
use crate::settings::Grant;

/// The fields of a body of `get-token`.
pub(crate) const FIELDS: [&str; 5] = ["roomId", "meetingId", "participantId", "permissions", "token"];

/// The answer of `get-token`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Issued {
    token: String,
    expires_at: i64,
    refresh_after: i64,
    expires_in: u64,
    refresh_in: u64,
}

/// Signs the token that was asked for, as far as the grant allows it, and says of which kind it is; a caller who is known
/// gets it in no other's name.
pub(crate) fn answer(
    tokens: &Tokens,
    grant: &Grant,
    jitter: &Jitter,
    identity: Option<&Identity>,
    query: &str,
    fields: &Fields,
) -> Result<(TokenKind, Response), Problem> {
    let room_id = single(query, fields, &ROOM_NAMES)?;
    let participant_id = participant_id(identity, single(query, fields, &["participantId"])?)?;
    let permissions = permissions(query, fields)?;
    let permissions = match permissions {
        None => grant.permissions.clone(),
        Some(asked) => within(grant, asked)?,
    };
    // A classic token cannot be bound. Whoever names a room or a participant wants it bound, and gets the narrower kind.
    let is_bound = room_id.is_some() || participant_id.is_some();
    let kind = if is_bound { TokenKind::Participant } else { grant.kind };
    let signed = if kind == TokenKind::Classic {
        tokens.classic(&ClassicToken {
            permissions: Some(permissions),
            expires_in: Some(grant.expires_in),
            ..ClassicToken::default()
        })
    } else {
        tokens.participant(&ParticipantToken {
            room_id,
            participant_id,
            permissions: Some(permissions),
            expires_in: Some(grant.expires_in),
            ..ParticipantToken::default()
        })
    };
    let token = signed.map_err(|error| Problem::of_core(400, &error, in_the_names_of_the_wire(&error)))?;
    // Read back rather than reckoned again, so that it is the token's own to the second.
    let expires_at = decode(&token)
        .ok()
        .and_then(|claims| claims.expires_at?.as_i64())
        .ok_or_else(|| Problem::new(INTERNAL, "the signed token has no expiry"))?;
    let expires_in = grant.expires_in.as_secs();
    let refresh_in = refresh_in(expires_in, jitter);
    let refresh_after = expires_at - i64::try_from(expires_in - refresh_in).unwrap_or_default();
    let issued = Issued { token, expires_at, refresh_after, expires_in, refresh_in };
    Ok((kind, Response::json(200, &issued)))
}

/// The participant whom the token is for: the caller where it is known, else whoever was asked for.
fn participant_id(identity: Option<&Identity>, asked: Option<String>) -> Result<Option<String>, Problem> {
    match (identity, asked) {
        (None, asked) => Ok(asked),
        (Some(caller), Some(asked)) if asked != caller.sub => Err(Problem::new(
            PARTICIPANT_NOT_ALLOWED,
            "participantId asks for someone else than the caller; leave it out, or give the caller's own id",
        )),
        (Some(caller), _) => Ok(Some(caller.sub.clone())),
    }
}

/// Permissions that are granted, or weaker: who may join may also be made to ask first.
fn within(grant: &Grant, asked: Vec<Permission>) -> Result<Vec<Permission>, Problem> {
    let allowed: Vec<Permission> =
        Permission::ALL.into_iter().filter(|&permission| grant.allows(permission)).collect();
    match asked.iter().find(|permission| !allowed.contains(permission)) {
        None => Ok(asked),
        Some(refused) => {
            let names: Vec<&str> = allowed.iter().map(|permission| permission.as_str()).collect();
            Err(Problem::new(
                PERMISSION_NOT_ALLOWED,
                format!("permissions asks for {refused}; this server grants {}", names.join(", ")),
            ))
        }
    }
}

/// The core speaks of its own arguments; a client knows them by the names it sent.
fn in_the_names_of_the_wire(error: &Error) -> String {
    error.reason().replace("room_id", "roomId").replace("participant_id", "participantId")
}
