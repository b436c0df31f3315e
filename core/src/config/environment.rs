//! The environment as a value: read once at one place, or given.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt;
use std::io::Read;

use super::near_names::is_relevant;

/// A setting is a line; more is another file, or a device without an end.
const MOST_FILE_BYTES: u64 = 64 * 1024;

/// The variables that settings are taken from, and the files that they name.
///
/// `Debug` shows names and no values.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    /// The variables whose values are not UTF-8: reading them half would sign with another secret.
    not_text: BTreeSet<String>,
    /// Contents of files by path; nothing means that the file system is asked.
    files: Option<BTreeMap<String, String>>,
}

impl Environment {
    /// The environment of this process, as it is now: the product's variables and those with names that come near.
    ///
    /// A value that is not UTF-8 is not used, and told by a finding.
    pub fn process() -> Self {
        Self::of_system(std::env::vars_os())
    }

    fn of_system(variables: impl Iterator<Item = (OsString, OsString)>) -> Self {
        let mut environment = Self::default();
        for (name, value) in variables {
            let Some(name) = name.to_str().filter(|name| is_relevant(name)).map(str::to_owned) else {
                continue;
            };
            match value.into_string() {
                Ok(value) => drop(environment.variables.insert(name, value)),
                Err(_) => drop(environment.not_text.insert(name)),
            }
        }
        environment
    }

    /// An environment of just these variables. Files that they name are read from the file system.
    pub fn of<N: Into<String>, V: Into<String>>(variables: impl IntoIterator<Item = (N, V)>) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { variables, ..Self::default() }
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

    /// True for a variable that is set to what is not UTF-8.
    pub(super) fn is_not_text(&self, name: &str) -> bool {
        self.not_text.contains(name)
    }

    /// The names of the variables that have a value.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().filter(|(_, value)| !value.trim().is_empty()).map(|(name, _)| name.as_str())
    }

    /// The content of a file, or why there is none.
    pub(super) fn read_file(&self, path: &str) -> Result<String, String> {
        match &self.files {
            Some(files) => files.get(path).cloned().ok_or_else(|| "there is no such file".to_owned()),
            None => read_text(path),
        }
    }
}

fn read_text(path: &str) -> Result<String, String> {
    let mut content = String::new();
    let read = std::fs::File::open(path)
        .and_then(|file| file.take(MOST_FILE_BYTES + 1).read_to_string(&mut content))
        .map_err(|error| error.kind().to_string())?;
    if read as u64 > MOST_FILE_BYTES {
        return Err(format!("it has more than {MOST_FILE_BYTES} bytes"));
    }
    Ok(content)
}

impl fmt::Debug for Environment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Environment").field(&self.variables.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_process_is_asked_for_our_variables_alone() {
        let pairs =
            [("VIDEOSDK_SECRET", "to-hide"), ("SECRET_KEY", "to-hide"), ("AWS_SECRET_ACCESS_KEY", "x")];
        let environment =
            Environment::of_system(pairs.into_iter().map(|(name, value)| (name.into(), value.into())));
        let names: Vec<_> = environment.names().collect();
        assert_eq!(names, ["SECRET_KEY", "VIDEOSDK_SECRET"]);
        assert!(!format!("{environment:?}").contains("to-hide"));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_text_is_known_and_not_used() {
        use std::os::unix::ffi::OsStringExt;
        let value = OsString::from_vec(b"abc\xff".to_vec());
        let environment = Environment::of_system([("VIDEOSDK_SECRET".into(), value)].into_iter());
        assert!(environment.is_not_text("VIDEOSDK_SECRET"));
        assert_eq!(environment.get("VIDEOSDK_SECRET"), None);
        let options = crate::ClientOptions::from_environment(&environment);
        let resolved = crate::config::resolve(&options);
        let codes: Vec<_> =
            resolved.settings.findings.iter().map(|finding| (finding.code().name, &*finding.about)).collect();
        assert_eq!(codes, [("setting_not_text", "VIDEOSDK_SECRET"), ("api_key_missing", "VIDEOSDK_API_KEY")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_an_end_is_refused() {
        assert!(Environment::default().read_file("/dev/zero").unwrap_err().contains("65536"));
    }
}
