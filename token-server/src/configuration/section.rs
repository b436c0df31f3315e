//! Reading one table of a configuration: each key by its name and type, and at the end the keys that nobody asked for.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::time::Duration;

use videosdk_server::token::parse_duration;

use super::faults::{Faults, FileFault};
use super::names::key_of_option;
use super::tree::{Node, Tree};
use crate::address::TrustedProxies;
use crate::nearest::edits;

/// How keys are written: as in TOML files, or as in the options of host languages, which may have those of files too, so
/// that a rule can be taken from one to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Snake,
    Camel,
}

/// One table while it is read.
pub(super) struct Section<'a> {
    /// The name of the table with those around it; empty for the outermost.
    path: String,
    line: Option<usize>,
    entries: Vec<(String, Node)>,
    known: Vec<String>,
    /// The keys of options that are spelled as in files.
    as_in_files: Vec<String>,
    style: Style,
    faults: &'a RefCell<Faults>,
}

impl<'a> Section<'a> {
    /// The outermost table.
    pub(super) fn outermost(node: Node, style: Style, faults: &'a RefCell<Faults>) -> Self {
        Self::of(String::new(), node, style, faults)
    }

    fn of(path: String, node: Node, style: Style, faults: &'a RefCell<Faults>) -> Self {
        let shown = node.shown();
        let entries = if let Tree::Table(entries) = node.value {
            entries
        } else {
            let allowed = "a table of settings".to_owned();
            faults.borrow_mut().add(FileFault {
                line: node.line,
                key: path.clone(),
                value: Some(shown),
                allowed,
            });
            Vec::new()
        };
        Self { path, line: node.line, entries, known: Vec::new(), as_in_files: Vec::new(), style, faults }
    }

    /// The key as it is written here, with the tables around it.
    pub(super) fn key(&self, name: &str) -> String {
        if self.as_in_files.iter().any(|own| own == name) {
            return self.within(name);
        }
        self.within(&self.styled(name))
    }

    fn within(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn styled(&self, name: &str) -> String {
        if self.style == Style::Snake {
            return name.to_owned();
        }
        let mut words = name.split('_');
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |camel, word| {
            let (head, tail) = word.split_at(word.len().min(1));
            camel + &head.to_ascii_uppercase() + tail
        })
    }

    /// Where a key stands, in its own spelling or in that of files.
    fn position(&self, name: &str) -> Option<usize> {
        let at = |name: &str| self.entries.iter().position(|(own, _)| own == name);
        at(&self.styled(name)).or_else(|| at(name))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        let entry = self.position(name).and_then(|at| self.entries.get(at));
        entry.is_some_and(|(_, node)| node.value != Tree::Nothing)
    }

    /// True when a table that is still there has this text under this key.
    pub(super) fn says(&self, table: &str, key: &str, text: &str) -> bool {
        let entry = |entries: &'_ [(String, Node)], name: &str| {
            entries.iter().find(|(own, _)| own == name).map(|(_, node)| node.value.clone())
        };
        match entry(&self.entries, table) {
            Some(Tree::Table(entries)) => entry(&entries, key) == Some(Tree::Text(text.to_owned())),
            _ => false,
        }
    }

    /// The line of a key that is still there.
    pub(super) fn line_of(&self, name: &str) -> Option<usize> {
        self.position(name).and_then(|at| self.entries.get(at)).and_then(|(_, node)| node.line)
    }

    /// Takes a value out; its key is known from then on.
    pub(super) fn take(&mut self, name: &str) -> Option<Node> {
        let at = self.position(name);
        let styled = self.styled(name);
        let (own, node) = at.map(|at| self.entries.remove(at)).unzip();
        if own.is_some_and(|own| own != styled) {
            self.as_in_files.push(name.to_owned());
        }
        self.known.push(styled);
        node.filter(|node| node.value != Tree::Nothing)
    }

    pub(super) fn wrong(&self, name: &str, node: &Node, allowed: impl Into<String>) {
        let value = Some(node.shown());
        let fault = FileFault { line: node.line, key: self.key(name), value, allowed: allowed.into() };
        self.faults.borrow_mut().add(fault);
    }

    /// The same without the value, which may be a secret.
    pub(super) fn wrong_unseen(&self, name: &str, line: Option<usize>, allowed: impl Into<String>) {
        let fault = FileFault { line, key: self.key(name), value: None, allowed: allowed.into() };
        self.faults.borrow_mut().add(fault);
    }

    /// Something that has to be there and is not.
    pub(super) fn missing(&self, name: &str, allowed: &str) {
        self.wrong_unseen(name, self.line, format!("missing: {allowed}"));
    }

    /// A text that `read` understands; its error says what is allowed.
    pub(super) fn text<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let node = self.take(name)?;
        let read = match &node.value {
            Tree::Text(text) => read(text),
            _ => Err("a text in quotes".to_owned()),
        };
        read.map_err(|allowed| self.wrong(name, &node, allowed)).ok()
    }

    /// A text that may hold a secret, even where it should not: a fault does not show it.
    pub(super) fn text_unseen<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let node = self.take(name)?;
        let read = match &node.value {
            Tree::Text(text) => read(text),
            _ => Err("a text in quotes".to_owned()),
        };
        read.map_err(|allowed| self.wrong_unseen(name, node.line, allowed)).ok()
    }

    /// A list of texts, each of which `read` understands. One text alone is a list of one.
    pub(super) fn texts<T>(
        &mut self,
        name: &str,
        mut read: impl FnMut(&str) -> Result<T, String>,
    ) -> Option<Vec<T>> {
        let node = self.take(name)?;
        let items = match node.value {
            Tree::List(items) => items,
            _ => vec![node],
        };
        // Each of them is read, whatever the one before was, so that every fault is told.
        let read: Vec<Option<T>> = items
            .iter()
            .map(|item| {
                let value = match &item.value {
                    Tree::Text(text) => read(text),
                    _ => Err("a list of texts".to_owned()),
                };
                value.map_err(|allowed| self.wrong(name, item, allowed)).ok()
            })
            .collect();
        read.into_iter().collect()
    }

    /// An address and a port to listen on.
    pub(super) fn socket_address(&mut self, name: &str, example: &str) -> Option<SocketAddr> {
        self.text(name, |text| {
            text.parse().map_err(|_| format!("an address and a port, such as {example:?}"))
        })
    }

    /// The owner's own proxies.
    pub(super) fn trusted_proxies(&mut self, name: &str) -> Option<TrustedProxies> {
        let networks = self.texts(name, |text| {
            TrustedProxies::network(text).ok_or_else(|| TrustedProxies::ALLOWED.to_owned())
        })?;
        Some(networks.into_iter().collect())
    }

    pub(super) fn truth(&mut self, name: &str) -> Option<bool> {
        let node = self.take(name)?;
        if let Tree::Truth(truth) = node.value {
            return Some(truth);
        }
        self.wrong(name, &node, "true or false");
        None
    }

    /// A whole number within limits.
    pub(super) fn whole(&mut self, name: &str, limits: RangeInclusive<i64>) -> Option<i64> {
        let node = self.take(name)?;
        match node.value {
            Tree::Whole(number) if limits.contains(&number) => Some(number),
            _ => {
                self.wrong(
                    name,
                    &node,
                    format!("a whole number from {} to {}", limits.start(), limits.end()),
                );
                None
            }
        }
    }

    /// A duration such as `10s`, within limits; in the options of host languages also whole seconds.
    pub(super) fn duration(&mut self, name: &str, limits: RangeInclusive<Duration>) -> Option<Duration> {
        let node = self.take(name)?;
        let read = match &node.value {
            Tree::Text(text) => parse_duration(text).ok(),
            Tree::Whole(seconds) => u64::try_from(*seconds).ok().map(Duration::from_secs),
            _ => None,
        };
        let read = read.filter(|duration| limits.contains(duration));
        if read.is_none() {
            let (least, most) = (limits.start(), limits.end());
            let allowed = format!("a duration such as \"10s\", \"5m\" or \"2h\", from {least:?} to {most:?}");
            self.wrong(name, &node, allowed);
        }
        read
    }

    /// A size such as `16KiB`, within limits, in bytes.
    pub(super) fn size(&mut self, name: &str, limits: RangeInclusive<usize>) -> Option<usize> {
        let node = self.take(name)?;
        let read = match &node.value {
            Tree::Text(text) => size(text),
            Tree::Whole(bytes) => usize::try_from(*bytes).ok(),
            _ => None,
        };
        let read = read.filter(|bytes| limits.contains(bytes));
        if read.is_none() {
            let (least, most) = (limits.start(), limits.end());
            self.wrong(name, &node, format!("a size such as \"16KiB\", from {least} to {most} bytes"));
        }
        read
    }

    /// A table within; one without any key where it is not there.
    pub(super) fn table(&mut self, name: &str) -> Section<'a> {
        let path = self.key(name);
        let node = self.take(name).unwrap_or(Node { value: Tree::Table(Vec::new()), line: None });
        Self::of(path, node, self.style, self.faults)
    }

    /// A list of tables within.
    pub(super) fn tables(&mut self, name: &str) -> Vec<Section<'a>> {
        let path = self.key(name);
        let Some(node) = self.take(name) else { return Vec::new() };
        let Tree::List(items) = node.value else {
            self.wrong(name, &node, "a list of tables, each begun by its name in double brackets");
            return Vec::new();
        };
        if items.is_empty() {
            // Leaving it out means something else, so that a list that came out empty must not pass for that.
            self.wrong_unseen(name, node.line, "at least one; leave it out where there are to be none");
        }
        let numbered = items.into_iter().enumerate();
        numbered
            .map(|(index, item)| Self::of(format!("{path}[{}]", index + 1), item, self.style, self.faults))
            .collect()
    }

    /// Everything that is left, name and value, such as the claims of a condition.
    pub(super) fn rest(&mut self) -> Vec<(String, Node)> {
        std::mem::take(&mut self.entries)
    }

    /// Tells the keys that nobody asked for, each with the one that was most likely meant.
    pub(super) fn finish(self) {
        for (name, node) in self.entries.iter().filter(|(_, node)| node.value != Tree::Nothing) {
            let nearest = self.known.iter().map(|known| (edits(known, name), known)).min();
            let option = key_of_option(name).filter(|_| self.style == Style::Snake);
            let hint = match (option, nearest) {
                (Some(key), _) => format!("; in a file it is {key}"),
                (None, Some((distance, known))) if distance <= 3 => format!("; did you mean {known}?"),
                _ => format!("; there are {}", self.known.join(", ")),
            };
            // Its value is not told: it may be a secret in the wrong place.
            let (key, allowed) = (self.within(name), format!("there is no such setting{hint}"));
            self.faults.borrow_mut().add(FileFault { line: node.line, key, value: None, allowed });
        }
    }
}

fn size(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let unit = match unit.trim() {
        "" | "B" => 1,
        "KiB" => 1024,
        "MiB" => 1024 * 1024,
        _ => return None,
    };
    number.parse::<usize>().ok()?.checked_mul(unit)
}
