//! Codes of settings: options, environment, files.

use crate::error::{Code, ErrorKind};

/// No API key is configured.
pub const API_KEY_MISSING: Code = Code::new(
    "api_key_missing",
    ErrorKind::Configuration,
    "No API key is configured.",
    "Set VIDEOSDK_API_KEY to the key of your dashboard, or pass it as an option.",
);

/// No secret is configured, or it is empty.
pub const SECRET_MISSING: Code = Code::new(
    "secret_missing",
    ErrorKind::Configuration,
    "No secret is configured, or it is empty.",
    "Set VIDEOSDK_SECRET to the secret that belongs to the API key, or pass it as an option.",
);

/// A setting is still the placeholder of an example file.
pub const SETTING_PLACEHOLDER: Code = Code::new(
    "setting_placeholder",
    ErrorKind::Configuration,
    "A setting is still the placeholder of an example file.",
    "Replace it by the value of your dashboard.",
);

/// A setting is in quotes, which were taken off.
pub const SETTING_QUOTED: Code = Code::new(
    "setting_quoted",
    ErrorKind::Configuration,
    "A setting is in quotes, which were taken off.",
    "Write it without quotes where the loader keeps them.",
);

/// A setting has white space, a line end or a byte-order mark around it, which was taken off.
pub const SETTING_WHITESPACE: Code = Code::new(
    "setting_whitespace",
    ErrorKind::Configuration,
    "A setting has white space, a line end or a byte-order mark around it, which was taken off.",
    "Save the file with plain line ends and without spaces.",
);

/// A variable is not UTF-8 text.
pub const SETTING_NOT_TEXT: Code = Code::new(
    "setting_not_text",
    ErrorKind::Configuration,
    "A variable is not UTF-8 text.",
    "Write it in UTF-8.",
);

/// A file that holds a setting cannot be read.
pub const FILE_UNREADABLE: Code = Code::new(
    "file_unreadable",
    ErrorKind::Configuration,
    "A file that holds a setting cannot be read.",
    "Check the path and who may read it.",
);

/// The secret is shorter than 32 bytes (RFC 7518 section 3.2).
pub const SECRET_SHORT: Code = Code::new(
    "secret_short",
    ErrorKind::Configuration,
    "The secret is shorter than 32 bytes (RFC 7518 section 3.2).",
    "Use the secret of the dashboard, of 64 hexadecimal characters.",
);

/// The API key does not have the usual shape of a UUID.
pub const API_KEY_SHAPE: Code = Code::new(
    "api_key_shape",
    ErrorKind::Configuration,
    "The API key does not have the usual shape of a UUID.",
    "Compare it with the dashboard.",
);

/// The secret does not have the usual shape of 64 hexadecimal characters.
pub const SECRET_SHAPE: Code = Code::new(
    "secret_shape",
    ErrorKind::Configuration,
    "The secret does not have the usual shape of 64 hexadecimal characters.",
    "Compare it with the dashboard.",
);

/// A ready token is there beside key and secret, and is not used.
pub const TOKEN_IGNORED: Code = Code::new(
    "token_ignored",
    ErrorKind::Configuration,
    "A ready token is there beside key and secret, and is not used.",
    "Leave one of them out.",
);

/// A secret stands under a name that build tools publish to browsers.
pub const SECRET_PUBLISHED: Code = Code::new(
    "secret_published",
    ErrorKind::Configuration,
    "A secret stands under a name that build tools publish to browsers.",
    "Rename it, and make a new secret: this one may have been published.",
);

/// The endpoint is not an address of the service.
pub const ENDPOINT_INVALID: Code = Code::new(
    "endpoint_invalid",
    ErrorKind::Configuration,
    "The endpoint is not an address of the service.",
    "Write it like https://api.videosdk.live.",
);

/// The endpoint is plain http to another machine: tokens would be readable.
pub const ENDPOINT_INSECURE: Code = Code::new(
    "endpoint_insecure",
    ErrorKind::Configuration,
    "The endpoint is plain http to another machine: tokens would be readable.",
    "Use https, or allow plain http by name.",
);

/// The endpoint is the former name of the service.
pub const ENDPOINT_FORMER: Code = Code::new(
    "endpoint_former",
    ErrorKind::Configuration,
    "The endpoint is the former name of the service.",
    "Use https://api.videosdk.live.",
);

/// The emulator is not a host and a port.
pub const EMULATOR_INVALID: Code = Code::new(
    "emulator_invalid",
    ErrorKind::Configuration,
    "The emulator is not a host and a port.",
    "Write it like 127.0.0.1:9001.",
);

/// The key pair is the emulator's demo pair, and the endpoint is not an emulator.
pub const DEMO_KEY_REFUSED: Code = Code::new(
    "demo_key_refused",
    ErrorKind::Configuration,
    "The key pair is the emulator's demo pair, and the endpoint is not an emulator.",
    "Use the key pair of your dashboard, or point the client at the emulator.",
);

/// An option is out of its limits.
pub const OPTION_INVALID: Code = Code::new(
    "option_invalid",
    ErrorKind::Configuration,
    "An option is out of its limits.",
    "Read the reason; it names the option and its limits.",
);

/// A header is not one that can be sent, or belongs to the library.
pub const HEADER_INVALID: Code = Code::new(
    "header_invalid",
    ErrorKind::Configuration,
    "A header is not one that can be sent, or belongs to the library.",
    "Use another name, and a value without line ends.",
);

/// The proxy is not an address.
pub const PROXY_INVALID: Code = Code::new(
    "proxy_invalid",
    ErrorKind::Configuration,
    "The proxy is not an address.",
    "Write it like http://proxy.example.com:3128.",
);

/// The file of certificates cannot be read or has none in it.
pub const CA_BUNDLE_INVALID: Code = Code::new(
    "ca_bundle_invalid",
    ErrorKind::Configuration,
    "The file of certificates cannot be read or has none in it.",
    "Give the path of a PEM file.",
);

/// A package and its native library are of different versions.
pub const VERSION_MISMATCH: Code = Code::new(
    "version_mismatch",
    ErrorKind::Configuration,
    "A package and its native library are of different versions.",
    "Install the package anew, so that both come from one version.",
);

/// Every code of this list.
pub const ALL: &[&Code] = &[
    &API_KEY_MISSING,
    &SECRET_MISSING,
    &SETTING_PLACEHOLDER,
    &SETTING_QUOTED,
    &SETTING_WHITESPACE,
    &SETTING_NOT_TEXT,
    &FILE_UNREADABLE,
    &SECRET_SHORT,
    &API_KEY_SHAPE,
    &SECRET_SHAPE,
    &TOKEN_IGNORED,
    &SECRET_PUBLISHED,
    &ENDPOINT_INVALID,
    &ENDPOINT_INSECURE,
    &ENDPOINT_FORMER,
    &EMULATOR_INVALID,
    &DEMO_KEY_REFUSED,
    &OPTION_INVALID,
    &HEADER_INVALID,
    &PROXY_INVALID,
    &CA_BUNDLE_INVALID,
    &VERSION_MISMATCH,
];
