//! Codes of requests to the service and of its answers.

use crate::error::{Code, ErrorKind};

/// A fault of this library.
pub const INTERNAL: Code = Code::new(
    "internal",
    ErrorKind::Internal,
    "Something happened that the library holds for impossible.",
    "Report it with the text of the error; it holds no secret.",
);

/// Every code of this list.
pub const ALL: &[&Code] = &[&INTERNAL];
