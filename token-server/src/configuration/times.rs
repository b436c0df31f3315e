//! Times that do not go together: who waits must not outlast who ends the wait.

use std::net::IpAddr;
use std::time::Duration;

use super::faults::{Faults, FileFault};
use super::file::{Drain, ServerFile, Timeouts};

const UPSTREAM: &str = "upstream.timeout";
const REQUEST: &str = "server.timeouts.request";
const DEADLINE: &str = "server.drain.deadline";

/// Adds what is wrong between the times of a file. `host` is where the server listens.
pub(super) fn check(file: &ServerFile, host: Option<IpAddr>, faults: &mut Faults) {
    let request = file.timeouts.request.unwrap_or(Timeouts::REQUEST);
    let upstream = file.config.upstream_deadline;
    if upstream >= request {
        let (upstream_is_said, request) = (file.has(UPSTREAM), shown(request));
        let fault = if upstream_is_said {
            let allowed =
                format!("shorter than {REQUEST} ({request}), which would end the request before its answer");
            file.fault(UPSTREAM, Some(shown(upstream)), allowed)
        } else {
            let allowed = format!(
                "longer than {UPSTREAM} ({}), whose answer the request waits for; or shorten that",
                shown(upstream)
            );
            file.fault(REQUEST, Some(request), allowed)
        };
        add(faults, &[UPSTREAM, REQUEST], fault);
    }
    // Where nobody says it, a stop on this machine is quick for the one who waits at the terminal.
    let is_quick = host.is_none_or(|host| host.is_loopback());
    let deadline = file.drain.deadline.or((!is_quick).then_some(Drain::DEADLINE));
    if let Some(deadline) = deadline.filter(|deadline| *deadline < request) {
        let fault = if file.has(DEADLINE) {
            let allowed =
                format!("at least {REQUEST} ({}), so that a stop cuts no request off", shown(request));
            file.fault(DEADLINE, Some(shown(deadline)), allowed)
        } else {
            let allowed = format!(
                "at most {DEADLINE} ({}), which cuts requests off at a stop; or set that longer",
                shown(deadline)
            );
            file.fault(REQUEST, Some(shown(request)), allowed)
        };
        add(faults, &[DEADLINE, REQUEST], fault);
    }
}

/// What only follows from a fault that is told already would confuse.
fn add(faults: &mut Faults, keys: &[&str], fault: FileFault) {
    if !keys.iter().any(|key| faults.touch(key)) {
        faults.add(fault);
    }
}

fn shown(duration: Duration) -> String {
    format!("{duration:?}")
}
