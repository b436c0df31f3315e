use std::any::Any;
use std::fmt;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use arc_swap::ArcSwap;
use futures_util::FutureExt;
use videosdk_server::Client;

use crate::config::{Config, ConfigError};
use crate::cors::Caller;
use crate::current::Current;
use crate::error::{Problem, cases::INTERNAL};
use crate::identity::Identity;
use crate::limits::{SharedStore, WatchedStore};
use crate::observer::{Event, Observer};
use crate::policy::Explained;
use crate::readiness::{PartState, Readiness};
use crate::record::Record;
use crate::refresh::Jitter;
use crate::request::Request;
use crate::response::Response;
use crate::route::{self, Target};
use crate::upstream::{ServiceState, Upstream};
use crate::{explain, meetings, request_id};

/// The token server: takes a request, gives a response. A copy is cheap and shares everything.
#[derive(Clone)]
pub struct TokenServer(Arc<State>);

#[derive(Clone)]
pub(crate) struct State {
    current: Arc<ArcSwap<Current>>,
    pub(crate) jitter: Jitter,
    pub(crate) observer: Arc<dyn Observer>,
    service: ServiceState,
    pub(crate) readiness: Readiness,
}

/// What is known of a request before it is looked into.
pub(crate) struct Call<'a> {
    pub(crate) request: &'a Request,
    pub(crate) current: &'a Current,
    pub(crate) id: String,
    pub(crate) caller: Caller<'a>,
    pub(crate) target: Option<Target>,
    started: Instant,
}

/// What is left to do when all that needs no answer of the service is done.
pub(crate) enum Step {
    Answer(Response),
    Create(Box<videosdk_server::models::rooms::CreateRoom>),
    /// A meeting that the caller may not know of is asked about all the same, so that the time tells nothing.
    Validate {
        id: String,
        may_know: bool,
    },
}

impl TokenServer {
    /// A server that signs with this client's keys and calls the service with it.
    ///
    /// Every fault of the configuration is told at once.
    pub fn new(client: Client, config: Config) -> Result<Self, ConfigError> {
        Self::sharing(client, config, None)
    }

    /// The same as one of several copies, which keep limits and used tickets together in a store.
    pub fn sharing(
        client: Client,
        config: Config,
        store: Option<Arc<dyn SharedStore>>,
    ) -> Result<Self, ConfigError> {
        let watched = store.map(|store| Arc::new(WatchedStore::new(store)));
        let store = watched.clone().map(|store| store as Arc<dyn SharedStore>);
        let current = Arc::new(ArcSwap::from_pointee(Current::new(client, config, store, None)?));
        let service = ServiceState::default();
        let mut readiness = Readiness::default();
        readiness.add("videosdk", {
            let service = service.clone();
            move || service.part()
        });
        readiness.add("identity provider", {
            let current = current.clone();
            move || identity_provider(&current.load())
        });
        if let Some(store) = watched {
            readiness.add("limit store", move || store.part());
        }
        let observer = Arc::new(|_: &Event<'_>| {});
        Ok(Self(Arc::new(State { current, jitter: Jitter::random(), observer, service, readiness })))
    }

    /// Goes by another configuration from now on; requests under way end by the one that they began with.
    ///
    /// With a fault nothing changes. Keys of the same identity provider, used tickets, and what has been counted under the
    /// same limits are kept.
    pub fn reload(&self, client: Client, config: Config) -> Result<(), ConfigError> {
        let earlier = self.0.current.load_full();
        let next = Current::new(client, config, earlier.store.clone(), Some(&earlier))?;
        self.0.current.store(Arc::new(next));
        Ok(())
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

    /// Answers everything that needs no I/O: tokens, refusals, preflights, health. Nothing for requests that the service,
    /// an identity provider or a shared store has to be asked about; those go to [`handle`](Self::handle).
    ///
    /// Never fails and never panics. A host that may not wait calls it first, so that most requests need no other thread.
    pub fn try_now(&self, request: &Request) -> Option<Response> {
        let current = self.0.current.load_full();
        let call = call(request, &current);
        if call.may_wait() {
            return None;
        }
        let step = catch_unwind(AssertUnwindSafe(|| call.decide(&self.0).now_or_never()));
        match step.unwrap_or_else(|panic| Some(Err(panicked(panic))))? {
            Ok(Step::Answer(response)) => Some(self.finish(&call, Ok(response))),
            Ok(Step::Create(_) | Step::Validate { .. }) => None,
            Err(problem) => Some(self.finish(&call, Err(problem))),
        }
    }

    /// Answers any request. Never fails and never panics; dropping it gives up the call to the service.
    ///
    /// Needs the runtime of the client for those requests that [`try_now`](Self::try_now) leaves.
    pub async fn handle(&self, request: Request) -> Response {
        let current = self.0.current.load_full();
        let call = call(&request, &current);
        let answer = AssertUnwindSafe(self.answer(&call)).catch_unwind().await;
        self.finish(&call, answer.unwrap_or_else(|panic| Err(panicked(panic))))
    }

    /// Fetches what is better had before a request needs it: the keys of the identity provider, when there are none or
    /// they are old. Does nothing most of the time, so that it may be called every few seconds.
    pub async fn prepare(&self) {
        let current = self.0.current.load_full();
        if let Some(key_set) = current.authenticator.key_set().filter(|key_set| key_set.is_due()) {
            key_set.fetch_unless_just_done().await;
        }
    }

    /// How old the keys of the identity provider are; nothing without one, and before they were first fetched.
    pub fn key_set_age(&self) -> Option<std::time::Duration> {
        self.0.current.load().authenticator.key_set().and_then(|key_set| key_set.age())
    }

    /// The longest body, in bytes. A host need read no more than one byte above it, which is enough to be refused.
    pub fn max_body_bytes(&self) -> usize {
        self.0.current.load().settings.max_body_bytes
    }

    /// The name of how callers are known, such as `open` or `host`.
    pub fn authentication(&self) -> &'static str {
        self.0.current.load().settings.authentication.name()
    }

    /// True for a `Host` that is answered now: a name of loopback, or an allowed one.
    pub fn answers_to(&self, host: &str) -> bool {
        self.0.current.load().settings.hosts.accepts(host)
    }

    /// True for the address of one of the proxies that are trusted now.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.current.load().settings.trusted_proxies.contains(address)
    }

    /// Rule by rule, why a caller gets what they get for a request such as `GET /get-token?roomId=x`; nobody is asked, and
    /// nothing is counted. The error says what is wrong with the question.
    pub fn explain(&self, identity: Option<&Identity>, request: &str) -> Result<Explained, String> {
        explain::explain(&self.0.current.load().settings, identity, request)
    }

    /// Says on `/readyz` whether the server is about to stop; everything else is answered as before.
    pub fn set_draining(&self, draining: bool) {
        self.0.readiness.set_draining(draining);
    }

    /// True while `/readyz` sends callers elsewhere.
    pub fn is_draining(&self) -> bool {
        self.0.readiness.is_draining()
    }

    async fn answer(&self, call: &Call<'_>) -> Result<Response, Problem> {
        match call.decide(&self.0).await? {
            Step::Answer(response) => Ok(response),
            Step::Create(room) => meetings::create(&self.upstream(call), *room).await,
            Step::Validate { id, may_know } => meetings::validate(&self.upstream(call), &id, may_know).await,
        }
    }

    fn upstream(&self, call: &Call<'_>) -> Upstream<'_> {
        let State { observer, service, .. } = self.0.as_ref();
        let (client, deadline) = (&call.current.client, call.current.settings.upstream_deadline);
        Upstream::new(client, deadline, call.request.trace.as_ref(), observer.as_ref(), service)
    }

    /// Adds what every answer has, and tells the log and the observer what came of the request.
    fn finish(&self, call: &Call<'_>, answer: Result<Response, Problem>) -> Response {
        let code = answer.as_ref().err().map(|problem| problem.code);
        let response = answer.unwrap_or_else(|problem| problem.into_response(&call.id));
        let mut response = call
            .current
            .settings
            .origins
            .mark(response, call.caller)
            .with_header("cache-control", "no-store")
            .with_header("x-content-type-options", "nosniff")
            .with_header("x-request-id", call.id.clone());
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

fn call<'a>(request: &'a Request, current: &'a Current) -> Call<'a> {
    let settings = &current.settings;
    Call {
        request,
        current,
        id: request_id::of(request),
        caller: settings.origins.caller(request),
        target: route::find(&route::segments(&request.path), &settings.prefix_segments),
        started: Instant::now(),
    }
}

fn identity_provider(current: &Current) -> PartState {
    match current.authenticator.key_set() {
        Some(key_set) if !key_set.is_usable() => PartState::NotReady,
        Some(key_set) if key_set.is_stale() => PartState::Degraded,
        _ => PartState::Ready,
    }
}

/// The panic's own text stays here: nobody vouches for what is in it.
fn panicked(_panic: Box<dyn Any + Send>) -> Problem {
    Problem::new(INTERNAL, "a fault of the server; please report it with the request id")
}

impl fmt::Debug for TokenServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TokenServer")
            .field("settings", &self.0.current.load().settings)
            .field("draining", &self.is_draining())
            .finish_non_exhaustive()
    }
}
