//! The operations of the service, one file a resource.

mod participants;
mod rooms;
mod sessions;

pub use participants::Participants;
pub use rooms::Rooms;
pub use sessions::Sessions;
