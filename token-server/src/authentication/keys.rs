//! Keys that other servers hold.

use ring::digest;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

use super::{Keys, Reason, bearer};
use crate::identity::Identity;
use crate::request::Request;

/// Whose key the request brings. Every key is compared, and each takes the same time, whichever it is.
pub(super) fn identify(keys: &Keys, request: &Request) -> Result<Identity, Reason> {
    let given = bearer::text(request)?;
    let sha256 = digest::digest(&digest::SHA256, given.as_bytes());
    let mut found = None;
    for key in &keys.keys {
        if bool::from(key.sha256.ct_eq(sha256.as_ref())) {
            found = Some(key);
        }
    }
    let key = found.ok_or(Reason::KeyUnknown)?;
    let claims = Map::from_iter([("sub".to_owned(), Value::from(key.name.as_str()))]);
    Ok(Identity { sub: key.name.clone(), claims })
}
