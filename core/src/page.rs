//! Pages of a list, and going through all of them.

use std::collections::VecDeque;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Method;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::client::Client;
use crate::error::codes::service::{ARGUMENT_INVALID, CURSOR_INVALID, PAGE_IGNORED};
use crate::error::{Context, Error, Result};
use crate::transport::{Answer, Call};

/// One page of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    /// The items of this page.
    pub data: Vec<T>,
    /// What the service says about the pages; empty when it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_info: Option<PageInfo>,
    /// The number of items over all pages; the number of items here when the service does not say.
    pub total: i64,
    /// The cursor of the next page, to be passed back as it is; empty on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What the service says about the pages of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    /// The number of this page, from 1.
    pub current_page: i64,
    /// How many items a page has.
    pub per_page: i64,
    /// The number of the last page.
    pub last_page: i64,
    /// The number of items over all pages.
    pub total: i64,
}

/// A list that can be asked for its pages.
#[derive(Clone)]
pub(crate) struct List<T> {
    client: Client,
    route: &'static str,
    filters: Vec<(String, String)>,
    first: Place,
    read: fn(Value, &Context) -> Result<T>,
}

/// Where in a list a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Place {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    per_page: Option<i64>,
}

/// What a cursor says: a place, and the filter that it belongs to.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Cursor {
    page: i64,
    per_page: i64,
    filter: String,
}

impl<T> List<T> {
    pub(crate) fn new(
        client: Client,
        route: &'static str,
        filters: Vec<(String, String)>,
        page: Option<i64>,
        per_page: Option<i64>,
        read: fn(Value, &Context) -> Result<T>,
    ) -> Result<Self> {
        for (name, value) in [("page", page), ("per_page", per_page)] {
            if let Some(value) = value.filter(|&value| value < 1) {
                return Err(Error::new(
                    &ARGUMENT_INVALID,
                    format!("{name} is {value}; it must be at least 1"),
                ));
            }
        }
        Ok(Self { client, route, filters, first: Place { page, per_page }, read })
    }

    /// The first page, or the one of a cursor.
    pub(crate) async fn page(&self, cursor: Option<&str>) -> Result<Page<T>> {
        let place = cursor.map_or(Ok(self.first), |cursor| self.place(cursor))?;
        let mut call = Call::new(Method::GET, self.route, self.route.to_owned());
        let numbers = [("page", place.page), ("perPage", place.per_page)];
        call.query.extend(
            numbers.into_iter().filter_map(|(name, number)| Some((name.to_owned(), number?.to_string()))),
        );
        call.query.extend(self.filters.iter().cloned());
        let Answer { json, context } = self.client.send(&call).await?;
        let (items, info) = taken_apart(json);
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
        let cursor = Cursor { page, per_page, filter: self.filter() };
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&cursor).unwrap_or_default())
    }

    fn place(&self, cursor: &str) -> Result<Place> {
        let refuse = |why: &str| Error::new(&CURSOR_INVALID, format!("the cursor {why}"));
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refuse("is not one of ours"))?;
        let cursor: Cursor = serde_json::from_slice(&bytes).map_err(|_| refuse("is not one of ours"))?;
        if cursor.filter != self.filter() {
            return Err(refuse("belongs to another list or to other filters"));
        }
        if cursor.page < 1 || cursor.per_page < 1 {
            return Err(refuse("is of no page"));
        }
        Ok(Place { page: Some(cursor.page), per_page: Some(cursor.per_page) })
    }

    /// A short fingerprint of what is listed: a cursor of one list is not taken for another.
    fn filter(&self) -> String {
        let mut text = self.route.to_owned();
        for (name, value) in &self.filters {
            text.push_str(&format!("\n{name}={value}"));
        }
        let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
        URL_SAFE_NO_PAD.encode(digest.as_ref().get(..6).unwrap_or_default())
    }
}

/// Goes through the items of a list, one after the other; a page is fetched when its first item is asked for.
pub struct Items<T> {
    list: List<T>,
    waiting: VecDeque<T>,
    next: Next,
}

enum Next {
    First(Option<String>),
    Cursor(String),
    End,
}

impl<T> Items<T> {
    pub(crate) fn new(list: List<T>, cursor: Option<String>) -> Self {
        Self { list, waiting: VecDeque::new(), next: Next::First(cursor) }
    }

    /// The next item, or nothing at the end. After an error there is nothing more.
    pub async fn next(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(item) = self.waiting.pop_front() {
                return Some(Ok(item));
            }
            let page = match std::mem::replace(&mut self.next, Next::End) {
                Next::End => return None,
                Next::First(cursor) => self.list.page(cursor.as_deref()).await,
                Next::Cursor(cursor) => self.list.page(Some(&cursor)).await,
            };
            match page {
                Err(error) => return Some(Err(error)),
                Ok(page) => {
                    self.next = page.next.map_or(Next::End, Next::Cursor);
                    self.waiting = page.data.into();
                }
            }
        }
    }
}

impl<T> std::fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Items").field("waiting", &self.waiting.len()).finish_non_exhaustive()
    }
}

/// The items and the page facts of an answer: a bare list, or an object with `data` and `pageInfo` or `pagination`.
fn taken_apart(answer: Value) -> (Vec<Value>, Option<PageInfo>) {
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
