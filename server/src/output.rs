//! What people and programs get to read.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use serde_json::json;
use videosdk_server::{Error, ErrorKind, Finding, Severity};

/// Standard output and standard error. A reader who goes away early is no fault.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) json: bool,
    colours: bool,
}

/// A fact that a server tells when it listens.
#[derive(Debug)]
pub(crate) struct Announced {
    /// What people read before it.
    pub(crate) title: &'static str,
    /// Its name in JSON.
    pub(crate) name: &'static str,
    pub(crate) value: String,
}

impl Announced {
    pub(crate) fn new(title: &'static str, name: &'static str, value: impl Into<String>) -> Self {
        Self { title, name, value: value.into() }
    }
}

/// Why a command did not do what was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was refused, or it failed; already told, or told by this error.
    Refused(Error),
    /// The answer itself says no; nothing more is to be told.
    AnswerIsNo,
    /// The operating system did not let it; it may another time.
    System(String),
    /// The arguments or the settings are wrong.
    Usage(String),
    /// The settings are wrong, each in its own way.
    Faults(Vec<String>),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) | Self::Faults(_) => 2,
            Self::Refused(error) if error.kind() == ErrorKind::Configuration => 2,
            Self::Refused(error) if error.attempts() == 0 && error.kind() == ErrorKind::InvalidRequest => 2,
            Self::Refused(_) | Self::AnswerIsNo | Self::System(_) => 1,
        }
    }
}

impl Failure {
    /// What it says, a line each.
    pub(crate) fn lines(&self) -> Vec<String> {
        match self {
            Self::Refused(error) => std::iter::once(error.reason().to_owned())
                .chain(error.findings().iter().map(|f| f.reason.clone()))
                .collect(),
            Self::AnswerIsNo => Vec::new(),
            Self::Usage(text) | Self::System(text) => vec![text.clone()],
            Self::Faults(faults) => faults.clone(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error.to_string())
    }
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        // By no-color.org an empty value says nothing.
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = io::stdout().is_terminal() && !unwanted;
        Self { json, colours }
    }

    /// One line on standard output.
    pub(crate) fn line(&self, text: impl fmt::Display) {
        let mut standard = io::stdout().lock();
        let _reader_gone = writeln!(standard, "{text}").and_then(|()| standard.flush());
    }

    /// One line on standard error.
    pub(crate) fn note(&self, text: impl fmt::Display) {
        let _reader_gone = writeln!(io::stderr().lock(), "{text}");
    }

    /// An object for programs.
    pub(crate) fn object(&self, value: &impl Serialize) {
        self.line(serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// What a server tells when it listens: a line each for people, one line of JSON for programs.
    pub(crate) fn announce(&self, facts: &[Announced]) {
        if self.json {
            let facts = facts.iter().map(|fact| (fact.name.to_owned(), json!(fact.value)));
            self.line(serde_json::Value::Object(facts.collect()));
        } else {
            for fact in facts {
                self.line(format!("{:<15}{}", fact.title, fact.value));
            }
        }
    }

    pub(crate) fn failure(&self, failure: &Failure) {
        match failure {
            Failure::AnswerIsNo => {}
            Failure::Usage(text) if self.json => self.note(json!({ "code": "usage", "error": text })),
            Failure::System(text) if self.json => self.note(json!({ "code": "system", "error": text })),
            Failure::Usage(text) | Failure::System(text) => self.note(format!("error: {text}")),
            Failure::Faults(faults) if self.json => {
                self.note(json!({ "code": "usage", "error": faults.join("\n"), "faults": faults }));
            }
            Failure::Faults(faults) => faults.iter().for_each(|fault| self.note(format!("error: {fault}"))),
            Failure::Refused(error) if self.json => self.note(json!({
                "kind": error.kind().as_str(),
                "code": error.code(),
                "error": error.reason(),
                "status": error.status(),
                "requestId": error.request_id(),
                "outcomeUnknown": error.outcome_unknown(),
                "findings": error.findings(),
            })),
            Failure::Refused(error) => {
                self.note(format!("error: {} ({})", error.reason(), error.code()));
                for finding in error.findings() {
                    self.note(format!("  -> {}", finding.remedy));
                }
            }
        }
    }

    /// A finding as a person reads it: how grave, what about, why, and what mends it.
    pub(crate) fn finding(&self, finding: &Finding) {
        let (word, colour) = match finding.severity {
            Severity::Error => ("error", "31"),
            Severity::Warning => ("warning", "33"),
            Severity::Info => ("info", "36"),
        };
        let word = self.coloured(&format!("{word:<7}"), colour);
        self.line(format!("  {word}  {}: {}", finding.about, finding.reason));
        if finding.severity != Severity::Info {
            self.line(format!("           -> {}", finding.remedy));
        }
    }

    /// Rows of columns, each as wide as its widest text.
    pub(crate) fn table(&self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|text| text.chars().count())
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in rows {
            let cells = row.iter().zip(&widths).map(|(text, width)| format!("{text:<width$}"));
            self.line(cells.collect::<Vec<_>>().join("  ").trim_end());
        }
    }

    fn coloured(&self, text: &str, colour: &str) -> String {
        if self.colours { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
