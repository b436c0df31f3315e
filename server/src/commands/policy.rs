//! `policy explain`: why a caller gets what they get.

use std::path::Path;

use serde_json::{Map, Value};
use videosdk_token_server::{Explained, Identity, TokenServer};

use crate::arguments::{PolicyCommand, PolicyExplainArguments, ServeArguments};
use crate::output::{Failure, Output};
use crate::setup::Setup;

pub(crate) fn run(command: PolicyCommand, output: &Output) -> Result<(), Failure> {
    match command {
        PolicyCommand::Explain(arguments) => explain(&arguments, output),
    }
}

fn explain(arguments: &PolicyExplainArguments, output: &Output) -> Result<(), Failure> {
    let setup = Setup::read(&ServeArguments::of_file(&arguments.config), None)?;
    let (client, config) = (setup.client.clone(), setup.config.clone());
    let server = TokenServer::new(client, config).map_err(|error| setup.faults(&error))?;
    let identity = arguments.claims.as_deref().map(identity).transpose()?;
    let mut explained = server.explain(identity.as_ref(), &arguments.request).map_err(Failure::Usage)?;
    if identity.is_none() && explained.status == Some(401) {
        explained.because.push_str("; give --claims to hear what a known one gets");
    }
    if output.json {
        output.object(&explained);
    } else {
        show(&explained, output);
    }
    if explained.allowed { Ok(()) } else { Err(Failure::AnswerIsNo) }
}

fn identity(path: &Path) -> Result<Identity, Failure> {
    let wrong = |what: String| Failure::Usage(format!("{}: {what}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let claims: Map<String, Value> = serde_json::from_str(&text)
        .map_err(|_| wrong("a JSON object is wanted: the payload of the caller's token".to_owned()))?;
    let sub = claims.get("sub").and_then(Value::as_str).unwrap_or_default().to_owned();
    if sub.is_empty() {
        return Err(wrong("the claim sub is missing, by which the server knows a caller".to_owned()));
    }
    Ok(Identity { sub, claims })
}

fn show(explained: &Explained, output: &Output) {
    output.line("Rules, of which the first that fits counts:");
    let rows: Vec<Vec<String>> = explained
        .rules
        .iter()
        .map(|rule| {
            let mark = if rule.fits { "->" } else { "" };
            vec![format!("  {mark:<2}"), rule.name.clone(), rule.why.clone()]
        })
        .collect();
    output.table(&rows);
    output.line("");
    match explained.status.zip(explained.code) {
        None => output.line("allowed"),
        Some((status, code)) => output.line(format!("refused ({status} {code}): {}", explained.because)),
    }
    let permissions = explained
        .permissions
        .as_ref()
        .map(|list| list.iter().map(|permission| permission.as_str()).collect::<Vec<_>>().join(", "));
    for (name, value) in [
        ("participant", explained.participant.clone()),
        ("permissions", permissions),
        ("expires in", explained.expires_in.map(|seconds| format!("{seconds} seconds"))),
    ] {
        if let Some(value) = value {
            output.line(format!("  {name:<13}{value}"));
        }
    }
}
