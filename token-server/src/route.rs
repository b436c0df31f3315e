//! Which path is which route. Front ends in public join base and path carelessly, so case, doubled slashes and a
//! slash at the end do not matter.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// One thing the server does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    GetToken,
    CreateMeeting,
    ValidateMeeting,
    Healthz,
    Readyz,
}

impl Route {
    /// Every route, the nearest first where a wrong path is as near to two.
    pub(crate) const ALL: [Self; 5] =
        [Self::GetToken, Self::ValidateMeeting, Self::CreateMeeting, Self::Healthz, Self::Readyz];

    /// The path as the documentation has it.
    pub(crate) const fn template(self) -> &'static str {
        match self {
            Self::GetToken => "/get-token",
            Self::CreateMeeting => "/create-meeting",
            Self::ValidateMeeting => "/validate-meeting/:meetingId",
            Self::Healthz => "/healthz",
            Self::Readyz => "/readyz",
        }
    }

    /// What `Allow` tells.
    pub(crate) const fn methods(self) -> &'static str {
        match self {
            Self::GetToken | Self::ValidateMeeting => "GET, HEAD, POST, OPTIONS",
            Self::CreateMeeting => "POST, OPTIONS",
            Self::Healthz | Self::Readyz => "GET, HEAD, OPTIONS",
        }
    }

    pub(crate) fn allows(self, method: &str) -> bool {
        self.methods().split(", ").any(|allowed| allowed == method)
    }

    /// The names that stand for it in a path: that of the page first, then that of the public JavaScript sample.
    pub(crate) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::GetToken => &["get-token", "generateJWTToken"],
            Self::CreateMeeting => &["create-meeting", "createMeeting"],
            Self::ValidateMeeting => &["validate-meeting", "validateMeeting"],
            Self::Healthz => &["healthz"],
            Self::Readyz => &["readyz"],
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.names().iter().any(|own| own.eq_ignore_ascii_case(name)))
    }

    /// Probes reach the server past any proxy, so that they need no prefix.
    pub(crate) const fn is_probe(self) -> bool {
        matches!(self, Self::Healthz | Self::Readyz)
    }
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) route: Route,
    /// The decoded meeting id of the path, when it has one.
    pub(crate) meeting_id: Option<String>,
}

/// The segments of a path, decoded, without the empty ones.
pub(crate) fn segments(path: &str) -> Vec<Cow<'_, str>> {
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .map(|segment| percent_decode_str(segment).decode_utf8_lossy())
        .collect()
}

/// The route of a path's segments under a prefix; nothing when there is none.
pub(crate) fn find(segments: &[Cow<'_, str>], prefix: &[String]) -> Option<Target> {
    let below = segments.strip_prefix_of(prefix);
    let candidates = [below, Some(segments)];
    let [below, whole] = candidates.map(|segments| segments.and_then(target));
    below.or_else(|| whole.filter(|target| target.route.is_probe()))
}

fn target(segments: &[Cow<'_, str>]) -> Option<Target> {
    let (name, rest) = segments.split_first()?;
    let route = Route::named(name)?;
    match (route, rest) {
        (_, []) => Some(Target { route, meeting_id: None }),
        (Route::ValidateMeeting, [meeting_id]) => {
            Some(Target { route, meeting_id: Some(meeting_id.clone().into_owned()) })
        }
        _ => None,
    }
}

trait StripPrefixOf {
    fn strip_prefix_of(&self, prefix: &[String]) -> Option<&Self>;
}

impl StripPrefixOf for [Cow<'_, str>] {
    fn strip_prefix_of(&self, prefix: &[String]) -> Option<&Self> {
        let (start, rest) = self.split_at_checked(prefix.len())?;
        start.iter().zip(prefix).all(|(segment, own)| segment == own).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, prefix: &[&str]) -> Option<(Route, Option<String>)> {
        let prefix: Vec<String> = prefix.iter().map(|&segment| segment.to_owned()).collect();
        find(&segments(path), &prefix).map(|target| (target.route, target.meeting_id))
    }

    #[test]
    fn careless_paths_are_understood() {
        for path in
            ["/get-token", "/get-token/", "//get-token", "/Get-Token", "/generateJWTToken", "/get%2Dtoken"]
        {
            assert_eq!(found(path, &[]), Some((Route::GetToken, None)), "{path}");
        }
        let id = Some("ab12-cd34-ef56".to_owned());
        for path in ["/validate-meeting/ab12-cd34-ef56/", "/validatemeeting/ab12-cd34-ef56"] {
            assert_eq!(found(path, &[]), Some((Route::ValidateMeeting, id.clone())), "{path}");
        }
        assert_eq!(found("/validate-meeting/a%2Fb", &[]), Some((Route::ValidateMeeting, Some("a/b".into()))));
        assert_eq!(found("/validate-meeting/", &[]), Some((Route::ValidateMeeting, None)));
    }

    #[test]
    fn other_paths_are_not() {
        for path in ["", "/", "/token", "/get-token/x", "/validate-meeting/a/b", "/api/video/get-token", "*"]
        {
            assert_eq!(found(path, &[]), None, "{path}");
        }
    }

    #[test]
    fn a_prefix_is_needed_by_all_but_the_probes() {
        let prefix = ["api", "video"];
        assert_eq!(found("/api/video/get-token", &prefix), Some((Route::GetToken, None)));
        assert_eq!(found("/get-token", &prefix), None);
        assert_eq!(found("/healthz", &prefix), Some((Route::Healthz, None)));
        assert_eq!(found("/api/video/readyz", &prefix), Some((Route::Readyz, None)));
    }
}
