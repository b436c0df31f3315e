//! Where each setting stands in a file, for faults that are found only when all of it is looked at together.

use super::names::{key_of, sources_of};
use super::tree::{Node, Tree};
use crate::config::ConfigFault;

/// The line of each key.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    lines: Vec<(String, usize)>,
    /// The numbers that the rules have in the file: one that cannot be read is no rule of the server.
    rules: Vec<usize>,
}

impl Places {
    pub(super) fn of(root: &Node) -> Self {
        let mut places = Self::default();
        places.add("", root);
        places
    }

    fn add(&mut self, path: &str, node: &Node) {
        if let Some(line) = node.line {
            self.lines.push((path.to_owned(), line));
        }
        match &node.value {
            Tree::Table(entries) => {
                for (name, node) in entries {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    self.add(&path, node);
                }
            }
            Tree::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.add(&format!("{path}[{}]", index + 1), item);
                }
            }
            _ => {}
        }
    }

    pub(super) fn with_rules(self, rules: Vec<usize>) -> Self {
        Self { rules, ..self }
    }

    /// The key that a fault of the server is about.
    pub(super) fn key(&self, fault: &ConfigFault) -> String {
        let number = fault.rule.and_then(|rule| self.rules.get(rule.checked_sub(1)?).copied());
        match (number, fault.setting, fault.value.as_str()) {
            (Some(_), ..) => ConfigFault { rule: number, ..fault.clone() }.path(),
            // The client tells its own settings by what they are called in the environment.
            (None, "client", "api_key" | "VIDEOSDK_API_KEY") => "credentials.api_key".to_owned(),
            (None, "client", "secret" | "VIDEOSDK_SECRET") => "credentials.secret_file".to_owned(),
            (None, "client", _) => "credentials".to_owned(),
            (None, setting, _) => key_of(setting).to_owned(),
        }
    }

    /// The line of a fault with this key: that of the key, else of what it hangs on, else of the table around it.
    pub(super) fn line(&self, key: &str, because: Option<&str>) -> Option<usize> {
        let causes = because.map(sources_of).unwrap_or_default();
        let said = std::iter::once(key).chain(causes.iter().copied()).find_map(|key| self.exactly(key));
        said.or_else(|| around(key).find_map(|key| self.exactly(key)))
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.exactly(key).is_some()
    }

    fn exactly(&self, key: &str) -> Option<usize> {
        self.lines.iter().find(|(own, _)| own == key).map(|(_, line)| *line)
    }
}

/// The tables around a key, the nearest first.
fn around(key: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(key), |key| key.rfind(['.', '[']).map(|end| &key[..end])).skip(1)
}
