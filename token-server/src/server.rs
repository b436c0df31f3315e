use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use futures_util::FutureExt;
use videosdk_server::models::rooms::CreateRoom;
use videosdk_server::{CallOptions, Client};

use crate::body::{self, Fields};
use crate::client_token::{self, Expired};
use crate::config::{Config, ConfigError};
use crate::cors::{self, Caller};
use crate::error::{
    Problem,
    cases::{HEADER_DUPLICATED, INTERNAL, METHOD_NOT_ALLOWED},
};
use crate::identity::Identity;
use crate::refresh::Jitter;
use crate::request::Request;
use crate::response::Response;
use crate::route::{self, Route, Target};
use crate::settings::Settings;
use crate::{health, meetings, mint, nearest, request_id};

/// The token server: takes a request, gives a response. A copy is cheap and shares everything.
#[derive(Clone)]
pub struct TokenServer(Arc<State>);

struct State {
    client: Client,
    settings: Settings,
    jitter: Jitter,
    draining: AtomicBool,
}

/// What is known of a request before it is looked into.
struct Call<'a> {
    request: &'a Request,
    id: String,
    caller: Caller<'a>,
    target: Option<Target>,
    started: Instant,
}

/// What is left to do when all that needs no I/O is done.
enum Step {
    Answer(Response),
    Create(Box<CreateRoom>),
    Validate(String),
}

impl TokenServer {
    /// A server that signs with this client's keys and calls the service with it.
    ///
    /// Every fault of the configuration is told at once.
    pub fn new(client: Client, config: Config) -> Result<Self, ConfigError> {
        let settings = Settings::check(config, &client)?;
        let deadline = Some(settings.upstream_deadline);
        let client = client.with_options(CallOptions { deadline, ..CallOptions::default() });
        Ok(Self(Arc::new(State {
            client,
            settings,
            jitter: Jitter::random(),
            draining: AtomicBool::new(false),
        })))
    }

    /// The same with another source of chance, for tests. Whether it is draining is not shared with the first.
    #[must_use]
    pub fn with_jitter(self, jitter: Jitter) -> Self {
        let State { client, settings, .. } = self.0.as_ref();
        let draining = AtomicBool::new(self.is_draining());
        Self(Arc::new(State { client: client.clone(), settings: settings.clone(), jitter, draining }))
    }

    /// Answers everything that needs no I/O: tokens, refusals, preflights, health. Nothing for requests that the service
    /// has to be asked about; those go to [`handle`](Self::handle).
    ///
    /// Never fails and never panics. A host that may not wait calls it first, so that most requests need no other thread.
    pub fn try_now(&self, request: &Request) -> Option<Response> {
        let call = self.call(request);
        let step = catch_unwind(AssertUnwindSafe(|| self.decide(&call)))
            .unwrap_or_else(|panic| Err(panicked(panic)));
        match step {
            Ok(Step::Answer(response)) => Some(self.finish(&call, Ok(response))),
            Ok(Step::Create(_) | Step::Validate(_)) => None,
            Err(problem) => Some(self.finish(&call, Err(problem))),
        }
    }

    /// Answers any request. Never fails and never panics; dropping it gives up the call to the service.
    ///
    /// Needs the runtime of the client for those requests that [`try_now`](Self::try_now) leaves.
    pub async fn handle(&self, request: Request) -> Response {
        let call = self.call(&request);
        let answer = AssertUnwindSafe(self.answer(&call)).catch_unwind().await;
        self.finish(&call, answer.unwrap_or_else(|panic| Err(panicked(panic))))
    }

    /// Says on `/readyz` whether the server is about to stop; everything else is answered as before.
    pub fn set_draining(&self, draining: bool) {
        self.0.draining.store(draining, Ordering::Relaxed);
    }

    /// True while `/readyz` sends callers elsewhere.
    pub fn is_draining(&self) -> bool {
        self.0.draining.load(Ordering::Relaxed)
    }

    fn call<'a>(&self, request: &'a Request) -> Call<'a> {
        let settings = &self.0.settings;
        Call {
            request,
            id: request_id::of(request),
            caller: settings.origins.caller(request),
            target: route::find(&route::segments(&request.path), &settings.prefix_segments),
            started: Instant::now(),
        }
    }

    async fn answer(&self, call: &Call<'_>) -> Result<Response, Problem> {
        let State { client, settings, .. } = self.0.as_ref();
        match self.decide(call)? {
            Step::Answer(response) => Ok(response),
            Step::Create(room) => meetings::create(client, *room, settings.upstream_deadline).await,
            Step::Validate(id) => meetings::validate(client, &id, settings.upstream_deadline).await,
        }
    }

    /// The order is that of the cost: what is refused by its head is never read further.
    fn decide(&self, call: &Call<'_>) -> Result<Step, Problem> {
        let Call { request, caller, .. } = call;
        let settings = &self.0.settings;
        refuse_duplicates(request)?;
        settings.hosts.check(request)?;
        cors::refuse_foreign(request, *caller)?;
        if cors::is_preflight(request) {
            let methods = call.target.as_ref().map_or("GET, POST, OPTIONS", |target| target.route.methods());
            return Ok(Step::Answer(cors::preflight(methods)));
        }
        let Some(target) = &call.target else {
            return Err(nearest::unknown_route(&route::segments(&request.path), &settings.prefix));
        };
        let route = target.route;
        if !route.allows(&request.method) {
            return Err(method_not_allowed(route));
        }
        if request.method == "OPTIONS" {
            return Ok(Step::Answer(Response::empty(204).with_header("allow", route.methods())));
        }
        match route {
            Route::Healthz => Ok(Step::Answer(health::alive())),
            Route::Readyz => health::ready(self.is_draining()).map(Step::Answer),
            _ => {
                let identity = settings.authentication.identity(request)?;
                self.act(call, target, identity, &body::read(request, settings.max_body_bytes)?)
            }
        }
    }

    fn act(
        &self,
        call: &Call<'_>,
        target: &Target,
        identity: Option<&Identity>,
        fields: &Fields,
    ) -> Result<Step, Problem> {
        let State { client, settings, jitter, .. } = self.0.as_ref();
        let request = call.request;
        let (tokens, query) = (client.tokens(), request.query.as_str());
        match target.route {
            Route::CreateMeeting => {
                let room = meetings::room(fields)?;
                client_token::check(tokens, request, fields, Expired::Refused)?;
                Ok(Step::Create(Box::new(room)))
            }
            Route::ValidateMeeting => {
                let id = meetings::meeting_id(target.meeting_id.clone(), query, fields)?;
                client_token::check(tokens, request, fields, Expired::Refused)?;
                Ok(Step::Validate(id))
            }
            _ => {
                body::refuse_unknown(fields, &mint::FIELDS)?;
                client_token::check(tokens, request, fields, Expired::Passes)?;
                mint::answer(tokens, &settings.grant, jitter, identity, query, fields).map(Step::Answer)
            }
        }
    }

    /// Adds what every answer has, and tells the log what came of the request.
    fn finish(&self, call: &Call<'_>, answer: Result<Response, Problem>) -> Response {
        let response = answer.unwrap_or_else(|problem| problem.into_response(&call.id));
        let mut response = self
            .0
            .settings
            .origins
            .mark(response, call.caller)
            .with_header("cache-control", "no-store")
            .with_header("x-content-type-options", "nosniff")
            .with_header("x-request-id", call.id.as_str());
        if call.request.method == "HEAD" {
            response.body.clear();
        }
        log(call, response.status);
        response
    }
}

impl fmt::Debug for TokenServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TokenServer")
            .field("settings", &self.0.settings)
            .field("draining", &self.is_draining())
            .finish_non_exhaustive()
    }
}

/// Two of these and a proxy may have looked at the other one.
fn refuse_duplicates(request: &Request) -> Result<(), Problem> {
    for (name, shown) in [("host", "Host"), ("authorization", "Authorization")] {
        if request.header_values(name).nth(1).is_some() {
            return Err(Problem::new(HEADER_DUPLICATED, format!("the header {shown} came twice")));
        }
    }
    Ok(())
}

fn method_not_allowed(route: Route) -> Problem {
    let text = format!("{} answers {}", route.template(), route.methods());
    Problem::new(METHOD_NOT_ALLOWED, text).with_header("allow", route.methods())
}

/// The panic's own text stays here: nobody vouches for what is in it.
fn panicked(_panic: Box<dyn Any + Send>) -> Problem {
    Problem::new(INTERNAL, "a fault of the server; please report it with the request id")
}

/// Route, status, id and time; never a path, a query, a header or a body.
fn log(call: &Call<'_>, status: u16) {
    const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE"];
    let method = METHODS.into_iter().find(|&known| known == call.request.method).unwrap_or("other");
    let route = call.target.as_ref().map_or("unknown", |target| target.route.template());
    let micros = u64::try_from(call.started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let request_id = call.id.as_str();
    if status >= 500 {
        tracing::warn!(route, method, status, request_id, micros, "answered");
    } else {
        tracing::info!(route, method, status, request_id, micros, "answered");
    }
}
