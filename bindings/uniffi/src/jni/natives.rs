//! The natives of `HotCalls.kt`, which has their documentation.

use std::sync::Arc;

use jni_sys::{JNIEnv, jbyteArray, jclass, jint, jlong, jobject};
use uniffi::Lower;
use videosdk_bridge::{Client, Failure};

use super::arguments::Arguments;
use super::arrays::Arrays;
use super::claims;
use super::clients;
use super::events::events;
use crate::UniFfiTag;
use crate::client::NativeClient;

/// A native that answers bytes to bytes. Each has the same signature, so that Java has one way to call them all.
macro_rules! native {
    ($name:ident, $work:expr) => {
        #[unsafe(no_mangle)]
        extern "system" fn $name(
            env: *mut JNIEnv,
            _class: jclass,
            handle: jlong,
            input: jbyteArray,
            length: jint,
            output: jbyteArray,
            capacity: jint,
        ) -> jint {
            let work: fn(jlong, &[u8]) -> Result<Vec<u8>, Failure> = $work;
            let arrays = Arrays { env, input, length, output, capacity };
            // SAFETY: Java called with its environment and its arrays.
            unsafe { arrays.answer(|arguments| work(handle, arguments)) }
        }
    };
}

native!(Java_io_github_videosdkserver_internal_HotCalls_checkVersion, |_, version| {
    videosdk_bridge::check_version(text(version)?)?;
    Ok(Vec::new())
});

/// Makes a client of options, whose events the listener takes; it has a signature of its own for that.
#[unsafe(no_mangle)]
extern "system" fn Java_io_github_videosdkserver_internal_HotCalls_open(
    env: *mut JNIEnv,
    _class: jclass,
    listener: jobject,
    input: jbyteArray,
    length: jint,
    output: jbyteArray,
    capacity: jint,
) -> jint {
    let arrays = Arrays { env, input, length, output, capacity };
    // SAFETY: Java called with its environment, its arrays and its listener.
    unsafe {
        arrays.answer(|options| {
            let client = Client::new(text(options)?, events(env, listener)?)?;
            Ok(handle_of(Arc::new(NativeClient(client))))
        })
    }
}

native!(Java_io_github_videosdkserver_internal_HotCalls_share, |handle, _| {
    let shared = <Arc<NativeClient> as Lower<UniFfiTag>>::lower(clients::get(handle)?);
    Ok(shared.as_raw().to_be_bytes().to_vec())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_close, |handle, _| {
    clients::remove(handle);
    Ok(Vec::new())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_withOptions, |handle, options| {
    let copy = clients::get(handle)?.0.with_options(text(options)?)?;
    Ok(handle_of(Arc::new(NativeClient(copy))))
});

native!(Java_io_github_videosdkserver_internal_HotCalls_check, |handle, _| {
    clients::get(handle)?.0.check()?;
    Ok(Vec::new())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_settings, |handle, _| {
    Ok(clients::get(handle)?.0.settings().into_bytes())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_apiEndpoint, |handle, _| {
    Ok(clients::get(handle)?.0.api_endpoint().as_bytes().to_vec())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_sign, |handle, arguments| {
    let request = Arguments(arguments).sign()?;
    Ok(clients::get(handle)?.0.sign(request)?.into_bytes())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_participants, |handle, arguments| {
    let requests = Arguments(arguments).participants()?;
    Ok(clients::get(handle)?.0.sign_participants(requests)?.join("\n").into_bytes())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_verify, |handle, arguments| {
    let mut arguments = Arguments(arguments);
    let token = arguments.text()?;
    claims::written(&clients::get(handle)?.0.verify(token, arguments.verify()?)?)
});

native!(Java_io_github_videosdkserver_internal_HotCalls_explain, |handle, arguments| {
    let mut arguments = Arguments(arguments);
    let told = arguments.text()?;
    Ok(clients::get(handle)?.0.explain(told, arguments.explain()?).into_bytes())
});

native!(Java_io_github_videosdkserver_internal_HotCalls_decode, |_, token| {
    let claims = videosdk_bridge::decode(text(token)?)?;
    let claims = serde_json::from_str(&claims);
    claims::written(&claims.map_err(|error| Failure::internal(&format!("claims are no JSON: {error}")))?)
});

native!(Java_io_github_videosdkserver_internal_HotCalls_seconds, |_, duration| {
    Ok(videosdk_bridge::parse_duration(text(duration)?)?.to_be_bytes().to_vec())
});

fn handle_of(client: Arc<NativeClient>) -> Vec<u8> {
    clients::insert(client).to_be_bytes().to_vec()
}

fn text(bytes: &[u8]) -> Result<&str, Failure> {
    str::from_utf8(bytes).map_err(|_| Failure::internal("a text is not in UTF-8"))
}
