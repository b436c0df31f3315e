//! Tokens as the service checks them; the verdict is the core's own.

use http::header::AUTHORIZATION;
use videosdk_server::token::{ExplainToken, Explanation, Tokens};
use videosdk_server::{Finding, Severity};

use crate::account::Account;
use crate::refusal::Refusal;
use crate::request::Request;

/// Stands in the answer where the service's rule for a token is not known: the emulator then takes it.
pub(crate) const ASSUMED: &str = "token";

/// Judges the token of a REST call. `Some` names what had to be assumed to accept it.
pub(crate) fn check_rest(
    tokens: &Tokens,
    now: i64,
    account: Account,
    request: &Request,
) -> Result<Option<&'static str>, Refusal> {
    let token = request.header(AUTHORIZATION.as_str()).unwrap_or_default().trim();
    if token.is_empty() {
        // The text is observed.
        return Err(Refusal::invalid_token(
            "Please login",
            "Please login: the Authorization header with the token is missing",
        ));
    }
    let explanation = tokens.explain(token, &ExplainToken { at: Some(now), ..Default::default() });
    let assumed = match (explanation.rest.accepted, explanation.rest.status) {
        (Some(true), _) => None,
        (None, _) => Some(ASSUMED),
        (Some(false), Some(403)) => {
            return Err(Refusal::unauthorized_token(reason(
                &explanation,
                &["roles", "version"],
                "the role crawler is needed",
            )));
        }
        (Some(false), _) => {
            return Err(Refusal::invalid_token(
                "Token is invalid or expired",
                reason(&explanation, &[], "it is invalid or expired"),
            ));
        }
    };
    match account.reason() {
        None => Ok(assumed),
        Some(reason) => Err(Refusal::invalid_token("Account is inactive", reason)),
    }
}

/// Why a token is refused, in one line: what was found about these claims, else what is gravest, else `fallback`.
///
/// Findings never hold a secret or a token.
pub(crate) fn reason(explanation: &Explanation, claims: &[&str], fallback: &str) -> String {
    let findings = &explanation.findings;
    let about = |finding: &&Finding| claims.contains(&finding.about.as_str());
    let grave = |finding: &&Finding| finding.severity == Severity::Error;
    let mut chosen: Vec<&Finding> = findings.iter().filter(about).collect();
    if chosen.is_empty() {
        chosen = findings.iter().filter(grave).collect();
    }
    let reasons: Vec<&str> = chosen.iter().map(|finding| finding.reason.as_str()).collect();
    let reasons = if reasons.is_empty() { fallback.to_owned() } else { reasons.join("; ") };
    format!("the token is refused: {reasons}")
}
