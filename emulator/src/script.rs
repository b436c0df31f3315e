//! Answers that are given in advance: how the service is made to fail.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderName, HeaderValue};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::request::Request;

/// More replies than this do not wait at once.
const MOST_REPLIES: usize = 1_000;

/// A longer delay than this is refused; callers have given up long before.
const LONGEST_DELAY: Duration = Duration::from_secs(60 * 60);

/// Where the connection is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cut {
    /// Nowhere: the reply comes whole.
    #[default]
    None,
    /// Before any byte of the reply.
    BeforeReply,
    /// After the headers and half of the body.
    MidBody,
}

/// What the next fitting request is answered with.
///
/// Without a status the service answers by itself, and only the delay and the cut apply: so a write happens
/// whose answer is lost.
///
/// ```
/// use videosdk_emulator::ScriptedReply;
///
/// let busy = ScriptedReply {
///     path: Some("/v2/rooms".to_owned()),
///     headers: [("Retry-After".to_owned(), "2".to_owned())].into(),
///     ..ScriptedReply::status(429)
/// };
/// assert_eq!(busy.status, Some(429));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ScriptedReply {
    /// Only for requests of this method. Default: any.
    pub method: Option<String>,
    /// Only for requests of this path, or of paths that begin with it when it ends in `*`. Default: any.
    pub path: Option<String>,
    /// How many requests it answers. Default: 1.
    pub times: Option<u32>,
    /// The status, from 200 to 599. Default: the service's own answer.
    pub status: Option<u16>,
    /// Headers beside the usual ones. `Content-Type` is JSON unless given.
    pub headers: BTreeMap<String, String>,
    /// The body: a text is sent as it is, anything else as JSON. Default: none.
    pub body: Option<Value>,
    /// How long to wait before the reply; as JSON `delayMs`, in milliseconds. Default: not at all.
    #[serde(rename = "delayMs", serialize_with = "write_millis", deserialize_with = "read_millis")]
    pub delay: Duration,
    /// Where the connection is cut. Default: nowhere.
    pub cut: Cut,
}

fn write_millis<S: Serializer>(delay: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(delay.as_millis()).unwrap_or(u64::MAX))
}

fn read_millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    u64::deserialize(deserializer).map(Duration::from_millis)
}

impl ScriptedReply {
    /// A reply of this status with an empty body.
    pub fn status(status: u16) -> Self {
        Self { status: Some(status), ..Self::default() }
    }

    /// The service's own answer, lost at this place.
    pub fn lost(cut: Cut) -> Self {
        Self { cut, ..Self::default() }
    }

    /// The body's text as it is sent.
    pub(crate) fn text(&self) -> String {
        match &self.body {
            None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
        }
    }

    fn fits(&self, request: &Request) -> bool {
        let path = request.path.as_str();
        self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(request.method.as_str()))
            && self.path.as_ref().is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => path.starts_with(beginning),
                None => path == wanted,
            })
    }

    /// What keeps it from being sent, said before it is needed.
    fn fault(&self) -> Option<String> {
        if let Some(status) = self.status.filter(|status| !(200..=599).contains(status)) {
            return Some(format!("status must be from 200 to 599, not {status}"));
        }
        if self.status.is_none() && (self.body.is_some() || !self.headers.is_empty()) {
            return Some("a reply with headers or a body needs a status".to_owned());
        }
        if self.times == Some(0) {
            return Some("times must be 1 or more".to_owned());
        }
        if self.delay > LONGEST_DELAY {
            return Some(format!("the delay must not be longer than {} s", LONGEST_DELAY.as_secs()));
        }
        self.headers.iter().find_map(|(name, value)| {
            let Ok(name) = name.parse::<HeaderName>() else {
                return Some(format!("{name:?} is not a header name"));
            };
            if [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION].contains(&name) {
                return Some(format!("{name} is the emulator's to set; a broken body is made with cut"));
            }
            HeaderValue::from_str(value)
                .is_err()
                .then(|| format!("the value of {name} is not a header value"))
        })
    }
}

/// The replies that wait for their requests.
#[derive(Debug, Default)]
pub(crate) struct Script(VecDeque<ScriptedReply>);

impl Script {
    /// Adds replies behind those that wait; a faulty one adds none, and its fault is answered.
    pub(crate) fn add(&mut self, replies: Vec<ScriptedReply>) -> Result<(), String> {
        if self.0.len() + replies.len() > MOST_REPLIES {
            return Err(format!("more than {MOST_REPLIES} replies cannot wait"));
        }
        if let Some(fault) = replies.iter().find_map(ScriptedReply::fault) {
            return Err(fault);
        }
        self.0.extend(replies);
        Ok(())
    }

    /// Takes the first reply that fits.
    pub(crate) fn next(&mut self, request: &Request) -> Option<ScriptedReply> {
        let place = self.0.iter().position(|reply| reply.fits(request))?;
        let reply = self.0.get_mut(place)?;
        let taken = reply.clone();
        match reply.times {
            Some(times) if times > 1 => reply.times = Some(times - 1),
            _ => {
                self.0.remove(place);
            }
        }
        Some(taken)
    }

    pub(crate) fn waiting(&self) -> Vec<ScriptedReply> {
        self.0.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
