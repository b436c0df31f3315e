//! The operations of the service, one file a resource.

mod rooms;

pub use rooms::Rooms;
