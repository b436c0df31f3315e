//! Lists in pages.

use serde_json::{Value, json};

use crate::refusal::Refusal;
use crate::request::Request;

/// The page size of most lists.
pub(crate) const DEFAULT_SIZE: usize = 20;

/// Which page of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    number: usize,
    size: usize,
}

impl Page {
    /// Reads `page` and `perPage`. That nonsense is refused is assumed; the service's limits are not known.
    pub(crate) fn of(request: &Request, default_size: usize) -> Result<Self, Refusal> {
        Ok(Self {
            number: parameter(request, "page", 1)?,
            size: parameter(request, "perPage", default_size)?,
        })
    }

    /// The items of this page, and the block that says where in the list it is.
    pub(crate) fn of_items<T>(self, items: impl Iterator<Item = T>) -> (Vec<T>, Value) {
        let first = (self.number - 1).saturating_mul(self.size);
        let mut total = 0;
        let mut on_page = Vec::new();
        for item in items {
            if total >= first && on_page.len() < self.size {
                on_page.push(item);
            }
            total += 1;
        }
        let info = json!({
            "currentPage": self.number,
            "perPage": self.size,
            "lastPage": total.div_ceil(self.size).max(1),
            "total": total,
        });
        (on_page, info)
    }
}

fn parameter(request: &Request, name: &str, default: usize) -> Result<usize, Refusal> {
    let Some(text) = request.query(name) else { return Ok(default) };
    text.parse().ok().filter(|number| (1..=1_000_000).contains(number)).ok_or_else(|| {
        Refusal::invalid_params(format!("{name} must be a whole number from 1 on, not {text:?}"))
    })
}
