//! Paths from ids: what could reach another route is refused before any request.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::{Error, Result, codes::service::PATH_SEGMENT_INVALID};

/// All but the unreserved characters of RFC 3986 section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// One segment of a path, percent-encoded. Empty text, dots alone and control characters are refused.
pub(crate) fn segment(name: &str, value: &str) -> Result<String> {
    let refuse = |why: &str| Err(Error::new(&PATH_SEGMENT_INVALID, format!("{name} is {value:?}: {why}")));
    match value {
        "" => refuse("it must not be empty"),
        "." | ".." => refuse("it would reach another route"),
        _ if value.chars().any(char::is_control) => refuse("it has a control character"),
        _ => Ok(utf8_percent_encode(value, ENCODED).to_string()),
    }
}

/// A whole path that a caller wrote, such as `/v2/rooms/abcd-efgh-ijkl`; each segment is checked like an id.
pub(crate) fn path_of(path: &str) -> Result<String> {
    let Some(relative) = path.strip_prefix('/') else {
        return Err(Error::new(
            &PATH_SEGMENT_INVALID,
            format!("path is {path:?}; it must begin with a slash, such as \"/v2/rooms\""),
        ));
    };
    if path.contains(['?', '#']) {
        return Err(Error::new(
            &PATH_SEGMENT_INVALID,
            "path has a ? or # in it; give the query as an argument of its own",
        ));
    }
    let mut encoded = String::with_capacity(path.len());
    for part in relative.split('/') {
        encoded.push('/');
        // What is encoded already is taken as its meaning, so that an escape cannot hide a dot.
        let plain = percent_encoding::percent_decode_str(part).decode_utf8().map_err(|_| {
            Error::new(&PATH_SEGMENT_INVALID, format!("path is {path:?}: an escape in it is not UTF-8"))
        })?;
        encoded.push_str(&segment("a segment of path", &plain)?);
    }
    Ok(encoded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_reach_another_route_is_refused() {
        for value in ["", ".", "..", "a\nb", "a\0", "\u{7f}"] {
            assert_eq!(segment("room_id", value).unwrap_err().code(), "path_segment_invalid", "{value:?}");
        }
        for path in
            ["v2/rooms", "/v2//rooms", "/v2/../v1", "/v2/%2e%2e/x", "/v2/rooms?x=1", "/v2/rooms/", "/%ff"]
        {
            assert_eq!(path_of(path).unwrap_err().code(), "path_segment_invalid", "{path:?}");
        }
        assert_eq!(path_of("/v2/rooms/a b").unwrap(), "/v2/rooms/a%20b");
    }

    proptest! {
        #[test]
        fn a_segment_stays_one_segment(value in "\\PC+") {
            if let Ok(encoded) = segment("room_id", &value) {
                let url = url::Url::parse(&format!("http://host/v2/rooms/{encoded}")).unwrap();
                prop_assert_eq!(url.path_segments().unwrap().count(), 3);
                prop_assert!(url.query().is_none() && url.fragment().is_none());
            }
        }
    }
}
