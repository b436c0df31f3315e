//! Codes of tokens: refused when signing, refused when verifying, and what an explanation finds.

use crate::error::{Code, ErrorKind};

/// A room id is empty.
pub const ROOM_ID_EMPTY: Code = Code::new(
    "room_id_empty",
    ErrorKind::InvalidRequest,
    "A room id is empty.",
    "Leave it out for a token of every room, or give the id of one.",
);

/// A participant id is empty.
pub const PARTICIPANT_ID_EMPTY: Code = Code::new(
    "participant_id_empty",
    ErrorKind::InvalidRequest,
    "A participant id is empty.",
    "Leave it out for a token of any participant, or give an id.",
);

/// A participant id has white space in it, which the service refuses with 4004.
pub const PARTICIPANT_ID_WHITESPACE: Code = Code::new(
    "participant_id_whitespace",
    ErrorKind::InvalidRequest,
    "A participant id has white space in it, which the service refuses with 4004.",
    "Use an id without white space.",
);

/// The list of permissions is empty.
pub const PERMISSIONS_EMPTY: Code = Code::new(
    "permissions_empty",
    ErrorKind::InvalidRequest,
    "The list of permissions is empty.",
    "Leave it out for the default allow_join, or name at least one.",
);

/// A word is not a permission.
pub const PERMISSION_UNKNOWN: Code = Code::new(
    "permission_unknown",
    ErrorKind::InvalidRequest,
    "A word is not a permission.",
    "Use allow_join, ask_join or allow_mod.",
);

/// ask_join stands beside another permission, which the service refuses with 4008.
pub const PERMISSIONS_CONFLICT: Code = Code::new(
    "permissions_conflict",
    ErrorKind::InvalidRequest,
    "ask_join stands beside another permission, which the service refuses with 4008.",
    "For a guest who knocks keep ask_join alone; for a host drop ask_join.",
);

/// A duration is not in the grammar.
pub const DURATION_INVALID: Code = Code::new(
    "duration_invalid",
    ErrorKind::InvalidRequest,
    "A duration is not in the grammar.",
    "Write whole seconds, or a number with one unit of s, m, h, d, w, y, such as 24h.",
);

/// A lifetime is below 1 second.
pub const DURATION_TOO_SHORT: Code = Code::new(
    "duration_too_short",
    ErrorKind::InvalidRequest,
    "A lifetime is below 1 second.",
    "Give at least 1 second.",
);

/// A lifetime is above 30 days.
pub const DURATION_TOO_LONG: Code = Code::new(
    "duration_too_long",
    ErrorKind::InvalidRequest,
    "A lifetime is above 30 days.",
    "Give at most 30 days, or allow long-lived tokens by name.",
);

/// A custom claim has the name of one of ours.
pub const CLAIM_RESERVED: Code = Code::new(
    "claim_reserved",
    ErrorKind::InvalidRequest,
    "A custom claim has the name of one of ours.",
    "Use the argument of that name, or choose another name.",
);

/// A word is not a kind of token.
pub const KIND_UNKNOWN: Code = Code::new(
    "kind_unknown",
    ErrorKind::InvalidRequest,
    "A word is not a kind of token.",
    "Use participant, api or classic.",
);

/// A token is over 8 KiB, which servers and proxies refuse in a header.
pub const TOKEN_TOO_LARGE: Code = Code::new(
    "token_too_large",
    ErrorKind::InvalidRequest,
    "A token is over 8 KiB, which servers and proxies refuse in a header.",
    "Put fewer or shorter custom claims into it.",
);

/// The text is not a JWT of three base64url parts with JSON objects in the first two.
pub const TOKEN_MALFORMED: Code = Code::new(
    "token_malformed",
    ErrorKind::Authentication,
    "The text is not a JWT of three base64url parts with JSON objects in the first two.",
    "Pass the token exactly as it was signed.",
);

/// The token is not signed with HS256.
pub const ALGORITHM_REFUSED: Code = Code::new(
    "algorithm_refused",
    ErrorKind::Authentication,
    "The token is not signed with HS256.",
    "Sign it with HS256.",
);

/// The header names extensions that must be understood (crit), and none is.
pub const HEADER_CRITICAL: Code = Code::new(
    "header_critical",
    ErrorKind::Authentication,
    "The header names extensions that must be understood (crit), and none is.",
    "Sign it without crit.",
);

/// The apikey claim is missing or none of the configured keys (client code 4001).
pub const API_KEY_UNKNOWN: Code = Code::new(
    "api_key_unknown",
    ErrorKind::Authentication,
    "The apikey claim is missing or none of the configured keys (client code 4001).",
    "Sign with the API key of this account.",
);

/// The signature does not fit the token and the secret (client code 4002).
pub const SIGNATURE_MISMATCH: Code = Code::new(
    "signature_mismatch",
    ErrorKind::Authentication,
    "The signature does not fit the token and the secret (client code 4002).",
    "Sign with the secret that belongs to the API key, as it is in the dashboard.",
);

/// The token has no expiry.
pub const EXP_MISSING: Code = Code::new(
    "exp_missing",
    ErrorKind::Authentication,
    "The token has no expiry.",
    "Sign it with a numeric exp.",
);

/// The expiry is not a number.
pub const EXP_INVALID: Code = Code::new(
    "exp_invalid",
    ErrorKind::Authentication,
    "The expiry is not a number.",
    "Sign it with exp as a number of seconds since 1970.",
);

/// The token has expired (client code 4002).
pub const TOKEN_EXPIRED: Code = Code::new(
    "token_expired",
    ErrorKind::Authentication,
    "The token has expired (client code 4002).",
    "Get a new one; give it a lifetime that covers joining.",
);

/// nbf is not a number.
pub const NBF_INVALID: Code = Code::new(
    "nbf_invalid",
    ErrorKind::Authentication,
    "nbf is not a number.",
    "Leave nbf out, or write it as a number of seconds since 1970.",
);

/// The token is not valid yet.
pub const TOKEN_NOT_YET_VALID: Code = Code::new(
    "token_not_yet_valid",
    ErrorKind::Authentication,
    "The token is not valid yet.",
    "Compare the clocks of the machine that signs and the one that checks; leave nbf out.",
);

/// The token is bound to another room (client code 4022).
pub const ROOM_MISMATCH: Code = Code::new(
    "room_mismatch",
    ErrorKind::Authentication,
    "The token is bound to another room (client code 4022).",
    "Get a token for this room.",
);

/// The token is bound to another participant (client code 4023).
pub const PARTICIPANT_MISMATCH: Code = Code::new(
    "participant_mismatch",
    ErrorKind::Authentication,
    "The token is bound to another participant (client code 4023).",
    "Get a token for this participant.",
);

/// The token lacks the permission that is asked for.
pub const PERMISSION_MISSING: Code = Code::new(
    "permission_missing",
    ErrorKind::Authentication,
    "The token lacks the permission that is asked for.",
    "Sign it with that permission.",
);

/// The token is of another kind than the one asked for.
pub const KIND_MISMATCH: Code = Code::new(
    "kind_mismatch",
    ErrorKind::Authentication,
    "The token is of another kind than the one asked for.",
    "Use a token of the kind that fits.",
);

/// The roles do not allow this use: rtc joins (client code 4024), crawler calls the REST API (403).
pub const ROLE_MISSING: Code = Code::new(
    "role_missing",
    ErrorKind::Authentication,
    "The roles do not allow this use: rtc joins (client code 4024), crawler calls the REST API (403).",
    "Use a participant token to join and an API token to call.",
);

/// A role is not in the documented spelling.
pub const ROLE_UNUSUAL: Code = Code::new(
    "role_unusual",
    ErrorKind::Authentication,
    "A role is not in the documented spelling.",
    "Write crawler or rtc, in lower case.",
);

/// roles, roomId and participantId are read only with version 2.
pub const VERSION_MISSING: Code = Code::new(
    "version_missing",
    ErrorKind::Authentication,
    "roles, roomId and participantId are read only with version 2.",
    "Sign with version 2.",
);

/// The room is named without version 2, so the token opens every room.
pub const ROOM_NOT_BOUND: Code = Code::new(
    "room_not_bound",
    ErrorKind::Authentication,
    "The room is named without version 2, so the token opens every room.",
    "Sign with version 2.",
);

/// The participant is named without version 2, so anyone may use the token.
pub const PARTICIPANT_NOT_BOUND: Code = Code::new(
    "participant_not_bound",
    ErrorKind::Authentication,
    "The participant is named without version 2, so anyone may use the token.",
    "Sign with version 2.",
);

/// A claim is of another type than documented.
pub const CLAIM_TYPE: Code = Code::new(
    "claim_type",
    ErrorKind::Authentication,
    "A claim is of another type than documented.",
    "Write it as the documentation has it.",
);

/// There are no permissions in the token.
pub const PERMISSIONS_MISSING: Code = Code::new(
    "permissions_missing",
    ErrorKind::Authentication,
    "There are no permissions in the token.",
    "Sign it with at least allow_join or ask_join.",
);

/// allow_mod stands alone, which is not documented.
pub const ALLOW_MOD_ALONE: Code = Code::new(
    "allow_mod_alone",
    ErrorKind::Authentication,
    "allow_mod stands alone, which is not documented.",
    "Add allow_join if the holder should also join.",
);

/// The text has something before the token.
pub const TEXT_PREFIX: Code = Code::new(
    "text_prefix",
    ErrorKind::Authentication,
    "The text has something before the token.",
    "Send the token alone.",
);

/// The token is in quotes.
pub const TEXT_QUOTED: Code =
    Code::new("text_quoted", ErrorKind::Authentication, "The token is in quotes.", "Take the quotes away.");

/// There is white space around or in the token.
pub const TEXT_WHITESPACE: Code = Code::new(
    "text_whitespace",
    ErrorKind::Authentication,
    "There is white space around or in the token.",
    "Send the token without it.",
);

/// The text is a Python bytes literal.
pub const TEXT_BYTES_LITERAL: Code = Code::new(
    "text_bytes_literal",
    ErrorKind::Authentication,
    "The text is a Python bytes literal.",
    "Decode the bytes to text before sending them.",
);

/// The text is JSON that has the token in a field.
pub const TEXT_JSON: Code = Code::new(
    "text_json",
    ErrorKind::Authentication,
    "The text is JSON that has the token in a field.",
    "Send that field alone.",
);

/// The text is a placeholder of an example file.
pub const TEXT_PLACEHOLDER: Code = Code::new(
    "text_placeholder",
    ErrorKind::Authentication,
    "The text is a placeholder of an example file.",
    "Replace it by a real token.",
);

/// There is no text at all.
pub const TEXT_EMPTY: Code =
    Code::new("text_empty", ErrorKind::Authentication, "There is no text at all.", "Send a token.");

/// The text looks like an API key, not a token.
pub const TEXT_API_KEY: Code = Code::new(
    "text_api_key",
    ErrorKind::Authentication,
    "The text looks like an API key, not a token.",
    "Sign a token with the key and its secret.",
);

/// The text looks like a secret, not a token.
pub const TEXT_SECRET: Code = Code::new(
    "text_secret",
    ErrorKind::Authentication,
    "The text looks like a secret, not a token.",
    "Keep it on the server, sign a token with it; if it was shown to others, make a new one.",
);

/// The signature fits the configured secret in another form.
pub const SECRET_MANGLED: Code = Code::new(
    "secret_mangled",
    ErrorKind::Authentication,
    "The signature fits the configured secret in another form.",
    "Mend the settings of the machine that signs.",
);

/// The signature fits the configured secret with another HMAC.
pub const ALGORITHM_OTHER_HMAC: Code = Code::new(
    "algorithm_other_hmac",
    ErrorKind::Authentication,
    "The signature fits the configured secret with another HMAC.",
    "Sign with HS256.",
);

/// The apikey claim holds the secret.
pub const API_KEY_IS_SECRET: Code = Code::new(
    "api_key_is_secret",
    ErrorKind::Authentication,
    "The apikey claim holds the secret.",
    "Swap the two settings, and make a new secret: this one was shown.",
);

/// The apikey claim holds a URL.
pub const APIKEY_IS_URL: Code = Code::new(
    "apikey_is_url",
    ErrorKind::Authentication,
    "The apikey claim holds a URL.",
    "Put the API key there; the endpoint belongs into the settings of the caller.",
);

/// A time is in milliseconds.
pub const TIME_MILLISECONDS: Code = Code::new(
    "time_milliseconds",
    ErrorKind::Authentication,
    "A time is in milliseconds.",
    "JWT times are in seconds: divide by 1000.",
);

/// The token expires when or before it is issued.
pub const LIFETIME_NOT_POSITIVE: Code = Code::new(
    "lifetime_not_positive",
    ErrorKind::Authentication,
    "The token expires when or before it is issued.",
    "Give it a positive lifetime.",
);

/// The token is issued in the future.
pub const ISSUED_IN_FUTURE: Code = Code::new(
    "issued_in_future",
    ErrorKind::Authentication,
    "The token is issued in the future.",
    "Check the clock and the time zone of the machine that signs; some libraries refuse such a token.",
);

/// The times are off by whole half hours, as when local time is taken for UTC.
pub const TIME_ZONE_SHIFT: Code = Code::new(
    "time_zone_shift",
    ErrorKind::Authentication,
    "The times are off by whole half hours, as when local time is taken for UTC.",
    "Take the time in UTC.",
);

/// The token lives longer than 30 days.
pub const LONG_LIVED: Code = Code::new(
    "long_lived",
    ErrorKind::Authentication,
    "The token lives longer than 30 days.",
    "Prefer a short one: a token cannot be taken back.",
);

/// The signature was not checked, since no secret is at hand.
pub const NOT_VERIFIED: Code = Code::new(
    "not_verified",
    ErrorKind::Authentication,
    "The signature was not checked, since no secret is at hand.",
    "Configure the key and the secret to check it.",
);

/// nbf is there; the service does not need it, and a clock that is ahead makes the token fail.
pub const NOT_BEFORE_NEEDLESS: Code = Code::new(
    "not_before_needless",
    ErrorKind::Authentication,
    "nbf is there; the service does not need it, and a clock that is ahead makes the token fail.",
    "Leave nbf out.",
);

/// The account's security settings refuse the token (client code 4025).
pub const SECURITY_SETTINGS: Code = Code::new(
    "security_settings",
    ErrorKind::Authentication,
    "The account's security settings refuse the token (client code 4025).",
    "Look at the security settings in the dashboard.",
);

/// Every code of this list.
pub const ALL: &[&Code] = &[
    &ROOM_ID_EMPTY,
    &PARTICIPANT_ID_EMPTY,
    &PARTICIPANT_ID_WHITESPACE,
    &PERMISSIONS_EMPTY,
    &PERMISSION_UNKNOWN,
    &PERMISSIONS_CONFLICT,
    &DURATION_INVALID,
    &DURATION_TOO_SHORT,
    &DURATION_TOO_LONG,
    &CLAIM_RESERVED,
    &KIND_UNKNOWN,
    &TOKEN_TOO_LARGE,
    &TOKEN_MALFORMED,
    &ALGORITHM_REFUSED,
    &HEADER_CRITICAL,
    &API_KEY_UNKNOWN,
    &SIGNATURE_MISMATCH,
    &EXP_MISSING,
    &EXP_INVALID,
    &TOKEN_EXPIRED,
    &NBF_INVALID,
    &TOKEN_NOT_YET_VALID,
    &ROOM_MISMATCH,
    &PARTICIPANT_MISMATCH,
    &PERMISSION_MISSING,
    &KIND_MISMATCH,
    &ROLE_MISSING,
    &ROLE_UNUSUAL,
    &VERSION_MISSING,
    &ROOM_NOT_BOUND,
    &PARTICIPANT_NOT_BOUND,
    &CLAIM_TYPE,
    &PERMISSIONS_MISSING,
    &ALLOW_MOD_ALONE,
    &TEXT_PREFIX,
    &TEXT_QUOTED,
    &TEXT_WHITESPACE,
    &TEXT_BYTES_LITERAL,
    &TEXT_JSON,
    &TEXT_PLACEHOLDER,
    &TEXT_EMPTY,
    &TEXT_API_KEY,
    &TEXT_SECRET,
    &SECRET_MANGLED,
    &ALGORITHM_OTHER_HMAC,
    &API_KEY_IS_SECRET,
    &APIKEY_IS_URL,
    &TIME_MILLISECONDS,
    &LIFETIME_NOT_POSITIVE,
    &ISSUED_IN_FUTURE,
    &TIME_ZONE_SHIFT,
    &LONG_LIVED,
    &NOT_VERIFIED,
    &NOT_BEFORE_NEEDLESS,
    &SECURITY_SETTINGS,
];
