//! Noticing a fork: what a process prepared for itself, a pool of ids or a runtime, its children must not go on with.

/// A number that every process forked from this one sees change, from the first call on.
///
/// Costs one load: asking the system for the process id would cost a fifth of signing a token. A child made by the bare
/// system call, past the C library's `fork`, is not noticed; no language that this library serves makes one and goes on.
#[cfg(unix)]
pub fn generation() -> u64 {
    use std::sync::OnceLock;
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
