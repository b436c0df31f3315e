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

/// The words that people use for a setting, folded to lower case without underscores.
pub(super) const KEY_WORDS: [&str; 4] = ["apikey", "key", "appkey", "apikeyid"];
pub(super) const SECRET_WORDS: [&str; 6] =
    ["secret", "secretkey", "apisecret", "apisecretkey", "apikeysecret", "appsecret"];

/// The variables that are set and whose names come near; `known` are the right names.
pub(super) fn near(environment: &Environment, words: &[&str], known: &[&str]) -> Vec<String> {
    let is_near = |name: &&str| !known.contains(name) && is_one_of(name, words);
    environment.names().filter(is_near).map(str::to_owned).collect()
}

fn is_one_of(name: &str, words: &[&str]) -> bool {
    let folded = name.to_ascii_lowercase().replace(['_', '-', '.'], "");
    let bare = PUBLISHED_PREFIXES
        .iter()
        .find_map(|prefix| folded.strip_prefix(&prefix.to_ascii_lowercase().replace('_', "")))
        .unwrap_or(&folded);
    let owner = ["videosdklive", "videosdk", "videocallsdk", "videosdkrtc", "vsdk"];
    let word = owner.iter().find_map(|owner| bare.strip_prefix(owner));
    match word {
        Some(word) => words.iter().any(|known| distance_at_most_one(word, known)),
        // Without the product's name only the longer words are its: a lone KEY is anybody's.
        None => words.iter().any(|known| known.len() > 5 && *known == bare),
    }
}

/// Equal, or one letter more, less or other.
fn distance_at_most_one(left: &str, right: &str) -> bool {
    let (shorter, longer) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if longer.len() - shorter.len() > 1 {
        return false;
    }
    let same = shorter.bytes().zip(longer.bytes()).take_while(|(one, other)| one == other).count();
    let (shorter_rest, longer_rest) = (&shorter.as_bytes()[same..], &longer.as_bytes()[same..]);
    let after_one = longer_rest.get(1..).unwrap_or_default();
    shorter_rest == after_one
        || shorter_rest.get(1..).unwrap_or_default() == after_one && shorter.len() == longer.len()
}

/// Warns of secrets under names that are published to browsers.
pub(super) fn check_published(environment: &Environment, findings: &mut Vec<Finding>) {
    let published = environment.names().filter(|name| {
        PUBLISHED_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) && is_one_of(name, &SECRET_WORDS)
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
        ] {
            assert!(is_one_of(name, &KEY_WORDS), "{name}");
        }
        for name in
            ["VIDEOSDK_API_SECRET", "SECRET_KEY", "VITE_VIDEOSDK_SECRET", "VIDEOSDK_SECRT", "API_SECRET"]
        {
            assert!(is_one_of(name, &SECRET_WORDS), "{name}");
        }
        for name in ["KEY", "HOME", "AWS_SECRET_ACCESS_KEY", "VIDEOSDK_API_ENDPOINT", "STRIPE_SECRET_KEY"] {
            assert!(!is_one_of(name, &KEY_WORDS) && !is_one_of(name, &SECRET_WORDS), "{name}");
        }
    }
}
