//! Callers that a trusted proxy has signed in.

use serde_json::{Map, Value};

use super::{ProxyHeader, Reason};
use crate::address::TrustedProxies;
use crate::identity::Identity;
use crate::request::Request;

/// Who calls, as the proxy says; a header of anyone else is not believed.
pub(super) fn identify(
    header: ProxyHeader,
    request: &Request,
    proxies: &TrustedProxies,
) -> Result<Identity, Reason> {
    if !proxies.handed_over(request) {
        return Err(Reason::ProxyUntrusted);
    }
    match header {
        ProxyHeader::AuthRequest => of_auth_request(request),
        ProxyHeader::ForwardedClientCert => of_client_cert(request),
    }
}

/// The one value of a header. Two may be one of the proxy's and one of the caller's, so neither counts.
fn only<'a>(request: &'a Request, name: &'static str) -> Result<Option<&'a str>, Reason> {
    let mut values = request.header_values(name);
    match (values.next(), values.next()) {
        (value, None) => Ok(value.map(str::trim).filter(|value| !value.is_empty())),
        _ => Err(Reason::Malformed),
    }
}

fn of_auth_request(request: &Request) -> Result<Identity, Reason> {
    let sub = only(request, "x-auth-request-user")?.ok_or(Reason::Missing)?;
    let mut claims = Map::from_iter([("sub".to_owned(), Value::from(sub))]);
    if let Some(email) = only(request, "x-auth-request-email")? {
        claims.insert("email".to_owned(), email.into());
    }
    if let Some(groups) = only(request, "x-auth-request-groups")? {
        let groups = groups.split(',').map(str::trim).filter(|group| !group.is_empty());
        claims.insert("groups".to_owned(), groups.map(Value::from).collect());
    }
    Ok(Identity { sub: sub.to_owned(), claims })
}

/// Envoy's form: elements divided by commas, each of pairs divided by semicolons, values that may be quoted. The last
/// element is of the hop that spoke to the trusted proxy.
fn of_client_cert(request: &Request) -> Result<Identity, Reason> {
    let value = only(request, "x-forwarded-client-cert")?.ok_or(Reason::Missing)?;
    let elements = divided(value, ',').ok_or(Reason::Malformed)?;
    let pairs = divided(elements.last().ok_or(Reason::Malformed)?, ';').ok_or(Reason::Malformed)?;
    let named = |name: &str| {
        pairs.iter().find_map(|pair| {
            let (own, value) = pair.split_once('=')?;
            let value = value.trim().trim_matches('"');
            (own.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
        })
    };
    let (uri, subject) = (named("URI"), named("Subject"));
    let sub = uri.clone().or_else(|| subject.clone()).ok_or(Reason::SubjectMissing)?;
    let mut claims = Map::from_iter([("sub".to_owned(), Value::from(sub.as_str()))]);
    for (name, value) in [("uri", uri), ("subject", subject)] {
        if let Some(value) = value {
            claims.insert(name.to_owned(), value.into());
        }
    }
    Ok(Identity { sub, claims })
}

/// The parts between dividers that stand outside of quotes; nothing where a quote does not end.
fn divided(text: &str, divider: char) -> Option<Vec<&str>> {
    let (mut parts, mut begin, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if character == divider && !quoted => {
                parts.push(text[begin..at].trim());
                begin = at + divider.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text[begin..].trim());
    (!quoted).then_some(parts)
}
