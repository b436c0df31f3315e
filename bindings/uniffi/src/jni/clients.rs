//! The clients that Java holds, by handle. A handle of a closed client is an error, never a crash.

use std::sync::{Arc, PoisonError, RwLock};

use jni_sys::jlong;
use videosdk_bridge::Failure;

use crate::client::NativeClient;

/// A handle has the place of its client below and the generation of that place above, from 1: 0 is never a handle.
static CLIENTS: RwLock<Vec<Place>> = RwLock::new(Vec::new());

struct Place {
    generation: u32,
    client: Option<Arc<NativeClient>>,
}

/// Keeps a client until its handle is given to [`remove`].
pub(super) fn insert(client: Arc<NativeClient>) -> jlong {
    let mut places = CLIENTS.write().unwrap_or_else(PoisonError::into_inner);
    let free = places.iter().position(|place| place.client.is_none());
    let index = free.unwrap_or_else(|| {
        places.push(Place { generation: 1, client: None });
        places.len() - 1
    });
    let place = &mut places[index];
    place.client = Some(client);
    (jlong::from(place.generation) << 32) | index as jlong
}

/// The client of a handle.
pub(super) fn get(handle: jlong) -> Result<Arc<NativeClient>, Failure> {
    let places = CLIENTS.read().unwrap_or_else(PoisonError::into_inner);
    let place = places.get(index(handle)).filter(|place| place.generation == generation(handle));
    place.and_then(|place| place.client.clone()).ok_or_else(|| Failure::argument("the client is closed"))
}

/// Lets a client go. A second time does nothing, whoever has the place by then.
pub(super) fn remove(handle: jlong) {
    let removed = {
        let mut places = CLIENTS.write().unwrap_or_else(PoisonError::into_inner);
        let place = places.get_mut(index(handle)).filter(|place| place.generation == generation(handle));
        place.and_then(|place| {
            // The highest bit stays free, so that a handle is never negative.
            place.generation = (place.generation % (u32::MAX >> 1)) + 1;
            place.client.take()
        })
    };
    // Dropped without the lock: it may close connections.
    drop(removed);
}

fn index(handle: jlong) -> usize {
    (handle & 0xffff_ffff) as usize
}

fn generation(handle: jlong) -> u32 {
    (handle >> 32) as u32
}
