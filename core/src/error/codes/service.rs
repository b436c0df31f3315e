//! Codes of requests to the service and of its answers.

use crate::error::{Code, ErrorKind};

/// The service does not take the token (401).
pub const UNAUTHENTICATED: Code = Code::new(
    "unauthenticated",
    ErrorKind::Authentication,
    "The service does not take the token (401).",
    "Check key, secret and clock with the doctor command; explain the token.",
);

/// The token may not do this (403).
pub const FORBIDDEN: Code = Code::new(
    "forbidden",
    ErrorKind::Permission,
    "The token may not do this (403).",
    "Call the REST API with an API token: role crawler and version 2.",
);

/// There is no such thing (404).
pub const NOT_FOUND: Code = Code::new(
    "not_found",
    ErrorKind::NotFound,
    "There is no such thing (404).",
    "Check the id; ids differ by letter case.",
);

/// There is no such thing, or there is a billing problem (402).
pub const NOT_FOUND_OR_PAYMENT: Code = Code::new(
    "not_found_or_payment",
    ErrorKind::NotFound,
    "There is no such thing, or there is a billing problem (402).",
    "Check the id, then the billing of the account in the dashboard.",
);

/// The room has no live session.
pub const NO_LIVE_SESSION: Code = Code::new(
    "no_live_session",
    ErrorKind::NotFound,
    "The room has no live session.",
    "Wait until somebody has joined; sessions has those that are over.",
);

/// The participant was in the session and has left it.
pub const PARTICIPANT_LEFT: Code = Code::new(
    "participant_left",
    ErrorKind::NotFound,
    "The participant was in the session and has left it.",
    "Ask sessions, which has those who have left too.",
);

/// It exists already or is in another state (409).
pub const CONFLICT: Code = Code::new(
    "conflict",
    ErrorKind::Conflict,
    "It exists already or is in another state (409).",
    "Fetch its state first.",
);

/// Too many requests (429).
pub const RATE_LIMITED: Code = Code::new(
    "rate_limited",
    ErrorKind::RateLimited,
    "Too many requests (429).",
    "Wait for retry_after, then send fewer.",
);

/// The service does not take the request (400 and other 4xx).
pub const REQUEST_REFUSED: Code = Code::new(
    "request_refused",
    ErrorKind::InvalidRequest,
    "The service does not take the request (400 and other 4xx).",
    "Read the reason; it names the argument where the service does.",
);

/// The service cannot do this now (406).
pub const NOT_ACCEPTABLE: Code = Code::new(
    "not_acceptable",
    ErrorKind::InvalidRequest,
    "The service cannot do this now (406).",
    "Check the state of the room and the composition: a config needs a layout.",
);

/// A value of the request is not valid for the service (422).
pub const UNPROCESSABLE: Code = Code::new(
    "unprocessable",
    ErrorKind::InvalidRequest,
    "A value of the request is not valid for the service (422).",
    "Read the reason; it names the value where the service does.",
);

/// The service failed (5xx).
pub const SERVICE_FAILED: Code = Code::new(
    "service_failed",
    ErrorKind::Server,
    "The service failed (5xx).",
    "Try again later; tell its support the request id.",
);

/// No connection could be opened; nothing was sent.
pub const CONNECTION_FAILED: Code = Code::new(
    "connection_failed",
    ErrorKind::Network,
    "No connection could be opened; nothing was sent.",
    "Check the endpoint, the network and the proxy.",
);

/// The connection broke before the whole answer came.
pub const CONNECTION_BROKEN: Code = Code::new(
    "connection_broken",
    ErrorKind::Network,
    "The connection broke before the whole answer came.",
    "Try again; for a write, check first whether it has happened.",
);

/// The attempts took longer than their timeout.
pub const ATTEMPT_TIMEOUT: Code = Code::new(
    "attempt_timeout",
    ErrorKind::Timeout,
    "The attempts took longer than their timeout.",
    "Raise the timeout, or try again later.",
);

/// The whole call took longer than its deadline.
pub const DEADLINE_EXCEEDED: Code = Code::new(
    "deadline_exceeded",
    ErrorKind::Timeout,
    "The whole call took longer than its deadline.",
    "Raise the deadline, or try again later.",
);

/// The service asks to wait longer than a call waits.
pub const RETRY_AFTER_TOO_LONG: Code = Code::new(
    "retry_after_too_long",
    ErrorKind::RateLimited,
    "The service asks to wait longer than a call waits.",
    "Wait for retry_after before the next call.",
);

/// The answer is not the JSON that it should be.
pub const ANSWER_UNREADABLE: Code = Code::new(
    "answer_unreadable",
    ErrorKind::Decode,
    "The answer is not the JSON that it should be.",
    "Report it with the request id; the request hatch gives the plain answer.",
);

/// The answer is over the limit of 8 MiB.
pub const ANSWER_TOO_LARGE: Code = Code::new(
    "answer_too_large",
    ErrorKind::Decode,
    "The answer is over the limit of 8 MiB.",
    "Ask for smaller pages.",
);

/// The service sent the request elsewhere, and following it is not safe.
pub const REDIRECT_REFUSED: Code = Code::new(
    "redirect_refused",
    ErrorKind::Network,
    "The service sent the request elsewhere, and following it is not safe.",
    "Set the endpoint to the address it was sent to, if you trust it.",
);

/// An id in the path is empty, a dot, or has a control character.
pub const PATH_SEGMENT_INVALID: Code = Code::new(
    "path_segment_invalid",
    ErrorKind::InvalidRequest,
    "An id in the path is empty, a dot, or has a control character.",
    "Give the id itself.",
);

/// An argument is out of its limits.
pub const ARGUMENT_INVALID: Code = Code::new(
    "argument_invalid",
    ErrorKind::InvalidRequest,
    "An argument is out of its limits.",
    "Read the reason; it names the argument and its limits.",
);

/// A cursor is not one of a page of this list.
pub const CURSOR_INVALID: Code = Code::new(
    "cursor_invalid",
    ErrorKind::InvalidRequest,
    "A cursor is not one of a page of this list.",
    "Pass the next of a page back as it is, with the same filters.",
);

/// The service answered another page than the one asked for.
pub const PAGE_IGNORED: Code = Code::new(
    "page_ignored",
    ErrorKind::Decode,
    "The service answered another page than the one asked for.",
    "Report it; the iteration ends so that it does not run for ever.",
);

/// The caller gave the call up.
pub const CANCELLED: Code = Code::new(
    "cancelled",
    ErrorKind::Cancelled,
    "The caller gave up before the answer came.",
    "Nothing, if that was meant; a write that was under way may still have happened.",
);

/// Something happened that the library holds for impossible.
pub const INTERNAL: Code = Code::new(
    "internal",
    ErrorKind::Internal,
    "Something happened that the library holds for impossible.",
    "Report it with the text of the error; it holds no secret.",
);

/// Every code of this list.
pub const ALL: &[&Code] = &[
    &UNAUTHENTICATED,
    &FORBIDDEN,
    &NOT_FOUND,
    &NOT_FOUND_OR_PAYMENT,
    &NO_LIVE_SESSION,
    &PARTICIPANT_LEFT,
    &CONFLICT,
    &RATE_LIMITED,
    &REQUEST_REFUSED,
    &NOT_ACCEPTABLE,
    &UNPROCESSABLE,
    &SERVICE_FAILED,
    &CONNECTION_FAILED,
    &CONNECTION_BROKEN,
    &ATTEMPT_TIMEOUT,
    &DEADLINE_EXCEEDED,
    &RETRY_AFTER_TOO_LONG,
    &ANSWER_UNREADABLE,
    &ANSWER_TOO_LARGE,
    &REDIRECT_REFUSED,
    &PATH_SEGMENT_INVALID,
    &ARGUMENT_INVALID,
    &CURSOR_INVALID,
    &PAGE_IGNORED,
    &CANCELLED,
    &INTERNAL,
];
