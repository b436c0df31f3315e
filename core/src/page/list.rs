//! A list of the service, which is asked for its pages.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Method;
use serde_json::Value;

use super::cursor::{Cursor, Place};
use super::{Page, PageInfo};
use crate::client::Client;
use crate::error::codes::service::PAGE_IGNORED;
use crate::error::{Context, Error, Result};
use crate::transport::{Answer, Call};

/// A list that can be asked for its pages.
pub(crate) struct List<T> {
    client: Client,
    route: &'static str,
    path: String,
    filters: Vec<(String, String)>,
    first: Place,
    found: Option<Found>,
    lift: fn(Value) -> Value,
    read: fn(Value, &Context) -> Result<T>,
}

/// What a list was found by, such as a room, and what was found, such as its session. Its cursors keep it, so that
/// every page is of the same one.
struct Found {
    by: String,
    id: String,
}

impl<T> List<T> {
    pub(crate) fn new(
        client: Client,
        route: &'static str,
        filters: Vec<(String, String)>,
        first: Place,
        read: fn(Value, &Context) -> Result<T>,
    ) -> Self {
        let path = route.to_owned();
        Self { client, route, path, filters, first, found: None, lift: |answer| answer, read }
    }

    /// The same list at this path, where the route has ids in it.
    pub(crate) fn at(self, path: String) -> Self {
        Self { path, ..self }
    }

    /// The same list, whose items have to be brought from deeper in the answer to its `data`.
    pub(crate) fn lifted(self, lift: fn(Value) -> Value) -> Self {
        Self { lift, ..self }
    }

    /// The same list, which was found by one id under another one.
    pub(crate) fn found(self, by: &str, id: &str) -> Self {
        Self { found: Some(Found { by: by.to_owned(), id: id.to_owned() }), ..self }
    }

    /// The first page, or the one of a cursor.
    pub(crate) async fn page(&self, cursor: Option<&str>) -> Result<Page<T>> {
        let place = match cursor {
            Some(cursor) => Cursor::read(cursor)?.place(&self.filter())?,
            None => self.first,
        };
        let mut call = Call::new(Method::GET, self.route, self.path.clone());
        let numbers = [("page", place.page), ("perPage", place.per_page)];
        call.query.extend(
            numbers.into_iter().filter_map(|(name, number)| Some((name.to_owned(), number?.to_string()))),
        );
        call.query.extend(self.filters.iter().cloned());
        let Answer { json, context } = self.client.send(&call).await?;
        let (items, info) = taken_apart((self.lift)(json));
        if let (Some(asked), Some(info)) = (place.page, &info)
            && info.current_page != asked
        {
            return Err(Error::new(
                &PAGE_IGNORED,
                format!("page {asked} was asked for, and the service answered page {}", info.current_page),
            )
            .with_context(context));
        }
        let next = info.as_ref().filter(|info| info.current_page < info.last_page && !items.is_empty());
        let next = next.map(|info| self.cursor(info.current_page + 1, info.per_page));
        let data: Vec<T> =
            items.into_iter().map(|item| (self.read)(item, &context)).collect::<Result<_>>()?;
        let total = info.as_ref().map_or(data.len() as i64, |info| info.total);
        Ok(Page { data, page_info: info, total, next })
    }

    fn cursor(&self, page: i64, per_page: i64) -> String {
        let found = self.found.as_ref().map(|found| found.id.clone());
        Cursor { page, per_page, filter: self.filter(), found }.write()
    }

    /// A short fingerprint of what is listed: a cursor of one list is not taken for another.
    fn filter(&self) -> String {
        let mut text = self.path.clone();
        for (name, value) in &self.filters {
            text.push_str(&format!("\n{name}={value}"));
        }
        if let Some(found) = &self.found {
            text.push_str(&format!("\nfound by {}", found.by));
        }
        let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
        URL_SAFE_NO_PAD.encode(digest.as_ref().get(..6).unwrap_or_default())
    }
}

/// The items and the page facts of an answer: a bare list, or an object with `data` and `pageInfo` or `pagination`.
pub(crate) fn taken_apart(answer: Value) -> (Vec<Value>, Option<PageInfo>) {
    match answer {
        Value::Array(items) => (items, None),
        Value::Object(mut fields) => {
            let items = match fields.remove("data") {
                Some(Value::Array(items)) => items,
                _ => Vec::new(),
            };
            let block = fields.get("pageInfo").or_else(|| fields.get("pagination"));
            let info = block.filter(|block| block.is_object()).map(|block| page_info(block, items.len()));
            (items, info)
        }
        _ => (Vec::new(), None),
    }
}

/// Numbers that are missing are guessed as the official SDKs do: one page with what is there.
fn page_info(block: &Value, items: usize) -> PageInfo {
    let number = |names: [&str; 2], least: i64, otherwise: i64| {
        names
            .iter()
            .find_map(|name| block.get(*name)?.as_i64())
            .filter(|&number| number >= least)
            .unwrap_or(otherwise)
    };
    PageInfo {
        current_page: number(["currentPage", "page"], 0, 1),
        per_page: number(["perPage", "perPage"], 1, items as i64),
        last_page: number(["lastPage", "totalPages"], 0, 1),
        total: number(["total", "total"], 0, items as i64),
    }
}
