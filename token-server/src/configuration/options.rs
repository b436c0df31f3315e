//! Policy, limits and trusted proxies in the options of a host language: the same tables, with names in camel case.

use std::cell::RefCell;
use std::path::PathBuf;

use serde_json::{Map, Value};

use super::faults::{Faults, FileError};
use super::section::{Section, Style};
use super::sources::Sources;
use super::tree::Node;
use super::{limits, policy};
use crate::address::TrustedProxies;
use crate::limits::Limits;
use crate::policy::Rule;

/// What the options say; what they leave out is as the server has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The rules of a policy.
    pub policy: Option<Vec<Rule>>,
    /// How often callers may ask.
    pub limits: Option<Limits>,
    /// The proxies whose word is taken.
    pub trusted_proxies: Option<TrustedProxies>,
}

/// Reads `policy`, `limits` and `trustedProxies` out of a JSON object; `base` are the limits where the object has none.
pub fn read_options(json: &Map<String, Value>, base: &Limits) -> Result<Options, FileError> {
    let faults = RefCell::new(Faults::default());
    let mut root = Section::outermost(Node::of_json(&Value::Object(json.clone())), Style::Camel, &faults);
    // The options of a host language hold no secrets of files or variables.
    let sources = Sources {
        folder: PathBuf::new(),
        read: &|_| Err(std::io::ErrorKind::Unsupported.into()),
        variable: &|_| None,
    };
    let policy = root.has("policy").then(|| {
        let rules = policy::read(root.tables("policy"));
        rules.into_iter().map(|(_, rule)| rule).collect()
    });
    let limits = root.has("limits").then(|| {
        let mut limits = base.clone();
        let mut section = root.table("limits");
        if let Some(node) = section.take("store") {
            section.wrong("store", &node, "nothing: only the standalone server shares a store");
        }
        limits::read(section, &sources, &mut limits);
        limits
    });
    let trusted_proxies = root.trusted_proxies("trusted_proxies");
    root.finish();
    faults.into_inner().into_result().map(|()| Options { policy, limits, trusted_proxies })
}
