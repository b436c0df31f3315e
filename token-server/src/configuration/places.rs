//! Where each setting stands in a file, for faults that are found only when all of it is looked at together.

use super::tree::{Node, Tree};

/// The line of each key.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Vec<(String, usize)>);

impl Places {
    pub(super) fn of(root: &Node) -> Self {
        let mut places = Self::default();
        places.add("", root);
        places
    }

    fn add(&mut self, path: &str, node: &Node) {
        if let Some(line) = node.line {
            self.0.push((path.to_owned(), line));
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

    /// The key of a setting of the server, and its line if it is there.
    pub(super) fn of_setting(&self, setting: &str) -> (String, Option<usize>) {
        let key = match setting {
            "client" => "credentials",
            "token_kind" => "token.kind",
            "permissions" => "token.permissions",
            "expires_in" => "token.expires_in",
            "allowed_origins" => "cors.origins",
            "allowed_hosts" => "server.hosts",
            "base_path" => "server.base_path",
            "trusted_proxies" => "server.trusted_proxies",
            "upstream_deadline" => "upstream.timeout",
            "max_body_bytes" => "server.bounds.body",
            "authentication" => "auth",
            "issuer" => "auth.issuer",
            "audience" => "auth.audience",
            "algorithms" => "auth.algorithms",
            "jwks_url" => "auth.jwks_url",
            "max_age" => "auth.max_age",
            other => other,
        };
        (key.to_owned(), self.line(key))
    }

    fn line(&self, key: &str) -> Option<usize> {
        self.0.iter().find(|(own, _)| own == key).map(|(_, line)| *line)
    }
}
