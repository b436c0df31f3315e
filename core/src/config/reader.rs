//! Reads one setting at a time, and keeps where it came from and what is wrong with it.

use super::value::{cleaned, is_placeholder};
use super::{Environment, Setting, SettingSource};
use crate::error::{Code, codes::configuration as codes};
use crate::finding::{Finding, Severity};

pub(super) struct Reader<'a> {
    pub(super) environment: &'a Environment,
    pub(super) settings: Vec<Setting>,
    pub(super) findings: Vec<Finding>,
}

/// A value and the name that a person knows it by.
pub(super) struct Value {
    pub(super) about: &'static str,
    pub(super) text: String,
    source: SettingSource,
}

impl Value {
    /// True when it was given in code, which wins over the environment.
    pub(super) fn is_option(&self) -> bool {
        self.source == SettingSource::Option
    }
}

impl Reader<'_> {
    /// An option, or else the first variable of these names that has a value, without what stands around it.
    pub(super) fn text(
        &mut self,
        option: &'static str,
        given: Option<&str>,
        names: &[&'static str],
    ) -> Option<Value> {
        let text = given.and_then(|text| cleaned(option, text, &mut self.findings));
        let value = text.map(|text| Value { about: option, text, source: SettingSource::Option });
        let value = value.or_else(|| self.variable(names));
        self.note(
            option,
            value.as_ref().map_or(SettingSource::Unset, |value| value.source),
            value.as_ref().filter(|value| !value.is_option()).map(|value| value.about),
        );
        value
    }

    /// The same for what has a stand-in in example files. An address is none of these: its host may have any name.
    pub(super) fn credential(
        &mut self,
        option: &'static str,
        given: Option<&str>,
        names: &[&'static str],
    ) -> Option<Value> {
        let value = self.text(option, given, names)?;
        if !is_placeholder(value.about, &value.text, &mut self.findings) {
            return Some(value);
        }
        if let Some(setting) = self.settings.last_mut() {
            setting.source = SettingSource::Unset;
        }
        None
    }

    /// Keeps where a setting came from.
    pub(super) fn note(&mut self, name: &'static str, source: SettingSource, variable: Option<&'static str>) {
        self.settings.push(Setting { name, source, variable });
    }

    pub(super) fn error(&mut self, code: &'static Code, about: &str, reason: String) {
        self.findings.push(Finding::new(code, Severity::Error, about, reason));
    }

    /// The first of these variables that has a value; one that ends in `_FILE` names the file with the value.
    fn variable(&mut self, names: &[&'static str]) -> Option<Value> {
        for &about in names {
            if self.environment.is_not_text(about) {
                self.error(&codes::SETTING_NOT_TEXT, about, format!("{about} is not UTF-8 text"));
                continue;
            }
            let Some(raw) = self.environment.get(about) else { continue };
            let (text, source) = if about.ends_with("_FILE") {
                (self.file(about, raw), SettingSource::File)
            } else {
                (cleaned(about, raw, &mut self.findings), SettingSource::Environment)
            };
            if let Some(text) = text {
                return Some(Value { about, text, source });
            }
        }
        None
    }

    /// The path is not told: people put the secret itself there.
    fn file(&mut self, about: &'static str, raw: &str) -> Option<String> {
        let path = cleaned(about, raw, &mut self.findings)?;
        let why = match self.environment.read_file(&path) {
            Ok(content) => {
                // The newline that an editor puts at the end of a file is no fault.
                let content = content.strip_suffix('\n').unwrap_or(&content);
                let content = content.strip_suffix('\r').unwrap_or(content);
                match cleaned(about, content, &mut self.findings) {
                    Some(text) => return Some(text),
                    None => "it is empty".to_owned(),
                }
            }
            Err(why) => why,
        };
        let reason =
            format!("the file that {about} names cannot be used: {why}; {about} is a path, not the value");
        self.error(&codes::FILE_UNREADABLE, about, reason);
        None
    }
}
