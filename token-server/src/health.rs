//! `/healthz` and `/readyz`. Neither asks the service: tokens are signed without it.

use serde::Serialize;

use crate::error::{Problem, cases::DRAINING};
use crate::response::Response;

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// The process lives.
pub(crate) fn alive() -> Response {
    Response::json(200, &Health { status: "ok" })
}

/// New requests are welcome, until the server is about to stop.
pub(crate) fn ready(is_draining: bool) -> Result<Response, Problem> {
    if is_draining {
        return Err(Problem::new(DRAINING, "the server is about to stop; ask another one"));
    }
    Ok(Response::json(200, &Health { status: "ready" }))
}
