//! A program that goes by a file, and what it says while the file is changed.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use super::{Running, command};

pub const API_KEY: &str = "11111111-2222-4333-8444-555555555555";
pub const FIRST: &str = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";
pub const SECOND: &str = "262d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";

/// The line of a key of the backend in a file of keys.
pub fn line_of(key: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, key.as_bytes());
    let digits: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("backend:{digits}\n")
}

/// A folder with a configuration and what it names.
pub struct Folder(TempDir);

impl Folder {
    pub fn new(configuration: &str) -> Self {
        let folder = Self(TempDir::new().unwrap());
        folder.write("server.toml", configuration);
        folder.write("secret", FIRST);
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        // Whole or not at all, as careful owners replace files.
        let beside = self.path(&format!("{name}.new"));
        std::fs::write(&beside, text).unwrap();
        std::fs::rename(beside, self.path(name)).unwrap();
    }

    pub fn configuration(&self) -> String {
        self.path("server.toml").to_str().unwrap().to_owned()
    }

    pub fn serve(&self) -> Running {
        Running::logging(
            &mut command(&["serve", "--config", &self.configuration(), "--port", "0"]),
            "token server",
        )
    }
}

pub fn credentials(rest: &str) -> String {
    format!("[credentials]\napi_key = \"{API_KEY}\"\nsecret_file = \"secret\"\n{rest}")
}

/// What the server says on standard error, as it comes.
pub struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    pub fn of(running: &mut Running) -> Self {
        let notes = Arc::new(Mutex::new(Vec::new()));
        let lines = BufReader::new(running.child.stderr.take().unwrap()).lines();
        std::thread::spawn({
            let notes = Arc::clone(&notes);
            move || lines.map_while(Result::ok).for_each(|line| notes.lock().unwrap().push(line))
        });
        Self(notes)
    }

    pub fn count(&self, part: &str) -> usize {
        self.0.lock().unwrap().iter().filter(|line| line.contains(part)).count()
    }

    /// Waits until this was said so often.
    pub fn until(&self, part: &str, count: usize) {
        let began = std::time::Instant::now();
        while self.count(part) < count {
            assert!(began.elapsed().as_secs() < 30, "{part} is not among {:?}", self.0.lock().unwrap());
            std::thread::yield_now();
        }
    }
}

pub const AGAIN: &str = "the configuration was read again";
pub const REFUSED: &str = "the new configuration is refused, and the old one goes on";
