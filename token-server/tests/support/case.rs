//! The cases as data.

use std::net::Ipv4Addr;
use std::path::Path;

use base64::Engine;
use serde::Deserialize;
use serde_json::{Map, Value};
use videosdk_token_server::{Identity, Request};

use super::stage::Words;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub settings: Option<String>,
    #[serde(default)]
    pub service: Option<Service>,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub before: Vec<Input>,
    pub input: Input,
    pub expect: Map<String, Value>,
    #[serde(default)]
    pub sent: Option<Vec<Value>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Service {
    pub status: u16,
    pub headers: Map<String, Value>,
    pub body: String,
    pub cut: bool,
    pub silent: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    method: String,
    path: String,
    #[serde(default)]
    headers: Value,
    #[serde(default)]
    body: Option<String>,
    #[serde(default)]
    body_base64: Option<String>,
    #[serde(default)]
    body_repeat: Option<(String, usize)>,
    #[serde(default)]
    identity: Option<Caller>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Caller {
    sub: String,
    #[serde(default)]
    claims: Map<String, Value>,
}

impl Case {
    /// The entry of `settings.json` that it wants.
    pub fn settings(&self) -> &str {
        self.settings.as_deref().unwrap_or("loopback")
    }

    /// True when a host program says who calls.
    pub fn has_identity(&self) -> bool {
        self.before.iter().chain([&self.input]).any(|input| input.identity.is_some())
    }
}

impl Input {
    pub fn request(&self, words: &Words) -> Request {
        let target = words.put_into(&self.path);
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let body = match (&self.body, &self.body_base64, &self.body_repeat) {
            (Some(text), ..) => words.put_into(text).into_bytes(),
            (_, Some(base64), _) => base64::engine::general_purpose::STANDARD.decode(base64).unwrap(),
            (.., Some((text, times))) => text.repeat(*times).into_bytes(),
            _ => Vec::new(),
        };
        Request {
            method: self.method.clone(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: self.header_pairs().map(|(name, value)| (name, words.put_into(&value))).collect(),
            body: body.into(),
            peer: Some(Ipv4Addr::LOCALHOST.into()),
            identity: self.identity.as_ref().map(Caller::identity),
            ..Request::default()
        }
    }

    fn header_pairs(&self) -> impl Iterator<Item = (String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let pairs: Vec<_> = match &self.headers {
            Value::Object(map) => map.iter().map(|(name, value)| (name.clone(), text(value))).collect(),
            Value::Array(list) => list.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect(),
            _ => Vec::new(),
        };
        pairs.into_iter()
    }
}

impl Caller {
    fn identity(&self) -> Identity {
        Identity { sub: self.sub.clone(), claims: self.claims.clone() }
    }
}

pub fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/http")
}

/// Every case of every file, in the order of the files' names.
pub fn all() -> Vec<Case> {
    let mut files: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "json"))
        .filter(|file| file.file_name().is_some_and(|name| name != "settings.json"))
        .flat_map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            serde_json::from_str::<Vec<Case>>(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect()
}
