use std::time::Duration;

use super::MAX_LIFETIME;
use crate::error::{
    Error, Result,
    codes::token::{DURATION_INVALID, DURATION_TOO_LONG, DURATION_TOO_SHORT},
};

/// Reads a duration such as `30`, `15m`, `24h` or `7 d`, the grammar of the official SDKs.
///
/// White space around it, ASCII digits, white space, one unit of `s m h d w y` (lower case; none means seconds, `y` is
/// 365 days). No sign, no fraction, no compound such as `1h30m`.
///
/// ```
/// # use std::time::Duration;
/// assert_eq!(videosdk_server::token::parse_duration("24h")?, Duration::from_secs(86_400));
/// # Ok::<(), videosdk_server::Error>(())
/// ```
pub fn parse_duration(text: &str) -> Result<Duration> {
    let trimmed = text.trim();
    let digits =
        trimmed.len() - trimmed.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let (number, unit) = trimmed.split_at(digits);
    let seconds_in_unit: u64 = match unit.trim_start() {
        "" | "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        "w" => 7 * 24 * 60 * 60,
        "y" => 365 * 24 * 60 * 60,
        _ => return Err(invalid(text)),
    };
    if number.is_empty() {
        return Err(invalid(text));
    }
    let seconds = number.parse::<u64>().ok().and_then(|number| number.checked_mul(seconds_in_unit));
    seconds.map(Duration::from_secs).ok_or_else(|| {
        Error::new(&DURATION_TOO_LONG, format!("the duration {} is too large to count", shown(text)))
    })
}

/// A duration of this many seconds, as a host language counts them; below 0 or not finite is refused.
pub fn duration_of_seconds(seconds: f64) -> Result<Duration> {
    if seconds < 1.0 {
        return Err(Error::new(
            &DURATION_TOO_SHORT,
            format!("expires_in is {seconds} seconds; a token must live at least 1 second"),
        ));
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| {
        let code = if seconds.is_nan() { &DURATION_INVALID } else { &DURATION_TOO_LONG };
        Error::new(
            code,
            format!("expires_in is {seconds} seconds, which is no lifetime; the limit is 30 days"),
        )
    })
}

/// The whole seconds of a lifetime within its limits: at least 1 second, at most 30 days unless longer is allowed.
pub(super) fn lifetime_seconds(lifetime: Duration, allow_long_lived: bool) -> Result<i64> {
    let seconds = lifetime.as_secs();
    if seconds == 0 {
        return Err(Error::new(
            &DURATION_TOO_SHORT,
            format!("expires_in is {lifetime:?}; a token must live at least 1 second"),
        ));
    }
    if lifetime > MAX_LIFETIME && !allow_long_lived {
        return Err(Error::new(
            &DURATION_TOO_LONG,
            format!(
                "expires_in is {seconds} seconds; the limit is 30 days (2592000 seconds) unless long-lived tokens are allowed"
            ),
        ));
    }
    // The year 9999 and beyond: other libraries cannot read such an exp.
    const LONGEST: u64 = 250_000_000_000;
    i64::try_from(seconds.min(LONGEST + 1)).ok().filter(|_| seconds <= LONGEST).ok_or_else(|| {
        Error::new(&DURATION_TOO_LONG, format!("expires_in is {seconds} seconds, beyond any calendar"))
    })
}

fn invalid(text: &str) -> Error {
    Error::new(
        &DURATION_INVALID,
        format!(
            "{} is not a duration; write whole seconds or a number with one unit of s, m, h, d, w, y, such as \"24h\"",
            shown(text)
        ),
    )
}

/// The text in quotes, cut so that an error stays readable.
fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let cut: String = text.chars().take(MOST).collect();
    if cut.len() < text.len() { format!("{cut:?}…") } else { format!("{text:?}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = parse_duration(&text);
        }

        #[test]
        fn a_number_with_a_unit_counts(number in 0u32.., unit in "[smhdwy]?", space in "[ \t]*") {
            let text = [&space, &number.to_string(), &space, &unit, &space].map(String::as_str).concat();
            prop_assert!(parse_duration(&text).is_ok());
        }
    }
}
