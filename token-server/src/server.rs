use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
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
use crate::observer::{Event, Observer};
use crate::readiness::{self, PartState, Readiness};
use crate::record::Record;
use crate::refresh::Jitter;
use crate::request::Request;
use crate::response::Response;
use crate::route::{self, Route, Target};
use crate::settings::Settings;
use crate::upstream::{ServiceState, Upstream};
use crate::{meetings, mint, nearest, request_id};

/// The token server: takes a request, gives a response. A copy is cheap and shares everything.
#[derive(Clone)]
pub struct TokenServer(Arc<State>);

#[derive(Clone)]
struct State {
    client: Client,
    settings: Settings,
    jitter: Jitter,
    observer: Arc<dyn Observer>,
    service: ServiceState,
    readiness: Readiness,
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
        let service = ServiceState::default();
        let mut readiness = Readiness::default();
        readiness.add("videosdk", {
            let service = service.clone();
            move || service.part()
        });
        let observer = Arc::new(|_: &Event<'_>| {});
        let jitter = Jitter::random();
        Ok(Self(Arc::new(State { client, settings, jitter, observer, service, readiness })))
    }

    /// The same with another source of chance, for tests. Whether it is draining is not shared with the first.
    #[must_use]
    pub fn with_jitter(self, jitter: Jitter) -> Self {
        self.altered(|state| state.jitter = jitter)
    }

    /// The same with one who is told what happens; it takes the place of an earlier one. Default: nobody. Whether it is
    /// draining is not shared with the first.
    #[must_use]
    pub fn with_observer(self, observer: Arc<dyn Observer>) -> Self {
        self.altered(|state| state.observer = observer)
    }

    /// The same with one more part that `/readyz` asks, by a name for people. It must answer at once. Whether it is
    /// draining is not shared with the first.
    #[must_use]
    pub fn with_part(
        self,
        name: &'static str,
        state: impl Fn() -> PartState + Send + Sync + 'static,
    ) -> Self {
        self.altered(|whole| whole.readiness.add(name, state))
    }

    fn altered(self, alter: impl FnOnce(&mut State)) -> Self {
        let mut state = Arc::unwrap_or_clone(self.0);
        alter(&mut state);
        Self(Arc::new(state))
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
        self.0.readiness.set_draining(draining);
    }

    /// True while `/readyz` sends callers elsewhere.
    pub fn is_draining(&self) -> bool {
        self.0.readiness.is_draining()
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
        match self.decide(call)? {
            Step::Answer(response) => Ok(response),
            Step::Create(room) => meetings::create(&self.upstream(call), *room).await,
            Step::Validate(id) => meetings::validate(&self.upstream(call), &id).await,
        }
    }

    fn upstream(&self, call: &Call<'_>) -> Upstream<'_> {
        let State { client, settings, observer, service, .. } = self.0.as_ref();
        let trace = call.request.trace.as_ref();
        Upstream::new(client, settings.upstream_deadline, trace, observer.as_ref(), service)
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
            Route::Healthz => Ok(Step::Answer(readiness::alive())),
            Route::Readyz => self.0.readiness.answer().map(Step::Answer),
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
        let State { client, settings, jitter, observer, .. } = self.0.as_ref();
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
                let (kind, response) =
                    mint::answer(tokens, &settings.grant, jitter, identity, query, fields)?;
                observer.observe(&Event::TokenIssued { kind, policy: None });
                Ok(Step::Answer(response))
            }
        }
    }

    /// Adds what every answer has, and tells the log and the observer what came of the request.
    fn finish(&self, call: &Call<'_>, answer: Result<Response, Problem>) -> Response {
        let code = answer.as_ref().err().map(|problem| problem.code);
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
        let record = Record {
            route: call.target.as_ref().map(|target| target.route),
            method: &call.request.method,
            status: response.status,
            code,
            request_id: &call.id,
            trace_id: call.request.trace.as_ref().map(|trace| trace.id.as_str()),
            elapsed: call.started.elapsed(),
        };
        record.tell(self.0.observer.as_ref());
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
