//! What the emulated service knows: one value behind one lock, which is never held across an await.

use crate::account::Account;
use crate::joining::Meetings;
use crate::rooms::Rooms;
use crate::sessions::Sessions;

#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) account: Account,
    pub(crate) rooms: Rooms,
    pub(crate) sessions: Sessions,
    pub(crate) meetings: Meetings,
}
