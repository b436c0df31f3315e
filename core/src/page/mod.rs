//! Pages of a list, and going through all of them.

mod cursor;
mod items;
mod list;

use serde::{Deserialize, Serialize};

pub(crate) use cursor::{Place, found_by_cursor};
pub use items::Items;
pub(crate) use list::{List, taken_apart};

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
