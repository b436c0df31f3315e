//! Claims as bytes, for `Answer.kt` to read: as JSON they would take longer to read than to verify.

use serde_json::Number;
use videosdk_bridge::{Claims, Failure};

/// The claims in the order of `Claims`; those of no name of ours come last, as a JSON object.
pub(super) fn written(claims: &Claims) -> Result<Vec<u8>, Failure> {
    let mut answer = Written(Vec::with_capacity(512));
    answer.text(claims.api_key.as_deref());
    answer.list(claims.permissions.as_deref());
    answer.whole(claims.version);
    answer.list(claims.roles.as_deref());
    answer.text(claims.room_id.as_deref());
    answer.text(claims.participant_id.as_deref());
    answer.number(claims.issued_at.as_ref());
    answer.number(claims.expires_at.as_ref());
    answer.number(claims.not_before.as_ref());
    answer.text(claims.token_id.as_deref());
    let others = if claims.extra.is_empty() { None } else { Some(serde_json::to_string(&claims.extra)) };
    let others =
        others.transpose().map_err(|error| Failure::internal(&format!("claims are no JSON: {error}")))?;
    answer.text(others.as_deref());
    Ok(answer.0)
}

struct Written(Vec<u8>);

impl Written {
    fn text(&mut self, text: Option<&str>) {
        self.length(text.map(str::len));
        self.0.extend_from_slice(text.unwrap_or_default().as_bytes());
    }

    fn list(&mut self, list: Option<&[String]>) {
        self.length(list.map(<[_]>::len));
        for text in list.unwrap_or_default() {
            self.text(Some(text));
        }
    }

    /// What is not there has the length -1. A token has at most 8 KiB, so no length of its claims is cut.
    fn length(&mut self, length: Option<usize>) {
        let length = length.map_or(-1, |length| length as i32);
        self.0.extend_from_slice(&length.to_be_bytes());
    }

    fn whole(&mut self, number: Option<i64>) {
        self.number(number.map(Number::from).as_ref());
    }

    /// Its kind (0: none, 1: whole, 2: whole and above what is signed, 3: with a fraction), then itself.
    fn number(&mut self, number: Option<&Number>) {
        let Some(number) = number else { return self.0.push(0) };
        let (kind, bytes) = match (number.as_i64(), number.as_u64()) {
            (Some(whole), _) => (1, whole.to_be_bytes()),
            (None, Some(whole)) => (2, whole.to_be_bytes()),
            (None, None) => (3, number.as_f64().unwrap_or(f64::NAN).to_be_bytes()),
        };
        self.0.push(kind);
        self.0.extend_from_slice(&bytes);
    }
}
