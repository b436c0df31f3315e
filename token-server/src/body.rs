//! Bodies, told apart by what they are: labels lie. Android and Flutter samples send forms, iOS ones send JSON that
//! is labelled as a form.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::error::{
    Problem,
    cases::{BODY_MALFORMED, BODY_TOO_LARGE, ENCODING_REFUSED, FIELD_UNKNOWN, MULTIPART_REFUSED},
    shown_name,
};
use crate::request::Request;
use crate::strict_json;

/// What a body says, by the name of the field.
pub(crate) type Fields = Map<String, Value>;

/// Reads a body of at most `limit` bytes: JSON, a form, or none.
pub(crate) fn read(request: &Request, limit: usize) -> Result<Fields, Problem> {
    if request.body.len() > limit {
        return Err(Problem::new(BODY_TOO_LARGE, over(limit)));
    }
    let encoding = request.header("content-encoding").map(str::trim).unwrap_or_default();
    if !encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity") {
        return Err(Problem::new(
            ENCODING_REFUSED,
            "send the body without Content-Encoding: it is not decoded",
        ));
    }
    if request.body.is_empty() {
        return Ok(Fields::new());
    }
    let label = request.header("content-type").unwrap_or_default();
    let text = text(&request.body, label)?;
    parse(text.trim())
}

/// That a body is too long, whoever finds out.
pub(crate) fn over(limit: usize) -> String {
    format!("the body is over the limit of {limit} bytes")
}

fn parse(text: &str) -> Result<Fields, Problem> {
    match text.as_bytes() {
        // `JSON.stringify(undefined)` and `JSON.stringify(null)`: the page has nothing to say.
        b"" | b"null" | b"undefined" => Ok(Fields::new()),
        [b'{', ..] => strict_json::object(text)
            .map_err(|error| malformed(format!("the body is no usable JSON: {error}"))),
        [b'"', b'{' | b'\\', ..] | [b'"', ..] => {
            Err(malformed("the body is a JSON text, not an object; it may have been stringified twice"))
        }
        [b'[', ..] => Err(malformed("the body is a JSON list; an object such as {} is wanted")),
        [b'-', b'-', ..] => Err(Problem::new(
            MULTIPART_REFUSED,
            "the body is multipart/form-data; send JSON or application/x-www-form-urlencoded",
        )),
        _ if text.contains('=') || text.starts_with("%7B") || text.starts_with("%7b") => form(text),
        _ => {
            Err(malformed("the body is neither a JSON object nor form-encoded; send one of them, or no body"))
        }
    }
}

/// A form's fields; one that is named twice or `name[]` is a list.
fn form(text: &str) -> Result<Fields, Problem> {
    let mut fields = Fields::new();
    for (index, (name, value)) in url::form_urlencoded::parse(text.as_bytes()).enumerate() {
        // A whole JSON object that a tool has percent-encoded.
        if index == 0 && value.is_empty() && name.starts_with('{') {
            return parse(&name);
        }
        let (name, is_list) = match name.strip_suffix("[]") {
            Some(name) => (name.to_owned(), true),
            None => (name.into_owned(), false),
        };
        let value = Value::String(value.into_owned());
        match fields.get_mut(&name) {
            Some(Value::Array(list)) => list.push(value),
            None if is_list || name == "permissions" => {
                fields.insert(name, Value::Array(vec![value]));
            }
            None => {
                fields.insert(name, value);
            }
            Some(_) => {
                return Err(malformed(format!("the form has the field {} twice", shown_name(&name))));
            }
        }
    }
    Ok(fields)
}

/// The text of the bytes: UTF-8 unless a byte-order mark or the label says otherwise.
fn text<'a>(bytes: &'a [u8], label: &str) -> Result<Cow<'a, str>, Problem> {
    let utf16 = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            bytes[2..].chunks(2).map(|pair| read([pair[0], pair.get(1).copied().unwrap_or(0)])).collect();
        String::from_utf16(&units).map(Cow::Owned).map_err(|_| malformed("the body is not valid UTF-16"))
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, ..] => utf16(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf16(u16::from_be_bytes),
        _ => match utf8(bytes) {
            Err(_) if is_latin_1(label) => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
            read => read,
        },
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Problem> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| malformed("the body is not valid UTF-8"))
}

fn is_latin_1(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    label.contains("iso-8859-1") || label.contains("windows-1252")
}

/// A field that is not known is refused by name: dropped, it would look as if it had worked.
pub(crate) fn refuse_unknown(fields: &Fields, known: &[&str]) -> Result<(), Problem> {
    match fields.keys().find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(name) => Err(Problem::new(
            FIELD_UNKNOWN,
            format!("the body has the unknown field {}; known are {}", shown_name(name), known.join(", ")),
        )),
    }
}

fn malformed(text: impl Into<Cow<'static, str>>) -> Problem {
    Problem::new(BODY_MALFORMED, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_as(body: &[u8], label: &str) -> Result<Value, String> {
        let request = Request {
            headers: vec![("Content-Type".into(), label.into())],
            body: body.to_vec().into(),
            ..Request::default()
        };
        read(&request, 16 * 1024).map(Value::Object).map_err(|problem| problem.text.into_owned())
    }

    #[test]
    fn content_decides_whatever_the_label_says() {
        let expected = json!({"region": "sg001"});
        let utf16: Vec<u8> =
            "\u{feff}{\"region\":\"sg001\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for body in [
            br#"{"region":"sg001"}"#.as_slice(),
            b"\xEF\xBB\xBF {\"region\":\"sg001\"}\r\n",
            b"region=sg001",
            b"%7B%22region%22%3A%22sg001%22%7D",
            &utf16,
        ] {
            for label in
                ["", "application/json; charset=UTF-8", "application/x-www-form-urlencoded", "text/plain"]
            {
                assert_eq!(read_as(body, label), Ok(expected.clone()), "{label} {body:?}");
            }
        }
    }

    #[test]
    fn nothing_is_nothing() {
        for body in ["", " \r\n", "null", "undefined", "{}"] {
            assert_eq!(read_as(body.as_bytes(), "application/json"), Ok(json!({})), "{body:?}");
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        for (body, part) in [
            ("{\"a\":1,}", "no usable JSON"),
            ("{\"a\":1} x", "no usable JSON"),
            ("{\"a\":1,\"a\":1}", "twice"),
            ("a=1&a=2", "twice"),
            ("[]", "list"),
            ("\"{}\"", "stringified twice"),
            ("--boundary\r\nContent-Disposition: form-data; name=\"a\"", "multipart"),
            ("hello", "neither"),
        ] {
            let text = read_as(body.as_bytes(), "").unwrap_err();
            assert!(text.contains(part), "{body}: {text}");
        }
        assert!(read_as(b"\xFF{", "").is_err());
    }

    #[test]
    fn a_form_may_list() {
        let expected = json!({"permissions": ["allow_join", "allow_mod"]});
        for body in [
            "permissions=allow_join&permissions=allow_mod",
            "permissions[]=allow_join&permissions%5B%5D=allow_mod",
        ] {
            assert_eq!(read_as(body.as_bytes(), ""), Ok(expected.clone()));
        }
    }
}
