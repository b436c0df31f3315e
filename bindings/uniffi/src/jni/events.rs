//! Events on their way to Java: a client's listener is called on the thread that the event happens on.

use std::ptr::null_mut;

use jni_sys::{JNI_OK, JNIEnv, JavaVM, jint, jmethodID, jobject, jvalue};
use videosdk_bridge::{Events, Failure};

/// The local references of one call: the array, and one to spare.
const REFERENCES: jint = 2;

/// A Java object with a method `take(byte[])`, kept until the client is gone.
struct Listener {
    machine: *mut JavaVM,
    object: jobject,
    take: jmethodID,
}

// SAFETY: the machine is one for all threads, and so are a global reference and the id of a method.
unsafe impl Send for Listener {}
// SAFETY: as above; nothing of it changes.
unsafe impl Sync for Listener {}

/// Events that are given to a Java object; none when there is no object.
///
/// # Safety
/// The environment is that of this thread, and the object is a reference that Java passed to the native, or null.
pub(super) unsafe fn events(env: *mut JNIEnv, listener: jobject) -> Result<Option<Events>, Failure> {
    if listener.is_null() {
        return Ok(None);
    }
    let mut machine = null_mut();
    // SAFETY: as the caller says. A pending exception is thrown when the native returns.
    let listener = unsafe {
        ((**env).v1_1.GetJavaVM)(env, &mut machine);
        let class = ((**env).v1_1.GetObjectClass)(env, listener);
        let take = ((**env).v1_1.GetMethodID)(env, class, c"take".as_ptr(), c"([B)V".as_ptr());
        Listener { machine, object: ((**env).v1_1.NewGlobalRef)(env, listener), take }
    };
    if listener.machine.is_null() || listener.object.is_null() || listener.take.is_null() {
        return Err(Failure::internal("the listener of events cannot be called"));
    }
    Ok(Some(Events::new(move |event| listener.tell(event.as_bytes()))))
}

impl Listener {
    fn tell(&self, event: &[u8]) {
        let Some(env) = self.environment() else { return };
        let length = event.len() as jint;
        // SAFETY: the environment is that of this thread; the object and its method are kept alive by the reference. The
        // frame takes the array away again, which a thread that never returns to Java would keep.
        unsafe {
            if ((**env).v1_2.PushLocalFrame)(env, REFERENCES) != JNI_OK {
                return;
            }
            let array = ((**env).v1_1.NewByteArray)(env, length);
            if !array.is_null() {
                ((**env).v1_1.SetByteArrayRegion)(env, array, 0, length, event.as_ptr().cast());
                ((**env).v1_1.CallVoidMethodA)(env, self.object, self.take, &jvalue { l: array });
            }
            // What goes wrong in a listener is not the call's.
            ((**env).v1_1.ExceptionClear)(env);
            ((**env).v1_2.PopLocalFrame)(env, null_mut());
        }
    }

    /// The environment of this thread, which becomes one of Java's if it was none: a daemon, so that the program may end.
    /// It stays one, since the threads of the runtime live as long as the process. Nothing while Java ends.
    fn environment(&self) -> Option<*mut JNIEnv> {
        let mut env = null_mut();
        // SAFETY: the machine lives as long as the process.
        let attached = unsafe {
            ((**self.machine).v1_4.AttachCurrentThreadAsDaemon)(self.machine, &mut env, null_mut())
        };
        (attached == JNI_OK).then_some(env.cast())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(env) = self.environment() {
            // SAFETY: the reference is ours, and given up once.
            unsafe { ((**env).v1_1.DeleteGlobalRef)(env, self.object) };
        }
    }
}
