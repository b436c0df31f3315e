//! The times of a token, and the patterns of mistakes in them.

use serde_json::{Number, Value};

use super::report::Report;
use crate::error::codes::token as codes;
use crate::finding::{Finding, Severity};
use crate::token::{Claims, DEFAULT_LEEWAY, MAX_LIFETIME};

/// Beyond this, seconds would be the year 5138: the number counts milliseconds.
const MILLISECONDS_FROM: f64 = 1e11;
const HALF_HOUR: f64 = 1_800.0;
/// A shift by a time zone shows whole half hours, give or take the way to the reader.
const SHIFT_TOLERANCE: f64 = 60.0;
/// The widest offset from UTC is 14 hours.
const WIDEST_SHIFT: f64 = 14.0 * 3_600.0;

/// How many whole seconds are left at this time.
pub(super) fn seconds_left(claims: &Claims, now: i64) -> Option<i64> {
    number(&claims.expires_at).map(|expires_at| (expires_at - now as f64).floor() as i64)
}

pub(super) fn check(claims: &Claims, now: i64, report: &mut Report) {
    let now = now as f64;
    let (issued_at, expires_at) = (number(&claims.issued_at), number(&claims.expires_at));
    check_units(claims, report);
    check_types(claims, report);
    if let Some(expires_at) = expires_at {
        check_expiry(expires_at, issued_at, now, report);
    }
    if let Some(not_before) = number(&claims.not_before) {
        check_not_before(not_before, now, report);
    }
    if let Some(issued_at) = issued_at.filter(|&issued_at| issued_at < MILLISECONDS_FROM) {
        check_issue(issued_at, now, report);
    }
    if let (Some(issued_at), Some(expires_at)) = (issued_at, expires_at) {
        check_lifetime(expires_at - issued_at, expires_at, report);
    }
}

fn check_units(claims: &Claims, report: &mut Report) {
    for (name, time) in [("exp", &claims.expires_at), ("iat", &claims.issued_at), ("nbf", &claims.not_before)]
    {
        if number(time).is_some_and(|time| time >= MILLISECONDS_FROM) {
            report.error(
                &codes::TIME_MILLISECONDS,
                name,
                format!("{name} counts milliseconds; JWT times count seconds"),
            );
            report.doubt();
        }
    }
}

fn check_types(claims: &Claims, report: &mut Report) {
    match claims.extra.get("exp") {
        Some(Value::Null) | None if claims.expires_at.is_none() => {
            report.error(
                &codes::EXP_MISSING,
                "exp",
                "exp is missing: the token never expires, and careful readers refuse it",
            );
            report.doubt();
        }
        Some(_) => {
            report.error(&codes::EXP_INVALID, "exp", "exp is not a number of seconds");
            report.doubt();
        }
        None => {}
    }
    if claims.extra.get("nbf").is_some_and(|value| !value.is_null()) {
        report.error(&codes::NBF_INVALID, "nbf", "nbf is not a number of seconds");
        report.doubt();
    }
    if claims.extra.get("iat").is_some_and(|value| !value.is_null()) {
        report.warning(&codes::CLAIM_TYPE, "iat", "iat is not a number of seconds");
        report.doubt();
    }
}

fn check_expiry(expires_at: f64, issued_at: Option<f64>, now: f64, report: &mut Report) {
    if now < expires_at {
        return;
    }
    let mut reason = format!("the token expired {} ago", span(now - expires_at));
    let shift = issued_at.and_then(|issued_at| time_zone_shift(now - issued_at));
    if let Some(shift) = shift {
        reason.push_str(&format!(
            "; it says that it was issued {} ago: if it was made just now, local time was taken for UTC (time zone)",
            span(shift)
        ));
    }
    let finding = Finding::new(&codes::TOKEN_EXPIRED, Severity::Error, "exp", reason);
    report.add(if shift.is_some() {
        finding.with_remedy("Get a new token. If new ones arrive expired, let the signer take the time in UTC and set its clock.")
    } else {
        finding
    });
    report.refuse();
}

/// RFC 7519 4.1.5 allows a small leeway; within ours the token is as good as valid.
fn check_not_before(not_before: f64, now: f64, report: &mut Report) {
    if not_before >= MILLISECONDS_FROM {
        return;
    }
    if not_before > now + DEFAULT_LEEWAY.as_secs_f64() {
        report.error(
            &codes::TOKEN_NOT_YET_VALID,
            "nbf",
            format!("the token is not valid for another {}", span(not_before - now)),
        );
        report.refuse();
    } else {
        report.info(&codes::NOT_BEFORE_NEEDLESS, "nbf", "nbf is set; the service does not need it");
    }
}

fn check_issue(issued_at: f64, now: f64, report: &mut Report) {
    let ahead = issued_at - now;
    if ahead <= DEFAULT_LEEWAY.as_secs_f64() {
        return;
    }
    if time_zone_shift(ahead).is_some() {
        report.warning(
            &codes::TIME_ZONE_SHIFT,
            "iat",
            format!("the token is issued {} in the future: local time taken for UTC (time zone), or a wrong clock", span(ahead)),
        );
    } else {
        report.warning(
            &codes::ISSUED_IN_FUTURE,
            "iat",
            format!("the token is issued {} in the future: the clock of the signer is ahead", span(ahead)),
        );
    }
    report.doubt();
}

fn check_lifetime(lifetime: f64, expires_at: f64, report: &mut Report) {
    if lifetime <= 0.0 {
        report.error(
            &codes::LIFETIME_NOT_POSITIVE,
            "exp",
            format!(
                "the lifetime is {}: exp is not after iat",
                if lifetime == 0.0 { "zero" } else { "negative" }
            ),
        );
    } else if lifetime > MAX_LIFETIME.as_secs_f64() + DEFAULT_LEEWAY.as_secs_f64()
        && expires_at < MILLISECONDS_FROM
    {
        report.warning(
            &codes::LONG_LIVED,
            "exp",
            format!("the token lives {}, and cannot be taken back", span(lifetime)),
        );
    }
}

/// The shift, rounded to half hours, when a difference is one that time zones make.
fn time_zone_shift(difference: f64) -> Option<f64> {
    let half_hours = (difference / HALF_HOUR).round();
    let shift = half_hours * HALF_HOUR;
    (half_hours >= 1.0 && shift <= WIDEST_SHIFT && (difference - shift).abs() <= SHIFT_TOLERANCE)
        .then_some(shift)
}

fn number(number: &Option<Number>) -> Option<f64> {
    number.as_ref().and_then(Number::as_f64)
}

/// A number of seconds as a person says it.
fn span(seconds: f64) -> String {
    let seconds = seconds.round() as i64;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600, seconds / 60);
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7_200 => format!("{minutes} min"),
        7_200..172_800 if minutes % 60 == 0 => format!("{hours} h"),
        7_200..172_800 => format!("{hours} h {} min", minutes % 60),
        _ => format!("{days} days"),
    }
}
