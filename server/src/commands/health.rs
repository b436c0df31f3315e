//! `health`: asks a running token server, for images that have no shell to ask with.

use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderValue, Method};
use serde_json::{Value, json};
use tokio::time::timeout;
use url::Url;
use videosdk_server::transport::{HttpAnswer, HttpFailure, HttpRequest};
use videosdk_server::{Client, ClientOptions, Result};

use crate::arguments::HealthArguments;
use crate::output::{Failure, Output};
use crate::stop::block_on;

/// Probes of container engines wait longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest answer that is read, in bytes.
const MOST_BODY_BYTES: usize = 16 * 1024;

/// What the server answered, or why there is no answer.
type Answer = std::result::Result<HttpAnswer, String>;

pub(crate) fn run(arguments: &HealthArguments, output: &Output) -> std::result::Result<(), Failure> {
    let url = address(arguments)?;
    let answer = block_on(ask(&url))??;
    let healthy = answer.as_ref().is_ok_and(|answer| answer.status == 200);
    let said = answer.as_ref().map(said).unwrap_or_default();
    if output.json {
        output.object(&json!({
            "url": url.as_str(),
            "healthy": healthy,
            "status": answer.as_ref().ok().map(|answer| answer.status),
            "answer": said,
            "error": answer.as_ref().err(),
        }));
    } else {
        let word = match &answer {
            Ok(answer) => word(answer.status, &said),
            Err(reason) => format!("no answer: {reason}"),
        };
        output.line(format!("{url}  {word}"));
    }
    if healthy { Ok(()) } else { Err(Failure::AnswerIsNo) }
}

fn address(arguments: &HealthArguments) -> std::result::Result<Url, Failure> {
    let base = arguments.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", arguments.port));
    let is_web = |url: &Url| ["http", "https"].contains(&url.scheme()) && url.has_host();
    // A password would be shown with the address.
    let is_open = |url: &Url| url.username().is_empty() && url.password().is_none();
    let url = Url::parse(&base).ok().filter(|url| is_web(url) && is_open(url));
    let mut url = url.ok_or_else(|| {
        let text = "--url is not the address of a token server, such as http://127.0.0.1:9090";
        Failure::Usage(text.to_owned())
    })?;
    let path = if arguments.ready { "readyz" } else { "healthz" };
    url.set_path(&format!("{}/{path}", url.path().trim_end_matches('/')));
    url.set_query(None);
    Ok(url)
}

async fn ask(url: &Url) -> Result<Answer> {
    let agent = concat!("videosdk-server/", env!("CARGO_PKG_VERSION"), " (health)");
    let request = HttpRequest {
        method: Method::GET,
        url: url.clone(),
        headers: HeaderMap::from_iter([(USER_AGENT, HeaderValue::from_static(agent))]),
        body: None,
        most_body_bytes: MOST_BODY_BYTES,
    };
    let http = Client::new(ClientOptions::default()).http_client_for(url)?;
    let answer = timeout(PATIENCE, http.send(request)).await;
    Ok(match answer {
        Ok(answer) => answer.map_err(|failure| match failure {
            HttpFailure::NotConnected(reason) | HttpFailure::Broken(reason) => reason,
            HttpFailure::TooLarge => "it is too large".to_owned(),
        }),
        Err(_) => Err(format!("none within {PATIENCE:?}")),
    })
}

fn said(answer: &HttpAnswer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_default()
}

/// What the server says of itself in a word or two.
fn word(status: u16, said: &Value) -> String {
    let text = |name: &str| said[name].as_str().map(str::to_owned);
    let word = text("status").or_else(|| text("code")).unwrap_or_else(|| status.to_string());
    let degraded: Vec<&str> =
        said["degraded"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if degraded.is_empty() { word } else { format!("{word}, without {}", degraded.join(", ")) }
}
