//! How many files the process may have open. Each connection is one, and a server that has none left turns callers away.

#[cfg(unix)]
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// What is open besides the connections of callers: listeners, calls to the service, the store, the log.
#[cfg(unix)]
const BESIDES: u64 = 256;

/// Lets the process have as many files open as its connections need, as far as it may; says what is still missing.
#[cfg(unix)]
pub(crate) fn allow(connections: usize) -> Option<String> {
    let needed = needed(connections);
    let now = getrlimit(Resource::Nofile);
    let is_enough = |allowed: Option<u64>| allowed.is_none_or(|allowed| allowed >= needed);
    if is_enough(now.current) {
        return None;
    }
    // Up to the hard limit a process may go by itself. Some systems refuse "as many as there are", and take a number.
    let wishes = [now.maximum, Some(needed)].into_iter().filter(|wish| is_enough(*wish));
    let wishes = wishes.chain(now.maximum.map(Some));
    for wish in wishes {
        if setrlimit(Resource::Nofile, Rlimit { current: wish, maximum: now.maximum }).is_ok() {
            break;
        }
    }
    let allowed = getrlimit(Resource::Nofile).current.filter(|allowed| *allowed < needed)?;
    Some(shortage(allowed, connections))
}

/// Elsewhere there is no such limit.
#[cfg(not(unix))]
pub(crate) fn allow(_connections: usize) -> Option<String> {
    None
}

#[cfg(unix)]
fn needed(connections: usize) -> u64 {
    u64::try_from(connections).unwrap_or(u64::MAX).saturating_add(BESIDES)
}

#[cfg(unix)]
fn shortage(allowed: u64, connections: usize) -> String {
    let needed = needed(connections);
    let fit = allowed.saturating_sub(BESIDES).max(1);
    format!(
        "this process may have {allowed} files open, and {connections} connections (server.bounds.connections) need {needed}; \
         beyond about {fit} callers are turned away. Allow more: ulimit -n {needed} in the shell that starts it, or \
         LimitNOFILE={needed} in its systemd unit; or set server.bounds.connections to {fit}"
    )
}
