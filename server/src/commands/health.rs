//! `health`: asks a running token server, for images that have no shell to ask with.

use std::time::Duration;

use http::header::{CONNECTION, HOST, USER_AGENT};
use http::{Request, StatusCode, Uri};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Url;

use crate::arguments::HealthArguments;
use crate::output::{Failure, Output};
use crate::stop::block_on;

/// Probes of container engines wait longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The longest answer that is read, in bytes.
const LONGEST: usize = 16 * 1024;

/// What a server answered.
struct Answered {
    status: StatusCode,
    json: Value,
}

type Unanswered = Box<dyn std::error::Error + Send + Sync>;

pub(crate) fn run(arguments: &HealthArguments, output: &Output) -> Result<(), Failure> {
    let url = address(arguments)?;
    let answer = block_on(async { timeout(PATIENCE, ask(&url)).await })?;
    let answer = answer.unwrap_or_else(|_| Err(format!("no answer within {PATIENCE:?}").into()));
    let healthy = answer.as_ref().is_ok_and(|answer| answer.status == StatusCode::OK);
    if output.json {
        output.object(&json!({
            "url": url.as_str(),
            "healthy": healthy,
            "status": answer.as_ref().ok().map(|answer| answer.status.as_u16()),
            "answer": answer.as_ref().ok().map(|answer| &answer.json),
            "error": answer.as_ref().err().map(ToString::to_string),
        }));
    } else {
        output.line(format!("{url}  {}", word(&answer)));
    }
    if healthy { Ok(()) } else { Err(Failure::AnswerIsNo) }
}

fn address(arguments: &HealthArguments) -> Result<Url, Failure> {
    let base = arguments.url.clone().unwrap_or_else(|| format!("http://127.0.0.1:{}", arguments.port));
    let wrong = || {
        let text = "--url is not the address of a token server, such as http://127.0.0.1:9090; https is for the proxy in \
                    front, ask the server behind it";
        Failure::Usage(text.to_owned())
    };
    let mut url = Url::parse(&base).map_err(|_| wrong())?;
    if url.scheme() != "http" || url.host().is_none() || url.password().is_some() {
        return Err(wrong());
    }
    let path = if arguments.ready { "readyz" } else { "healthz" };
    url.set_path(&format!("{}/{path}", url.path().trim_end_matches('/')));
    url.set_query(None);
    Ok(url)
}

async fn ask(url: &Url) -> Result<Answered, Unanswered> {
    let (host, port) = (url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or(80));
    let stream = TcpStream::connect((host.trim_matches(['[', ']']), port)).await?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let request = Request::get(url.path().parse::<Uri>()?)
        .header(HOST, format!("{host}:{port}"))
        .header(CONNECTION, "close")
        .header(USER_AGENT, concat!("videosdk-server/", env!("CARGO_PKG_VERSION"), " (health)"))
        .body(Empty::<Bytes>::new())?;
    let answer = sender.send_request(request).await?;
    let status = answer.status();
    let body = Limited::new(answer.into_body(), LONGEST).collect().await?.to_bytes();
    connection.abort();
    Ok(Answered { status, json: serde_json::from_slice(&body).unwrap_or(Value::Null) })
}

/// What the server says of itself in a word or two.
fn word(answer: &Result<Answered, Unanswered>) -> String {
    let Answered { status, json } = match answer {
        Ok(answer) => answer,
        Err(error) => return format!("no answer: {error}"),
    };
    let text = |name: &str| json[name].as_str().map(str::to_owned);
    let said = text("status").or_else(|| text("code")).unwrap_or_else(|| status.as_u16().to_string());
    let degraded: Vec<&str> =
        json["degraded"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if degraded.is_empty() { said } else { format!("{said}, without {}", degraded.join(", ")) }
}
