//! From options and environment to settings, with everything that is wrong told at once.

use std::time::Duration;

use url::Url;

use super::faults::{duration_fault, header};
use super::near_names::{KEY, SECRET, Wanted, check_published, near};
use super::options::{DEFAULT_DEADLINE, DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT};
use super::reader::{Reader, Value};
use super::{ClientOptions, Environment, Resolved, SettingSource, Settings, endpoint};
use crate::error::codes::configuration as codes;
use crate::finding::{Finding, Severity};
use crate::secret::Secret;
use crate::token::{DEMO_PREFIX, KeyPair};

const KEY_NAMES: [&str; 2] = ["VIDEOSDK_API_KEY", "VIDEOSDK_API_KEY_FILE"];
const SECRET_NAMES: [&str; 4] =
    ["VIDEOSDK_SECRET", "VIDEOSDK_SECRET_FILE", "VIDEOSDK_SECRET_KEY", "VIDEOSDK_SECRET_KEY_FILE"];
const TOKEN_NAMES: [&str; 4] =
    ["VIDEOSDK_AUTH_TOKEN", "VIDEOSDK_AUTH_TOKEN_FILE", "VIDEOSDK_TOKEN", "VIDEOSDK_TOKEN_FILE"];
const ENDPOINT_NAMES: [&str; 1] = ["VIDEOSDK_API_ENDPOINT"];
const EMULATOR_NAMES: [&str; 1] = ["VIDEOSDK_EMULATOR"];

/// HMAC with SHA-256 asks for a key of at least this many bytes (RFC 7518 section 3.2).
const SHORTEST_SECRET: usize = 32;

/// Never fails: a client is made freely, and grave findings stop its first use.
pub(crate) fn resolve(options: &ClientOptions) -> Resolved {
    let nothing = Environment::default();
    let mut reader = Reader {
        environment: options.environment.as_ref().unwrap_or(&nothing),
        settings: Vec::new(),
        findings: Vec::new(),
    };
    let api_key = reader.credential("api_key", options.api_key.as_deref(), &KEY_NAMES);
    let secret = reader.credential("secret", options.secret.as_ref().map(Secret::expose), &SECRET_NAMES);
    let token = reader.credential("token", options.token.as_ref().map(Secret::expose), &TOKEN_NAMES);
    let token_is_sent = reader.check_credentials(api_key.as_ref(), secret.as_ref(), token.as_ref());
    let endpoint = reader.endpoint(options);
    let keys = match (&api_key, &secret) {
        (Some(api_key), Some(secret)) => KeyPair::new(api_key.text.as_str(), secret.text.as_str()).ok(),
        _ => None,
    };
    reader.check_demo_key(keys.as_ref(), &endpoint);
    reader.note_options(options);
    reader.check_headers(options);
    let timeout = reader.duration("timeout", options.timeout, DEFAULT_TIMEOUT);
    let deadline = reader.duration("deadline", options.deadline, DEFAULT_DEADLINE);
    Resolved {
        keys,
        token: token.filter(|_| token_is_sent).map(|token| Secret::new(token.text)),
        endpoint: endpoint.url,
        timeout,
        deadline,
        max_retries: options.max_retries.unwrap_or(DEFAULT_MAX_RETRIES),
        proxy: options.proxy.clone(),
        ca_bundle: options.ca_bundle.clone(),
        settings: Settings { settings: reader.settings, findings: reader.findings },
    }
}

struct Endpoint {
    url: Url,
    is_emulator: bool,
}

impl Reader<'_> {
    /// Answers whether the ready token is what is sent: when there is no pair, or when it alone is given in code.
    fn check_credentials(
        &mut self,
        api_key: Option<&Value>,
        secret: Option<&Value>,
        token: Option<&Value>,
    ) -> bool {
        check_published(self.environment, &mut self.findings);
        let has_pair = api_key.is_some() && secret.is_some();
        let pair_is_in_code = [api_key, secret].into_iter().flatten().any(Value::is_option);
        let token_is_sent = token.is_some_and(|token| !has_pair || (token.is_option() && !pair_is_in_code));
        if let Some(token) = token.filter(|_| !token_is_sent) {
            self.findings.push(Finding::new(
                &codes::TOKEN_IGNORED,
                Severity::Warning,
                token.about,
                format!("{} is set beside key and secret, which win: the token is not used", token.about),
            ));
        }
        // Beside a token half a pair only keeps the client from signing; with neither half nobody meant to sign.
        let severity = if token_is_sent { Severity::Warning } else { Severity::Error };
        let is_needed = !token_is_sent || api_key.is_some() || secret.is_some();
        if is_needed && api_key.is_none() {
            self.missing(severity, &codes::API_KEY_MISSING, "VIDEOSDK_API_KEY", "API key", &KEY, &KEY_NAMES);
        }
        if is_needed && secret.is_none() {
            self.missing(
                severity,
                &codes::SECRET_MISSING,
                "VIDEOSDK_SECRET",
                "secret",
                &SECRET,
                &SECRET_NAMES,
            );
        }
        if let Some(api_key) = api_key.filter(|key| !has_key_shape(&key.text)) {
            let reason = format!("{} does not have the usual shape of a UUID", api_key.about);
            self.findings.push(Finding::new(&codes::API_KEY_SHAPE, Severity::Info, api_key.about, reason));
        }
        if let Some(secret) = secret {
            self.check_secret(secret);
        }
        token_is_sent
    }

    /// A name that is nearly right is the likeliest reason for a missing setting.
    fn missing(
        &mut self,
        severity: Severity,
        code: &'static crate::error::Code,
        variable: &str,
        what: &str,
        wanted: &Wanted,
        known: &[&str],
    ) {
        if self
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && known.contains(&finding.about.as_str()))
        {
            return; // The value is there but cannot be used, which has been said.
        }
        let near = near(self.environment, wanted, known);
        let reason = if near.is_empty() {
            format!("no {what} is configured; set {variable}")
        } else {
            format!("no {what} is configured: {} is set, but the name is {variable}", near.join(" and "))
        };
        self.findings.push(Finding::new(code, severity, variable, reason));
    }

    fn check_secret(&mut self, secret: &Value) {
        let bytes = secret.text.len();
        if bytes < SHORTEST_SECRET {
            let reason =
                format!("{} has {bytes} bytes; HS256 asks for at least {SHORTEST_SECRET}", secret.about);
            self.findings.push(Finding::new(&codes::SECRET_SHORT, Severity::Warning, secret.about, reason));
        } else if bytes != 64 || !secret.text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            let reason =
                format!("{} does not have the usual shape of 64 hexadecimal characters", secret.about);
            self.findings.push(Finding::new(&codes::SECRET_SHAPE, Severity::Info, secret.about, reason));
        }
    }

    /// An emulator wins over an endpoint, for whoever names one means it; but what is given in code wins over both.
    fn endpoint(&mut self, options: &ClientOptions) -> Endpoint {
        let emulator = self.text("emulator", options.emulator.as_deref(), &EMULATOR_NAMES);
        let address = self.text("api_endpoint", options.api_endpoint.as_deref(), &ENDPOINT_NAMES);
        let is_explicit = address.as_ref().is_some_and(Value::is_option)
            && !emulator.as_ref().is_some_and(Value::is_option);
        let emulator = emulator.map(|value| endpoint::of_emulator(value.about, &value.text));
        if let Some(emulator) = emulator.as_ref().filter(|_| !is_explicit) {
            match emulator {
                Ok(url) => return Endpoint { url: url.clone(), is_emulator: true },
                Err(finding) => self.findings.push(finding.clone()),
            }
        } else if let Some(address) = address {
            let emulator = emulator.and_then(Result::ok);
            let is_emulator = |url: &Url| {
                endpoint::is_loopback(url)
                    || emulator.as_ref().is_some_and(|emulator| endpoint::is_same_host(url, emulator))
            };
            let allowed = |url: &Url| options.allow_insecure_http || is_emulator(url);
            match endpoint::parse(address.about, &address.text, allowed) {
                Ok((url, former)) => {
                    self.findings.extend(former);
                    return Endpoint { is_emulator: is_emulator(&url), url };
                }
                Err(finding) => self.findings.push(finding),
            }
        } else if let Some(setting) = self.settings.last_mut() {
            setting.source = SettingSource::Default;
        }
        Endpoint { url: default_endpoint(), is_emulator: false }
    }

    /// The demo pair is published; a service that takes it is no service.
    fn check_demo_key(&mut self, keys: Option<&KeyPair>, endpoint: &Endpoint) {
        if keys.is_some_and(KeyPair::is_demo) && !endpoint.is_emulator {
            self.error(
                &codes::DEMO_KEY_REFUSED,
                "api_key",
                "the API key is a demo key of the emulator, and is sent to nothing but an emulator"
                    .to_owned(),
            );
        }
    }

    /// Where the options came from that no variable stands for.
    fn note_options(&mut self, options: &ClientOptions) {
        let with_default = [
            ("allow_insecure_http", options.allow_insecure_http),
            ("timeout", options.timeout.is_some()),
            ("deadline", options.deadline.is_some()),
            ("max_retries", options.max_retries.is_some()),
            ("proxy", options.proxy.is_some()),
        ];
        let without = [("headers", !options.headers.is_empty()), ("ca_bundle", options.ca_bundle.is_some())];
        for (options, otherwise) in
            [(&with_default[..], SettingSource::Default), (&without[..], SettingSource::Unset)]
        {
            for &(name, is_given) in options {
                self.note(name, if is_given { SettingSource::Option } else { otherwise }, None);
            }
        }
    }

    fn check_headers(&mut self, options: &ClientOptions) {
        for (name, value) in &options.headers {
            if let Err(reason) = header(name, value) {
                self.error(&codes::HEADER_INVALID, "headers", reason);
            }
        }
    }

    fn duration(&mut self, name: &'static str, given: Option<Duration>, default: Duration) -> Duration {
        if let Some(reason) = duration_fault(name, given) {
            self.error(&codes::OPTION_INVALID, name, format!("{reason}; the default is {default:?}"));
        }
        given.unwrap_or(default)
    }
}

/// A UUID, or one behind the prefix of the emulator's demo keys.
fn has_key_shape(api_key: &str) -> bool {
    uuid::Uuid::try_parse(api_key.strip_prefix(DEMO_PREFIX).unwrap_or(api_key)).is_ok()
}

#[allow(clippy::expect_used, reason = "a constant that a test parses")]
fn default_endpoint() -> Url {
    Url::parse(endpoint::DEFAULT_ENDPOINT).expect("the default endpoint is an address")
}
