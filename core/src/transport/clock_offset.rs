//! Learning how far the service's clock is from ours, so that a wrong clock here makes no token of the future.

use std::time::{Duration, UNIX_EPOCH};

use http::HeaderMap;
use http::header::{AGE, DATE};

/// An answer that was longer on its way says too little about the time.
const LONGEST_ROUND_TRIP: Duration = Duration::from_secs(5);
/// `Date` counts whole seconds, so less than this is no difference.
const SMALLEST_SECONDS: i64 = 2;
const LARGEST_SECONDS: i64 = 60 * 60;

/// The offset in seconds that an answer shows, clamped to an hour; nothing when it shows none that can be trusted.
///
/// A cached answer (`Age`) has an old date.
pub(super) fn learned(headers: &HeaderMap, round_trip: Duration, now_unix_millis: i64) -> Option<i64> {
    if headers.contains_key(AGE) || round_trip > LONGEST_ROUND_TRIP {
        return None;
    }
    let date = httpdate::parse_http_date(headers.get(DATE)?.to_str().ok()?).ok()?;
    let theirs = i64::try_from(date.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()?;
    let half_way = i64::try_from(round_trip.as_millis() / 2).ok()?;
    let offset = (theirs - (now_unix_millis - half_way)).div_euclid(1_000);
    // A date is cut to its second, so what is rounded down may be one second too little.
    let offset = if offset < 0 { offset + 1 } else { offset };
    Some(if offset.abs() < SMALLEST_SECONDS { 0 } else { offset.clamp(-LARGEST_SECONDS, LARGEST_SECONDS) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(date: &str, round_trip: u64, now: i64) -> Option<i64> {
        let headers = HeaderMap::from_iter([(DATE, date.parse().unwrap())]);
        learned(&headers, Duration::from_secs(round_trip), now * 1_000)
    }

    #[test]
    fn what_an_answer_shows() {
        let (date, now) = ("Thu, 01 Jan 2026 00:00:00 GMT", 1_767_225_600);
        assert_eq!(at(date, 0, now), Some(0));
        assert_eq!(at(date, 0, now - 1), Some(0), "below two seconds is no difference");
        assert_eq!(at(date, 0, now - 90), Some(90));
        assert_eq!(at(date, 0, now + 90), Some(-89));
        assert_eq!(at(date, 0, now - 86_400), Some(3_600), "clamped to an hour");
        assert_eq!(at(date, 6, now - 90), None, "too long on its way");
        assert_eq!(at("yesterday", 0, now), None);
        let mut headers = HeaderMap::from_iter([(DATE, date.parse().unwrap())]);
        headers.insert(AGE, "5".parse().unwrap());
        assert_eq!(learned(&headers, Duration::ZERO, (now - 90) * 1_000), None, "from a cache");
    }
}
