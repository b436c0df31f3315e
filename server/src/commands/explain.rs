//! `explain`: what is right and wrong with a token.

use std::io::Read;

use videosdk_server::Severity;
use videosdk_server::token::{Claims, ExplainToken, Explanation};

use super::client;
use crate::arguments::ExplainArguments;
use crate::output::{Failure, Output};

/// More than this is no token; it is not read to its end.
const MOST_BYTES: u64 = 1024 * 1024;

pub(crate) fn run(arguments: ExplainArguments, output: &Output) -> Result<(), Failure> {
    let text = if arguments.token == "-" { from_standard_input()? } else { arguments.token };
    let request =
        ExplainToken { at: arguments.at, room_id: arguments.room, participant_id: arguments.participant };
    let explanation = client().tokens().explain(&text, &request);
    if output.json {
        output.object(&explanation);
    } else {
        show(&explanation, output);
    }
    let grave = explanation.findings.iter().any(|finding| finding.severity == Severity::Error);
    if grave { Err(Failure::AnswerIsNo) } else { Ok(()) }
}

fn from_standard_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MOST_BYTES).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // The line end that a terminal or echo puts behind the token is no part of it.
    let text = text.strip_suffix('\n').map(|text| text.strip_suffix('\r').unwrap_or(text)).unwrap_or(&text);
    Ok(text.to_owned())
}

fn show(explanation: &Explanation, output: &Output) {
    let row = |name: &str, text: String| vec![format!("{name}:"), text];
    let mut rows = vec![
        row("kind", explanation.kind.map_or_else(|| "none".to_owned(), |kind| kind.to_string())),
        row("signature", signature(explanation.verified).to_owned()),
        row("time left", explanation.seconds_left.map_or_else(|| "not known".to_owned(), time_left)),
        row("join", verdict(explanation.join.accepted, explanation.join.code, "client code")),
        row("REST API", verdict(explanation.rest.accepted, explanation.rest.status, "status")),
    ];
    rows.extend(explanation.claims.iter().flat_map(claim_rows));
    output.table(&rows);
    if !explanation.findings.is_empty() {
        output.line("");
        explanation.findings.iter().for_each(|finding| output.finding(finding));
    }
}

fn claim_rows(claims: &Claims) -> Vec<Vec<String>> {
    let value = serde_json::to_value(claims).unwrap_or_default();
    let fields = value.as_object().into_iter().flatten();
    fields.map(|(name, value)| vec![format!("  {name}"), value.to_string()]).collect()
}

fn signature(verified: Option<bool>) -> &'static str {
    match verified {
        Some(true) => "fits",
        Some(false) => "does not fit",
        None => "not checked",
    }
}

fn verdict(accepted: Option<bool>, code: Option<u16>, what: &str) -> String {
    match (accepted, code) {
        (Some(true), _) => "accepted".to_owned(),
        (Some(false), Some(code)) => format!("refused, {what} {code}"),
        (Some(false), None) => "refused".to_owned(),
        (None, _) => "not known".to_owned(),
    }
}

fn time_left(seconds: i64) -> String {
    let (hours, minutes) = (seconds.abs() / 3_600, seconds.abs() / 60 % 60);
    let span = match seconds.abs() {
        ..60 => format!("{} s", seconds.abs()),
        60..3_600 => format!("{minutes} min"),
        3_600..172_800 => format!("{hours} h {minutes} min"),
        _ => format!("{} days", hours / 24),
    };
    if seconds > 0 { span } else { format!("none, expired {span} ago") }
}
