//! From options and environment to settings, with everything that is wrong told at once.

use std::time::Duration;

use http::{HeaderName, HeaderValue};
use url::Url;

use super::near_names::{KEY_WORDS, SECRET_WORDS, check_published, near};
use super::options::{DEFAULT_DEADLINE, DEFAULT_MAX_RETRIES, DEFAULT_TIMEOUT};
use super::value::{cleaned, is_placeholder};
use super::{ClientOptions, Environment, Resolved, Setting, SettingSource, Settings, endpoint};
use crate::error::codes::configuration as codes;
use crate::finding::{Finding, Severity};
use crate::secret::Secret;
use crate::token::KeyPair;

const KEY_NAMES: [&str; 2] = ["VIDEOSDK_API_KEY", "VIDEOSDK_API_KEY_FILE"];
const SECRET_NAMES: [&str; 4] =
    ["VIDEOSDK_SECRET", "VIDEOSDK_SECRET_FILE", "VIDEOSDK_SECRET_KEY", "VIDEOSDK_SECRET_KEY_FILE"];
const TOKEN_NAMES: [&str; 4] =
    ["VIDEOSDK_AUTH_TOKEN", "VIDEOSDK_AUTH_TOKEN_FILE", "VIDEOSDK_TOKEN", "VIDEOSDK_TOKEN_FILE"];
const ENDPOINT_NAMES: [&str; 1] = ["VIDEOSDK_API_ENDPOINT"];
const EMULATOR_NAMES: [&str; 1] = ["VIDEOSDK_EMULATOR"];

/// The headers that the library sets itself, or that describe the message.
const RESERVED_HEADERS: [&str; 6] =
    ["authorization", "user-agent", "host", "content-length", "transfer-encoding", "connection"];

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
    let api_key = reader.text("api_key", options.api_key.as_deref(), &KEY_NAMES);
    let secret = reader.text("secret", options.secret.as_ref().map(Secret::expose), &SECRET_NAMES);
    let token = reader.text("token", options.token.as_ref().map(Secret::expose), &TOKEN_NAMES);
    reader.check_credentials(api_key.as_ref(), secret.as_ref(), token.as_ref());
    let endpoint = reader.endpoint(options);
    let keys = match (&api_key, &secret) {
        (Some(api_key), Some(secret)) => KeyPair::new(api_key.text.as_str(), secret.text.as_str()).ok(),
        _ => None,
    };
    reader.check_demo_key(keys.as_ref(), &endpoint);
    reader.check_headers(options);
    let timeout = reader.duration("timeout", options.timeout, DEFAULT_TIMEOUT);
    let deadline = reader.duration("deadline", options.deadline, DEFAULT_DEADLINE);
    Resolved {
        keys,
        token: token.map(|token| Secret::new(token.text)),
        endpoint: endpoint.url,
        timeout,
        deadline,
        max_retries: options.max_retries.unwrap_or(DEFAULT_MAX_RETRIES),
        proxy: options.proxy.clone(),
        ca_bundle: options.ca_bundle.clone(),
        settings: Settings { settings: reader.settings, findings: reader.findings },
    }
}

struct Reader<'a> {
    environment: &'a Environment,
    settings: Vec<Setting>,
    findings: Vec<Finding>,
}

/// A value and the name that a person knows it by.
struct Value {
    about: &'static str,
    text: String,
}

struct Endpoint {
    url: Url,
    is_emulator: bool,
}

impl Reader<'_> {
    /// An option, or else the first variable of these names that is set.
    fn text(&mut self, option: &'static str, given: Option<&str>, names: &[&'static str]) -> Option<Value> {
        let (about, raw, source) = match given.filter(|text| !text.trim().is_empty()) {
            Some(text) => (option, text.to_owned(), SettingSource::Option),
            None => match self.variable(names) {
                Some((name, text, source)) => (name, text, source),
                None => {
                    self.settings.push(Setting {
                        name: option,
                        source: SettingSource::Unset,
                        variable: None,
                    });
                    return None;
                }
            },
        };
        let variable = (source != SettingSource::Option).then_some(about);
        let text = cleaned(about, &raw, &mut self.findings);
        if text.is_empty() || is_placeholder(about, &text, &mut self.findings) {
            self.settings.push(Setting { name: option, source: SettingSource::Unset, variable });
            return None;
        }
        self.settings.push(Setting { name: option, source, variable });
        Some(Value { about, text })
    }

    /// The first of these variables that is set; one that ends in `_FILE` names the file with the value.
    fn variable(&mut self, names: &[&'static str]) -> Option<(&'static str, String, SettingSource)> {
        for &name in names {
            let Some(value) = self.environment.get(name) else { continue };
            if !name.ends_with("_FILE") {
                return Some((name, value.to_owned(), SettingSource::Environment));
            }
            match self.environment.read_file(value.trim()) {
                // The newline that an editor puts at the end of a file is no fault.
                Ok(content) => {
                    let content = content.strip_suffix('\n').unwrap_or(&content);
                    let content = content.strip_suffix('\r').unwrap_or(content);
                    return Some((name, content.to_owned(), SettingSource::File));
                }
                Err(why) => self.error(
                    &codes::FILE_UNREADABLE,
                    name,
                    format!("{name} names the file {value:?}: {why}"),
                ),
            }
        }
        None
    }

    fn check_credentials(&mut self, api_key: Option<&Value>, secret: Option<&Value>, token: Option<&Value>) {
        check_published(self.environment, &mut self.findings);
        let both = api_key.is_some() && secret.is_some();
        match token {
            Some(token) if both => self.findings.push(Finding::new(
                &codes::TOKEN_IGNORED,
                Severity::Warning,
                token.about,
                format!("{} is set beside key and secret, which win: the token is not used", token.about),
            )),
            Some(_) if api_key.is_none() && secret.is_none() => return,
            _ => {}
        }
        if api_key.is_none() {
            self.missing(&codes::API_KEY_MISSING, "VIDEOSDK_API_KEY", "API key", &KEY_WORDS, &KEY_NAMES);
        }
        if secret.is_none() {
            self.missing(&codes::SECRET_MISSING, "VIDEOSDK_SECRET", "secret", &SECRET_WORDS, &SECRET_NAMES);
        }
        if let Some(api_key) = api_key.filter(|key| !has_key_shape(&key.text)) {
            let reason = format!("{} does not have the usual shape of a UUID", api_key.about);
            self.findings.push(Finding::new(&codes::API_KEY_SHAPE, Severity::Info, api_key.about, reason));
        }
        if let Some(secret) = secret {
            self.check_secret(secret);
        }
    }

    /// A name that is nearly right is the likeliest reason for a missing setting.
    fn missing(
        &mut self,
        code: &'static crate::error::Code,
        variable: &str,
        what: &str,
        words: &[&str],
        known: &[&str],
    ) {
        if self
            .findings
            .iter()
            .any(|finding| finding.severity == Severity::Error && known.contains(&finding.about.as_str()))
        {
            return; // The value is there but cannot be used, which has been said.
        }
        let near = near(self.environment, words, known);
        let reason = if near.is_empty() {
            format!("no {what} is configured; set {variable}")
        } else {
            format!("no {what} is configured: {} is set, but the name is {variable}", near.join(" and "))
        };
        self.error(code, variable, reason);
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

    /// An emulator wins over an endpoint: whoever names one means it.
    fn endpoint(&mut self, options: &ClientOptions) -> Endpoint {
        let given = self.text("emulator", options.emulator.as_deref(), &EMULATOR_NAMES);
        let address = self.text("api_endpoint", options.api_endpoint.as_deref(), &ENDPOINT_NAMES);
        let explicit = options.api_endpoint.is_some() && options.emulator.is_none();
        if let Some(emulator) = given.filter(|_| !explicit) {
            match endpoint::of_emulator(emulator.about, &emulator.text) {
                Ok(url) => return Endpoint { url, is_emulator: true },
                Err(finding) => self.findings.push(finding),
            }
        } else if let Some(address) = address {
            match endpoint::parse(address.about, &address.text, options.allow_insecure_http) {
                Ok((url, former)) => {
                    self.findings.extend(former);
                    return Endpoint { is_emulator: endpoint::is_loopback(&url), url };
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
        if keys.is_some_and(|keys| keys.api_key().starts_with("demo-")) && !endpoint.is_emulator {
            self.error(
                &codes::DEMO_KEY_REFUSED,
                "api_key",
                "the API key is a demo key of the emulator, and is sent to nothing but an emulator"
                    .to_owned(),
            );
        }
    }

    fn check_headers(&mut self, options: &ClientOptions) {
        for (name, value) in &options.headers {
            let reserved = RESERVED_HEADERS.iter().any(|known| known.eq_ignore_ascii_case(name));
            let reason = if reserved {
                format!("the header {name:?} belongs to the library")
            } else if HeaderName::try_from(name.as_str()).is_err() {
                format!("{name:?} is not the name of a header")
            } else if HeaderValue::try_from(value.as_str()).is_err() {
                format!(
                    "the value of the header {name:?} has a line end or another character that headers cannot carry"
                )
            } else {
                continue;
            };
            self.error(&codes::HEADER_INVALID, "headers", reason);
        }
    }

    fn duration(&mut self, name: &'static str, given: Option<Duration>, default: Duration) -> Duration {
        if given == Some(Duration::ZERO) {
            self.error(
                &codes::OPTION_INVALID,
                name,
                format!("{name} is 0; it must be more, the default is {default:?}"),
            );
        }
        given.unwrap_or(default)
    }

    fn error(&mut self, code: &'static crate::error::Code, about: &str, reason: String) {
        self.findings.push(Finding::new(code, Severity::Error, about, reason));
    }
}

/// A UUID, or one behind the prefix of the emulator's demo keys.
fn has_key_shape(api_key: &str) -> bool {
    uuid::Uuid::try_parse(api_key.strip_prefix("demo-").unwrap_or(api_key)).is_ok()
}

#[allow(clippy::expect_used, reason = "a constant that a test parses")]
fn default_endpoint() -> Url {
    Url::parse(endpoint::DEFAULT_ENDPOINT).expect("the default endpoint is an address")
}
