use super::{JoinVerdict, RestVerdict};
use crate::error::Code;
use crate::finding::{Finding, Severity};

/// What the checks have found so far. The first refusal decides a verdict; a doubt counts only where nothing refuses.
#[derive(Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
    join: Answer,
    rest: Answer,
}

#[derive(Default)]
struct Answer {
    refused: Option<u16>,
    doubtful: bool,
}

impl Answer {
    fn accepted(&self) -> Option<bool> {
        match (self.refused, self.doubtful) {
            (Some(_), _) => Some(false),
            (None, true) => None,
            (None, false) => Some(true),
        }
    }
}

impl Report {
    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub(super) fn error(&mut self, code: &'static Code, about: &str, reason: impl Into<String>) {
        self.add(Finding::new(code, Severity::Error, about, reason));
    }

    pub(super) fn warning(&mut self, code: &'static Code, about: &str, reason: impl Into<String>) {
        self.add(Finding::new(code, Severity::Warning, about, reason));
    }

    pub(super) fn info(&mut self, code: &'static Code, about: &str, reason: impl Into<String>) {
        self.add(Finding::new(code, Severity::Info, about, reason));
    }

    pub(super) fn refuse_join(&mut self, client_code: u16) {
        self.join.refused.get_or_insert(client_code);
    }

    pub(super) fn refuse_rest(&mut self, status: u16) {
        self.rest.refused.get_or_insert(status);
    }

    /// What is no valid token at all is refused everywhere: client code 4002, status 401.
    pub(super) fn refuse(&mut self) {
        self.refuse_join(4002);
        self.refuse_rest(401);
    }

    pub(super) fn doubt_join(&mut self) {
        self.join.doubtful = true;
    }

    pub(super) fn doubt_rest(&mut self) {
        self.rest.doubtful = true;
    }

    pub(super) fn doubt(&mut self) {
        self.doubt_join();
        self.doubt_rest();
    }

    /// The findings, the gravest first and else in the order of the checks, and the two verdicts.
    pub(super) fn finish(mut self) -> (Vec<Finding>, JoinVerdict, RestVerdict) {
        self.findings.sort_by_key(|finding| finding.severity);
        let join = JoinVerdict { accepted: self.join.accepted(), code: self.join.refused };
        let rest = RestVerdict { accepted: self.rest.accepted(), status: self.rest.refused };
        (self.findings, join, rest)
    }
}
