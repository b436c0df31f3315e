//! Going through the items of all pages.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::Page;
use super::list::List;
use crate::error::Result;

/// Goes through the items of a list, one after the other; a page is fetched when its first item is asked for.
pub struct Items<T> {
    fetch: Fetch<T>,
    waiting: VecDeque<T>,
    next: Next,
}

/// Fetches the first page, or the one of a cursor.
type Fetch<T> = Box<dyn Fn(Option<String>) -> Fetching<T> + Send + Sync>;
type Fetching<T> = Pin<Box<dyn Future<Output = Result<Page<T>>> + Send>>;

enum Next {
    First(Option<String>),
    Cursor(String),
    End,
}

impl<T: Send + 'static> Items<T> {
    pub(crate) fn new(list: List<T>, cursor: Option<String>) -> Self {
        let list = Arc::new(list);
        Self::fetched(cursor, move |cursor| {
            let list = list.clone();
            async move { list.page(cursor.as_deref()).await }
        })
    }

    /// The items of pages that an operation fetches.
    pub(crate) fn fetched<F, P>(cursor: Option<String>, fetch: F) -> Self
    where
        F: Fn(Option<String>) -> P + Send + Sync + 'static,
        P: Future<Output = Result<Page<T>>> + Send + 'static,
    {
        let fetch: Fetch<T> = Box::new(move |cursor| Box::pin(fetch(cursor)));
        Self { fetch, waiting: VecDeque::new(), next: Next::First(cursor) }
    }
}

impl<T> Items<T> {
    /// The next item, or nothing at the end. After an error there is nothing more.
    pub async fn next(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(item) = self.waiting.pop_front() {
                return Some(Ok(item));
            }
            let cursor = match std::mem::replace(&mut self.next, Next::End) {
                Next::End => return None,
                Next::First(cursor) => cursor,
                Next::Cursor(cursor) => Some(cursor),
            };
            match (self.fetch)(cursor).await {
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
