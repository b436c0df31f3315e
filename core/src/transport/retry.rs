//! Whether and when a failed attempt is repeated.

use std::time::{Duration, UNIX_EPOCH};

use http::{HeaderMap, header::RETRY_AFTER};
use rand::RngExt;

/// The longest wait between two attempts that the library chooses itself.
const LONGEST_BACKOFF: Duration = Duration::from_secs(8);
const FIRST_BACKOFF: Duration = Duration::from_millis(500);

/// The longest wait that the service may ask for within a call; above it the error comes at once.
pub(super) const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(30);

/// Whether an answer of this status is worth another attempt.
///
/// 429 says that nothing was done, so it is repeated for every request; the others only for idempotent ones.
pub(super) fn is_retryable(status: u16, idempotent: bool) -> bool {
    match status {
        429 => true,
        501 => false,
        408 | 425 | 500..=599 => idempotent,
        _ => false,
    }
}

/// The ceiling of the wait before the retry of this number, from 0.
pub(super) fn backoff_ceiling(retry: u32) -> Duration {
    FIRST_BACKOFF.saturating_mul(1_u32.checked_shl(retry).unwrap_or(u32::MAX)).min(LONGEST_BACKOFF)
}

/// Full jitter: anything up to the ceiling, so that many clients do not come back together.
pub(super) fn full_jitter(ceiling: Duration) -> Duration {
    ceiling.mul_f64(rand::rng().random::<f64>())
}

/// The wait that an answer asks for, in seconds or as a date (RFC 9110 section 10.2.3); nothing when it is malformed or
/// not in the future.
pub(super) fn retry_after(headers: &HeaderMap, now_unix_seconds: i64) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = match text.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_) => {
            let date = httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()?;
            date.as_secs().checked_sub(u64::try_from(now_unix_seconds).ok()?)?
        }
    };
    (seconds > 0).then(|| Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_of_statuses() {
        for (status, idempotent, other) in [
            (400, false, false),
            (401, false, false),
            (403, false, false),
            (404, false, false),
            (408, true, false),
            (409, false, false),
            (425, true, false),
            (429, true, true),
            (500, true, false),
            (501, false, false),
            (502, true, false),
            (503, true, false),
            (504, true, false),
            (599, true, false),
            (200, false, false),
        ] {
            assert_eq!(is_retryable(status, true), idempotent, "{status}, idempotent");
            assert_eq!(is_retryable(status, false), other, "{status}, not idempotent");
        }
    }

    #[test]
    fn each_form_of_retry_after() {
        let now = 1_767_225_600; // Thu, 01 Jan 2026 00:00:00 GMT
        for (text, seconds) in [
            ("3", Some(3)),
            (" 7 ", Some(7)),
            ("0", None),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
            ("99999999999999999999", None),
            ("Thu, 01 Jan 2026 00:00:10 GMT", Some(10)),
            ("Wed, 31 Dec 2025 23:59:59 GMT", None),
            ("Thursday, 01-Jan-26 00:00:10 GMT", Some(10)),
        ] {
            let headers = HeaderMap::from_iter([(RETRY_AFTER, text.parse().unwrap())]);
            assert_eq!(retry_after(&headers, now).map(|wait| wait.as_secs()), seconds, "{text:?}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), now), None);
    }

    #[test]
    fn the_backoff_doubles_to_its_limit_and_jitters_below_it() {
        let ceilings: Vec<u128> = (0..6).map(|retry| backoff_ceiling(retry).as_millis()).collect();
        assert_eq!(ceilings, [500, 1_000, 2_000, 4_000, 8_000, 8_000]);
        assert_eq!(backoff_ceiling(400), LONGEST_BACKOFF);
        assert!((0..1_000).all(|_| full_jitter(LONGEST_BACKOFF) <= LONGEST_BACKOFF));
    }
}
