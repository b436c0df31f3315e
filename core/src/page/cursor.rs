//! Where in a list to begin, and the cursors that say where to go on.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::error::codes::service::{ARGUMENT_INVALID, CURSOR_INVALID};
use crate::error::{Error, Result};

/// Where in a list a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(super) page: Option<i64>,
    pub(super) per_page: Option<i64>,
}

/// What a cursor says: a place, and the filter that it belongs to.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Cursor {
    pub(super) page: i64,
    pub(super) per_page: i64,
    pub(super) filter: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) found: Option<String>,
}

impl Place {
    /// Where a caller wants to begin; what cannot be is refused before any request.
    pub(crate) fn asked(page: Option<i64>, per_page: Option<i64>, cursor: Option<&str>) -> Result<Self> {
        if page.is_some() && cursor.is_some() {
            return Err(Error::new(
                &ARGUMENT_INVALID,
                "page does not go together with cursor, which is of a page already",
            ));
        }
        for (name, value) in [("page", page), ("per_page", per_page)] {
            if let Some(value) = value.filter(|&value| value < 1) {
                return Err(Error::new(
                    &ARGUMENT_INVALID,
                    format!("{name} is {value}; it must be at least 1"),
                ));
            }
        }
        Ok(Self { page, per_page })
    }
}

/// What the list of a cursor was found to be in, such as a session.
pub(crate) fn found_by_cursor(cursor: &str) -> Result<String> {
    Cursor::read(cursor)?.found.ok_or_else(|| refused("belongs to another list or to other filters"))
}

impl Cursor {
    pub(super) fn read(text: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| refused("is not one of ours"))?;
        serde_json::from_slice(&bytes).map_err(|_| refused("is not one of ours"))
    }

    pub(super) fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// The place of a cursor that belongs to the list of this filter.
    pub(super) fn place(self, filter: &str) -> Result<Place> {
        if self.filter != filter {
            return Err(refused("belongs to another list or to other filters"));
        }
        if self.page < 1 || self.per_page < 1 {
            return Err(refused("is of no page"));
        }
        Ok(Place { page: Some(self.page), per_page: Some(self.per_page) })
    }
}

fn refused(why: &str) -> Error {
    Error::new(&CURSOR_INVALID, format!("the cursor {why}"))
}
