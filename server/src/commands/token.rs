//! `token`: signs one and prints it alone.

use serde_json::json;
use videosdk_server::token::{ApiToken, ClassicToken, ParticipantToken, TokenKind, decode};

use super::client;
use crate::arguments::TokenArguments;
use crate::output::{Failure, Output};

pub(crate) fn run(arguments: &TokenArguments, output: &Output) -> Result<(), Failure> {
    let bound = arguments.room.is_some() || arguments.participant.is_some();
    if bound && arguments.kind != TokenKind::Participant {
        return Err(Failure::Usage(format!(
            "a token of kind {} is bound to no room and no participant; leave --room and --participant out, or sign a participant token",
            arguments.kind
        )));
    }
    let client = client();
    let tokens = client.tokens();
    let permissions = (!arguments.permissions.is_empty()).then(|| arguments.permissions.clone());
    let expires_in = arguments.expires_in;
    let token = match arguments.kind {
        TokenKind::Participant => tokens.participant(&ParticipantToken {
            room_id: arguments.room.clone(),
            participant_id: arguments.participant.clone(),
            permissions,
            expires_in,
            ..Default::default()
        }),
        TokenKind::Api => tokens.api(&ApiToken { permissions, expires_in, ..Default::default() }),
        TokenKind::Classic => tokens.classic(&ClassicToken { permissions, expires_in, ..Default::default() }),
    }?;
    if output.json {
        let expires_at = decode(&token)?.expires_at;
        output.object(&json!({ "token": token, "kind": arguments.kind, "expiresAt": expires_at }));
    } else {
        output.line(token);
    }
    Ok(())
}
