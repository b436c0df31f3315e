//! What is to be done with a request. The order is that of the cost: of what is refused by its head
//! nothing else is looked into.

use std::borrow::Cow;

use crate::authentication::Circumstances;
use crate::body::{self, Fields};
use crate::client_token::{self, Expired};
use crate::cors;
use crate::error::{
    Problem,
    cases::{HEADER_DUPLICATED, METHOD_NOT_ALLOWED},
};
use crate::identity::Identity;
use crate::mint::{self, Asked};
use crate::observer::Event;
use crate::policy::{Action, Ask, Refusal};
use crate::request::Request;
use crate::response::Response;
use crate::route::{Route, Target, segments};
use crate::server::{Call, State, Step};
use crate::{meetings, nearest, readiness};

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
                self.act(state, target, identity.as_deref(), &fields).await
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

    async fn act(
        &self,
        state: &State,
        target: &Target,
        identity: Option<&Identity>,
        fields: &Fields,
    ) -> Result<Step, Problem> {
        let Call { request, current, .. } = self;
        let settings = &current.settings;
        let check = |expired| {
            client_token::check(
                &settings.tokens,
                request,
                fields,
                expired,
                settings.authentication.knows_callers(),
            )
        };
        let permit = |ask: &Ask<'_>| settings.policy.permit(identity, ask);
        match target.route {
            Route::CreateMeeting => {
                let room = meetings::room(fields)?;
                let ask = Ask {
                    action: Some(Action::Create),
                    room: room.custom_room_id.as_deref(),
                    ..Ask::default()
                };
                permit(&ask).map_err(Refusal::into_problem)?;
                if meetings::is_configured(&room) {
                    let ask = Ask { action: Some(Action::Configure), ..ask };
                    permit(&ask).map_err(Refusal::into_problem)?;
                }
                check(Expired::Refused)?;
                let (caller, address) =
                    (identity.map(|identity| identity.sub.as_str()), current.address(request));
                let observer = state.observer.as_ref();
                current.limiters.take_create(caller, address, current.store(), observer).await?;
                self.use_up_ticket(state, identity).await?;
                Ok(Step::Create(Box::new(room)))
            }
            Route::ValidateMeeting => {
                let id = meetings::meeting_id(target.meeting_id.clone(), &request.query, fields)?;
                let may_know = match permit(&Ask {
                    action: Some(Action::Validate),
                    room: Some(&id),
                    ..Ask::default()
                }) {
                    Ok(_) => true,
                    Err(Refusal::Room(_)) => false,
                    Err(refusal) => return Err(refusal.into_problem()),
                };
                check(Expired::Refused)?;
                self.use_up_ticket(state, identity).await?;
                Ok(Step::Validate { id, may_know })
            }
            _ => {
                let asked = Asked::read(&request.query, fields)?;
                let permit = permit(&asked.of_policy()).map_err(Refusal::into_problem)?;
                check(Expired::Passes)?;
                let policy = permit.policy;
                let (kind, response) =
                    mint::answer(&settings.tokens, &settings.grant, permit, &state.jitter, asked)?;
                self.use_up_ticket(state, identity).await?;
                state.observer.observe(&Event::TokenIssued { kind, policy: Some(policy) });
                Ok(Step::Answer(response))
            }
        }
    }

    async fn use_up_ticket(&self, state: &State, identity: Option<&Identity>) -> Result<(), Problem> {
        let (authenticator, store) = (&self.current.authenticator, self.current.store());
        authenticator.use_up_ticket(identity, store, state.observer.as_ref()).await
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
