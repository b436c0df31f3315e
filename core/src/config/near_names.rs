//! Names that are nearly right: told where a setting is missing.

use super::Environment;
use crate::error::codes::configuration::SECRET_PUBLISHED;
use crate::finding::{Finding, Severity};

/// What build tools put before the name of a variable that goes into the browser's bundle.
const PUBLISHED_PREFIXES: [&str; 9] = [
    "VITE_",
    "NEXT_PUBLIC_",
    "REACT_APP_",
    "EXPO_PUBLIC_",
    "NUXT_PUBLIC_",
    "GATSBY_",
    "VUE_APP_",
    "NG_APP_",
    "PUBLIC_",
];

/// What stands for the product in a variable's name, folded like the words.
const OWNERS: [&str; 5] = ["videosdklive", "videosdk", "videocallsdk", "videosdkrtc", "vsdk"];

/// A setting and how people name it, folded to lower case without underscores.
pub(super) struct Wanted {
    /// The right names.
    whole: &'static [&'static str],
    /// What may stand behind the product's name.
    words: &'static [&'static str],
}

pub(super) const KEY: Wanted =
    Wanted { whole: &["videosdkapikey"], words: &["apikey", "key", "appkey", "apikeyid"] };
pub(super) const SECRET: Wanted = Wanted {
    whole: &["videosdksecret", "videosdksecretkey"],
    words: &["secret", "secretkey", "apisecret", "apisecretkey", "apikeysecret", "appsecret"],
};

/// The variables that are set and whose names come near; `known` are the right names.
pub(super) fn near(environment: &Environment, wanted: &Wanted, known: &[&str]) -> Vec<String> {
    let is_near = |name: &&str| !known.contains(name) && is_one_of(name, wanted);
    environment.names().filter(is_near).map(str::to_owned).collect()
}

/// Whether a variable is the product's, or may be meant to be; the others are none of our business.
pub(super) fn is_relevant(name: &str) -> bool {
    let folded = folded(name);
    OWNERS.iter().any(|owner| folded.contains(owner)) || is_one_of(name, &KEY) || is_one_of(name, &SECRET)
}

fn folded(name: &str) -> String {
    name.to_ascii_lowercase().replace(['_', '-', '.'], "")
}

fn is_one_of(name: &str, wanted: &Wanted) -> bool {
    let folded = folded(name);
    let bare = PUBLISHED_PREFIXES
        .iter()
        .find_map(|prefix| folded.strip_prefix(&prefix.to_ascii_lowercase().replace('_', "")))
        .unwrap_or(&folded);
    // The right names are long enough that two slips of the finger still tell them from others.
    if wanted.whole.iter().any(|whole| slips(bare, whole) <= 2) {
        return true;
    }
    match OWNERS.iter().find_map(|owner| bare.strip_prefix(owner)) {
        Some(word) => wanted.words.iter().any(|known| slips(word, known) <= 1),
        // Without the product's name only the longer words are its: a lone KEY is anybody's.
        None => wanted.words.iter().any(|known| known.len() > 5 && *known == bare),
    }
}

/// How many letters are more, less, other or exchanged with their neighbour (optimal string alignment).
fn slips(left: &str, right: &str) -> usize {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    // Names of variables can be long, and far from each other is far enough.
    if left.len().abs_diff(right.len()) > 2 {
        return usize::MAX;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, byte) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(byte != other);
            let mut least = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *byte == right[column - 1] && left[row - 1] == *other {
                least = least.min(before_last[column - 1] + 1);
            }
            current.push(least);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

/// Warns of secrets under names that are published to browsers.
pub(super) fn check_published(environment: &Environment, findings: &mut Vec<Finding>) {
    let published = environment.names().filter(|name| {
        PUBLISHED_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) && is_one_of(name, &SECRET)
    });
    findings.extend(published.map(|name| {
        let reason = format!("{name} holds a secret under a name that build tools publish to browsers");
        Finding::new(&SECRET_PUBLISHED, Severity::Warning, name, reason)
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_come_near_and_names_that_do_not() {
        for name in [
            "VIDEOSDK_KEY",
            "VideoCallSDK_API_KEY",
            "VITE_VIDEOSDK_API_KEY",
            "VIDEOSDK_APIKEY",
            "VIDEOSDK_API_KEYS",
            "VIDEOSKD_API_KEY",
            "VIDEO_SDK_API_KEY",
            "videosdk_api_key",
        ] {
            assert!(is_one_of(name, &KEY), "{name}");
        }
        for name in [
            "VIDEOSDK_API_SECRET",
            "SECRET_KEY",
            "VITE_VIDEOSDK_SECRET",
            "VIDEOSDK_SECRT",
            "VIDOSDK_SERCET",
            "API_SECRET",
        ] {
            assert!(is_one_of(name, &SECRET), "{name}");
        }
        for name in [
            "KEY",
            "HOME",
            "AWS_SECRET_ACCESS_KEY",
            "VIDEOSDK_API_ENDPOINT",
            "VIDEOSDK_TOKEN",
            "STRIPE_SECRET_KEY",
        ] {
            assert!(!is_one_of(name, &KEY) && !is_one_of(name, &SECRET), "{name}");
        }
    }
}
