//! The service behind a token server: as the emulator answers, or as a case has it.

use std::sync::{Arc, Mutex};

use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Value, json};
use videosdk_server::transport::{HttpAnswer, HttpClient, HttpFailure, HttpFuture, HttpRequest};

use super::case;
use super::stage::MEETING_ID;

/// Answers every request in the same way, and remembers them.
#[derive(Clone, Default)]
pub struct Service {
    way: Arc<Mutex<Option<case::Service>>>,
    seen: Arc<Mutex<Vec<HttpRequest>>>,
}

impl Service {
    pub fn new(way: Option<case::Service>) -> Self {
        Self { way: Arc::new(Mutex::new(way)), seen: Arc::default() }
    }

    /// Goes on in another way.
    pub fn turn(&self, way: Option<case::Service>) {
        *self.way.lock().unwrap() = way;
    }

    /// The value of a header in each request.
    pub fn header_seen(&self, name: &str) -> Vec<Option<String>> {
        let seen = self.seen.lock().unwrap();
        let value =
            |request: &HttpRequest| request.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        seen.iter().map(value).collect()
    }

    /// What was asked, as method, path and JSON body.
    pub fn seen(&self) -> Vec<(String, String, Value)> {
        let seen = self.seen.lock().unwrap();
        let body = |request: &HttpRequest| {
            request.body.as_ref().map_or(Value::Null, |body| serde_json::from_slice(body).unwrap())
        };
        seen.iter()
            .map(|request| (request.method.to_string(), request.url.path().to_owned(), body(request)))
            .collect()
    }
}

impl Service {
    /// There is one room; making one gives it, and it is known by the own ids that it was made with.
    fn as_the_emulator(&self, request: &HttpRequest) -> HttpAnswer {
        let creates = request.method == http::Method::POST;
        let asked = request.url.path().rsplit('/').next().unwrap_or_default().to_owned();
        let made = self.seen().into_iter().any(|(_, _, body)| body["customRoomId"] == *asked);
        let (status, body) = if creates || asked == MEETING_ID || made {
            (200, json!({ "roomId": MEETING_ID, "id": "623d49c760a18e699abcc8a4" }))
        } else {
            (404, json!({ "error": "Room not found", "statusCode": 404 }))
        };
        HttpAnswer { status, headers: HeaderMap::new(), body: body.to_string().into() }
    }
}

impl HttpClient for Service {
    fn send(&self, request: HttpRequest) -> HttpFuture {
        let answer = match &*self.way.lock().unwrap() {
            Some(way) if way.cut => Some(Err(HttpFailure::NotConnected("connection refused".to_owned()))),
            Some(way) if way.silent => None,
            Some(way) => Some(Ok(HttpAnswer {
                status: way.status,
                headers: headers(way),
                body: way.body.clone().into(),
            })),
            None => Some(Ok(self.as_the_emulator(&request))),
        };
        self.seen.lock().unwrap().push(request);
        Box::pin(async move {
            match answer {
                Some(answer) => answer,
                None => std::future::pending().await,
            }
        })
    }
}

fn headers(way: &case::Service) -> HeaderMap {
    let parsed = |(name, value): (&String, &Value)| {
        (HeaderName::try_from(name).unwrap(), HeaderValue::try_from(value.as_str().unwrap()).unwrap())
    };
    way.headers.iter().map(parsed).collect()
}
