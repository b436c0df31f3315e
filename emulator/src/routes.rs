//! Which request is answered by what.

use http::Method;
use http::header::ALLOW;
use serde_json::json;

use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Request;
use crate::rooms::routes as rooms;
use crate::service::Service;
use crate::{control, joining, legacy, sessions};

/// One request on its way to its answer.
pub(crate) struct Call<'a> {
    pub(crate) service: &'a Service,
    pub(crate) request: &'a Request,
    parameters: Vec<String>,
}

impl Call<'_> {
    /// What stands in the path for the route's n-th pair of braces.
    pub(crate) fn parameter(&self, number: usize) -> &str {
        self.parameters.get(number).map_or("", String::as_str)
    }
}

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Whoever has a token for the REST API.
    Rest,
    /// A client that joins: its token is judged by the route.
    Client,
    /// Whoever runs the emulator; neither recorded nor scripted.
    Control,
}

pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    pub(crate) answer: fn(&Call<'_>) -> Result<Answer, Refusal>,
}

const fn route(
    method: Method,
    path: &'static str,
    access: Access,
    answer: fn(&Call<'_>) -> Result<Answer, Refusal>,
) -> Route {
    Route { method, path, access, answer }
}

/// Every route; of two that fit the first one counts.
pub(crate) const ROUTES: &[Route] = &[
    route(Method::POST, "/v2/rooms", Access::Rest, rooms::create),
    route(Method::GET, "/v2/rooms", Access::Rest, rooms::list),
    route(Method::POST, "/v2/rooms/deactivate", Access::Rest, rooms::deactivate),
    route(Method::GET, "/v2/rooms/validate/{roomId}", Access::Rest, rooms::validate),
    route(Method::POST, "/v2/rooms/validate/{roomId}", Access::Rest, rooms::validate_by_post),
    route(Method::GET, "/v2/rooms/{roomId}", Access::Rest, rooms::get),
    route(Method::POST, "/v2/rooms/{roomId}", Access::Rest, rooms::update),
    route(Method::GET, "/v2/sessions", Access::Rest, sessions::routes::list),
    route(Method::POST, "/v2/sessions/end", Access::Rest, sessions::routes::end),
    route(Method::POST, "/v2/sessions/participants/remove", Access::Rest, sessions::routes::remove),
    route(Method::GET, "/v2/sessions/{sessionId}", Access::Rest, sessions::routes::get),
    route(Method::GET, "/v2/sessions/{sessionId}/stats", Access::Rest, sessions::stats::of_session),
    route(
        Method::GET,
        "/v2/sessions/{sessionId}/participant/{participantId}/stats",
        Access::Rest,
        sessions::stats::of_participant,
    ),
    route(Method::GET, "/v2/sessions/{sessionId}/participants", Access::Rest, sessions::routes::participants),
    route(
        Method::GET,
        "/v2/sessions/{sessionId}/participants/active",
        Access::Rest,
        sessions::routes::active,
    ),
    route(
        Method::GET,
        "/v2/sessions/{sessionId}/participants/{participantId}",
        Access::Rest,
        sessions::routes::participant,
    ),
    route(Method::POST, "/v1/meetings", Access::Rest, legacy::create),
    route(Method::GET, "/v1/meetings", Access::Rest, legacy::list),
    route(Method::GET, "/v1/meetings/{meetingId}", Access::Rest, legacy::get),
    route(Method::POST, "/v1/meetings/{meetingId}", Access::Rest, legacy::validate),
    route(Method::POST, "/v1/prebuilt/meetings/{meetingId}", Access::Rest, legacy::validate),
    route(Method::GET, "/emulator/join", Access::Client, joining::routes::join_without_upgrade),
    route(Method::POST, "/emulator/join", Access::Client, joining::routes::join),
    route(Method::POST, "/emulator/leave", Access::Client, joining::routes::leave),
    route(Method::GET, "/emulator/entries", Access::Client, joining::routes::entries),
    route(Method::GET, "/emulator/entries/{participantId}", Access::Client, joining::routes::entry),
    route(Method::POST, "/emulator/entries/{participantId}", Access::Client, joining::routes::answer_entry),
    route(Method::POST, "/emulator/entries/{participantId}/decide", Access::Control, control::decide_entry),
    route(Method::POST, "/emulator/participants", Access::Control, joining::routes::add_participant),
    route(Method::GET, "/emulator/requests", Access::Control, control::requests),
    route(Method::DELETE, "/emulator/requests", Access::Control, control::clear_requests),
    route(Method::GET, "/emulator/script", Access::Control, control::script),
    route(Method::POST, "/emulator/script", Access::Control, control::add_script),
    route(Method::DELETE, "/emulator/script", Access::Control, control::clear_script),
    route(Method::GET, "/emulator/clock", Access::Control, control::clock),
    route(Method::POST, "/emulator/clock", Access::Control, control::set_clock),
    route(Method::GET, "/emulator/account", Access::Control, control::account),
    route(Method::POST, "/emulator/account", Access::Control, control::set_account),
    route(Method::POST, "/emulator/reset", Access::Control, control::reset),
    route(Method::GET, "/emulator", Access::Control, control::index),
    route(Method::GET, "/", Access::Control, control::index),
];

/// Where a path leads to.
pub(crate) enum Found {
    Route(&'static Route, Vec<String>),
    /// The path is known, the method is not; these are.
    OtherMethods(Vec<&'static Method>),
    Nothing,
}

pub(crate) fn find(request: &Request) -> Found {
    let segments = request.segments();
    let mut others = Vec::new();
    for route in ROUTES {
        let Some(parameters) = parameters(route.path, &segments) else { continue };
        if route.method == request.method {
            return Found::Route(route, parameters);
        }
        others.push(&route.method);
    }
    if others.is_empty() { Found::Nothing } else { Found::OtherMethods(others) }
}

impl Route {
    pub(crate) fn call<'a>(
        &self,
        service: &'a Service,
        request: &'a Request,
        parameters: Vec<String>,
    ) -> Result<Answer, Refusal> {
        (self.answer)(&Call { service, request, parameters })
    }
}

/// The path's parts that stand for the pattern's braces, when it fits.
fn parameters(pattern: &str, segments: &[String]) -> Option<Vec<String>> {
    let parts: Vec<&str> = pattern.trim_start_matches('/').split('/').collect();
    if parts.len() != segments.len() {
        return None;
    }
    let mut found = Vec::new();
    for (part, segment) in parts.into_iter().zip(segments) {
        if part.starts_with('{') && !segment.is_empty() {
            found.push(segment.clone());
        } else if part != segment {
            return None;
        }
    }
    Some(found)
}

/// The answer where nothing is: it names what is.
pub(crate) fn unknown(request: &Request) -> Refusal {
    let mut segments = request.segments();
    segments.dedup(); // a doubled version, as from an endpoint that had one already
    let shared = |route: &&Route| {
        let parts: Vec<&str> = route.path.trim_start_matches('/').split('/').collect();
        // Long words count more: that both speak of meetings says more than that both are of v2.
        let alike = parts.iter().filter(|part| segments.iter().any(|segment| segment == *part));
        let alike: usize = alike.map(|part| part.len()).sum();
        // Among the equally alike the one of the same method is nearest, then the one with the least to fill in.
        let open = parts.iter().filter(|part| part.starts_with('{')).count();
        let unlike = parts.len().abs_diff(segments.len()) + open;
        (alike, route.method == request.method, usize::MAX - unlike)
    };
    let nearest = ROUTES.iter().rev().max_by_key(shared).filter(|route| shared(route).0 > 0);
    let asked = format!("{} {}", request.method, request.path);
    let hint = match nearest {
        Some(route) => format!("the nearest is {} {}", route.method, route.path),
        None => {
            "it has the rooms (/v2/rooms), sessions (/v2/sessions), v1 meetings (/v1/meetings) and its own \
                 routes (/emulator)"
                .to_owned()
        }
    };
    let refusal = Refusal::not_found("Route not found", format!("the emulator has no route {asked}; {hint}"));
    match nearest {
        Some(route) => refusal.with("nearest", format!("{} {}", route.method, route.path)),
        None => refusal.with("nearest", serde_json::Value::Null),
    }
}

/// The answer where the path is right and the method is not.
pub(crate) fn wrong_method(request: &Request, others: &[&'static Method]) -> Answer {
    let allowed = others.iter().map(|method| method.as_str()).collect::<Vec<_>>().join(", ");
    let message = format!("{} {} is not a route; the path takes {allowed}", request.method, request.path);
    let refusal = Refusal::new(
        http::StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "Method not allowed",
        message,
    );
    Answer::from(refusal.with("allowed", json!(allowed))).with_header(ALLOW, &allowed)
}
