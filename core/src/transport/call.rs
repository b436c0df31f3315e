//! One call: attempts until one answers, within the deadline.

use std::sync::Arc;
use std::time::Duration;

use http::Method;
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout};
use url::Url;

use super::request::MOST_BODY_BYTES;
use super::token_cache::TokenCache;
use super::{HttpAnswer, HttpClient, HttpFailure, HttpRequest};
use super::{answer, clock_offset, redirect, reqwest_client, retry};
use crate::clock::ClockOffset;
use crate::config::{CallOptions, Resolved, is_loopback};
use crate::error::codes::service as codes;
use crate::error::{Context, Error, Result};
use crate::events::{self, Event, EventHandler, EventKind};
use crate::process::PerProcess;
use crate::secret::Secret;
use crate::token::Tokens;

/// The headers that belong to the library; they alone travel to another origin, the token excepted.
const OWN_HEADERS: [&str; 3] = ["accept", "content-type", "user-agent"];

/// What an operation asks for.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path with its arguments left open, for logs.
    pub(crate) route: &'static str,
    /// The path itself, percent-encoded.
    pub(crate) path: String,
    /// Query parameters; empty texts are left out.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Option<Value>,
    /// Whether the request may be sent twice without doing more than once.
    pub(crate) idempotent: bool,
    /// Whether the service may answer in words instead of JSON.
    pub(crate) words: bool,
}

impl Call {
    /// A call whose idempotence follows from its method (RFC 9110 section 9.2.2).
    pub(crate) fn new(method: Method, route: &'static str, path: String) -> Self {
        let idempotent = !matches!(method, Method::POST | Method::PATCH);
        Self { method, route, path, query: Vec::new(), body: None, idempotent, words: false }
    }
}

/// What all calls of a client and of its copies share.
pub(crate) struct Transport {
    pub(crate) resolved: Resolved,
    pub(crate) tokens: Tokens,
    pub(crate) offset: ClockOffset,
    pub(crate) on_event: Option<EventHandler>,
    pub(crate) language: String,
    pub(crate) given_http_client: Option<Arc<dyn HttpClient>>,
    pub(super) cache: TokenCache,
    /// Made at the first request, since it loads certificates; its connections belong to one process.
    http_client: PerProcess<Result<Arc<dyn HttpClient>>>,
}

/// The answer of a call that succeeded: its JSON, and what is known of the request, for errors found in it later.
#[derive(Debug)]
pub(crate) struct Answer {
    /// `null` when the answer is empty.
    pub(crate) json: Value,
    pub(crate) context: Context,
}

/// One answer of the service, or of where it sent the request.
struct Exchanged {
    answer: HttpAnswer,
    /// Whether it comes from the API's own origin.
    at_home: bool,
}

/// What happened so far in one call.
struct Progress {
    attempts: u32,
    retries_left: u32,
    token_renewed: bool,
    ends_at: Instant,
}

/// Why an attempt brought no usable answer, and whether another one may.
struct Failed {
    error: Error,
    retryable: bool,
    wait: Option<Duration>,
}

impl Transport {
    pub(crate) fn new(
        resolved: Resolved,
        tokens: Tokens,
        offset: ClockOffset,
        on_event: Option<EventHandler>,
        language: String,
        given_http_client: Option<Arc<dyn HttpClient>>,
    ) -> Self {
        Self {
            resolved,
            tokens,
            offset,
            on_event,
            language,
            given_http_client,
            cache: TokenCache::default(),
            http_client: PerProcess::new(),
        }
    }

    /// Sends the call and gives the answer of its success.
    pub(crate) async fn send(&self, call: &Call, options: &CallOptions) -> Result<Answer> {
        if let Some(error) = self.resolved.error() {
            return Err(error);
        }
        options.check()?;
        let http_client = self.http_client()?;
        let deadline = options.deadline.unwrap_or(self.resolved.deadline);
        let mut progress = Progress {
            attempts: 0,
            retries_left: options.max_retries.unwrap_or(self.resolved.max_retries),
            token_renewed: false,
            ends_at: Instant::now() + deadline,
        };
        loop {
            progress.attempts += 1;
            let failed = match self.attempt(&http_client, call, options, &mut progress).await {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            if !failed.retryable || progress.retries_left == 0 {
                return Err(failed.error);
            }
            progress.retries_left -= 1;
            self.wait(call, &progress, failed, options).await?;
        }
    }

    /// Waits before the next attempt, or gives up at once when the wait would be longer than allowed.
    async fn wait(
        &self,
        call: &Call,
        progress: &Progress,
        failed: Failed,
        options: &CallOptions,
    ) -> Result<()> {
        let retries = options.max_retries.unwrap_or(self.resolved.max_retries);
        let wait = match failed.wait {
            Some(asked) if asked > retry::LONGEST_RETRY_AFTER => {
                return Err(too_long_a_wait(&failed.error, asked));
            }
            Some(asked) => asked,
            None => retry::full_jitter(retry::backoff_ceiling(retries - progress.retries_left - 1)),
        };
        if Instant::now() + wait >= progress.ends_at {
            return Err(failed.error);
        }
        let mut event = self.event(EventKind::RetryScheduled, call, progress);
        event.status = failed.error.status();
        event.error_code = Some(failed.error.code());
        event.duration = Some(wait);
        self.emit(&event);
        sleep(wait).await;
        Ok(())
    }

    async fn attempt(
        &self,
        http_client: &Arc<dyn HttpClient>,
        call: &Call,
        options: &CallOptions,
        progress: &mut Progress,
    ) -> std::result::Result<Answer, Failed> {
        let (token, request) = self.request(call, options).map_err(Failed::for_good)?;
        self.emit(&self.event(EventKind::AttemptStarted, call, progress));
        let started = Instant::now();
        let most = options.timeout.unwrap_or(self.resolved.timeout);
        let left = progress.ends_at.saturating_duration_since(started);
        let outcome = timeout(most.min(left), self.exchange(http_client, request)).await;
        let failed = match outcome {
            Err(_) => self.timed_out(call, progress, left <= most),
            Ok(Err(failure)) => self.unanswered(call, progress, failure),
            Ok(Ok(Exchanged { answer, at_home })) => {
                if at_home {
                    self.learn_offset(&answer, started.elapsed());
                }
                self.finished(call, progress, started.elapsed(), Some(&answer), None);
                return self.judge(call, progress, &answer, &token);
            }
        };
        self.finished(call, progress, started.elapsed(), None, Some(failed.error.code()));
        Err(failed)
    }

    /// Sends one request and follows the service elsewhere as far as it is safe.
    async fn exchange(
        &self,
        http_client: &Arc<dyn HttpClient>,
        mut request: HttpRequest,
    ) -> std::result::Result<Exchanged, ExchangeFailure> {
        for _ in 0..=redirect::MOST_REDIRECTS {
            let answer = http_client.send(request.clone()).await.map_err(ExchangeFailure::Http)?;
            match redirect::next(&request, &answer, &OWN_HEADERS).map_err(ExchangeFailure::Refused)? {
                None => {
                    let at_home = request.url.origin() == self.resolved.endpoint.origin();
                    return Ok(Exchanged { answer, at_home });
                }
                Some(next) => request = next,
            }
        }
        Err(ExchangeFailure::Refused(redirect::too_many()))
    }

    /// What an answer means: its JSON, or an error that may be worth another attempt.
    fn judge(
        &self,
        call: &Call,
        progress: &mut Progress,
        answer: &HttpAnswer,
        token: &Secret,
    ) -> std::result::Result<Answer, Failed> {
        let mut context = self.context(call, progress);
        context.request_id = answer::request_id(&answer.headers);
        if answer.body.len() > MOST_BODY_BYTES {
            return Err(self.unanswered(call, progress, ExchangeFailure::Http(HttpFailure::TooLarge)));
        }
        let status = answer.status;
        if (200..300).contains(&status) {
            context.status = Some(status);
            context.outcome_unknown = writes(&call.method);
            let json = answer::json(answer, call.words, &context).map_err(Failed::for_good)?;
            return Ok(Answer { json, context });
        }
        if status == 404 && call.method == Method::DELETE && progress.attempts > 1 {
            // The attempt before has deleted it; only its answer was lost.
            return Ok(Answer { json: Value::Null, context });
        }
        // Nothing is known of what a failing service has done; a refusing one has done nothing.
        context.outcome_unknown = writes(&call.method) && (status == 408 || status >= 500 && status != 501);
        let asked = retry::retry_after(&answer.headers, self.tokens.clock().unix_seconds());
        context.retry_after = asked;
        let error = answer::error(answer, context, &self.hidden(token));
        if status == 401 && self.resolved.token.is_none() && !progress.token_renewed {
            // The token may have been signed by a wrong clock, or before the secret was changed back.
            progress.token_renewed = true;
            progress.retries_left += 1;
            self.cache.forget(token);
            return Err(Failed { error, retryable: true, wait: Some(Duration::ZERO) });
        }
        Err(Failed { error, retryable: retry::is_retryable(status, call.idempotent), wait: asked })
    }

    fn timed_out(&self, call: &Call, progress: &Progress, whole_call: bool) -> Failed {
        let mut context = self.context(call, progress);
        context.outcome_unknown = writes(&call.method);
        let (code, what) = if whole_call {
            (&codes::DEADLINE_EXCEEDED, "the call took longer than its deadline")
        } else {
            (&codes::ATTEMPT_TIMEOUT, "the service did not answer within the timeout")
        };
        let error = Error::new(code, what).with_context(context);
        Failed { error, retryable: call.idempotent && !whole_call, wait: None }
    }

    fn unanswered(&self, call: &Call, progress: &Progress, failure: ExchangeFailure) -> Failed {
        let mut context = self.context(call, progress);
        let (code, reason, retryable) = match failure {
            ExchangeFailure::Refused(error) => return Failed::for_good(error.with_context(context)),
            ExchangeFailure::Http(HttpFailure::NotConnected(why)) => {
                (&codes::CONNECTION_FAILED, format!("no connection to the service: {why}"), true)
            }
            ExchangeFailure::Http(HttpFailure::Broken(why)) => {
                context.outcome_unknown = writes(&call.method);
                (&codes::CONNECTION_BROKEN, format!("the connection broke: {why}"), true)
            }
            ExchangeFailure::Http(HttpFailure::TooLarge) => {
                context.outcome_unknown = writes(&call.method);
                (&codes::ANSWER_TOO_LARGE, "the answer is over the limit of 8 MiB".to_owned(), false)
            }
        };
        let error = Error::new(code, reason).with_context(context);
        Failed { error, retryable: retryable && call.idempotent, wait: None }
    }

    /// What must not be seen in an error, whatever the service sends back.
    fn hidden<'a>(&'a self, token: &'a Secret) -> Vec<&'a str> {
        let secret = self.resolved.keys.as_ref().map(|keys| keys.secret().expose());
        std::iter::once(token.expose()).chain(secret).collect()
    }

    fn http_client(&self) -> Result<Arc<dyn HttpClient>> {
        if let Some(given) = &self.given_http_client {
            return Ok(given.clone());
        }
        self.http_client.get_or_make(|| reqwest_client::make(&self.resolved, &self.resolved.endpoint)).clone()
    }

    pub(crate) fn http_client_for(&self, url: &Url) -> Result<Arc<dyn HttpClient>> {
        match &self.given_http_client {
            Some(given) => Ok(given.clone()),
            None => reqwest_client::make(&self.resolved, url),
        }
    }

    /// Only the API's own clock counts, and only where nobody on the way can set it: over TLS, or on this machine.
    fn learn_offset(&self, answer: &HttpAnswer, round_trip: Duration) {
        let endpoint = &self.resolved.endpoint;
        if endpoint.scheme() != "https" && !is_loopback(endpoint) {
            return;
        }
        let now = self.tokens.clock().unix_millis();
        let Some(offset) = clock_offset::learned(&answer.headers, round_trip, now) else { return };
        if offset != self.offset.seconds() {
            self.offset.set_seconds(offset);
            let mut event = Event::new(EventKind::ClockOffsetLearned);
            event.clock_offset_seconds = Some(offset);
            self.emit(&event);
        }
    }

    fn context(&self, call: &Call, progress: &Progress) -> Context {
        Context {
            attempts: progress.attempts,
            method: Some(call.method.to_string()),
            path: Some(call.path.clone()),
            ..Context::default()
        }
    }

    fn event(&self, kind: EventKind, call: &Call, progress: &Progress) -> Event {
        Event {
            method: Some(call.method.to_string()),
            route: Some(call.route.to_owned()),
            attempt: Some(progress.attempts),
            ..Event::new(kind)
        }
    }

    fn finished(
        &self,
        call: &Call,
        progress: &Progress,
        duration: Duration,
        answer: Option<&HttpAnswer>,
        error_code: Option<&'static str>,
    ) {
        self.emit(&Event {
            status: answer.map(|answer| answer.status),
            request_id: answer.and_then(|answer| answer::request_id(&answer.headers)),
            error_code,
            duration: Some(duration),
            ..self.event(EventKind::AttemptFinished, call, progress)
        });
    }

    pub(super) fn emit(&self, event: &Event) {
        events::emit(self.on_event.as_ref(), event);
    }
}

enum ExchangeFailure {
    Http(HttpFailure),
    Refused(Error),
}

impl Failed {
    fn for_good(error: Error) -> Self {
        Self { error, retryable: false, wait: None }
    }
}

fn writes(method: &Method) -> bool {
    !method.is_safe()
}

fn too_long_a_wait(error: &Error, asked: Duration) -> Error {
    let seconds = asked.as_secs();
    let reason = format!(
        "the service asks to wait {seconds} seconds, longer than the {} that a call waits: {}",
        retry::LONGEST_RETRY_AFTER.as_secs(),
        error.reason()
    );
    error.with_code(&codes::RETRY_AFTER_TOO_LONG, reason)
}
