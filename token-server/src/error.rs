//! What the server answers when it does not do what was asked, and the list of its codes.

use std::borrow::Cow;

use serde::Serialize;

use crate::response::Response;

/// One case of an error answer: its stable code and its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) code: &'static str,
    pub(crate) status: u16,
}

/// Every case of the server's own; `docs/reference/token-server.md` explains each, which a test checks.
pub(crate) mod cases {
    use super::Case;

    pub(crate) const HEADER_DUPLICATED: Case = Case { code: "header_duplicated", status: 400 };
    pub(crate) const HOST_REFUSED: Case = Case { code: "host_refused", status: 421 };
    pub(crate) const ORIGIN_REFUSED: Case = Case { code: "origin_refused", status: 403 };
    pub(crate) const ROUTE_UNKNOWN: Case = Case { code: "route_unknown", status: 404 };
    pub(crate) const METHOD_NOT_ALLOWED: Case = Case { code: "method_not_allowed", status: 405 };
    pub(crate) const BODY_TOO_LARGE: Case = Case { code: "body_too_large", status: 413 };
    pub(crate) const ENCODING_REFUSED: Case = Case { code: "encoding_refused", status: 415 };
    pub(crate) const MULTIPART_REFUSED: Case = Case { code: "multipart_refused", status: 415 };
    pub(crate) const BODY_MALFORMED: Case = Case { code: "body_malformed", status: 400 };
    pub(crate) const FIELD_UNKNOWN: Case = Case { code: "field_unknown", status: 400 };
    pub(crate) const FIELD_INVALID: Case = Case { code: "field_invalid", status: 400 };
    pub(crate) const TOKEN_REFUSED: Case = Case { code: "token_refused", status: 401 };
    pub(crate) const AUTHENTICATION_REQUIRED: Case = Case { code: "authentication_required", status: 401 };
    pub(crate) const AUTHENTICATION_FAILED: Case = Case { code: "authentication_failed", status: 401 };
    pub(crate) const KEY_IN_BROWSER: Case = Case { code: "key_in_browser", status: 403 };
    pub(crate) const IDENTITY_UNAVAILABLE: Case = Case { code: "identity_unavailable", status: 503 };
    pub(crate) const TICKETS_UNAVAILABLE: Case = Case { code: "tickets_unavailable", status: 503 };
    pub(crate) const POLICY_DENIED: Case = Case { code: "policy_denied", status: 403 };
    pub(crate) const ROOM_NOT_ALLOWED: Case = Case { code: "room_not_allowed", status: 403 };
    pub(crate) const RATE_LIMITED: Case = Case { code: "rate_limited", status: 429 };
    pub(crate) const IDENTITY_UNUSABLE: Case = Case { code: "identity_unusable", status: 403 };
    pub(crate) const IDENTITY_UNEXPECTED: Case = Case { code: "identity_unexpected", status: 500 };
    pub(crate) const PARTICIPANT_NOT_ALLOWED: Case = Case { code: "participant_not_allowed", status: 403 };
    pub(crate) const PERMISSION_NOT_ALLOWED: Case = Case { code: "permission_not_allowed", status: 403 };
    pub(crate) const MEETING_ID_MISSING: Case = Case { code: "meeting_id_missing", status: 400 };
    pub(crate) const MEETING_NOT_FOUND: Case = Case { code: "meeting_not_found", status: 404 };
    pub(crate) const INVALID_REQUEST: Case = Case { code: "invalid_request", status: 400 };
    pub(crate) const CONFLICT: Case = Case { code: "conflict", status: 409 };
    pub(crate) const CREDENTIALS_REFUSED: Case = Case { code: "credentials_refused", status: 500 };
    pub(crate) const SERVICE_UNAVAILABLE: Case = Case { code: "service_unavailable", status: 503 };
    pub(crate) const SERVICE_ANSWER_UNREADABLE: Case =
        Case { code: "service_answer_unreadable", status: 502 };
    pub(crate) const DRAINING: Case = Case { code: "draining", status: 503 };
    pub(crate) const NOT_READY: Case = Case { code: "not_ready", status: 503 };
    pub(crate) const INTERNAL: Case = Case { code: "internal", status: 500 };

    #[cfg(test)]
    pub(crate) const ALL: &[Case] = &[
        HEADER_DUPLICATED,
        HOST_REFUSED,
        ORIGIN_REFUSED,
        ROUTE_UNKNOWN,
        METHOD_NOT_ALLOWED,
        BODY_TOO_LARGE,
        ENCODING_REFUSED,
        MULTIPART_REFUSED,
        BODY_MALFORMED,
        FIELD_UNKNOWN,
        FIELD_INVALID,
        TOKEN_REFUSED,
        AUTHENTICATION_REQUIRED,
        AUTHENTICATION_FAILED,
        KEY_IN_BROWSER,
        IDENTITY_UNAVAILABLE,
        TICKETS_UNAVAILABLE,
        POLICY_DENIED,
        ROOM_NOT_ALLOWED,
        RATE_LIMITED,
        IDENTITY_UNUSABLE,
        IDENTITY_UNEXPECTED,
        PARTICIPANT_NOT_ALLOWED,
        PERMISSION_NOT_ALLOWED,
        MEETING_ID_MISSING,
        MEETING_NOT_FOUND,
        INVALID_REQUEST,
        CONFLICT,
        CREDENTIALS_REFUSED,
        SERVICE_UNAVAILABLE,
        SERVICE_ANSWER_UNREADABLE,
        DRAINING,
        NOT_READY,
        INTERNAL,
    ];
}

/// A refusal or a failure on its way to becoming an answer.
///
/// The text is for the developer of the client: what was wrong, with which value, what would be right. It never holds
/// a token.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) text: Cow<'static, str>,
    /// One header that belongs to the case, such as `allow` or `retry-after`.
    header: Option<(&'static str, Cow<'static, str>)>,
}

impl Problem {
    pub(crate) fn new(case: Case, text: impl Into<Cow<'static, str>>) -> Self {
        Self { status: case.status, code: case.code, text: text.into(), header: None }
    }

    /// A fault that the core found in what the caller asked for, under the core's own code.
    pub(crate) fn of_core(status: u16, error: &videosdk_server::Error, text: String) -> Self {
        Self { status, code: error.code(), text: text.into(), header: None }
    }

    #[must_use]
    pub(crate) fn with_header(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.header = Some((name, value.into()));
        self
    }

    pub(crate) fn into_response(self, request_id: &str) -> Response {
        let body = Body { error: &self.text, code: self.code, status_code: self.status, request_id };
        let response = Response::json(self.status, &body);
        match self.header {
            Some((name, value)) => response.with_header(name, value),
            None => response,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    error: &'a str,
    code: &'a str,
    status_code: u16,
    request_id: &'a str,
}

/// A name that came from the caller, fit to be told back: only what looks like a name is repeated, so that a token in
/// the wrong place is not.
pub(crate) fn shown_name(name: &str) -> String {
    const LONGEST: usize = 40;
    let looks_like_a_name = !name.is_empty()
        && name.len() <= LONGEST
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-[]".contains(&byte));
    if looks_like_a_name { format!("{name:?}") } else { format!("a name of {} bytes", name.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_code_stands_once_and_is_explained_in_the_reference() {
        let page = include_str!("../../docs/reference/token-server.md");
        let distinct: HashSet<_> = cases::ALL.iter().map(|case| case.code).collect();
        assert_eq!(distinct.len(), cases::ALL.len());
        assert_eq!(include_str!("error.rs").matches(": Case =").count(), cases::ALL.len() + 1);
        for case in cases::ALL {
            let row = format!("| `{}` | {} |", case.code, case.status);
            assert!(page.contains(&row), "docs/reference/token-server.md lacks the row {row}");
        }
    }

    #[test]
    fn a_name_that_may_be_a_token_is_not_repeated() {
        assert_eq!(shown_name("geoFance"), "\"geoFance\"");
        assert_eq!(shown_name("eyJh.eyJh.c2ln"), "a name of 14 bytes");
        assert_eq!(shown_name(&"a".repeat(41)), "a name of 41 bytes");
    }
}
