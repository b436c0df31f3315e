//! How many connections are open, in all and from one caller.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

/// A caller as far as counting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Caller {
    V4(Ipv4Addr),
    /// The upper 64 bits: whoever holds such a network holds all of its addresses.
    V6Network([u16; 4]),
}

impl From<IpAddr> for Caller {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Self::V6Network([a, b, c, d])
            }
        }
    }
}

/// The seats of one listener; a connection holds one as long as it is open.
#[derive(Debug)]
pub(crate) struct Seats {
    total: usize,
    per_caller: usize,
    taken: Mutex<HashMap<Caller, usize>>,
    open: watch::Sender<usize>,
}

impl Seats {
    pub(crate) fn new(total: usize, per_caller: usize) -> Arc<Self> {
        Arc::new(Self { total, per_caller, taken: Mutex::default(), open: watch::Sender::new(0) })
    }

    /// A seat for a connection from `address`, if there is one left. One that speaks for many has no share of its own.
    pub(crate) fn take(self: &Arc<Self>, address: IpAddr, speaks_for_many: bool) -> Option<Seat> {
        let caller = (!speaks_for_many).then(|| Caller::from(address));
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if self.open() >= self.total {
            return None;
        }
        if let Some(caller) = caller {
            let own = taken.get(&caller).copied().unwrap_or(0);
            if own >= self.per_caller {
                return None;
            }
            taken.insert(caller, own + 1);
        }
        self.open.send_modify(|open| *open += 1);
        Some(Seat { seats: Arc::clone(self), caller })
    }

    /// How many seats are taken.
    pub(crate) fn open(&self) -> usize {
        *self.open.borrow()
    }

    /// Waits until no seat is taken.
    pub(crate) async fn empty(&self) {
        // The sender lives in `self`, so the wait cannot fail.
        let _ = self.open.subscribe().wait_for(|open| *open == 0).await;
    }
}

/// One open connection's seat, given back when dropped.
#[derive(Debug)]
pub(crate) struct Seat {
    seats: Arc<Seats>,
    /// Whose share it is of, if it is of one.
    caller: Option<Caller>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        // An entry without connections goes away, or the map would grow with each caller ever seen.
        if let Some(caller) = &self.caller
            && let Some(own) = taken.get_mut(caller)
        {
            *own -= 1;
            if *own == 0 {
                taken.remove(caller);
            }
        }
        self.seats.open.send_modify(|open| *open -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_caller_cannot_take_more_than_its_share() {
        let seats = Seats::new(10, 2);
        let first = seats.take(address("192.0.2.1"), false).unwrap();
        let _second = seats.take(address("::ffff:192.0.2.1"), false).unwrap();
        assert!(seats.take(address("192.0.2.1"), false).is_none());
        assert!(seats.take(address("192.0.2.2"), false).is_some());
        drop(first);
        assert!(seats.take(address("192.0.2.1"), false).is_some());
    }

    #[test]
    fn the_addresses_of_one_network_are_one_caller() {
        let seats = Seats::new(10, 1);
        let _seat = seats.take(address("2001:db8:1:2::1"), false).unwrap();
        assert!(seats.take(address("2001:db8:1:2:ffff::9"), false).is_none());
        assert!(seats.take(address("2001:db8:1:3::1"), false).is_some());
    }

    #[test]
    fn one_that_speaks_for_many_has_the_total() {
        let seats = Seats::new(4, 1);
        let proxy = address("10.0.0.1");
        let seated: Vec<_> = (0..3).map(|_| seats.take(proxy, true).unwrap()).collect();
        assert!(seats.take(address("192.0.2.1"), false).is_some(), "nobody's share is used");
        let own = seats.take(proxy, false).unwrap();
        assert!(seats.take(proxy, true).is_none(), "the total holds for it too");
        drop((seated, own));
        assert_eq!(seats.open(), 0);
        assert!(seats.taken.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn the_total_is_bound_and_given_back() {
        let seats = Seats::new(1, 9);
        let seat = seats.take(address("192.0.2.1"), false).unwrap();
        assert!(seats.take(address("192.0.2.2"), false).is_none());
        drop(seat);
        seats.empty().await;
        assert_eq!(seats.open(), 0);
        assert!(seats.taken.lock().unwrap().is_empty());
    }
}
