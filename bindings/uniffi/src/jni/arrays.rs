//! Arguments out of a Java array, the answer into another.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jni_sys::{JNIEnv, jbyteArray, jint};
use uniffi::Lower;
use videosdk_bridge::Failure;

use crate::UniFfiTag;
use crate::failure::{NativeFacts, NativeFailure};

/// Arguments of most calls fit, and need no allocation.
const USUAL_LENGTH: usize = 512;

/// The arrays of one call: the first `length` bytes of `input` are the arguments, `output` has room for `capacity`.
pub(super) struct Arrays {
    pub(super) env: *mut JNIEnv,
    pub(super) input: jbyteArray,
    pub(super) length: jint,
    pub(super) output: jbyteArray,
    pub(super) capacity: jint,
}

impl Arrays {
    /// Runs a call and answers how long its answer is, as a negative number when that is a failure.
    ///
    /// An answer that does not fit is not written, and the caller asks again with more room. Failures are in UniFFI's
    /// form of `NativeFacts`, so that both ways of calling have one. A panic becomes one too.
    ///
    /// # Safety
    /// The environment is that of this thread, and the arrays are references that Java passed to the native.
    pub(super) unsafe fn answer(&self, work: impl FnOnce(&[u8]) -> Result<Vec<u8>, Failure>) -> jint {
        let done = catch_unwind(AssertUnwindSafe(|| {
            let mut usual = [0; USUAL_LENGTH];
            let mut long = Vec::new();
            let length = usize::try_from(self.length).unwrap_or(0);
            let arguments = usual.get_mut(..length).unwrap_or_else(|| {
                long.resize(length, 0);
                &mut long
            });
            // SAFETY: Java checks the bounds of its array, and ours is as long as we say.
            unsafe { self.read(arguments) }.then(|| work(arguments))
        }));
        match done.unwrap_or_else(|_| Some(Err(Failure::panicked()))) {
            // Java throws when the native returns, and nothing may be asked of it before.
            None => 0,
            // SAFETY: as above.
            Some(Ok(answer)) => unsafe { self.write(&answer) },
            Some(Err(failure)) => {
                let NativeFailure::Failed { facts } = failure.into();
                let mut told = Vec::new();
                <NativeFacts as Lower<UniFfiTag>>::write(facts, &mut told);
                // SAFETY: as above.
                unsafe { -self.write(&told) }
            }
        }
    }

    /// False when Java has an exception pending, since its array is shorter.
    unsafe fn read(&self, into: &mut [u8]) -> bool {
        let env = self.env;
        unsafe {
            ((**env).v1_1.GetByteArrayRegion)(
                env,
                self.input,
                0,
                into.len() as jint,
                into.as_mut_ptr().cast(),
            );
            !((**env).v1_2.ExceptionCheck)(env)
        }
    }

    unsafe fn write(&self, answer: &[u8]) -> jint {
        let env = self.env;
        let length = jint::try_from(answer.len()).unwrap_or(jint::MAX);
        if length <= self.capacity {
            unsafe {
                ((**env).v1_1.SetByteArrayRegion)(env, self.output, 0, length, answer.as_ptr().cast());
            }
        }
        length
    }
}
