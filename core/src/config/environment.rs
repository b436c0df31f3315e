//! The environment as a value: read once at one place, or given.

use std::collections::BTreeMap;
use std::fmt;

/// The variables that settings are taken from, and the files that they name.
///
/// `Debug` shows names and no values.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    /// Contents of files by path; nothing means that the file system is asked.
    files: Option<BTreeMap<String, String>>,
}

impl Environment {
    /// The environment of this process, as it is now. A variable that is not UTF-8 is read with replacement characters.
    pub fn process() -> Self {
        let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        Self {
            variables: std::env::vars_os().map(|(name, value)| (text(name), text(value))).collect(),
            files: None,
        }
    }

    /// An environment of just these variables. Files that they name are read from the file system.
    pub fn of<N: Into<String>, V: Into<String>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { variables, files: None }
    }

    /// The same with a file of this content; the file system is then not asked for any.
    #[must_use]
    pub fn with_file(mut self, path: impl Into<String>, content: impl Into<String>) -> Self {
        self.files.get_or_insert_default().insert(path.into(), content.into());
        self
    }

    /// The value of a variable; empty means unset.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.trim().is_empty())
    }

    /// The names of the variables that have a value.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().filter(|(_, value)| !value.trim().is_empty()).map(|(name, _)| name.as_str())
    }

    /// The content of a file, or why there is none.
    pub(super) fn read_file(&self, path: &str) -> Result<String, String> {
        match &self.files {
            Some(files) => files.get(path).cloned().ok_or_else(|| "there is no such file".to_owned()),
            None => std::fs::read_to_string(path).map_err(|error| error.kind().to_string()),
        }
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Environment").field(&self.variables.keys()).finish()
    }
}
