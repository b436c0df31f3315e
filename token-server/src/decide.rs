//! What is to be done with a request. The order is that of the cost: of what is refused by its head
//! nothing else is looked into.

use std::borrow::Cow;

use crate::act::Asker;
use crate::authentication::Circumstances;
use crate::body;
use crate::cors;
use crate::error::{
    Problem,
    cases::{HEADER_DUPLICATED, METHOD_NOT_ALLOWED},
};
use crate::identity::Identity;
use crate::request::Request;
use crate::response::Response;
use crate::route::{Route, segments};
use crate::server::{Call, State, Step};
use crate::{nearest, readiness};

impl<'a> Call<'a> {
    /// True when the answer may take I/O before all else is known, or when to begin twice would count twice.
    pub(crate) fn may_wait(&self) -> bool {
        let Some(route) = self.target.as_ref().map(|target| target.route) else { return false };
        let asks_the_service = matches!(route, Route::CreateMeeting | Route::ValidateMeeting);
        !route.is_probe()
            && (self.current.may_wait(self.request) || (asks_the_service && self.current.counts()))
    }

    pub(crate) async fn decide(&self, state: &State) -> Result<Step, Problem> {
        let Call { request, caller, current, .. } = self;
        let settings = &current.settings;
        refuse_duplicates(request)?;
        settings.hosts.check(request)?;
        cors::refuse_foreign(request, *caller)?;
        self.count_address(state)?;
        if cors::is_preflight(request) {
            let methods = self.target.as_ref().map_or("GET, POST, OPTIONS", |target| target.route.methods());
            return Ok(Step::Answer(cors::preflight(methods)));
        }
        let Some(target) = &self.target else {
            return Err(nearest::unknown_route(&segments(&request.path), &settings.prefix));
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
            Route::Readyz => state.readiness.answer().map(Step::Answer),
            _ => {
                let identity = self.admit(state).await?;
                let fields = body::read(request, settings.max_body_bytes)?;
                self.act(state, target, Asker { identity: identity.as_deref(), fields: &fields }).await
            }
        }
    }

    /// Counts the request for its address, whatever it asks: what is refused costs the server too. Probes are not counted,
    /// since balancers ask often, from few addresses.
    fn count_address(&self, state: &State) -> Result<(), Problem> {
        let Call { request, current, target, .. } = self;
        if target.as_ref().is_some_and(|target| target.route.is_probe()) {
            return Ok(());
        }
        current.limiters.take_address(current.address(request), state.observer.as_ref())
    }

    /// Makes sure who the caller is, and that it may ask now.
    async fn admit(&self, state: &State) -> Result<Option<Cow<'a, Identity>>, Problem> {
        let Call { request, caller, current, .. } = self;
        let observer = state.observer.as_ref();
        let at = Circumstances {
            request,
            caller: *caller,
            proxies: &current.settings.trusted_proxies,
            unix_seconds: current.settings.tokens.clock().unix_seconds(),
            observer,
        };
        let identity = current.authenticator.identify(&at).await?;
        if let Some(identity) = &identity {
            current.limiters.take_caller(&identity.sub, current.store(), observer).await?;
        }
        Ok(identity)
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
