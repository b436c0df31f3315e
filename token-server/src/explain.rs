//! Why a caller gets what they get: the policy alone, asked without a request.

use crate::body::Fields;
use crate::identity::Identity;
use crate::parameters::{PARTICIPANT_NAMES, ROOM_NAMES, permissions, single};
use crate::policy::{Action, Ask, Explained};
use crate::route::{self, Route};
use crate::settings::Settings;

/// Reads a request such as `GET /get-token?roomId=x`; what a body would say may stand in the query.
pub(crate) fn explain(
    settings: &Settings,
    identity: Option<&Identity>,
    request: &str,
) -> Result<Explained, String> {
    let (method, address) = request.trim().split_once(' ').ok_or_else(wanted)?;
    let (path, query) = address.trim().split_once('?').unwrap_or((address.trim(), ""));
    let target = route::find(&route::segments(path), &settings.prefix_segments).ok_or_else(wanted)?;
    if !target.route.allows(method) {
        return Err(format!(
            "{} answers {}, not {method:?}",
            target.route.template(),
            target.route.methods()
        ));
    }
    let action = match target.route {
        Route::GetToken => Action::Token,
        Route::CreateMeeting => Action::Create,
        Route::ValidateMeeting => Action::Validate,
        Route::Healthz | Route::Readyz => return Err(wanted()),
    };
    let none = Fields::new();
    let told = |names: &[&str]| single(query, &none, names).map_err(|problem| problem.text.into_owned());
    let room = match action {
        Action::Create | Action::Configure => told(&["customRoomId"])?,
        Action::Token => told(&ROOM_NAMES)?,
        Action::Validate => Some(target.meeting_id.or(told(&ROOM_NAMES)?).ok_or_else(wanted)?),
    };
    let participant = told(&PARTICIPANT_NAMES)?;
    let permissions = permissions(query, &none).map_err(|problem| problem.text.into_owned())?;
    let ask = Ask {
        action: Some(action),
        room: room.as_deref(),
        participant: participant.as_deref(),
        permissions: permissions.as_deref(),
    };
    match identity {
        None if settings.authentication.knows_callers() => return Ok(settings.policy.explain_to_unknown()),
        None => {}
        Some(identity) => identity.check().map_err(|problem| problem.text.into_owned())?,
    }
    Ok(settings.policy.explain(identity, &ask, &settings.grant))
}

fn wanted() -> String {
    "a method and a path of the token server, such as 'GET /get-token?roomId=x', 'POST /create-meeting?customRoomId=x' \
     or 'POST /validate-meeting/x'"
        .to_owned()
}
