//! What the token may be used for: version, roles, room, participant, permissions.

use serde_json::Value;

use super::ExplainToken;
use super::report::Report;
use crate::error::codes::token as codes;
use crate::token::{Claims, Permission};

pub(super) fn check(claims: &Claims, request: &ExplainToken, report: &mut Report) {
    check_version(claims, report);
    check_roles(claims, report);
    check_room(claims, request, report);
    check_participant(claims, request, report);
    check_permissions(claims, report);
}

fn check_version(claims: &Claims, report: &mut Report) {
    if let Some(version) = claims.extra.get("version") {
        report.error(&codes::CLAIM_TYPE, "version", format!("version is {version}; it must be the number 2"));
        report.doubt();
    }
}

fn check_roles(claims: &Claims, report: &mut Report) {
    if let Some(roles) = claims.extra.get("roles").filter(|roles| !roles.is_null()) {
        report.error(&codes::CLAIM_TYPE, "roles", format!("roles is {roles}; it must be a list of texts"));
        return report.doubt();
    }
    let Some(roles) = &claims.roles else { return };
    let version_2 = claims.is_version_2();
    if !version_2 {
        report.warning(
            &codes::VERSION_MISSING,
            "version",
            "roles are there, but they are read only with version 2",
        );
        report.doubt();
    }
    let spelled =
        |role: &str| roles.iter().any(|word| word != role && word.trim().eq_ignore_ascii_case(role));
    for role in ["rtc", "crawler"] {
        if spelled(role) && !claims.has_role(role) {
            report.warning(
                &codes::ROLE_UNUSUAL,
                "roles",
                format!("a role is not in the documented spelling, lower case {role:?} is; whether the service takes it is not known"),
            );
        }
    }
    if !claims.has_role("rtc") {
        if spelled("rtc") {
            report.doubt_join();
        } else if version_2 {
            report.refuse_join(4024);
            report.info(
                &codes::ROLE_MISSING,
                "roles",
                "without the role rtc clients cannot join with it (4024)",
            );
        }
    }
    if !claims.has_role("crawler") {
        if spelled("crawler") {
            return report.doubt_rest();
        }
        report.refuse_rest(403);
        let reason = "without the role crawler the REST API answers 403";
        if version_2 && claims.has_role("rtc") {
            report.info(&codes::ROLE_MISSING, "roles", reason);
        } else {
            report.error(&codes::ROLE_MISSING, "roles", reason);
        }
    }
}

fn check_room(claims: &Claims, request: &ExplainToken, report: &mut Report) {
    if !check_text(claims, "roomId", claims.room_id.is_some(), report) {
        return;
    }
    let Some(bound) = claims.room_id.as_deref() else { return };
    if bound.is_empty() {
        report.error(&codes::ROOM_ID_EMPTY, "roomId", "roomId is empty");
        report.doubt();
    } else if !claims.is_version_2() {
        report.warning(
            &codes::ROOM_NOT_BOUND,
            "roomId",
            "roomId is read only with version 2: the token is not bound to the room",
        );
        report.doubt();
    } else if request.room_id.as_deref().is_some_and(|room_id| room_id != bound) {
        report.error(
            &codes::ROOM_MISMATCH,
            "roomId",
            format!("the token is bound to another room, {bound:?}"),
        );
        report.refuse_join(4022);
        report.doubt_rest();
    }
}

fn check_participant(claims: &Claims, request: &ExplainToken, report: &mut Report) {
    if !check_text(claims, "participantId", claims.participant_id.is_some(), report) {
        return;
    }
    let Some(bound) = claims.participant_id.as_deref() else { return };
    if !claims.is_version_2() {
        report.warning(
            &codes::PARTICIPANT_NOT_BOUND,
            "participantId",
            "participantId is read only with version 2: anyone may use the token",
        );
        report.doubt();
    } else if bound.is_empty() || bound.contains(char::is_whitespace) {
        let code =
            if bound.is_empty() { &codes::PARTICIPANT_ID_EMPTY } else { &codes::PARTICIPANT_ID_WHITESPACE };
        report.error(code, "participantId", "participantId is empty or has white space in it");
        report.refuse_join(4004);
    } else if request.participant_id.as_deref().is_some_and(|participant_id| participant_id != bound) {
        report.error(
            &codes::PARTICIPANT_MISMATCH,
            "participantId",
            format!("the token is bound to another participant, {bound:?}"),
        );
        report.refuse_join(4023);
        report.doubt_rest();
    }
}

/// A number from a database in the place of a text is the usual slip; what the service makes of it is not known.
fn check_text(claims: &Claims, name: &str, is_text: bool, report: &mut Report) -> bool {
    let other = claims.extra.get(name).filter(|value| !value.is_null());
    if is_text || other.is_none() {
        return true;
    }
    report.error(&codes::CLAIM_TYPE, name, format!("{name} is not a text (string); write the id in quotes"));
    report.doubt();
    false
}

fn check_permissions(claims: &Claims, report: &mut Report) {
    let Some(permissions) = &claims.permissions else {
        if claims.extra.get("permissions").is_none_or(Value::is_null) {
            report.error(
                &codes::PERMISSIONS_MISSING,
                "permissions",
                "permissions is missing: at least allow_join or ask_join is needed",
            );
            report.refuse_join(4008);
            return report.doubt_rest();
        }
        report.error(
            &codes::CLAIM_TYPE,
            "permissions",
            "permissions is not a list of texts, such as [\"allow_join\"]",
        );
        return report.doubt();
    };
    if permissions.is_empty() {
        report.error(&codes::PERMISSIONS_EMPTY, "permissions", "permissions is an empty list");
        report.refuse_join(4008);
        return report.doubt_rest();
    }
    let mut unknown = false;
    for word in permissions {
        if let Err(error) = word.parse::<Permission>() {
            unknown = true;
            report.error(&codes::PERMISSION_UNKNOWN, "permissions", error.reason());
        }
    }
    let has = |permission: Permission| claims.has_permission(permission.as_str());
    let known = Permission::ALL.into_iter().any(has);
    if unknown {
        report.doubt_rest();
        if known { report.doubt_join() } else { report.refuse_join(4008) }
    }
    if has(Permission::AskJoin) && (has(Permission::AllowJoin) || has(Permission::AllowMod)) {
        report.error(
            &codes::PERMISSIONS_CONFLICT,
            "permissions",
            "ask_join stands beside another permission: for a guest keep it alone, for a host drop it",
        );
        report.refuse_join(4008);
    } else if has(Permission::AllowMod) && !has(Permission::AllowJoin) {
        report.warning(
            &codes::ALLOW_MOD_ALONE,
            "permissions",
            "allow_mod stands without allow_join, which is not documented",
        );
        report.doubt_join();
    }
}
