//! `doctor`: key, secret, endpoint and clock.

use std::time::Duration;

use serde_json::json;
use videosdk_server::models::rooms::ListRooms;
use videosdk_server::{CallOptions, Client, Error, Severity};

use super::client;
use crate::arguments::DoctorArguments;
use crate::output::{Failure, Output};
use crate::stop::block_on;

/// What nothing can be done about afterwards, so that it must be known before.
const STOLEN_TOKEN: &str = "a stolen token is good until it expires: VideoSDK shows no way to take one back";

/// What keeps a stolen token from being worth much.
const AGAINST_STOLEN_TOKENS: [&str; 3] = [
    "give tokens a short life: --expires-in, or token.expires_in in a configuration file",
    "bind each to a room and a participant: the kind participant, with roomId and participantId",
    "when tokens were stolen, replace the key pair: with the old secret its tokens end",
];

/// A person waits for the answer.
const DEADLINE: Duration = Duration::from_secs(10);

pub(crate) fn run(arguments: &DoctorArguments, output: &Output) -> Result<(), Failure> {
    let client = client();
    let settings = client.settings();
    let usable = client.check().is_ok();
    let service = if usable && !arguments.offline { Some(block_on(ask(&client))?) } else { None };
    if output.json {
        output.object(&json!({
            "settings": settings.settings,
            "findings": settings.findings,
            "endpoint": client.api_endpoint(),
            "service": service.as_ref().map(|answer| json!({
                "reached": answer.is_ok(),
                "code": answer.as_ref().err().map(Error::code),
                "error": answer.as_ref().err().map(|error| error.reason().to_owned()),
                "clockOffsetSeconds": client.clock_offset_seconds(),
            })),
            "advice": [
                { "about": "stolen_token", "text": STOLEN_TOKEN, "remedies": AGAINST_STOLEN_TOKENS },
            ],
        }));
    } else {
        show(&client, service.as_ref(), output);
    }
    let grave = settings.findings.iter().any(|finding| finding.severity == Severity::Error);
    let refused = service.is_some_and(|answer| answer.is_err());
    if grave || refused { Err(Failure::AnswerIsNo) } else { Ok(()) }
}

/// The smallest question that needs key, secret, endpoint and clock to be right.
async fn ask(client: &Client) -> Result<(), Error> {
    let options = CallOptions { deadline: Some(DEADLINE), max_retries: Some(0), ..CallOptions::default() };
    let params = ListRooms { per_page: Some(1), ..ListRooms::default() };
    client.with_options(options).rooms().list(params).await.map(|_| ())
}

fn show(client: &Client, service: Option<&Result<(), Error>>, output: &Output) {
    let settings = client.settings();
    let mut rows: Vec<Vec<String>> = settings
        .settings
        .iter()
        .map(|setting| {
            let source = format!("{:?}", setting.source).to_lowercase();
            vec![setting.name.to_owned(), source, setting.variable.unwrap_or_default().to_owned()]
        })
        .collect();
    rows.push(vec!["endpoint".to_owned(), client.api_endpoint().to_owned()]);
    match service {
        Some(Ok(())) => {
            rows.push(vec!["service".to_owned(), "answers".to_owned()]);
            rows.push(vec!["clock".to_owned(), format!("{} s off", client.clock_offset_seconds())]);
        }
        Some(Err(error)) => {
            rows.push(vec!["service".to_owned(), format!("{} ({})", error.reason(), error.code())])
        }
        None => rows.push(vec!["service".to_owned(), "not asked".to_owned()]),
    }
    output.table(&rows);
    if !settings.findings.is_empty() {
        output.line("");
        settings.findings.iter().for_each(|finding| output.finding(finding));
    }
    output.line("");
    output.line(format!("to know: {STOLEN_TOKEN}"));
    AGAINST_STOLEN_TOKENS.iter().for_each(|remedy| output.line(format!("  -> {remedy}")));
}
