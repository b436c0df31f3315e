//! What is wrong with a configuration, all of it.

use std::fmt;

/// One fault of a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFault {
    /// The line, from 1; nothing for what is missing.
    pub line: Option<usize>,
    /// The key with its tables, such as `auth.mode`; empty where the file itself cannot be read.
    pub key: String,
    /// The value, as its owner wrote it; nothing for what is missing, and for what may be a secret.
    pub value: Option<String>,
    /// What is wrong, and what is allowed.
    pub allowed: String,
}

impl FileFault {
    /// Key, value and what is allowed, for one who names file and line in its own way.
    pub fn text(&self) -> String {
        let Self { key, allowed, .. } = self;
        match &self.value {
            _ if key.is_empty() => allowed.clone(),
            Some(value) => format!("{key} = {value}: {allowed}"),
            None => format!("{key}: {allowed}"),
        }
    }
}

impl fmt::Display for FileFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(formatter, "line {line}: ")?;
        }
        formatter.write_str(&self.text())
    }
}

/// Every fault of a configuration, in the order of its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileError {
    faults: Vec<FileFault>,
}

impl FileError {
    /// Every fault.
    pub fn faults(&self) -> &[FileFault] {
        &self.faults
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.faults.iter().map(ToString::to_string).collect();
        formatter.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for FileError {}

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<FileFault>);

impl Faults {
    pub(super) fn add(&mut self, fault: FileFault) {
        self.0.push(fault);
    }

    /// True when this key, or one below it, has a fault already, so that what follows from it need not be told.
    pub(super) fn touch(&self, key: &str) -> bool {
        let below = |fault: &FileFault| {
            fault.key.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        self.0.iter().any(below)
    }

    pub(super) fn into_result(mut self) -> Result<(), FileError> {
        if self.0.is_empty() {
            return Ok(());
        }
        self.0.sort_by_key(|fault| fault.line.unwrap_or(usize::MAX));
        Err(FileError { faults: self.0 })
    }
}
