//! The emulated service: requests in, answers out, no sockets.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, Method, StatusCode};
use videosdk_server::token::Tokens;

use crate::answer::{Answer, common_headers, put};
use crate::guard::Guard;
use crate::log::Log;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::routes::{Access, Found, ROUTES, find, unknown, wrong_method};
use crate::script::{Cut, Script, ScriptedReply};
use crate::state::State;
use crate::time::EmulatedTime;
use crate::{cors, token};

pub(crate) struct Service {
    pub(crate) tokens: Tokens,
    pub(crate) time: EmulatedTime,
    pub(crate) guard: Guard,
    pub(crate) strict: bool,
    url: OnceLock<String>,
    state: Mutex<State>,
    log: Mutex<Log>,
    script: Mutex<Script>,
}

/// What goes over the wire, and how.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) delay: Duration,
    pub(crate) cut: Cut,
    /// The number of the recorded request that it answers.
    pub(crate) number: Option<u64>,
}

/// What a request leads to.
#[derive(Debug)]
pub(crate) enum Plan {
    Reply(Reply),
    /// A client joins over a WebSocket: the connection is upgraded, then the token is judged.
    Join,
}

impl Service {
    pub(crate) fn new(tokens: Tokens, time: EmulatedTime, guard: Guard, strict: bool) -> Self {
        Self {
            tokens,
            time,
            guard,
            strict,
            url: OnceLock::new(),
            state: Mutex::default(),
            log: Mutex::default(),
            script: Mutex::default(),
        }
    }

    /// Where the service is reached, for the links in its answers.
    pub(crate) fn url(&self) -> String {
        self.url.get().cloned().unwrap_or_default()
    }

    /// Tells the service where it is reached; the first telling counts.
    pub(crate) fn set_url(&self, url: String) {
        self.url.get_or_init(|| url);
    }

    // A poisoned lock is taken all the same: a panic of one request is no reason to fail all later ones.

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything: rooms, sessions, whoever is in a meeting, requests, script, and a moved clock.
    pub(crate) fn reset(&self) {
        self.state().end_all_meetings(self.time.millis());
        *self.state() = State::default();
        self.log().clear();
        self.script().clear();
        self.time.reset();
    }

    /// Decides what a request leads to, and records it.
    pub(crate) fn plan(&self, request: &Request) -> Plan {
        if let Err(refusal) = self.guard.check_host(request) {
            return Plan::Reply(self.reply(&refusal.into()));
        }
        if request.method == Method::OPTIONS {
            return Plan::Reply(self.reply(&cors::preflight(request)));
        }
        let found = find(request);
        if let Found::Route(route, parameters) = &found
            && route.access == Access::Control
        {
            let answer = self
                .guard
                .check_origin(request)
                .and_then(|()| route.call(self, request, parameters.clone()))
                .unwrap_or_else(Answer::from);
            return Plan::Reply(self.reply(&answer));
        }
        let number = self.log().arrive(request, self.time.millis());
        let scripted = self.script().next(request);
        if let Some(reply) = &scripted
            && let Some(status) = reply.status
        {
            let sent = (reply.cut != Cut::BeforeReply).then_some(status);
            self.log().answered(number, sent, true, &[]);
            return Plan::Reply(Reply { number: Some(number), ..self.scripted(reply, status) });
        }
        if scripted.is_none() && joins_by_websocket(request) {
            self.log().answered(number, Some(StatusCode::SWITCHING_PROTOCOLS.as_u16()), false, &[]);
            return Plan::Join;
        }
        let answer = self.answer(request, found);
        let fault = scripted.as_ref().map(|reply| (reply.delay, reply.cut));
        let (delay, cut) = fault.unwrap_or_default();
        let sent = (cut != Cut::BeforeReply).then_some(answer.status.as_u16());
        self.log().answered(number, sent, scripted.is_some(), &answer.assumed);
        Plan::Reply(Reply { delay, cut, number: Some(number), ..self.reply(&answer) })
    }

    fn answer(&self, request: &Request, found: Found) -> Answer {
        match found {
            Found::Nothing => unknown(request).into(),
            Found::OtherMethods(others) => wrong_method(request, &others),
            Found::Route(route, parameters) => {
                let checked = match route.access {
                    Access::Rest => self.check_rest(request),
                    Access::Client | Access::Control => Ok(None),
                };
                // The token is judged before anything else is.
                let outcome = checked.map(|assumed| {
                    let mut answer = route.call(self, request, parameters).unwrap_or_else(Answer::from);
                    answer.assumed.extend(assumed);
                    answer
                });
                outcome.unwrap_or_else(Answer::from)
            }
        }
    }

    fn check_rest(&self, request: &Request) -> Result<Option<&'static str>, Refusal> {
        let account = self.state().account;
        token::check_rest(&self.tokens, self.time.seconds(), account, request)
    }

    /// An answer of the listener's own, shaped like the service's.
    pub(crate) fn reply(&self, answer: &Answer) -> Reply {
        let mut headers = answer.all_headers(&self.time);
        cors::allow(&mut headers);
        Reply {
            status: answer.status,
            headers,
            body: answer.text().into(),
            delay: Duration::ZERO,
            cut: Cut::None,
            number: None,
        }
    }

    fn scripted(&self, reply: &ScriptedReply, status: u16) -> Reply {
        let mut headers = HeaderMap::new();
        for (name, value) in &reply.headers {
            if let Ok(name) = name.parse::<HeaderName>() {
                put(&mut headers, name, value);
            }
        }
        if reply.body.is_some() {
            put(&mut headers, CONTENT_TYPE, "application/json; charset=utf-8");
        }
        common_headers(&mut headers, &self.time);
        cors::allow(&mut headers);
        Reply {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers,
            body: reply.text().into(),
            delay: reply.delay,
            cut: reply.cut,
            number: None,
        }
    }
}

fn joins_by_websocket(request: &Request) -> bool {
    let path = request.path.strip_suffix('/').unwrap_or(&request.path);
    request.method == Method::GET && path == "/emulator/join" && request.wants_websocket()
}

/// The routes for people: method and path.
pub(crate) fn route_names() -> Vec<String> {
    ROUTES.iter().map(|route| format!("{} {}", route.method, route.path)).collect()
}
