// Written by bindings/uniffi/generate.sh; change the natives instead.

@file:Suppress("CAN_BE_VAL", "REDUNDANT_RETURN_UNIT_TYPE", "UNUSED_VARIABLE", "NAME_SHADOWING")

package io.github.videosdkserver.internal

// Common helper code.
//
// Ideally this would live in a separate .kt file where it can be unittested etc
// in isolation, and perhaps even published as a re-useable package.
//
// However, it's important that the details of how this helper code works (e.g. the
// way that different builtin types are passed across the FFI) exactly match what's
// expected by the Rust code on the other side of the interface. In practice right
// now that means coming from the exact some version of `uniffi` that was used to
// compile the Rust component. The easiest way to ensure this is to bundle the Kotlin
// helpers directly inline like we're doing here.

import com.sun.jna.Library
import com.sun.jna.IntegerType
import com.sun.jna.Native
import com.sun.jna.Pointer
import com.sun.jna.Structure
import com.sun.jna.Callback
import com.sun.jna.ptr.*
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.CharBuffer
import java.nio.charset.CodingErrorAction
import java.util.concurrent.atomic.AtomicLong
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import kotlinx.coroutines.suspendCancellableCoroutine

// This is a helper for safely working with byte buffers returned from the Rust code.
// A rust-owned buffer is represented by its capacity, its current length, and a
// pointer to the underlying data.

/**
 * @suppress
 */
@Structure.FieldOrder("capacity", "len", "data")
internal open class RustBuffer : Structure() {
    // Note: `capacity` and `len` are actually `ULong` values, but JVM only supports signed values.
    // When dealing with these fields, make sure to call `toULong()`.
    @JvmField var capacity: Long = 0
    @JvmField var len: Long = 0
    @JvmField var data: Pointer? = null

    class ByValue: RustBuffer(), Structure.ByValue
    class ByReference: RustBuffer(), Structure.ByReference

   internal fun setValue(other: RustBuffer) {
        capacity = other.capacity
        len = other.len
        data = other.data
    }

    companion object {
        internal fun alloc(size: ULong = 0UL) = uniffiRustCall() { status ->
            // Note: need to convert the size to a `Long` value to make this work with JVM.
            UniffiLib.ffi_videosdk_server_native_rustbuffer_alloc(size.toLong(), status)
        }.also {
            if(it.data == null) {
               throw RuntimeException("RustBuffer.alloc() returned null data pointer (size=${size})")
           }
        }

        internal fun create(capacity: ULong, len: ULong, data: Pointer?): RustBuffer.ByValue {
            var buf = RustBuffer.ByValue()
            buf.capacity = capacity.toLong()
            buf.len = len.toLong()
            buf.data = data
            return buf
        }

        internal fun free(buf: RustBuffer.ByValue) = uniffiRustCall() { status ->
            UniffiLib.ffi_videosdk_server_native_rustbuffer_free(buf, status)
        }
    }

    @Suppress("TooGenericExceptionThrown")
    fun asByteBuffer() =
        this.data?.getByteBuffer(0, this.len)?.also {
            it.order(ByteOrder.BIG_ENDIAN)
        }
}

// This is a helper for safely passing byte references into the rust code.
// It's not actually used at the moment, because there aren't many things that you
// can take a direct pointer to in the JVM, and if we're going to copy something
// then we might as well copy it into a `RustBuffer`. But it's here for API
// completeness.

@Structure.FieldOrder("len", "data")
internal open class ForeignBytes : Structure() {
    @JvmField var len: Int = 0
    @JvmField var data: Pointer? = null

    class ByValue : ForeignBytes(), Structure.ByValue
}

// Converter for `&[u8]` / `[ByRef] bytes` arguments.
//
// Only `lower` is valid — zero-copy byte buffers only flow foreign -> Rust,
// and only in argument position. `lift`, `read`, `write`, and
// `allocationSize` have no sound implementation here and all panic at
// runtime. The `FfiConverter` interface is implemented so that the
// compiler enforces the full method set (rather than relying on eyeball).
//
// The provided `ByteBuffer` MUST be direct — only direct buffers have a
// stable native address that JNA can expose via `getDirectBufferPointer`.
// The returned `ForeignBytes.ByValue` is only valid for the duration of
// the FFI call; the Rust side treats it as a borrow.
internal object FfiConverterByRefBytes : FfiConverter<java.nio.ByteBuffer, ForeignBytes.ByValue> {
    override fun lower(value: java.nio.ByteBuffer): ForeignBytes.ByValue {
        require(value.isDirect) { "UniFFI zero-copy &[u8] requires a direct ByteBuffer. Use ByteBuffer.allocateDirect()." }
        val remaining = value.remaining()
        val fb = ForeignBytes.ByValue()
        fb.len = remaining
        // Zero-length direct buffers: skip getDirectBufferPointer (platform-variable behavior)
        // and pass null. The Rust side treats (null, 0) as &[].
        fb.data = if (remaining == 0) null else com.sun.jna.Native.getDirectBufferPointer(value)
        return fb
    }

    override fun lift(value: ForeignBytes.ByValue): java.nio.ByteBuffer =
        error("ByRef bytes cannot be lifted: zero-copy &[u8] only flows foreign->Rust")

    override fun read(buf: java.nio.ByteBuffer): java.nio.ByteBuffer =
        error("ByRef bytes cannot be read from a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")

    override fun write(value: java.nio.ByteBuffer, buf: java.nio.ByteBuffer): Unit =
        error("ByRef bytes cannot be written to a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")

    override fun allocationSize(value: java.nio.ByteBuffer): ULong =
        error("ByRef bytes have no RustBuffer allocation size: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")
}
/**
 * The FfiConverter interface handles converter types to and from the FFI
 *
 * All implementing objects should be public to support external types.  When a
 * type is external we need to import it's FfiConverter.
 *
 * @suppress
 */
internal interface FfiConverter<KotlinType, FfiType> {
    // Convert an FFI type to a Kotlin type
    fun lift(value: FfiType): KotlinType

    // Convert an Kotlin type to an FFI type
    fun lower(value: KotlinType): FfiType

    // Read a Kotlin type from a `ByteBuffer`
    fun read(buf: ByteBuffer): KotlinType

    // Calculate bytes to allocate when creating a `RustBuffer`
    //
    // This must return at least as many bytes as the write() function will
    // write. It can return more bytes than needed, for example when writing
    // Strings we can't know the exact bytes needed until we the UTF-8
    // encoding, so we pessimistically allocate the largest size possible (3
    // bytes per codepoint).  Allocating extra bytes is not really a big deal
    // because the `RustBuffer` is short-lived.
    fun allocationSize(value: KotlinType): ULong

    // Write a Kotlin type to a `ByteBuffer`
    fun write(value: KotlinType, buf: ByteBuffer)

    // Lower a value into a `RustBuffer`
    //
    // This method lowers a value into a `RustBuffer` rather than the normal
    // FfiType.  It's used by the callback interface code.  Callback interface
    // returns are always serialized into a `RustBuffer` regardless of their
    // normal FFI type.
    fun lowerIntoRustBuffer(value: KotlinType): RustBuffer.ByValue {
        val rbuf = RustBuffer.alloc(allocationSize(value))
        try {
            val bbuf = rbuf.data!!.getByteBuffer(0, rbuf.capacity).also {
                it.order(ByteOrder.BIG_ENDIAN)
            }
            write(value, bbuf)
            rbuf.writeField("len", bbuf.position().toLong())
            return rbuf
        } catch (e: Throwable) {
            RustBuffer.free(rbuf)
            throw e
        }
    }

    // Lift a value from a `RustBuffer`.
    //
    // This here mostly because of the symmetry with `lowerIntoRustBuffer()`.
    // It's currently only used by the `FfiConverterRustBuffer` class below.
    fun liftFromRustBuffer(rbuf: RustBuffer.ByValue): KotlinType {
        val byteBuf = rbuf.asByteBuffer()!!
        try {
           val item = read(byteBuf)
           if (byteBuf.hasRemaining()) {
               throw RuntimeException("junk remaining in buffer after lifting, something is very wrong!!")
           }
           return item
        } finally {
            RustBuffer.free(rbuf)
        }
    }
}

/**
 * FfiConverter that uses `RustBuffer` as the FfiType
 *
 * @suppress
 */
internal interface FfiConverterRustBuffer<KotlinType>: FfiConverter<KotlinType, RustBuffer.ByValue> {
    override fun lift(value: RustBuffer.ByValue) = liftFromRustBuffer(value)
    override fun lower(value: KotlinType) = lowerIntoRustBuffer(value)
}
// A handful of classes and functions to support the generated data structures.
// This would be a good candidate for isolating in its own ffi-support lib.

internal const val UNIFFI_CALL_SUCCESS = 0.toByte()
internal const val UNIFFI_CALL_ERROR = 1.toByte()
internal const val UNIFFI_CALL_UNEXPECTED_ERROR = 2.toByte()

@Structure.FieldOrder("code", "error_buf")
internal open class UniffiRustCallStatus : Structure() {
    @JvmField var code: Byte = 0
    @JvmField var error_buf: RustBuffer.ByValue = RustBuffer.ByValue()

    class ByValue: UniffiRustCallStatus(), Structure.ByValue

    fun isSuccess(): Boolean {
        return code == UNIFFI_CALL_SUCCESS
    }

    fun isError(): Boolean {
        return code == UNIFFI_CALL_ERROR
    }

    fun isPanic(): Boolean {
        return code == UNIFFI_CALL_UNEXPECTED_ERROR
    }

    companion object {
        fun create(code: Byte, errorBuf: RustBuffer.ByValue): UniffiRustCallStatus.ByValue {
            val callStatus = UniffiRustCallStatus.ByValue()
            callStatus.code = code
            callStatus.error_buf = errorBuf
            return callStatus
        }
    }
}

internal class InternalException(message: String) : kotlin.Exception(message)

/**
 * Each top-level error class has a companion object that can lift the error from the call status's rust buffer
 *
 * @suppress
 */
internal interface UniffiRustCallStatusErrorHandler<E> {
    fun lift(error_buf: RustBuffer.ByValue): E;
}

// Helpers for calling Rust
// In practice we usually need to be synchronized to call this safely, so it doesn't
// synchronize itself

// Call a rust function that returns a Result<>.  Pass in the Error class companion that corresponds to the Err
private inline fun <U, E: kotlin.Exception> uniffiRustCallWithError(errorHandler: UniffiRustCallStatusErrorHandler<E>, callback: (UniffiRustCallStatus) -> U): U {
    var status = UniffiRustCallStatus()
    val return_value = callback(status)
    uniffiCheckCallStatus(errorHandler, status)
    return return_value
}

// Check UniffiRustCallStatus and throw an error if the call wasn't successful
private fun<E: kotlin.Exception> uniffiCheckCallStatus(errorHandler: UniffiRustCallStatusErrorHandler<E>, status: UniffiRustCallStatus) {
    if (status.isSuccess()) {
        return
    } else if (status.isError()) {
        throw errorHandler.lift(status.error_buf)
    } else if (status.isPanic()) {
        // when the rust code sees a panic, it tries to construct a rustbuffer
        // with the message.  but if that code panics, then it just sends back
        // an empty buffer.
        if (status.error_buf.len > 0) {
            throw InternalException(FfiConverterString.lift(status.error_buf))
        } else {
            throw InternalException("Rust panic")
        }
    } else {
        throw InternalException("Unknown rust call status: $status.code")
    }
}

/**
 * UniffiRustCallStatusErrorHandler implementation for times when we don't expect a CALL_ERROR
 *
 * @suppress
 */
internal object UniffiNullRustCallStatusErrorHandler: UniffiRustCallStatusErrorHandler<InternalException> {
    override fun lift(error_buf: RustBuffer.ByValue): InternalException {
        RustBuffer.free(error_buf)
        return InternalException("Unexpected CALL_ERROR")
    }
}

// Call a rust function that returns a plain value
private inline fun <U> uniffiRustCall(callback: (UniffiRustCallStatus) -> U): U {
    return uniffiRustCallWithError(UniffiNullRustCallStatusErrorHandler, callback)
}

internal inline fun<T> uniffiTraitInterfaceCall(
    callStatus: UniffiRustCallStatus,
    makeCall: () -> T,
    writeReturn: (T) -> Unit,
) {
    try {
        writeReturn(makeCall())
    } catch(e: kotlin.Exception) {
        val err = try { e.stackTraceToString() } catch(_: Throwable) { "" }
        callStatus.code = UNIFFI_CALL_UNEXPECTED_ERROR
        callStatus.error_buf = FfiConverterString.lower(err)
    }
}

internal inline fun<T, reified E: Throwable> uniffiTraitInterfaceCallWithError(
    callStatus: UniffiRustCallStatus,
    makeCall: () -> T,
    writeReturn: (T) -> Unit,
    lowerError: (E) -> RustBuffer.ByValue
) {
    try {
        writeReturn(makeCall())
    } catch(e: kotlin.Exception) {
        if (e is E) {
            callStatus.code = UNIFFI_CALL_ERROR
            callStatus.error_buf = lowerError(e)
        } else {
            val err = try { e.stackTraceToString() } catch(_: Throwable) { "" }
            callStatus.code = UNIFFI_CALL_UNEXPECTED_ERROR
            callStatus.error_buf = FfiConverterString.lower(err)
        }
    }
}
// Initial value and increment amount for handles. 
// These ensure that Kotlin-generated handles always have the lowest bit set
private const val UNIFFI_HANDLEMAP_INITIAL = 1.toLong()
private const val UNIFFI_HANDLEMAP_DELTA = 2.toLong()

// Map handles to objects
//
// This is used pass an opaque 64-bit handle representing a foreign object to the Rust code.
internal class UniffiHandleMap<T: Any> {
    private val map = ConcurrentHashMap<Long, T>()
    // Start 
    private val counter = java.util.concurrent.atomic.AtomicLong(UNIFFI_HANDLEMAP_INITIAL)

    val size: Int
        get() = map.size

    // Insert a new object into the handle map and get a handle for it
    fun insert(obj: T): Long {
        val handle = counter.getAndAdd(UNIFFI_HANDLEMAP_DELTA)
        map.put(handle, obj)
        return handle
    }

    // Clone a handle, creating a new one
    fun clone(handle: Long): Long {
        val obj = map.get(handle) ?: throw InternalException("UniffiHandleMap.clone: Invalid handle")
        return insert(obj)
    }

    // Get an object from the handle map
    fun get(handle: Long): T {
        return map.get(handle) ?: throw InternalException("UniffiHandleMap.get: Invalid handle")
    }

    // Remove an entry from the handlemap and get the Kotlin object back
    fun remove(handle: Long): T {
        return map.remove(handle) ?: throw InternalException("UniffiHandleMap: Invalid handle")
    }
}

// Contains loading, initialization code,
// and the FFI Function declarations in a com.sun.jna.Library.
@Synchronized
@Suppress("UNUSED_PARAMETER")
private fun findLibraryName(componentName: String): String = NativeLibrary.path

// Define FFI callback types
internal interface UniffiRustFutureContinuationCallback : com.sun.jna.Callback {
    fun callback(`data`: Long,`pollResult`: Byte,)
}
internal interface UniffiForeignFutureDroppedCallback : com.sun.jna.Callback {
    fun callback(`handle`: Long,)
}
internal interface UniffiCallbackInterfaceFree : com.sun.jna.Callback {
    fun callback(`handle`: Long,)
}
internal interface UniffiCallbackInterfaceClone : com.sun.jna.Callback {
    fun callback(`handle`: Long,)
    : Long
}
@Structure.FieldOrder("handle", "free")
internal open class UniffiForeignFutureDroppedCallbackStruct(
    @JvmField internal var `handle`: Long = 0.toLong(),
    @JvmField internal var `free`: UniffiForeignFutureDroppedCallback? = null,
) : Structure() {
    class UniffiByValue(
        `handle`: Long = 0.toLong(),
        `free`: UniffiForeignFutureDroppedCallback? = null,
    ): UniffiForeignFutureDroppedCallbackStruct(`handle`,`free`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureDroppedCallbackStruct) {
        `handle` = other.`handle`
        `free` = other.`free`
    }

}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU8(
    @JvmField internal var `returnValue`: Byte = 0.toByte(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Byte = 0.toByte(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU8(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU8) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU8 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU8.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI8(
    @JvmField internal var `returnValue`: Byte = 0.toByte(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Byte = 0.toByte(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI8(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI8) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI8 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI8.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU16(
    @JvmField internal var `returnValue`: Short = 0.toShort(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Short = 0.toShort(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU16(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU16) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU16 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU16.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI16(
    @JvmField internal var `returnValue`: Short = 0.toShort(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Short = 0.toShort(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI16(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI16) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI16 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI16.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU32(
    @JvmField internal var `returnValue`: Int = 0,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Int = 0,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU32(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU32) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU32 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU32.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI32(
    @JvmField internal var `returnValue`: Int = 0,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Int = 0,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI32(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI32) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI32 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI32.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultU64(
    @JvmField internal var `returnValue`: Long = 0.toLong(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Long = 0.toLong(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultU64(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultU64) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteU64 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultU64.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultI64(
    @JvmField internal var `returnValue`: Long = 0.toLong(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Long = 0.toLong(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultI64(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultI64) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteI64 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultI64.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultF32(
    @JvmField internal var `returnValue`: Float = 0.0f,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Float = 0.0f,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultF32(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultF32) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteF32 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultF32.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultF64(
    @JvmField internal var `returnValue`: Double = 0.0,
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: Double = 0.0,
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultF64(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultF64) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteF64 : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultF64.UniffiByValue,)
}
@Structure.FieldOrder("returnValue", "callStatus")
internal open class UniffiForeignFutureResultRustBuffer(
    @JvmField internal var `returnValue`: RustBuffer.ByValue = RustBuffer.ByValue(),
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `returnValue`: RustBuffer.ByValue = RustBuffer.ByValue(),
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultRustBuffer(`returnValue`,`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultRustBuffer) {
        `returnValue` = other.`returnValue`
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteRustBuffer : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultRustBuffer.UniffiByValue,)
}
@Structure.FieldOrder("callStatus")
internal open class UniffiForeignFutureResultVoid(
    @JvmField internal var `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
) : Structure() {
    class UniffiByValue(
        `callStatus`: UniffiRustCallStatus.ByValue = UniffiRustCallStatus.ByValue(),
    ): UniffiForeignFutureResultVoid(`callStatus`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiForeignFutureResultVoid) {
        `callStatus` = other.`callStatus`
    }

}
internal interface UniffiForeignFutureCompleteVoid : com.sun.jna.Callback {
    fun callback(`callbackData`: Long,`result`: UniffiForeignFutureResultVoid.UniffiByValue,)
}
internal interface UniffiCallbackInterfaceNativeEventsMethod0 : com.sun.jna.Callback {
    fun callback(`uniffiHandle`: Long,`event`: RustBuffer.ByValue,`uniffiOutReturn`: Pointer,uniffiCallStatus: UniffiRustCallStatus,)
}
@Structure.FieldOrder("uniffiFree", "uniffiClone", "take")
internal open class UniffiVTableCallbackInterfaceNativeEvents(
    @JvmField internal var `uniffiFree`: UniffiCallbackInterfaceFree? = null,
    @JvmField internal var `uniffiClone`: UniffiCallbackInterfaceClone? = null,
    @JvmField internal var `take`: UniffiCallbackInterfaceNativeEventsMethod0? = null,
) : Structure() {
    class UniffiByValue(
        `uniffiFree`: UniffiCallbackInterfaceFree? = null,
        `uniffiClone`: UniffiCallbackInterfaceClone? = null,
        `take`: UniffiCallbackInterfaceNativeEventsMethod0? = null,
    ): UniffiVTableCallbackInterfaceNativeEvents(`uniffiFree`,`uniffiClone`,`take`,), Structure.ByValue

   internal fun uniffiSetValue(other: UniffiVTableCallbackInterfaceNativeEvents) {
        `uniffiFree` = other.`uniffiFree`
        `uniffiClone` = other.`uniffiClone`
        `take` = other.`take`
    }

}

// A JNA Library to expose the extern-C FFI definitions.
// This is an implementation detail which will be called internally by the public API.

// For large crates we prevent `MethodTooLargeException` (see #2340)
// N.B. the name of the extension is very misleading, since it is
// rather `InterfaceTooLargeException`, caused by too many methods
// in the interface for large crates.
//
// By splitting the otherwise huge interface into two parts
// * UniffiLib (this)
// * IntegrityCheckingUniffiLib
// And all checksum methods are put into `IntegrityCheckingUniffiLib`
// we allow for ~2x as many methods in the UniffiLib interface.
//
// Note: above all written when we used JNA's `loadIndirect` etc.
// We now use JNA's "direct mapping" - unclear if same considerations apply exactly.
internal object IntegrityCheckingUniffiLib {
    init {
        Native.register(IntegrityCheckingUniffiLib::class.java, findLibraryName(componentName = "videosdk_server_native"))
        uniffiCheckContractApiVersion(this)
        uniffiCheckApiChecksums(this)
    }

    internal fun ensureInitialized() = Unit
    external fun uniffi_videosdk_server_native_checksum_func_check_version(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_func_start_emulator(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_func_start_token_server(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_func_decode_token(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_func_parse_duration(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativecancel_cancel(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_api_endpoint(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_check(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_explain(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_invoke(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_settings(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_sign(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_sign_participants(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_verify(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeclient_with_options(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_advance_clock(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_answer_entry(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_api_key(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_requests(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_reset(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_script(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_secret(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_shutdown(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeemulator_url(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativeevents_take(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativetokenserver_check_mount(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativetokenserver_handle(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativetokenserver_max_body_bytes(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativetokenserver_shutdown(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_method_nativetokenserver_url(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_constructor_nativecancel_new(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_constructor_nativeclient_new(
    ): Int
    external fun uniffi_videosdk_server_native_checksum_constructor_nativetokenserver_new(
    ): Int
    external fun ffi_videosdk_server_native_uniffi_contract_version(
    ): Int

        
}

internal object UniffiLib {
    
    // The Cleaner for the whole library
    internal val CLEANER: UniffiCleaner by lazy {
        UniffiCleaner.create()
    }
    

    init {
        Native.register(UniffiLib::class.java, findLibraryName(componentName = "videosdk_server_native"))
        uniffiCallbackInterfaceNativeEvents.register(this)
        
    }

    internal fun ensureInitialized() = Unit
    external fun uniffi_videosdk_server_native_fn_clone_nativecancel(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_free_nativecancel(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_constructor_nativecancel_new(uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativecancel_cancel(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_clone_nativeclient(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_free_nativeclient(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_constructor_nativeclient_new(`options`: RustBuffer.ByValue,`handler`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_api_endpoint(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_check(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_explain(`ptr`: Long,`text`: RustBuffer.ByValue,`request`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_invoke(`ptr`: Long,`operation`: RustBuffer.ByValue,`arguments`: RustBuffer.ByValue,`cancel`: Long,
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_settings(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_sign(`ptr`: Long,`request`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_sign_participants(`ptr`: Long,`requests`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_verify(`ptr`: Long,`token`: RustBuffer.ByValue,`request`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeclient_with_options(`ptr`: Long,`options`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_clone_nativeemulator(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_free_nativeemulator(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_advance_clock(`ptr`: Long,`seconds`: Double,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_answer_entry(`ptr`: Long,`roomId`: RustBuffer.ByValue,`participantId`: RustBuffer.ByValue,`allowed`: Byte,uniffi_out_err: UniffiRustCallStatus, 
    ): Byte
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_api_key(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_requests(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_reset(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_script(`ptr`: Long,`replies`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_secret(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_shutdown(`ptr`: Long,
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativeemulator_url(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_clone_nativeevents(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_free_nativeevents(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_init_callback_vtable_nativeevents(`vtable`: UniffiVTableCallbackInterfaceNativeEvents,
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativeevents_take(`ptr`: Long,`event`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_clone_nativetokenserver(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_free_nativetokenserver(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_constructor_nativetokenserver_new(`client`: Long,`options`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativetokenserver_check_mount(`ptr`: Long,`withIdentity`: Byte,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_method_nativetokenserver_handle(`ptr`: Long,`request`: RustBuffer.ByValue,
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativetokenserver_max_body_bytes(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Int
    external fun uniffi_videosdk_server_native_fn_method_nativetokenserver_shutdown(`ptr`: Long,
    ): Long
    external fun uniffi_videosdk_server_native_fn_method_nativetokenserver_url(`ptr`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_func_check_version(`package`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun uniffi_videosdk_server_native_fn_func_start_emulator(`options`: RustBuffer.ByValue,
    ): Long
    external fun uniffi_videosdk_server_native_fn_func_start_token_server(`client`: Long,`options`: RustBuffer.ByValue,
    ): Long
    external fun uniffi_videosdk_server_native_fn_func_decode_token(`token`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun uniffi_videosdk_server_native_fn_func_parse_duration(`text`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun ffi_videosdk_server_native_rustbuffer_alloc(`size`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun ffi_videosdk_server_native_rustbuffer_from_bytes(`bytes`: ForeignBytes.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun ffi_videosdk_server_native_rustbuffer_free(`buf`: RustBuffer.ByValue,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit
    external fun ffi_videosdk_server_native_rustbuffer_reserve(`buf`: RustBuffer.ByValue,`additional`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun ffi_videosdk_server_native_rust_future_poll_u8(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_u8(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_u8(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_u8(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Int
    external fun ffi_videosdk_server_native_rust_future_poll_i8(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_i8(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_i8(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_i8(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Byte
    external fun ffi_videosdk_server_native_rust_future_poll_u16(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_u16(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_u16(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_u16(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Int
    external fun ffi_videosdk_server_native_rust_future_poll_i16(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_i16(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_i16(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_i16(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Short
    external fun ffi_videosdk_server_native_rust_future_poll_u32(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_u32(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_u32(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_u32(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Int
    external fun ffi_videosdk_server_native_rust_future_poll_i32(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_i32(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_i32(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_i32(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Int
    external fun ffi_videosdk_server_native_rust_future_poll_u64(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_u64(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_u64(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_u64(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun ffi_videosdk_server_native_rust_future_poll_i64(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_i64(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_i64(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_i64(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Long
    external fun ffi_videosdk_server_native_rust_future_poll_f32(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_f32(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_f32(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_f32(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Float
    external fun ffi_videosdk_server_native_rust_future_poll_f64(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_f64(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_f64(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_f64(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Double
    external fun ffi_videosdk_server_native_rust_future_poll_rust_buffer(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_rust_buffer(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_rust_buffer(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_rust_buffer(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): RustBuffer.ByValue
    external fun ffi_videosdk_server_native_rust_future_poll_void(`handle`: Long,`callback`: UniffiRustFutureContinuationCallback,`callbackData`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_cancel_void(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_free_void(`handle`: Long,
    ): Unit
    external fun ffi_videosdk_server_native_rust_future_complete_void(`handle`: Long,uniffi_out_err: UniffiRustCallStatus, 
    ): Unit

        
}

private fun uniffiCheckContractApiVersion(lib: IntegrityCheckingUniffiLib) {
    // Get the bindings contract version from our ComponentInterface
    val bindings_contract_version = 30
    // Get the scaffolding contract version by calling the into the dylib
    val scaffolding_contract_version = lib.ffi_videosdk_server_native_uniffi_contract_version()
    if (bindings_contract_version != scaffolding_contract_version) {
        throw RuntimeException("UniFFI contract version mismatch: try cleaning and rebuilding your project")
    }
}
@Suppress("UNUSED_PARAMETER")
private fun uniffiCheckApiChecksums(lib: IntegrityCheckingUniffiLib) {
    if ((lib.uniffi_videosdk_server_native_checksum_func_check_version() and 0xFFFF) != 10829) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_func_start_emulator() and 0xFFFF) != 36579) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_func_start_token_server() and 0xFFFF) != 11310) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_func_decode_token() and 0xFFFF) != 44512) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_func_parse_duration() and 0xFFFF) != 19080) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativecancel_cancel() and 0xFFFF) != 58382) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_api_endpoint() and 0xFFFF) != 17293) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_check() and 0xFFFF) != 62605) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_explain() and 0xFFFF) != 18382) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_invoke() and 0xFFFF) != 16001) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_settings() and 0xFFFF) != 16959) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_sign() and 0xFFFF) != 26574) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_sign_participants() and 0xFFFF) != 49286) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_verify() and 0xFFFF) != 39656) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeclient_with_options() and 0xFFFF) != 29334) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_advance_clock() and 0xFFFF) != 6720) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_answer_entry() and 0xFFFF) != 16143) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_api_key() and 0xFFFF) != 53437) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_requests() and 0xFFFF) != 36733) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_reset() and 0xFFFF) != 15716) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_script() and 0xFFFF) != 21176) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_secret() and 0xFFFF) != 23890) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_shutdown() and 0xFFFF) != 27519) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeemulator_url() and 0xFFFF) != 56233) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativeevents_take() and 0xFFFF) != 4882) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativetokenserver_check_mount() and 0xFFFF) != 27079) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativetokenserver_handle() and 0xFFFF) != 21962) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativetokenserver_max_body_bytes() and 0xFFFF) != 54925) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativetokenserver_shutdown() and 0xFFFF) != 52111) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_method_nativetokenserver_url() and 0xFFFF) != 46643) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_constructor_nativecancel_new() and 0xFFFF) != 38615) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_constructor_nativeclient_new() and 0xFFFF) != 41141) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
    if ((lib.uniffi_videosdk_server_native_checksum_constructor_nativetokenserver_new() and 0xFFFF) != 43191) {
        throw RuntimeException("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
}

/**
 * @suppress
 */
internal fun uniffiEnsureInitialized() {
    // Call arbitrary methods on IntegrityCheckingUniffiLib and UniffiLib to ensure that
    // their init blocks run. This ensures initialization across crates works as expected.
    IntegrityCheckingUniffiLib.ensureInitialized()
    UniffiLib.ensureInitialized()
}

// Async support
// Async return type handlers

internal const val UNIFFI_RUST_FUTURE_POLL_READY = 0.toByte()
internal const val UNIFFI_RUST_FUTURE_POLL_WAKE = 1.toByte()

internal val uniffiContinuationHandleMap = UniffiHandleMap<CancellableContinuation<Byte>>()

// FFI type for Rust future continuations
internal object uniffiRustFutureContinuationCallbackImpl: UniffiRustFutureContinuationCallback {
    override fun callback(data: Long, pollResult: Byte) {
        uniffiContinuationHandleMap.remove(data).resume(pollResult)
    }
}

internal suspend fun<T, F, E: kotlin.Exception> uniffiRustCallAsync(
    rustFuture: Long,
    pollFunc: (Long, UniffiRustFutureContinuationCallback, Long) -> Unit,
    completeFunc: (Long, UniffiRustCallStatus) -> F,
    freeFunc: (Long) -> Unit,
    liftFunc: (F) -> T,
    errorHandler: UniffiRustCallStatusErrorHandler<E>
): T {
    try {
        do {
            val pollResult = suspendCancellableCoroutine<Byte> { continuation ->
                pollFunc(
                    rustFuture,
                    uniffiRustFutureContinuationCallbackImpl,
                    uniffiContinuationHandleMap.insert(continuation)
                )
            }
        } while (pollResult != UNIFFI_RUST_FUTURE_POLL_READY);

        return liftFunc(
            uniffiRustCallWithError(errorHandler, { status -> completeFunc(rustFuture, status) })
        )
    } finally {
        freeFunc(rustFuture)
    }
}

// Public interface members begin here.


// Interface implemented by anything that can contain an object reference.
//
// Such types expose a `destroy()` method that must be called to cleanly
// dispose of the contained objects. Failure to call this method may result
// in memory leaks.
//
// The easiest way to ensure this method is called is to use the `.use`
// helper method to execute a block and destroy the object at the end.
internal interface Disposable {
    fun destroy()
    companion object {
        fun destroy(vararg args: Any?) {
            for (arg in args) {
                when (arg) {
                    is Disposable -> arg.destroy()
                    is ArrayList<*> -> {
                        for (idx in arg.indices) {
                            val element = arg[idx]
                            if (element is Disposable) {
                                element.destroy()
                            }
                        }
                    }
                    is Map<*, *> -> {
                        for (element in arg.values) {
                            if (element is Disposable) {
                                element.destroy()
                            }
                        }
                    }
                    is Iterable<*> -> {
                        for (element in arg) {
                            if (element is Disposable) {
                                element.destroy()
                            }
                        }
                    }
                }
            }
        }
    }
}

/**
 * @suppress
 */
internal inline fun <T : Disposable?, R> T.use(block: (T) -> R) =
    try {
        block(this)
    } finally {
        try {
            // N.B. our implementation is on the nullable type `Disposable?`.
            this?.destroy()
        } catch (e: Throwable) {
            // swallow
        }
    }

/** 
 * Placeholder object used to signal that we're constructing an interface with a FFI handle.
 *
 * This is the first argument for interface constructors that input a raw handle. It exists is that
 * so we can avoid signature conflicts when an interface has a regular constructor than inputs a
 * Long.
 *
 * @suppress
 * */
internal object UniffiWithHandle

/** 
 * Used to instantiate an interface without an actual pointer, for fakes in tests, mostly.
 *
 * @suppress
 * */
internal object NoHandle// Magic number for the Rust proxy to call using the same mechanism as every other method,
// to free the callback once it's dropped by Rust.
internal const val IDX_CALLBACK_FREE = 0
// Callback return codes
internal const val UNIFFI_CALLBACK_SUCCESS = 0
internal const val UNIFFI_CALLBACK_ERROR = 1
internal const val UNIFFI_CALLBACK_UNEXPECTED_ERROR = 2

/**
 * @suppress
 */
internal abstract class FfiConverterCallbackInterface<CallbackInterface: Any>: FfiConverter<CallbackInterface, Long> {
    internal val handleMap = UniffiHandleMap<CallbackInterface>()

    internal fun drop(handle: Long) {
        handleMap.remove(handle)
    }

    override fun lift(value: Long): CallbackInterface {
        return handleMap.get(value)
    }

    override fun read(buf: ByteBuffer) = lift(buf.getLong())

    override fun lower(value: CallbackInterface) = handleMap.insert(value)

    override fun allocationSize(value: CallbackInterface) = 8UL

    override fun write(value: CallbackInterface, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}
/**
 * The cleaner interface for Object finalization code to run.
 * This is the entry point to any implementation that we're using.
 *
 * The cleaner registers objects and returns cleanables, so now we are
 * defining a `UniffiCleaner` with a `UniffiClenaer.Cleanable` to abstract the
 * different implmentations available at compile time.
 *
 * @suppress
 */
internal interface UniffiCleaner {
    interface Cleanable {
        fun clean()
    }

    fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable

    companion object
}

// The fallback Jna cleaner, which is available for both Android, and the JVM.
private class UniffiJnaCleaner : UniffiCleaner {
    private val cleaner = com.sun.jna.internal.Cleaner.getCleaner()

    override fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable =
        UniffiJnaCleanable(cleaner.register(value, cleanUpTask))
}

private class UniffiJnaCleanable(
    private val cleanable: com.sun.jna.internal.Cleaner.Cleanable,
) : UniffiCleaner.Cleanable {
    override fun clean() = cleanable.clean()
}


// We decide at uniffi binding generation time whether we were
// using Android or not.
// There are further runtime checks to chose the correct implementation
// of the cleaner.
private fun UniffiCleaner.Companion.create(): UniffiCleaner =
    try {
        // For safety's sake: if the library hasn't been run in android_cleaner = true
        // mode, but is being run on Android, then we still need to think about
        // Android API versions.
        // So we check if java.lang.ref.Cleaner is there, and use that…
        java.lang.Class.forName("java.lang.ref.Cleaner")
        JavaLangRefCleaner()
    } catch (e: ClassNotFoundException) {
        // … otherwise, fallback to the JNA cleaner.
        UniffiJnaCleaner()
    }

private class JavaLangRefCleaner : UniffiCleaner {
    val cleaner = java.lang.ref.Cleaner.create()

    override fun register(value: Any, cleanUpTask: Runnable): UniffiCleaner.Cleanable =
        JavaLangRefCleanable(cleaner.register(value, cleanUpTask))
}

private class JavaLangRefCleanable(
    val cleanable: java.lang.ref.Cleaner.Cleanable
) : UniffiCleaner.Cleanable {
    override fun clean() = cleanable.clean()
}

/**
 * @suppress
 */
internal object FfiConverterUShort: FfiConverter<UShort, Short> {
    override fun lift(value: Short): UShort {
        return value.toUShort()
    }

    fun lift(value: Int): UShort {
        return value.toUShort()
    }

    override fun read(buf: ByteBuffer): UShort {
        return lift(buf.getShort())
    }

    override fun lower(value: UShort): Short {
        return value.toShort()
    }

    override fun allocationSize(value: UShort) = 2UL

    override fun write(value: UShort, buf: ByteBuffer) {
        buf.putShort(value.toShort())
    }
}

/**
 * @suppress
 */
internal object FfiConverterUInt: FfiConverter<UInt, Int> {
    override fun lift(value: Int): UInt {
        return value.toUInt()
    }

    override fun read(buf: ByteBuffer): UInt {
        return lift(buf.getInt())
    }

    override fun lower(value: UInt): Int {
        return value.toInt()
    }

    override fun allocationSize(value: UInt) = 4UL

    override fun write(value: UInt, buf: ByteBuffer) {
        buf.putInt(value.toInt())
    }
}

/**
 * @suppress
 */
internal object FfiConverterULong: FfiConverter<ULong, Long> {
    override fun lift(value: Long): ULong {
        return value.toULong()
    }

    override fun read(buf: ByteBuffer): ULong {
        return lift(buf.getLong())
    }

    override fun lower(value: ULong): Long {
        return value.toLong()
    }

    override fun allocationSize(value: ULong) = 8UL

    override fun write(value: ULong, buf: ByteBuffer) {
        buf.putLong(value.toLong())
    }
}

/**
 * @suppress
 */
internal object FfiConverterLong: FfiConverter<Long, Long> {
    override fun lift(value: Long): Long {
        return value
    }

    override fun read(buf: ByteBuffer): Long {
        return buf.getLong()
    }

    override fun lower(value: Long): Long {
        return value
    }

    override fun allocationSize(value: Long) = 8UL

    override fun write(value: Long, buf: ByteBuffer) {
        buf.putLong(value)
    }
}

/**
 * @suppress
 */
internal object FfiConverterDouble: FfiConverter<Double, Double> {
    override fun lift(value: Double): Double {
        return value
    }

    override fun read(buf: ByteBuffer): Double {
        return buf.getDouble()
    }

    override fun lower(value: Double): Double {
        return value
    }

    override fun allocationSize(value: Double) = 8UL

    override fun write(value: Double, buf: ByteBuffer) {
        buf.putDouble(value)
    }
}

/**
 * @suppress
 */
internal object FfiConverterBoolean: FfiConverter<Boolean, Byte> {
    override fun lift(value: Byte): Boolean {
        return value.toInt() != 0
    }

    override fun read(buf: ByteBuffer): Boolean {
        return lift(buf.get())
    }

    override fun lower(value: Boolean): Byte {
        return if (value) 1.toByte() else 0.toByte()
    }

    override fun allocationSize(value: Boolean) = 1UL

    override fun write(value: Boolean, buf: ByteBuffer) {
        buf.put(lower(value))
    }
}

/**
 * @suppress
 */
internal object FfiConverterString: FfiConverter<String, RustBuffer.ByValue> {
    // Note: we don't inherit from FfiConverterRustBuffer, because we use a
    // special encoding when lowering/lifting.  We can use `RustBuffer.len` to
    // store our length and avoid writing it out to the buffer.
    override fun lift(value: RustBuffer.ByValue): String {
        try {
            val byteArr = ByteArray(value.len.toInt())
            value.asByteBuffer()!!.get(byteArr)
            return byteArr.toString(Charsets.UTF_8)
        } finally {
            RustBuffer.free(value)
        }
    }

    override fun read(buf: ByteBuffer): String {
        val len = buf.getInt()
        val byteArr = ByteArray(len)
        buf.get(byteArr)
        return byteArr.toString(Charsets.UTF_8)
    }

    fun toUtf8(value: String): ByteBuffer {
        // Make sure we don't have invalid UTF-16, check for lone surrogates.
        return Charsets.UTF_8.newEncoder().run {
            onMalformedInput(CodingErrorAction.REPORT)
            encode(CharBuffer.wrap(value))
        }
    }

    override fun lower(value: String): RustBuffer.ByValue {
        val byteBuf = toUtf8(value)
        // Ideally we'd pass these bytes to `ffi_bytebuffer_from_bytes`, but doing so would require us
        // to copy them into a JNA `Memory`. So we might as well directly copy them into a `RustBuffer`.
        val rbuf = RustBuffer.alloc(byteBuf.limit().toULong())
        rbuf.asByteBuffer()!!.put(byteBuf)
        return rbuf
    }

    // We aren't sure exactly how many bytes our string will be once it's UTF-8
    // encoded.  Allocate 3 bytes per UTF-16 code unit which will always be
    // enough.
    override fun allocationSize(value: String): ULong {
        val sizeForLength = 4UL
        val sizeForString = value.length.toULong() * 3UL
        return sizeForLength + sizeForString
    }

    override fun write(value: String, buf: ByteBuffer) {
        val byteBuf = toUtf8(value)
        buf.putInt(byteBuf.limit())
        buf.put(byteBuf)
    }
}

/**
 * @suppress
 */
internal object FfiConverterByteArray: FfiConverterRustBuffer<ByteArray> {
    override fun read(buf: ByteBuffer): ByteArray {
        val len = buf.getInt()
        val byteArr = ByteArray(len)
        buf.get(byteArr)
        return byteArr
    }
    override fun allocationSize(value: ByteArray): ULong {
        return 4UL + value.size.toULong()
    }
    override fun write(value: ByteArray, buf: ByteBuffer) {
        buf.putInt(value.size)
        buf.put(value)
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * Ends one call when it is asked to: the request is dropped and its connection closed.
 */
internal interface NativeCancelInterface {
    
    /**
     * Gives the call up, now or as soon as it begins.
     */
    fun `cancel`()
    
    companion object
}

/**
 * Ends one call when it is asked to: the request is dropped and its connection closed.
 */
internal open class NativeCancel: Disposable, AutoCloseable, NativeCancelInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }
    /**
     * One for a call that is about to be made.
     */
    constructor() :
        this(UniffiWithHandle, 
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_constructor_nativecancel_new(
    
        _status)
}
    )

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_videosdk_server_native_fn_free_nativecancel(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_videosdk_server_native_fn_clone_nativecancel(handle, status)
        }
    }

    
    /**
     * Gives the call up, now or as soon as it begins.
     */override fun `cancel`()
        = 
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativecancel_cancel(
        it,
        _status)
}
    }
    
    

    

    


    
    
    /**
     * @suppress
     */
    companion object
    
}


/**
 * @suppress
 */
internal object FfiConverterTypeNativeCancel: FfiConverter<NativeCancel, Long> {
    override fun lower(value: NativeCancel): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): NativeCancel {
        return NativeCancel(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): NativeCancel {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: NativeCancel) = 8UL

    override fun write(value: NativeCancel, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * A client. It costs nothing to make, and holds no thread before the first call.
 */
internal interface NativeClientInterface {
    
    /**
     * The address of the service that the client calls.
     */
    fun `apiEndpoint`(): kotlin.String
    
    /**
     * Fails when the settings are not usable.
     */
    fun `check`()
    
    /**
     * Says what a text is that should be a token, as a JSON object.
     */
    fun `explain`(`text`: kotlin.String, `request`: NativeExplainToken): kotlin.String
    
    /**
     * Calls an operation of the service by its name; arguments and answer are JSON objects.
     */
    suspend fun `invoke`(`operation`: kotlin.String, `arguments`: kotlin.String, `cancel`: NativeCancel): kotlin.String
    
    /**
     * Where each setting came from, as a JSON object.
     */
    fun `settings`(): kotlin.String
    
    /**
     * Signs a token.
     */
    fun `sign`(`request`: NativeSignToken): kotlin.String
    
    /**
     * Signs a participant token for each request, in the same order.
     */
    fun `signParticipants`(`requests`: List<NativeSignToken>): List<kotlin.String>
    
    /**
     * Answers the claims of a good token as a JSON object.
     */
    fun `verify`(`token`: kotlin.String, `request`: NativeVerifyToken): kotlin.String
    
    /**
     * A copy whose calls go by other options, a JSON object.
     */
    fun `withOptions`(`options`: kotlin.String): NativeClient
    
    companion object
}

/**
 * A client. It costs nothing to make, and holds no thread before the first call.
 */
internal open class NativeClient: Disposable, AutoCloseable, NativeClientInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }
    /**
     * A client of these options, a JSON object.
     */
    constructor(`options`: kotlin.String, `handler`: NativeEvents?) :
        this(UniffiWithHandle, 
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_constructor_nativeclient_new(
    
        
        FfiConverterString.lower(`options`),
        FfiConverterOptionalTypeNativeEvents.lower(`handler`),_status)
}
    )

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_videosdk_server_native_fn_free_nativeclient(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_videosdk_server_native_fn_clone_nativeclient(handle, status)
        }
    }

    
    /**
     * The address of the service that the client calls.
     */override fun `apiEndpoint`(): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_api_endpoint(
        it,
        _status)
}
    }
    )
    }
    

    
    /**
     * Fails when the settings are not usable.
     */
    @Throws(NativeFailure::class)override fun `check`()
        = 
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_check(
        it,
        _status)
}
    }
    
    

    
    /**
     * Says what a text is that should be a token, as a JSON object.
     */
    @Throws(NativeFailure::class)override fun `explain`(`text`: kotlin.String, `request`: NativeExplainToken): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_explain(
        it,
        
        FfiConverterString.lower(`text`),
        FfiConverterTypeNativeExplainToken.lower(`request`),_status)
}
    }
    )
    }
    

    
    /**
     * Calls an operation of the service by its name; arguments and answer are JSON objects.
     */
    @Throws(NativeFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    override suspend fun `invoke`(`operation`: kotlin.String, `arguments`: kotlin.String, `cancel`: NativeCancel) : kotlin.String {
        return uniffiRustCallAsync(
        callWithHandle { uniffiHandle ->
            UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_invoke(
                uniffiHandle,
                
        FfiConverterString.lower(`operation`),
        FfiConverterString.lower(`arguments`),
        FfiConverterTypeNativeCancel.lower(`cancel`),
            )
        },
        { future, callback, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_poll_rust_buffer(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_complete_rust_buffer(future, continuation) },
        { future -> UniffiLib.ffi_videosdk_server_native_rust_future_free_rust_buffer(future) },
        // lift function
        { FfiConverterString.lift(it) },
        // Error FFI converter
        NativeFailure.ErrorHandler,
    )
    }

    
    /**
     * Where each setting came from, as a JSON object.
     */
    @Throws(NativeFailure::class)override fun `settings`(): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_settings(
        it,
        _status)
}
    }
    )
    }
    

    
    /**
     * Signs a token.
     */
    @Throws(NativeFailure::class)override fun `sign`(`request`: NativeSignToken): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_sign(
        it,
        
        FfiConverterTypeNativeSignToken.lower(`request`),_status)
}
    }
    )
    }
    

    
    /**
     * Signs a participant token for each request, in the same order.
     */
    @Throws(NativeFailure::class)override fun `signParticipants`(`requests`: List<NativeSignToken>): List<kotlin.String> {
            return FfiConverterSequenceString.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_sign_participants(
        it,
        
        FfiConverterSequenceTypeNativeSignToken.lower(`requests`),_status)
}
    }
    )
    }
    

    
    /**
     * Answers the claims of a good token as a JSON object.
     */
    @Throws(NativeFailure::class)override fun `verify`(`token`: kotlin.String, `request`: NativeVerifyToken): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_verify(
        it,
        
        FfiConverterString.lower(`token`),
        FfiConverterTypeNativeVerifyToken.lower(`request`),_status)
}
    }
    )
    }
    

    
    /**
     * A copy whose calls go by other options, a JSON object.
     */
    @Throws(NativeFailure::class)override fun `withOptions`(`options`: kotlin.String): NativeClient {
            return FfiConverterTypeNativeClient.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeclient_with_options(
        it,
        
        FfiConverterString.lower(`options`),_status)
}
    }
    )
    }
    

    

    


    
    
    /**
     * @suppress
     */
    companion object
    
}


/**
 * @suppress
 */
internal object FfiConverterTypeNativeClient: FfiConverter<NativeClient, Long> {
    override fun lower(value: NativeClient): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): NativeClient {
        return NativeClient(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): NativeClient {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: NativeClient) = 8UL

    override fun write(value: NativeClient, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * The service on this machine, until it is closed.
 */
internal interface NativeEmulatorInterface {
    
    /**
     * Moves its clock forward, by seconds.
     */
    fun `advanceClock`(`seconds`: kotlin.Double)
    
    /**
     * Answers a guest who waits.
     */
    fun `answerEntry`(`roomId`: kotlin.String, `participantId`: kotlin.String, `allowed`: kotlin.Boolean): kotlin.Boolean
    
    /**
     * The API key that it takes.
     */
    fun `apiKey`(): kotlin.String
    
    /**
     * The latest requests, a JSON array.
     */
    fun `requests`(): kotlin.String
    
    /**
     * Forgets everything, as after a start.
     */
    fun `reset`()
    
    /**
     * Gives the next fitting requests these replies, a JSON array.
     */
    fun `script`(`replies`: kotlin.String)
    
    /**
     * The secret of the API key.
     */
    fun `secret`(): kotlin.String
    
    /**
     * Ends it. A second time does nothing.
     */
    suspend fun `shutdown`()
    
    /**
     * Its address.
     */
    fun `url`(): kotlin.String
    
    companion object
}

/**
 * The service on this machine, until it is closed.
 */
internal open class NativeEmulator: Disposable, AutoCloseable, NativeEmulatorInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_videosdk_server_native_fn_free_nativeemulator(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_videosdk_server_native_fn_clone_nativeemulator(handle, status)
        }
    }

    
    /**
     * Moves its clock forward, by seconds.
     */
    @Throws(NativeFailure::class)override fun `advanceClock`(`seconds`: kotlin.Double)
        = 
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_advance_clock(
        it,
        
        FfiConverterDouble.lower(`seconds`),_status)
}
    }
    
    

    
    /**
     * Answers a guest who waits.
     */
    @Throws(NativeFailure::class)override fun `answerEntry`(`roomId`: kotlin.String, `participantId`: kotlin.String, `allowed`: kotlin.Boolean): kotlin.Boolean {
            return FfiConverterBoolean.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_answer_entry(
        it,
        
        FfiConverterString.lower(`roomId`),
        FfiConverterString.lower(`participantId`),
        FfiConverterBoolean.lower(`allowed`),_status)
}
    }
    )
    }
    

    
    /**
     * The API key that it takes.
     */override fun `apiKey`(): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_api_key(
        it,
        _status)
}
    }
    )
    }
    

    
    /**
     * The latest requests, a JSON array.
     */
    @Throws(NativeFailure::class)override fun `requests`(): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_requests(
        it,
        _status)
}
    }
    )
    }
    

    
    /**
     * Forgets everything, as after a start.
     */
    @Throws(NativeFailure::class)override fun `reset`()
        = 
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_reset(
        it,
        _status)
}
    }
    
    

    
    /**
     * Gives the next fitting requests these replies, a JSON array.
     */
    @Throws(NativeFailure::class)override fun `script`(`replies`: kotlin.String)
        = 
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_script(
        it,
        
        FfiConverterString.lower(`replies`),_status)
}
    }
    
    

    
    /**
     * The secret of the API key.
     */override fun `secret`(): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_secret(
        it,
        _status)
}
    }
    )
    }
    

    
    /**
     * Ends it. A second time does nothing.
     */
    @Throws(NativeFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    override suspend fun `shutdown`() {
        return uniffiRustCallAsync(
        callWithHandle { uniffiHandle ->
            UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_shutdown(
                uniffiHandle,
                
            )
        },
        { future, callback, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_poll_void(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_complete_void(future, continuation) },
        { future -> UniffiLib.ffi_videosdk_server_native_rust_future_free_void(future) },
        // lift function
        { },
        
        // Error FFI converter
        NativeFailure.ErrorHandler,
    )
    }

    
    /**
     * Its address.
     */override fun `url`(): kotlin.String {
            return FfiConverterString.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeemulator_url(
        it,
        _status)
}
    }
    )
    }
    

    

    


    
    
    /**
     * @suppress
     */
    companion object
    
}


/**
 * @suppress
 */
internal object FfiConverterTypeNativeEmulator: FfiConverter<NativeEmulator, Long> {
    override fun lower(value: NativeEmulator): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): NativeEmulator {
        return NativeEmulator(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): NativeEmulator {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: NativeEmulator) = 8UL

    override fun write(value: NativeEmulator, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * Takes the events of a client, each a JSON object.
 */
internal interface NativeEvents {
    
    /**
     * Called within a call, which it holds up.
     */
    fun `take`(`event`: kotlin.String)
    
    companion object
}

/**
 * Takes the events of a client, each a JSON object.
 */
internal open class NativeEventsImpl: Disposable, AutoCloseable, NativeEvents
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_videosdk_server_native_fn_free_nativeevents(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_videosdk_server_native_fn_clone_nativeevents(handle, status)
        }
    }

    
    /**
     * Called within a call, which it holds up.
     */override fun `take`(`event`: kotlin.String)
        = 
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativeevents_take(
        it,
        
        FfiConverterString.lower(`event`),_status)
}
    }
    
    

    

    


    
    
    /**
     * @suppress
     */
    companion object
    
}



// Put the implementation in an object so we don't pollute the top-level namespace
internal object uniffiCallbackInterfaceNativeEvents {
    internal object `take`: UniffiCallbackInterfaceNativeEventsMethod0 {
        override fun callback(`uniffiHandle`: Long,`event`: RustBuffer.ByValue,`uniffiOutReturn`: Pointer,uniffiCallStatus: UniffiRustCallStatus,) {
            val uniffiObj = FfiConverterTypeNativeEvents.handleMap.get(uniffiHandle)
            val makeCall = { ->
                uniffiObj.`take`(
                    FfiConverterString.lift(`event`),
                )
            }
            val writeReturn = { _: Unit -> Unit }
            uniffiTraitInterfaceCall(uniffiCallStatus, makeCall, writeReturn)
        }
    }

    internal object uniffiFree: UniffiCallbackInterfaceFree {
        override fun callback(handle: Long) {
            FfiConverterTypeNativeEvents.handleMap.remove(handle)
        }
    }

    internal object uniffiClone: UniffiCallbackInterfaceClone {
        override fun callback(handle: Long): Long {
            return FfiConverterTypeNativeEvents.handleMap.clone(handle)
        }
    }

    internal var vtable = UniffiVTableCallbackInterfaceNativeEvents.UniffiByValue(
        uniffiFree,
        uniffiClone,
        `take`,
    )

    // Registers the foreign callback with the Rust side.
    // This method is generated for each callback interface.
    internal fun register(lib: UniffiLib) {
        lib.uniffi_videosdk_server_native_fn_init_callback_vtable_nativeevents(vtable)
    }
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeEvents: FfiConverter<NativeEvents, Long> {
    internal val handleMap = UniffiHandleMap<NativeEvents>()

    override fun lower(value: NativeEvents): Long {
        if (value is NativeEventsImpl) {
             // Rust-implemented object.  Clone the handle and return it
            return value.uniffiCloneHandle()
         } else {
            // Kotlin object, generate a new vtable handle and return that.
            return handleMap.insert(value)
         }
    }

    override fun lift(value: Long): NativeEvents {
        if ((value and 1.toLong()) == 0.toLong()) {
            // Rust-generated handle, construct a new class that uses the handle to implement the
            // interface
            return NativeEventsImpl(UniffiWithHandle, value)
        } else {
            // Kotlin-generated handle, get the object from the handle map
            return handleMap.remove(value)
        }
    }

    override fun read(buf: ByteBuffer): NativeEvents {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: NativeEvents) = 8UL

    override fun write(value: NativeEvents, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}


// This template implements a class for working with a Rust struct via a handle
// to the live Rust struct on the other side of the FFI.
//
// There's some subtlety here, because we have to be careful not to operate on a Rust
// struct after it has been dropped, and because we must expose a public API for freeing
// theq Kotlin wrapper object in lieu of reliable finalizers. The core requirements are:
//
//   * Each instance holds an opaque handle to the underlying Rust struct.
//     Method calls need to read this handle from the object's state and pass it in to
//     the Rust FFI.
//
//   * When an instance is no longer needed, its handle should be passed to a
//     special destructor function provided by the Rust FFI, which will drop the
//     underlying Rust struct.
//
//   * Given an instance, calling code is expected to call the special
//     `destroy` method in order to free it after use, either by calling it explicitly
//     or by using a higher-level helper like the `use` method. Failing to do so risks
//     leaking the underlying Rust struct.
//
//   * We can't assume that calling code will do the right thing, and must be prepared
//     to handle Kotlin method calls executing concurrently with or even after a call to
//     `destroy`, and to handle multiple (possibly concurrent!) calls to `destroy`.
//
//   * We must never allow Rust code to operate on the underlying Rust struct after
//     the destructor has been called, and must never call the destructor more than once.
//     Doing so may trigger memory unsafety.
//
//   * To mitigate many of the risks of leaking memory and use-after-free unsafety, a `Cleaner`
//     is implemented to call the destructor when the Kotlin object becomes unreachable.
//     This is done in a background thread. This is not a panacea, and client code should be aware that
//      1. the thread may starve if some there are objects that have poorly performing
//     `drop` methods or do significant work in their `drop` methods.
//      2. the thread is shared across the whole library. This can be tuned by using `android_cleaner = true`,
//         or `android = true` in the [`kotlin` section of the `uniffi.toml` file](https://mozilla.github.io/uniffi-rs/kotlin/configuration.html).
//
// If we try to implement this with mutual exclusion on access to the handle, there is the
// possibility of a race between a method call and a concurrent call to `destroy`:
//
//    * Thread A starts a method call, reads the value of the handle, but is interrupted
//      before it can pass the handle over the FFI to Rust.
//    * Thread B calls `destroy` and frees the underlying Rust struct.
//    * Thread A resumes, passing the already-read handle value to Rust and triggering
//      a use-after-free.
//
// One possible solution would be to use a `ReadWriteLock`, with each method call taking
// a read lock (and thus allowed to run concurrently) and the special `destroy` method
// taking a write lock (and thus blocking on live method calls). However, we aim not to
// generate methods with any hidden blocking semantics, and a `destroy` method that might
// block if called incorrectly seems to meet that bar.
//
// So, we achieve our goals by giving each instance an associated `AtomicLong` counter to track
// the number of in-flight method calls, and an `AtomicBoolean` flag to indicate whether `destroy`
// has been called. These are updated according to the following rules:
//
//    * The initial value of the counter is 1, indicating a live object with no in-flight calls.
//      The initial value for the flag is false.
//
//    * At the start of each method call, we atomically check the counter.
//      If it is 0 then the underlying Rust struct has already been destroyed and the call is aborted.
//      If it is nonzero them we atomically increment it by 1 and proceed with the method call.
//
//    * At the end of each method call, we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
//    * When `destroy` is called, we atomically flip the flag from false to true.
//      If the flag was already true we silently fail.
//      Otherwise we atomically decrement and check the counter.
//      If it has reached zero then we destroy the underlying Rust struct.
//
// Astute readers may observe that this all sounds very similar to the way that Rust's `Arc<T>` works,
// and indeed it is, with the addition of a flag to guard against multiple calls to `destroy`.
//
// The overall effect is that the underlying Rust struct is destroyed only when `destroy` has been
// called *and* all in-flight method calls have completed, avoiding violating any of the expectations
// of the underlying Rust code.
//
// This makes a cleaner a better alternative to _not_ calling `destroy()` as
// and when the object is finished with, but the abstraction is not perfect: if the Rust object's `drop`
// method is slow, and/or there are many objects to cleanup, and it's on a low end Android device, then the cleaner
// thread may be starved, and the app will leak memory.
//
// In this case, `destroy`ing manually may be a better solution.
//
// The cleaner can live side by side with the manual calling of `destroy`. In the order of responsiveness, uniffi objects
// with Rust peers are reclaimed:
//
// 1. By calling the `destroy` method of the object, which calls `rustObject.free()`. If that doesn't happen:
// 2. When the object becomes unreachable, AND the Cleaner thread gets to call `rustObject.free()`. If the thread is starved then:
// 3. The memory is reclaimed when the process terminates.
//
// [1] https://stackoverflow.com/questions/24376768/can-java-finalize-an-object-when-it-is-still-in-scope/24380219
//


/**
 * A token server that signs with a client's keys.
 */
internal interface NativeTokenServerInterface {
    
    /**
     * Refuses a mount whose identity, or the lack of one, does not fit the authentication.
     */
    fun `checkMount`(`withIdentity`: kotlin.Boolean)
    
    /**
     * Answers a request. Never fails because of one.
     */
    suspend fun `handle`(`request`: NativeRequest): NativeResponse
    
    /**
     * The longest body, in bytes.
     */
    fun `maxBodyBytes`(): kotlin.UInt
    
    /**
     * Ends it. A second time does nothing.
     */
    suspend fun `shutdown`()
    
    /**
     * The address that it listens on; nothing for a handler.
     */
    fun `url`(): kotlin.String?
    
    companion object
}

/**
 * A token server that signs with a client's keys.
 */
internal open class NativeTokenServer: Disposable, AutoCloseable, NativeTokenServerInterface
{

    @Suppress("UNUSED_PARAMETER")
    /**
     * @suppress
     */
    constructor(withHandle: UniffiWithHandle, handle: Long) {
        this.handle = handle
        this.cleanable = UniffiLib.CLEANER.register(this, UniffiCleanAction(handle))
    }

    /**
     * @suppress
     *
     * This constructor can be used to instantiate a fake object. Only used for tests. Any
     * attempt to actually use an object constructed this way will fail as there is no
     * connected Rust object.
     */
    @Suppress("UNUSED_PARAMETER")
    constructor(noHandle: NoHandle) {
        this.handle = 0
        this.cleanable = null
    }
    /**
     * One without a socket, by these options, a JSON object.
     */
    constructor(`client`: NativeClient, `options`: kotlin.String) :
        this(UniffiWithHandle, 
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_constructor_nativetokenserver_new(
    
        
        FfiConverterTypeNativeClient.lower(`client`),
        FfiConverterString.lower(`options`),_status)
}
    )

    protected val handle: Long
    protected val cleanable: UniffiCleaner.Cleanable?

    private val wasDestroyed = AtomicBoolean(false)
    private val callCounter = AtomicLong(1)

    /**
     * Whether the current object has been destroyed and its reference is gone in the Rust side.
     */
    val uniffiIsDestroyed: Boolean get() = wasDestroyed.get()

    override fun destroy() {
        // Only allow a single call to this method.
        // TODO: maybe we should log a warning if called more than once?
        if (this.wasDestroyed.compareAndSet(false, true)) {
            // This decrement always matches the initial count of 1 given at creation time.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    @Synchronized
    override fun close() {
        this.destroy()
    }

    internal inline fun <R> callWithHandle(block: (handle: Long) -> R): R {
        // Check and increment the call counter, to keep the object alive.
        // This needs a compare-and-set retry loop in case of concurrent updates.
        do {
            val c = this.callCounter.get()
            if (c == 0L) {
                throw IllegalStateException("${this.javaClass.simpleName} object has already been destroyed")
            }
            if (c == Long.MAX_VALUE) {
                throw IllegalStateException("${this.javaClass.simpleName} call counter would overflow")
            }
        } while (! this.callCounter.compareAndSet(c, c + 1L))
        // Now we can safely do the method call without the handle being freed concurrently.
        try {
            return block(this.uniffiCloneHandle())
        } finally {
            // This decrement always matches the increment we performed above.
            if (this.callCounter.decrementAndGet() == 0L) {
                cleanable?.clean()
            }
        }
    }

    // Use a static inner class instead of a closure so as not to accidentally
    // capture `this` as part of the cleanable's action.
    private class UniffiCleanAction(private val handle: Long) : Runnable {
        override fun run() {
            if (handle == 0.toLong()) {
                // Fake object created with `NoHandle`, don't try to free.
                return;
            }
            uniffiRustCall { status ->
                UniffiLib.uniffi_videosdk_server_native_fn_free_nativetokenserver(handle, status)
            }
        }
    }

    /**
     * @suppress
     */
    fun uniffiCloneHandle(): Long {
        if (handle == 0.toLong()) {
            throw InternalException("uniffiCloneHandle() called on NoHandle object");
        }
        return uniffiRustCall() { status ->
            UniffiLib.uniffi_videosdk_server_native_fn_clone_nativetokenserver(handle, status)
        }
    }

    
    /**
     * Refuses a mount whose identity, or the lack of one, does not fit the authentication.
     */
    @Throws(NativeFailure::class)override fun `checkMount`(`withIdentity`: kotlin.Boolean)
        = 
    callWithHandle {
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativetokenserver_check_mount(
        it,
        
        FfiConverterBoolean.lower(`withIdentity`),_status)
}
    }
    
    

    
    /**
     * Answers a request. Never fails because of one.
     */
    @Throws(NativeFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    override suspend fun `handle`(`request`: NativeRequest) : NativeResponse {
        return uniffiRustCallAsync(
        callWithHandle { uniffiHandle ->
            UniffiLib.uniffi_videosdk_server_native_fn_method_nativetokenserver_handle(
                uniffiHandle,
                
        FfiConverterTypeNativeRequest.lower(`request`),
            )
        },
        { future, callback, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_poll_rust_buffer(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_complete_rust_buffer(future, continuation) },
        { future -> UniffiLib.ffi_videosdk_server_native_rust_future_free_rust_buffer(future) },
        // lift function
        { FfiConverterTypeNativeResponse.lift(it) },
        // Error FFI converter
        NativeFailure.ErrorHandler,
    )
    }

    
    /**
     * The longest body, in bytes.
     */override fun `maxBodyBytes`(): kotlin.UInt {
            return FfiConverterUInt.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativetokenserver_max_body_bytes(
        it,
        _status)
}
    }
    )
    }
    

    
    /**
     * Ends it. A second time does nothing.
     */
    @Throws(NativeFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    override suspend fun `shutdown`() {
        return uniffiRustCallAsync(
        callWithHandle { uniffiHandle ->
            UniffiLib.uniffi_videosdk_server_native_fn_method_nativetokenserver_shutdown(
                uniffiHandle,
                
            )
        },
        { future, callback, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_poll_void(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_complete_void(future, continuation) },
        { future -> UniffiLib.ffi_videosdk_server_native_rust_future_free_void(future) },
        // lift function
        { },
        
        // Error FFI converter
        NativeFailure.ErrorHandler,
    )
    }

    
    /**
     * The address that it listens on; nothing for a handler.
     */override fun `url`(): kotlin.String? {
            return FfiConverterOptionalString.lift(
    callWithHandle {
    uniffiRustCall() { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_method_nativetokenserver_url(
        it,
        _status)
}
    }
    )
    }
    

    

    


    
    
    /**
     * @suppress
     */
    companion object
    
}


/**
 * @suppress
 */
internal object FfiConverterTypeNativeTokenServer: FfiConverter<NativeTokenServer, Long> {
    override fun lower(value: NativeTokenServer): Long {
        return value.uniffiCloneHandle()
    }

    override fun lift(value: Long): NativeTokenServer {
        return NativeTokenServer(UniffiWithHandle, value)
    }

    override fun read(buf: ByteBuffer): NativeTokenServer {
        return lift(buf.getLong())
    }

    override fun allocationSize(value: NativeTokenServer) = 8UL

    override fun write(value: NativeTokenServer, buf: ByteBuffer) {
        buf.putLong(lower(value))
    }
}



/**
 * When and for whom a token is explained.
 */
internal data class NativeExplainToken (
    /**
     * The moment, in seconds since 1970.
     */
    val `at`: kotlin.Long? = null 
    , 
    /**
     * The room it would be used in.
     */
    val `roomId`: kotlin.String? = null 
    , 
    /**
     * The participant who would use it.
     */
    val `participantId`: kotlin.String? = null 
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeExplainToken: FfiConverterRustBuffer<NativeExplainToken> {
    override fun read(buf: ByteBuffer): NativeExplainToken {
        return NativeExplainToken(
            FfiConverterOptionalLong.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: NativeExplainToken) = (
            FfiConverterOptionalLong.allocationSize(value.`at`) +
            FfiConverterOptionalString.allocationSize(value.`roomId`) +
            FfiConverterOptionalString.allocationSize(value.`participantId`)
    )

    override fun write(value: NativeExplainToken, buf: ByteBuffer) {
            FfiConverterOptionalLong.write(value.`at`, buf)
            FfiConverterOptionalString.write(value.`roomId`, buf)
            FfiConverterOptionalString.write(value.`participantId`, buf)
    }
}



/**
 * All that an error says.
 */
internal data class NativeFacts (
    /**
     * What a program should do, as one word such as `not_found`.
     */
    val `kind`: kotlin.String
    , 
    /**
     * The stable word for the case.
     */
    val `code`: kotlin.String
    , 
    /**
     * What was wrong, with which value, and what would be right.
     */
    val `reason`: kotlin.String
    , 
    /**
     * The service's own code.
     */
    val `serviceCode`: kotlin.String?
    , 
    /**
     * The HTTP status of the service's answer.
     */
    val `status`: kotlin.UShort?
    , 
    /**
     * The request id of the answer.
     */
    val `requestId`: kotlin.String?
    , 
    /**
     * How many seconds the service asked to wait.
     */
    val `retryAfter`: kotlin.Double?
    , 
    /**
     * How many requests were sent.
     */
    val `attempts`: kotlin.UInt
    , 
    /**
     * True when a write may have happened.
     */
    val `outcomeUnknown`: kotlin.Boolean
    , 
    /**
     * The HTTP method of the request.
     */
    val `method`: kotlin.String?
    , 
    /**
     * The path of the request.
     */
    val `path`: kotlin.String?
    , 
    /**
     * The body of the service's error answer.
     */
    val `body`: kotlin.String?
    , 
    /**
     * Every single reason, where there are several.
     */
    val `findings`: List<NativeFinding>
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeFacts: FfiConverterRustBuffer<NativeFacts> {
    override fun read(buf: ByteBuffer): NativeFacts {
        return NativeFacts(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalUShort.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalDouble.read(buf),
            FfiConverterUInt.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterSequenceTypeNativeFinding.read(buf),
        )
    }

    override fun allocationSize(value: NativeFacts) = (
            FfiConverterString.allocationSize(value.`kind`) +
            FfiConverterString.allocationSize(value.`code`) +
            FfiConverterString.allocationSize(value.`reason`) +
            FfiConverterOptionalString.allocationSize(value.`serviceCode`) +
            FfiConverterOptionalUShort.allocationSize(value.`status`) +
            FfiConverterOptionalString.allocationSize(value.`requestId`) +
            FfiConverterOptionalDouble.allocationSize(value.`retryAfter`) +
            FfiConverterUInt.allocationSize(value.`attempts`) +
            FfiConverterBoolean.allocationSize(value.`outcomeUnknown`) +
            FfiConverterOptionalString.allocationSize(value.`method`) +
            FfiConverterOptionalString.allocationSize(value.`path`) +
            FfiConverterOptionalString.allocationSize(value.`body`) +
            FfiConverterSequenceTypeNativeFinding.allocationSize(value.`findings`)
    )

    override fun write(value: NativeFacts, buf: ByteBuffer) {
            FfiConverterString.write(value.`kind`, buf)
            FfiConverterString.write(value.`code`, buf)
            FfiConverterString.write(value.`reason`, buf)
            FfiConverterOptionalString.write(value.`serviceCode`, buf)
            FfiConverterOptionalUShort.write(value.`status`, buf)
            FfiConverterOptionalString.write(value.`requestId`, buf)
            FfiConverterOptionalDouble.write(value.`retryAfter`, buf)
            FfiConverterUInt.write(value.`attempts`, buf)
            FfiConverterBoolean.write(value.`outcomeUnknown`, buf)
            FfiConverterOptionalString.write(value.`method`, buf)
            FfiConverterOptionalString.write(value.`path`, buf)
            FfiConverterOptionalString.write(value.`body`, buf)
            FfiConverterSequenceTypeNativeFinding.write(value.`findings`, buf)
    }
}



/**
 * One fact about a token or a setting.
 */
internal data class NativeFinding (
    /**
     * The stable word for the case.
     */
    val `code`: kotlin.String
    , 
    /**
     * What it is about.
     */
    val `about`: kotlin.String
    , 
    /**
     * `error`, `warning` or `info`.
     */
    val `severity`: kotlin.String
    , 
    /**
     * What was found.
     */
    val `reason`: kotlin.String
    , 
    /**
     * What mends it.
     */
    val `remedy`: kotlin.String
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeFinding: FfiConverterRustBuffer<NativeFinding> {
    override fun read(buf: ByteBuffer): NativeFinding {
        return NativeFinding(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: NativeFinding) = (
            FfiConverterString.allocationSize(value.`code`) +
            FfiConverterString.allocationSize(value.`about`) +
            FfiConverterString.allocationSize(value.`severity`) +
            FfiConverterString.allocationSize(value.`reason`) +
            FfiConverterString.allocationSize(value.`remedy`)
    )

    override fun write(value: NativeFinding, buf: ByteBuffer) {
            FfiConverterString.write(value.`code`, buf)
            FfiConverterString.write(value.`about`, buf)
            FfiConverterString.write(value.`severity`, buf)
            FfiConverterString.write(value.`reason`, buf)
            FfiConverterString.write(value.`remedy`, buf)
    }
}



/**
 * An HTTP header.
 */
internal data class NativeHeader (
    /**
     * Its name.
     */
    val `name`: kotlin.String
    , 
    /**
     * Its value.
     */
    val `value`: kotlin.String
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeHeader: FfiConverterRustBuffer<NativeHeader> {
    override fun read(buf: ByteBuffer): NativeHeader {
        return NativeHeader(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
        )
    }

    override fun allocationSize(value: NativeHeader) = (
            FfiConverterString.allocationSize(value.`name`) +
            FfiConverterString.allocationSize(value.`value`)
    )

    override fun write(value: NativeHeader, buf: ByteBuffer) {
            FfiConverterString.write(value.`name`, buf)
            FfiConverterString.write(value.`value`, buf)
    }
}



/**
 * A request as a framework received it.
 */
internal data class NativeRequest (
    /**
     * The method in capitals.
     */
    val `method`: kotlin.String
    , 
    /**
     * The path as it was sent, without the query.
     */
    val `path`: kotlin.String
    , 
    /**
     * What follows the question mark.
     */
    val `query`: kotlin.String
    , 
    /**
     * The headers in the order they came.
     */
    val `headers`: List<NativeHeader>
    , 
    /**
     * The whole body.
     */
    val `body`: kotlin.ByteArray
    , 
    /**
     * Who asks, as the host knows: a JSON object of `sub` and `claims`.
     */
    val `identity`: kotlin.String?
    , 
    /**
     * The address at the other end of the connection; what is no IP address is unknown.
     */
    val `peer`: kotlin.String?
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeRequest: FfiConverterRustBuffer<NativeRequest> {
    override fun read(buf: ByteBuffer): NativeRequest {
        return NativeRequest(
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterString.read(buf),
            FfiConverterSequenceTypeNativeHeader.read(buf),
            FfiConverterByteArray.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: NativeRequest) = (
            FfiConverterString.allocationSize(value.`method`) +
            FfiConverterString.allocationSize(value.`path`) +
            FfiConverterString.allocationSize(value.`query`) +
            FfiConverterSequenceTypeNativeHeader.allocationSize(value.`headers`) +
            FfiConverterByteArray.allocationSize(value.`body`) +
            FfiConverterOptionalString.allocationSize(value.`identity`) +
            FfiConverterOptionalString.allocationSize(value.`peer`)
    )

    override fun write(value: NativeRequest, buf: ByteBuffer) {
            FfiConverterString.write(value.`method`, buf)
            FfiConverterString.write(value.`path`, buf)
            FfiConverterString.write(value.`query`, buf)
            FfiConverterSequenceTypeNativeHeader.write(value.`headers`, buf)
            FfiConverterByteArray.write(value.`body`, buf)
            FfiConverterOptionalString.write(value.`identity`, buf)
            FfiConverterOptionalString.write(value.`peer`, buf)
    }
}



/**
 * The answer to a request.
 */
internal data class NativeResponse (
    /**
     * The HTTP status.
     */
    val `status`: kotlin.UShort
    , 
    /**
     * The headers, with names in lower case.
     */
    val `headers`: List<NativeHeader>
    , 
    /**
     * The body.
     */
    val `body`: kotlin.ByteArray
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeResponse: FfiConverterRustBuffer<NativeResponse> {
    override fun read(buf: ByteBuffer): NativeResponse {
        return NativeResponse(
            FfiConverterUShort.read(buf),
            FfiConverterSequenceTypeNativeHeader.read(buf),
            FfiConverterByteArray.read(buf),
        )
    }

    override fun allocationSize(value: NativeResponse) = (
            FfiConverterUShort.allocationSize(value.`status`) +
            FfiConverterSequenceTypeNativeHeader.allocationSize(value.`headers`) +
            FfiConverterByteArray.allocationSize(value.`body`)
    )

    override fun write(value: NativeResponse, buf: ByteBuffer) {
            FfiConverterUShort.write(value.`status`, buf)
            FfiConverterSequenceTypeNativeHeader.write(value.`headers`, buf)
            FfiConverterByteArray.write(value.`body`, buf)
    }
}



/**
 * A token to sign.
 */
internal data class NativeSignToken (
    /**
     * `participant`, `api` or `classic`.
     */
    val `kind`: kotlin.String
    , 
    /**
     * The only room it opens.
     */
    val `roomId`: kotlin.String? = null 
    , 
    /**
     * The only participant who may use it.
     */
    val `participantId`: kotlin.String? = null 
    , 
    /**
     * What its holder may do.
     */
    val `permissions`: List<kotlin.String>? = null 
    , 
    /**
     * How long it lives, as a text.
     */
    val `lifetime`: kotlin.String? = null 
    , 
    /**
     * How long it lives, in seconds.
     */
    val `lifetimeSeconds`: kotlin.Double? = null 
    , 
    /**
     * Allows more than 30 days.
     */
    val `allowLongLived`: kotlin.Boolean = false 
    , 
    /**
     * Writes `nbf` too.
     */
    val `notBefore`: kotlin.Boolean = false 
    , 
    /**
     * Further claims, as a JSON object.
     */
    val `claims`: kotlin.String? = null 
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeSignToken: FfiConverterRustBuffer<NativeSignToken> {
    override fun read(buf: ByteBuffer): NativeSignToken {
        return NativeSignToken(
            FfiConverterString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalSequenceString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalDouble.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterBoolean.read(buf),
            FfiConverterOptionalString.read(buf),
        )
    }

    override fun allocationSize(value: NativeSignToken) = (
            FfiConverterString.allocationSize(value.`kind`) +
            FfiConverterOptionalString.allocationSize(value.`roomId`) +
            FfiConverterOptionalString.allocationSize(value.`participantId`) +
            FfiConverterOptionalSequenceString.allocationSize(value.`permissions`) +
            FfiConverterOptionalString.allocationSize(value.`lifetime`) +
            FfiConverterOptionalDouble.allocationSize(value.`lifetimeSeconds`) +
            FfiConverterBoolean.allocationSize(value.`allowLongLived`) +
            FfiConverterBoolean.allocationSize(value.`notBefore`) +
            FfiConverterOptionalString.allocationSize(value.`claims`)
    )

    override fun write(value: NativeSignToken, buf: ByteBuffer) {
            FfiConverterString.write(value.`kind`, buf)
            FfiConverterOptionalString.write(value.`roomId`, buf)
            FfiConverterOptionalString.write(value.`participantId`, buf)
            FfiConverterOptionalSequenceString.write(value.`permissions`, buf)
            FfiConverterOptionalString.write(value.`lifetime`, buf)
            FfiConverterOptionalDouble.write(value.`lifetimeSeconds`, buf)
            FfiConverterBoolean.write(value.`allowLongLived`, buf)
            FfiConverterBoolean.write(value.`notBefore`, buf)
            FfiConverterOptionalString.write(value.`claims`, buf)
    }
}



/**
 * What a token must fit besides its signature and its times.
 */
internal data class NativeVerifyToken (
    /**
     * The room it is used in.
     */
    val `roomId`: kotlin.String? = null 
    , 
    /**
     * The participant who uses it.
     */
    val `participantId`: kotlin.String? = null 
    , 
    /**
     * A permission it must have.
     */
    val `permission`: kotlin.String? = null 
    , 
    /**
     * The kind it must be of.
     */
    val `kind`: kotlin.String? = null 
    , 
    /**
     * How much the clocks may differ, in seconds.
     */
    val `leeway`: kotlin.Double? = null 
    , 
    /**
     * Compares times with the service's clock as the client has learned it.
     */
    val `useLearnedOffset`: kotlin.Boolean = false 
    
){
    

    

    
    companion object
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeVerifyToken: FfiConverterRustBuffer<NativeVerifyToken> {
    override fun read(buf: ByteBuffer): NativeVerifyToken {
        return NativeVerifyToken(
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalString.read(buf),
            FfiConverterOptionalDouble.read(buf),
            FfiConverterBoolean.read(buf),
        )
    }

    override fun allocationSize(value: NativeVerifyToken) = (
            FfiConverterOptionalString.allocationSize(value.`roomId`) +
            FfiConverterOptionalString.allocationSize(value.`participantId`) +
            FfiConverterOptionalString.allocationSize(value.`permission`) +
            FfiConverterOptionalString.allocationSize(value.`kind`) +
            FfiConverterOptionalDouble.allocationSize(value.`leeway`) +
            FfiConverterBoolean.allocationSize(value.`useLearnedOffset`)
    )

    override fun write(value: NativeVerifyToken, buf: ByteBuffer) {
            FfiConverterOptionalString.write(value.`roomId`, buf)
            FfiConverterOptionalString.write(value.`participantId`, buf)
            FfiConverterOptionalString.write(value.`permission`, buf)
            FfiConverterOptionalString.write(value.`kind`, buf)
            FfiConverterOptionalDouble.write(value.`leeway`, buf)
            FfiConverterBoolean.write(value.`useLearnedOffset`, buf)
    }
}





/**
 * An error with its facts; the packages make the class of its kind of it.
 */
internal sealed class NativeFailure: kotlin.Exception() {
    
    /**
     * The only case.
     */
    class Failed(
        
        /**
         * All that is known.
         */
        val `facts`: NativeFacts
        ) : NativeFailure() {
        override val message
            get() = "facts=${ `facts` }"
    }
    

    


    companion object ErrorHandler : UniffiRustCallStatusErrorHandler<NativeFailure> {
        override fun lift(error_buf: RustBuffer.ByValue): NativeFailure = FfiConverterTypeNativeFailure.lift(error_buf)
    }

    
}

/**
 * @suppress
 */
internal object FfiConverterTypeNativeFailure : FfiConverterRustBuffer<NativeFailure> {
    override fun read(buf: ByteBuffer): NativeFailure {
        

        return when(buf.getInt()) {
            1 -> NativeFailure.Failed(
                FfiConverterTypeNativeFacts.read(buf),
                )
            else -> throw RuntimeException("invalid error enum value, something is very wrong!!")
        }
    }

    override fun allocationSize(value: NativeFailure): ULong {
        return when(value) {
            is NativeFailure.Failed -> (
                // Add the size for the Int that specifies the variant plus the size needed for all fields
                4UL
                + FfiConverterTypeNativeFacts.allocationSize(value.`facts`)
            )
        }
    }

    override fun write(value: NativeFailure, buf: ByteBuffer) {
        when(value) {
            is NativeFailure.Failed -> {
                buf.putInt(1)
                FfiConverterTypeNativeFacts.write(value.`facts`, buf)
                Unit
            }
        }.let { /* this makes the `when` an expression, which ensures it is exhaustive */ }
    }

}




/**
 * @suppress
 */
internal object FfiConverterOptionalUShort: FfiConverterRustBuffer<kotlin.UShort?> {
    override fun read(buf: ByteBuffer): kotlin.UShort? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterUShort.read(buf)
    }

    override fun allocationSize(value: kotlin.UShort?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterUShort.allocationSize(value)
        }
    }

    override fun write(value: kotlin.UShort?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterUShort.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterOptionalLong: FfiConverterRustBuffer<kotlin.Long?> {
    override fun read(buf: ByteBuffer): kotlin.Long? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterLong.read(buf)
    }

    override fun allocationSize(value: kotlin.Long?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterLong.allocationSize(value)
        }
    }

    override fun write(value: kotlin.Long?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterLong.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterOptionalDouble: FfiConverterRustBuffer<kotlin.Double?> {
    override fun read(buf: ByteBuffer): kotlin.Double? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterDouble.read(buf)
    }

    override fun allocationSize(value: kotlin.Double?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterDouble.allocationSize(value)
        }
    }

    override fun write(value: kotlin.Double?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterDouble.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterOptionalString: FfiConverterRustBuffer<kotlin.String?> {
    override fun read(buf: ByteBuffer): kotlin.String? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterString.read(buf)
    }

    override fun allocationSize(value: kotlin.String?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterString.allocationSize(value)
        }
    }

    override fun write(value: kotlin.String?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterString.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterOptionalTypeNativeEvents: FfiConverterRustBuffer<NativeEvents?> {
    override fun read(buf: ByteBuffer): NativeEvents? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterTypeNativeEvents.read(buf)
    }

    override fun allocationSize(value: NativeEvents?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterTypeNativeEvents.allocationSize(value)
        }
    }

    override fun write(value: NativeEvents?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterTypeNativeEvents.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterOptionalSequenceString: FfiConverterRustBuffer<List<kotlin.String>?> {
    override fun read(buf: ByteBuffer): List<kotlin.String>? {
        if (buf.get().toInt() == 0) {
            return null
        }
        return FfiConverterSequenceString.read(buf)
    }

    override fun allocationSize(value: List<kotlin.String>?): ULong {
        if (value == null) {
            return 1UL
        } else {
            return 1UL + FfiConverterSequenceString.allocationSize(value)
        }
    }

    override fun write(value: List<kotlin.String>?, buf: ByteBuffer) {
        if (value == null) {
            buf.put(0)
        } else {
            buf.put(1)
            FfiConverterSequenceString.write(value, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterSequenceString: FfiConverterRustBuffer<List<kotlin.String>> {
    override fun read(buf: ByteBuffer): List<kotlin.String> {
        val len = buf.getInt()
        return List<kotlin.String>(len) {
            FfiConverterString.read(buf)
        }
    }

    override fun allocationSize(value: List<kotlin.String>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterString.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<kotlin.String>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterString.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterSequenceTypeNativeFinding: FfiConverterRustBuffer<List<NativeFinding>> {
    override fun read(buf: ByteBuffer): List<NativeFinding> {
        val len = buf.getInt()
        return List<NativeFinding>(len) {
            FfiConverterTypeNativeFinding.read(buf)
        }
    }

    override fun allocationSize(value: List<NativeFinding>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeNativeFinding.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<NativeFinding>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeNativeFinding.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterSequenceTypeNativeHeader: FfiConverterRustBuffer<List<NativeHeader>> {
    override fun read(buf: ByteBuffer): List<NativeHeader> {
        val len = buf.getInt()
        return List<NativeHeader>(len) {
            FfiConverterTypeNativeHeader.read(buf)
        }
    }

    override fun allocationSize(value: List<NativeHeader>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeNativeHeader.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<NativeHeader>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeNativeHeader.write(it, buf)
        }
    }
}




/**
 * @suppress
 */
internal object FfiConverterSequenceTypeNativeSignToken: FfiConverterRustBuffer<List<NativeSignToken>> {
    override fun read(buf: ByteBuffer): List<NativeSignToken> {
        val len = buf.getInt()
        return List<NativeSignToken>(len) {
            FfiConverterTypeNativeSignToken.read(buf)
        }
    }

    override fun allocationSize(value: List<NativeSignToken>): ULong {
        val sizeForLength = 4UL
        val sizeForItems = value.map { FfiConverterTypeNativeSignToken.allocationSize(it) }.sum()
        return sizeForLength + sizeForItems
    }

    override fun write(value: List<NativeSignToken>, buf: ByteBuffer) {
        buf.putInt(value.size)
        value.iterator().forEach {
            FfiConverterTypeNativeSignToken.write(it, buf)
        }
    }
}








        /**
         * Fails when a package of another version loads this library; the text names both.
         */
    @Throws(NativeFailure::class) internal fun `checkVersion`(`package`: kotlin.String)
        = 
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_func_check_version(
    
        
        FfiConverterString.lower(`package`),_status)
}
    
    

        /**
         * Starts one by these options, a JSON object.
         */
    @Throws(NativeFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    internal suspend fun `startEmulator`(`options`: kotlin.String) : NativeEmulator {
        return uniffiRustCallAsync(
        UniffiLib.uniffi_videosdk_server_native_fn_func_start_emulator(
        FfiConverterString.lower(`options`),),
        { future, callback, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_poll_u64(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_complete_u64(future, continuation) },
        { future -> UniffiLib.ffi_videosdk_server_native_rust_future_free_u64(future) },
        // lift function
        { FfiConverterTypeNativeEmulator.lift(it) },
        // Error FFI converter
        NativeFailure.ErrorHandler,
    )
    }

        /**
         * Starts one that listens, by these options, a JSON object.
         */
    @Throws(NativeFailure::class)
    @Suppress("ASSIGNED_BUT_NEVER_ACCESSED_VARIABLE")
    internal suspend fun `startTokenServer`(`client`: NativeClient, `options`: kotlin.String) : NativeTokenServer {
        return uniffiRustCallAsync(
        UniffiLib.uniffi_videosdk_server_native_fn_func_start_token_server(
        FfiConverterTypeNativeClient.lower(`client`),
        FfiConverterString.lower(`options`),),
        { future, callback, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_poll_u64(future, callback, continuation) },
        { future, continuation -> UniffiLib.ffi_videosdk_server_native_rust_future_complete_u64(future, continuation) },
        { future -> UniffiLib.ffi_videosdk_server_native_rust_future_free_u64(future) },
        // lift function
        { FfiConverterTypeNativeTokenServer.lift(it) },
        // Error FFI converter
        NativeFailure.ErrorHandler,
    )
    }

        /**
         * Reads the claims of a token without verifying anything, as a JSON object.
         */
    @Throws(NativeFailure::class) internal fun `decodeToken`(`token`: kotlin.String): kotlin.String {
            return FfiConverterString.lift(
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_func_decode_token(
    
        
        FfiConverterString.lower(`token`),_status)
}
    )
    }
    

        /**
         * Reads a duration such as `2h`, and answers its seconds.
         */
    @Throws(NativeFailure::class) internal fun `parseDuration`(`text`: kotlin.String): kotlin.ULong {
            return FfiConverterULong.lift(
    uniffiRustCallWithError(NativeFailure) { _status ->
    UniffiLib.uniffi_videosdk_server_native_fn_func_parse_duration(
    
        
        FfiConverterString.lower(`text`),_status)
}
    )
    }
    


