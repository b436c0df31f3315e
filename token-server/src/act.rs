//! What each route does for a caller who is let in.

use crate::body::Fields;
use crate::client_token::{self, Expired};
use crate::error::Problem;
use crate::identity::Identity;
use crate::meetings;
use crate::mint::{self, Asked};
use crate::observer::Event;
use crate::policy::{Action, Ask, Permit, Refusal};
use crate::route::{Route, Target};
use crate::server::{Call, State, Step};

/// Who asks, and with which fields.
#[derive(Clone, Copy)]
pub(crate) struct Asker<'a> {
    pub(crate) identity: Option<&'a Identity>,
    pub(crate) fields: &'a Fields,
}

impl Call<'_> {
    pub(crate) async fn act(
        &self,
        state: &State,
        target: &Target,
        asker: Asker<'_>,
    ) -> Result<Step, Problem> {
        match target.route {
            Route::CreateMeeting => self.create(state, asker).await,
            Route::ValidateMeeting => self.validate(state, target, asker).await,
            _ => self.token(state, asker).await,
        }
    }

    async fn create(&self, state: &State, asker: Asker<'_>) -> Result<Step, Problem> {
        let current = self.current;
        let room = meetings::room(asker.fields)?;
        let ask =
            |action| Ask { action: Some(action), room: room.custom_room_id.as_deref(), ..Ask::default() };
        self.permit(asker, &ask(Action::Create)).map_err(Refusal::into_problem)?;
        if meetings::is_configured(&room) {
            self.permit(asker, &ask(Action::Configure)).map_err(Refusal::into_problem)?;
        }
        self.check_client_token(asker, Expired::Refused)?;
        let caller = asker.identity.map(|identity| identity.sub.as_str());
        let address = current.address(self.request);
        let observer = state.observer.as_ref();
        current.limiters.take_create(caller, address, current.store(), observer).await?;
        self.use_up_ticket(state, asker).await?;
        Ok(Step::Create(Box::new(room)))
    }

    async fn validate(&self, state: &State, target: &Target, asker: Asker<'_>) -> Result<Step, Problem> {
        let id = meetings::meeting_id(target.meeting_id.clone(), &self.request.query, asker.fields)?;
        let ask = Ask { action: Some(Action::Validate), room: Some(&id), ..Ask::default() };
        let may_know = match self.permit(asker, &ask) {
            Ok(_) => true,
            Err(Refusal::Room(_)) => false,
            Err(refusal) => return Err(refusal.into_problem()),
        };
        self.check_client_token(asker, Expired::Refused)?;
        self.use_up_ticket(state, asker).await?;
        Ok(Step::Validate { id, may_know })
    }

    async fn token(&self, state: &State, asker: Asker<'_>) -> Result<Step, Problem> {
        let settings = &self.current.settings;
        let asked = Asked::read(&self.request.query, asker.fields)?;
        let permit = self.permit(asker, &asked.of_policy()).map_err(Refusal::into_problem)?;
        self.check_client_token(asker, Expired::Passes)?;
        let policy = permit.policy;
        let (kind, response) = mint::answer(&settings.tokens, &settings.grant, permit, &state.jitter, asked)?;
        self.use_up_ticket(state, asker).await?;
        state.observer.observe(&Event::TokenIssued { kind, policy: Some(policy) });
        Ok(Step::Answer(response))
    }

    fn permit(&self, asker: Asker<'_>, ask: &Ask<'_>) -> Result<Permit<'_>, Refusal> {
        self.current.settings.policy.permit(asker.identity, ask)
    }

    /// Checks a token of ours that the caller shows, as the public front ends do.
    fn check_client_token(&self, asker: Asker<'_>, expired: Expired) -> Result<(), Problem> {
        let settings = &self.current.settings;
        let knows_callers = settings.authentication.knows_callers();
        client_token::check(&settings.tokens, self.request, asker.fields, expired, knows_callers)
    }

    /// The last thing before the answer, or before the service is asked: what comes of that cannot be waited for, since
    /// the same ticket may be on its way a second time.
    async fn use_up_ticket(&self, state: &State, asker: Asker<'_>) -> Result<(), Problem> {
        let (authenticator, store) = (&self.current.authenticator, self.current.store());
        authenticator.use_up_ticket(asker.identity, store, state.observer.as_ref()).await
    }
}
