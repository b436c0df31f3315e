//! Where secrets come from: files and the environment, never the configuration itself.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use videosdk_server::Secret;

/// What a configuration may reach beside its own text.
pub struct Sources<'a> {
    /// The folder that relative paths are counted from: that of the configuration file.
    pub folder: PathBuf,
    /// Reads a file.
    pub read: &'a dyn Fn(&Path) -> io::Result<String>,
    /// Reads a variable of the environment.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
}

impl Sources<'_> {
    pub(super) fn file(&self, path: &str) -> Result<String, String> {
        let path = self.folder.join(path);
        (self.read)(&path)
            .map_err(|error| format!("a file that can be read; {} cannot: {error}", path.display()))
    }

    /// The secret in a file, without the white space around it. The error does not name the path: it may be the secret
    /// itself, in the wrong place.
    pub(super) fn secret(&self, path: &str) -> Result<Secret, String> {
        let text = (self.read)(&self.folder.join(path))
            .map_err(|error| format!("a file that can be read; the one that is named cannot: {error}"))?;
        let text = Secret::new(text);
        match text.expose().trim() {
            "" => Err("a file with a secret in it; the one that is named is empty".to_owned()),
            secret => Ok(secret.into()),
        }
    }

    pub(super) fn secret_variable(&self, name: &str) -> Option<Secret> {
        let value = (self.variable)(name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.into())
    }
}

impl fmt::Debug for Sources<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sources").field("folder", &self.folder).finish_non_exhaustive()
    }
}
