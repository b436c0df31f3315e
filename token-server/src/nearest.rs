//! The route that a wrong path most likely means, for the text of the 404.

use std::borrow::Cow;

use crate::error::{Problem, cases::ROUTE_UNKNOWN};
use crate::route::Route;

/// Words that stand for a route in other programs, beside its own names.
const fn nicknames(route: Route) -> &'static [&'static str] {
    match route {
        Route::GetToken => &["token", "jwt", "access-token", "generate-token", "auth"],
        Route::CreateMeeting => &["create", "create-room", "meeting", "meetings", "room", "rooms"],
        Route::ValidateMeeting => &["validate", "validate-room", "check-meeting"],
        Route::Healthz => &["health", "livez", "ping"],
        Route::Readyz => &["ready"],
    }
}

/// The 404 of a path: names the nearest route, and the prefix when that is all that is wrong.
pub(crate) fn unknown_route(segments: &[Cow<'_, str>], prefix: &str) -> Problem {
    let (route, distance) = nearest(segments);
    let name = format!("{prefix}{}", route.template());
    let text = if distance > 0 {
        format!("there is no such path; the nearest is {name}")
    } else if prefix.is_empty() {
        format!(
            "there is no such path; {name} is here, with nothing in front of it unless a base path is configured"
        )
    } else {
        format!("there is no such path; it is {name} here, below the configured base path")
    };
    Problem::new(ROUTE_UNKNOWN, format!("{text}; others are {}", others(route, prefix)))
}

fn others(nearest: Route, prefix: &str) -> String {
    let others: Vec<String> = [Route::GetToken, Route::CreateMeeting, Route::ValidateMeeting]
        .into_iter()
        .filter(|&route| route != nearest)
        .map(|route| format!("{prefix}{}", route.template()))
        .collect();
    others.join(" and ")
}

/// The nearest route to a segment of a path, and how far it is; 0 when a segment is its very name.
fn nearest(segments: &[Cow<'_, str>]) -> (Route, usize) {
    /// What a person or a proxy may have put in front. A stranger's path can have thousands.
    const MOST_SEGMENTS: usize = 8;
    let words: Vec<String> = segments.iter().take(MOST_SEGMENTS).map(|segment| folded(segment)).collect();
    let measured = Route::ALL.into_iter().map(|route| (route, distance_to(route, &words)));
    measured.min_by_key(|&(_, distance)| distance).unwrap_or((Route::GetToken, usize::MAX))
}

fn distance_to(route: Route, words: &[String]) -> usize {
    let own = route.names().iter().map(|name| (name, 0));
    // A nickname is near, but never the name itself.
    let nicknames = nicknames(route).iter().map(|name| (name, 1));
    let names: Vec<(String, usize)> =
        own.chain(nicknames).map(|(name, handicap)| (folded(name), handicap)).collect();
    let pairs = words.iter().flat_map(|word| names.iter().map(move |name| (word, name)));
    pairs.map(|(word, (name, handicap))| edits(word, name) + handicap).min().unwrap_or(usize::MAX)
}

/// Letters and digits in lower case, cut where no name of ours can follow, so that the work stays small.
fn folded(text: &str) -> String {
    const LONGEST: usize = 32;
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .take(LONGEST)
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

/// The Levenshtein distance of two short words, in bytes.
pub(crate) fn edits(left: &str, right: &str) -> usize {
    let mut previous: Vec<usize> = (0..=right.len()).collect();
    for (row, left) in left.bytes().enumerate() {
        let mut diagonal = previous[0];
        previous[0] = row + 1;
        for (column, right) in right.bytes().enumerate() {
            let substituted = diagonal + usize::from(left != right);
            diagonal = previous[column + 1];
            previous[column + 1] = substituted.min(diagonal + 1).min(previous[column] + 1);
        }
    }
    previous[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::segments;

    #[test]
    fn the_nearest_route_is_the_one_a_person_means() {
        for (path, expected) in [
            ("/token", Route::GetToken),
            ("/api/token", Route::GetToken),
            ("/getToken2", Route::GetToken),
            ("/api/video/get-token", Route::GetToken),
            ("/v2/rooms", Route::CreateMeeting),
            ("/create_meetings", Route::CreateMeeting),
            ("/api/meetings", Route::CreateMeeting),
            ("/validate/ab12-cd34-ef56", Route::ValidateMeeting),
            ("/validate-meeting/a/b", Route::ValidateMeeting),
            ("/v2/rooms/validate/ab12-cd34-ef56", Route::ValidateMeeting),
            ("/health", Route::Healthz),
            ("/ready", Route::Readyz),
            ("/", Route::GetToken),
        ] {
            assert_eq!(nearest(&segments(path)).0, expected, "{path}");
        }
    }

    /// Abuse 16: a path with thousands of segments.
    #[test]
    fn only_so_many_segments_are_looked_at() {
        let long = format!("{}/get-token", "/a".repeat(8_000));
        assert!(nearest(&segments(&long)).1 > 0);
    }

    #[test]
    fn edits_are_counted() {
        for (left, right, expected) in
            [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ab", 0)]
        {
            assert_eq!(edits(left, right), expected);
            assert_eq!(edits(right, left), expected);
        }
    }
}
