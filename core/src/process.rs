//! Noticing a fork: what a process prepared for itself, a pool of ids, sockets or a runtime, its children must not go on
//! with.

use std::fmt;
use std::mem::ManuallyDrop;
use std::sync::OnceLock;

/// A number that every process forked from this one sees change, from the first call on.
///
/// Costs one load: asking the system for the process id would cost a fifth of signing a token. A child made by the bare
/// system call, past the C library's `fork`, is not noticed; no language that this library serves makes one and goes on.
#[cfg(unix)]
pub fn generation() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};

    static GENERATION: AtomicU64 = AtomicU64::new(0);
    static IS_WATCHED: OnceLock<bool> = OnceLock::new();

    extern "C" fn count_in_child() {
        GENERATION.fetch_add(1, Ordering::Relaxed);
    }

    // SAFETY: the handler only adds to an atomic, which is allowed between fork and exec, and lives as long as the code.
    #[allow(unsafe_code)]
    let watch = || unsafe { libc::pthread_atfork(None, None, Some(count_in_child)) } == 0;
    if *IS_WATCHED.get_or_init(watch) {
        GENERATION.load(Ordering::Relaxed)
    } else {
        u64::from(std::process::id())
    }
}

/// There is no fork here.
#[cfg(not(unix))]
pub fn generation() -> u64 {
    0
}

/// A value made at its first use, and made anew in every forked child.
///
/// What a child inherits is left alone there: dropping it could wait for threads that only the parent has.
pub struct PerProcess<T>(Place<T>);

type Place<T> = OnceLock<Box<Made<T>>>;

struct Made<T> {
    generation: u64,
    value: ManuallyDrop<T>,
    /// What a child of that process made.
    later: Place<T>,
}

impl<T> PerProcess<T> {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The value of this process. When several threads come first, each may make one, and one is kept.
    pub fn get_or_make(&self, make: impl Fn() -> T) -> &T {
        let generation = generation();
        let mut place = &self.0;
        loop {
            match place.get() {
                Some(made) if made.generation == generation => return &made.value,
                Some(made) => place = &made.later,
                None => {
                    // Made outside of any lock: a lock that another thread holds at a fork stays locked in the child.
                    let made = Made { generation, value: ManuallyDrop::new(make()), later: OnceLock::new() };
                    if let Err(second) = place.set(Box::new(made)) {
                        drop(ManuallyDrop::into_inner(second.value));
                    }
                }
            }
        }
    }
}

impl<T> Drop for PerProcess<T> {
    fn drop(&mut self) {
        let mut place = self.0.take();
        while let Some(mut made) = place {
            place = made.later.take();
            if made.generation == generation() {
                drop(ManuallyDrop::into_inner(made.value));
            }
        }
    }
}

impl<T> Default for PerProcess<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> fmt::Debug for PerProcess<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PerProcess")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn it_is_made_once_and_dropped_with_its_holder() {
        let value = Arc::new(());
        let held = PerProcess::new();
        held.get_or_make(|| value.clone());
        held.get_or_make(|| unreachable!("it is there"));
        assert_eq!(Arc::strong_count(&value), 2);
        drop(held);
        assert_eq!(Arc::strong_count(&value), 1);
    }

    #[test]
    fn what_another_process_made_is_neither_used_nor_dropped() {
        let (theirs, ours) = (Arc::new("theirs"), Arc::new("ours"));
        let inherited = Made {
            generation: generation() + 1,
            value: ManuallyDrop::new(theirs.clone()),
            later: OnceLock::new(),
        };
        let held = PerProcess(OnceLock::from(Box::new(inherited)));
        assert_eq!(**held.get_or_make(|| ours.clone()), "ours");
        drop(held);
        assert_eq!((Arc::strong_count(&theirs), Arc::strong_count(&ours)), (2, 1));
    }
}
