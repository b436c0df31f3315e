//! What `doctor` shows of the settings: where each came from, never what it is.

use serde::Serialize;

use crate::finding::Finding;

/// Where each setting of a client came from, and what is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Every setting by its name, set or not.
    pub settings: Vec<Setting>,
    /// What a person should know about them.
    pub findings: Vec<Finding>,
}

/// One setting and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The name of the option, such as `api_key`.
    pub name: &'static str,
    /// Where its value came from.
    pub source: SettingSource,
    /// The variable it came from, such as `VIDEOSDK_SECRET_KEY_FILE`.
    pub variable: Option<&'static str>,
}

/// Where the value of a setting came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SettingSource {
    /// It was given in code.
    Option,
    /// A variable of the environment.
    Environment,
    /// A file that a variable of the environment names.
    File,
    /// Nothing was said, so the default holds.
    Default,
    /// There is no value.
    Unset,
}
