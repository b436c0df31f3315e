//! `get-token`: signs here, waits for nothing.

use videosdk_server::Error;
use videosdk_server::token::{ClassicToken, ParticipantToken, Permission, SignedToken, TokenKind, Tokens};

use crate::body::{self, Fields};
use crate::error::{Problem, cases::PERMISSION_NOT_ALLOWED};
use crate::parameters::{PARTICIPANT_NAMES, ROOM_NAMES, permissions, single};
use crate::policy::{Action, Ask, Permit, within};
use crate::refresh::{Jitter, refresh_in};
use crate::response::Response;
use crate::settings::Grant;

/// The fields of a body of `get-token`.
pub(crate) const FIELDS: [&str; 6] =
    ["roomId", "meetingId", "participantId", "peerId", "permissions", "token"];

/// What a caller asks of a token.
pub(crate) struct Asked {
    pub(crate) room_id: Option<String>,
    pub(crate) participant_id: Option<String>,
    pub(crate) permissions: Option<Vec<Permission>>,
}

impl Asked {
    pub(crate) fn read(query: &str, fields: &Fields) -> Result<Self, Problem> {
        body::refuse_unknown(fields, &FIELDS)?;
        Ok(Self {
            room_id: single(query, fields, &ROOM_NAMES)?,
            participant_id: single(query, fields, &PARTICIPANT_NAMES)?,
            permissions: permissions(query, fields)?,
        })
    }

    pub(crate) fn of_policy(&self) -> Ask<'_> {
        Ask {
            action: Some(Action::Token),
            room: self.room_id.as_deref(),
            participant: self.participant_id.as_deref(),
            permissions: self.permissions.as_deref(),
        }
    }
}

/// Signs the token that was asked for, as far as the permit allows it, and tells its kind.
pub(crate) fn answer(
    tokens: &Tokens,
    grant: &Grant,
    permit: Permit<'_>,
    jitter: &Jitter,
    asked: Asked,
) -> Result<(TokenKind, Response), Problem> {
    let ceiling = permit.most(grant);
    let permissions = match asked.permissions {
        None => ceiling.to_vec(),
        Some(asked) => granted(ceiling, asked)?,
    };
    let lifetime = permit.lifetime(grant);
    let (room_id, participant_id) = (asked.room_id, permit.participant.or(asked.participant_id));
    // A classic token cannot be bound. Whoever names a room or a participant wants it bound, and gets the narrower kind.
    let is_bound = room_id.is_some() || participant_id.is_some();
    let (kind, signed) = if grant.kind == TokenKind::Classic && !is_bound {
        let signed = tokens.classic_until(&ClassicToken {
            permissions: Some(permissions),
            expires_in: Some(lifetime),
            ..ClassicToken::default()
        });
        (TokenKind::Classic, signed)
    } else {
        let signed = tokens.participant_until(&ParticipantToken {
            room_id,
            participant_id,
            permissions: Some(permissions),
            expires_in: Some(lifetime),
            ..ParticipantToken::default()
        });
        (TokenKind::Participant, signed)
    };
    let SignedToken { token, expires_at } =
        signed.map_err(|error| Problem::of_core(400, &error, in_the_names_of_the_wire(&error)))?;
    let expires_in = lifetime.as_secs();
    let refresh_in = refresh_in(expires_in, jitter);
    let refresh_after = expires_at - i64::try_from(expires_in - refresh_in).unwrap_or_default();
    // Written out, since nothing of a token needs an escape; to look for one takes as long as a third of the signature.
    let json = format!(
        r#"{{"token":"{token}","expiresAt":{expires_at},"refreshAfter":{refresh_after},"expiresIn":{expires_in},"refreshIn":{refresh_in}}}"#
    );
    Ok((kind, Response::json_text(200, json)))
}

/// Permissions that are granted, or weaker.
fn granted(ceiling: &[Permission], asked: Vec<Permission>) -> Result<Vec<Permission>, Problem> {
    match asked.iter().find(|permission| !within(ceiling, **permission)) {
        None => Ok(asked),
        Some(refused) => {
            let allowed = Permission::ALL.into_iter().filter(|&permission| within(ceiling, permission));
            let names: Vec<&str> = allowed.map(Permission::as_str).collect();
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
