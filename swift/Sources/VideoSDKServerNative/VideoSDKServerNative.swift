// Written by bindings/uniffi/generate.sh; change the natives instead.

// swift-format-ignore-file
import Foundation

// Depending on the consumer's build setup, the low-level FFI code
// might be in a separate module, or it might be compiled inline into
// this module. This is a bit of light hackery to work with both.
#if canImport(VideoSDKServerNativeFFI)
import VideoSDKServerNativeFFI
#endif

fileprivate extension RustBuffer {
    // Allocate a new buffer, copying the contents of a `UInt8` array.
    init(bytes: [UInt8]) {
        let rbuf = bytes.withUnsafeBufferPointer { ptr in
            RustBuffer.from(ptr)
        }
        self.init(capacity: rbuf.capacity, len: rbuf.len, data: rbuf.data)
    }

    static func empty() -> RustBuffer {
        RustBuffer(capacity: 0, len:0, data: nil)
    }

    static func from(_ ptr: UnsafeBufferPointer<UInt8>) -> RustBuffer {
        try! rustCall { ffi_videosdk_server_native_rustbuffer_from_bytes(ForeignBytes(bufferPointer: ptr), $0) }
    }

    // Frees the buffer in place.
    // The buffer must not be used after this is called.
    func deallocate() {
        try! rustCall { ffi_videosdk_server_native_rustbuffer_free(self, $0) }
    }
}

fileprivate extension ForeignBytes {
    init(bufferPointer: UnsafeBufferPointer<UInt8>) {
        self.init(len: Int32(bufferPointer.count), data: bufferPointer.baseAddress)
    }

    init(rawBufferPointer: UnsafeRawBufferPointer) {
        self.init(
            len: Int32(rawBufferPointer.count),
            data: rawBufferPointer.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
    }
}

// Converter for `&[u8]` / `[ByRef] bytes` arguments.
//
// Conforms to `FfiConverter` so the compiler enforces the full converter
// method set. Only the scope-bound `lower(_:_body:)` overload is sound —
// zero-copy byte buffers only flow foreign -> Rust, and only in argument
// position. The four protocol-witness methods (`lift`, `lower`, `read`,
// `write`) `fatalError` at runtime if anyone reaches them.
//
// The scope-bound `lower` takes a closure because the `ForeignBytes`
// pointer is only guaranteed valid for the duration of
// `Data.withUnsafeBytes`. Callers must run the full FFI call inside
// the closure body.
fileprivate enum FfiConverterByRefBytes: FfiConverter {
    typealias SwiftType = Data
    typealias FfiType = ForeignBytes

    static func lower<R>(_ value: Data, _ body: (ForeignBytes) throws -> R) rethrows -> R {
        return try value.withUnsafeBytes { rawBuf in
            try body(ForeignBytes(rawBufferPointer: rawBuf))
        }
    }

    static func lower(_ value: Data) -> ForeignBytes {
        fatalError("ByRef bytes cannot use the plain lower: returning ForeignBytes escapes the Data.withUnsafeBytes scope. Use the scope-bound lower(_:_body:) overload instead.")
    }

    static func lift(_ value: ForeignBytes) throws -> Data {
        fatalError("ByRef bytes cannot be lifted: zero-copy &[u8] only flows foreign->Rust")
    }

    static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Data {
        fatalError("ByRef bytes cannot be read from a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")
    }

    static func write(_ value: Data, into buf: inout [UInt8]) {
        fatalError("ByRef bytes cannot be written to a buffer: zero-copy &[u8] is only supported in argument position, not nested in records/options/etc.")
    }
}

// For every type used in the interface, we provide helper methods for conveniently
// lifting and lowering that type from C-compatible data, and for reading and writing
// values of that type in a buffer.

// Helper classes/extensions that don't change.
// Someday, this will be in a library of its own.

fileprivate extension Data {
    init(rustBuffer: RustBuffer) {
        self.init(
            bytesNoCopy: rustBuffer.data!,
            count: Int(rustBuffer.len),
            deallocator: .none
        )
    }
}

// Define reader functionality.  Normally this would be defined in a class or
// struct, but we use standalone functions instead in order to make external
// types work.
//
// With external types, one swift source file needs to be able to call the read
// method on another source file's FfiConverter, but then what visibility
// should Reader have?
// - If Reader is fileprivate, then this means the read() must also
//   be fileprivate, which doesn't work with external types.
// - If Reader is internal/public, we'll get compile errors since both source
//   files will try define the same type.
//
// Instead, the read() method and these helper functions input a tuple of data

fileprivate func createReader(data: Data) -> (data: Data, offset: Data.Index) {
    (data: data, offset: 0)
}

// Reads an integer at the current offset, in big-endian order, and advances
// the offset on success. Throws if reading the integer would move the
// offset past the end of the buffer.
fileprivate func readInt<T: FixedWidthInteger>(_ reader: inout (data: Data, offset: Data.Index)) throws -> T {
    let range = reader.offset..<reader.offset + MemoryLayout<T>.size
    guard reader.data.count >= range.upperBound else {
        throw UniffiInternalError.bufferOverflow
    }
    if T.self == UInt8.self {
        let value = reader.data[reader.offset]
        reader.offset += 1
        return value as! T
    }
    var value: T = 0
    let _ = withUnsafeMutableBytes(of: &value, { reader.data.copyBytes(to: $0, from: range)})
    reader.offset = range.upperBound
    return value.bigEndian
}

// Reads an arbitrary number of bytes, to be used to read
// raw bytes, this is useful when lifting strings
fileprivate func readBytes(_ reader: inout (data: Data, offset: Data.Index), count: Int) throws -> Array<UInt8> {
    let range = reader.offset..<(reader.offset+count)
    guard reader.data.count >= range.upperBound else {
        throw UniffiInternalError.bufferOverflow
    }
    var value = [UInt8](repeating: 0, count: count)
    value.withUnsafeMutableBufferPointer({ buffer in
        reader.data.copyBytes(to: buffer, from: range)
    })
    reader.offset = range.upperBound
    return value
}

// Reads a float at the current offset.
fileprivate func readFloat(_ reader: inout (data: Data, offset: Data.Index)) throws -> Float {
    return Float(bitPattern: try readInt(&reader))
}

// Reads a float at the current offset.
fileprivate func readDouble(_ reader: inout (data: Data, offset: Data.Index)) throws -> Double {
    return Double(bitPattern: try readInt(&reader))
}

// Indicates if the offset has reached the end of the buffer.
fileprivate func hasRemaining(_ reader: (data: Data, offset: Data.Index)) -> Bool {
    return reader.offset < reader.data.count
}

// Define writer functionality.  Normally this would be defined in a class or
// struct, but we use standalone functions instead in order to make external
// types work.  See the above discussion on Readers for details.

fileprivate func createWriter() -> [UInt8] {
    return []
}

fileprivate func writeBytes<S>(_ writer: inout [UInt8], _ byteArr: S) where S: Sequence, S.Element == UInt8 {
    writer.append(contentsOf: byteArr)
}

// Writes an integer in big-endian order.
//
// Warning: make sure what you are trying to write
// is in the correct type!
fileprivate func writeInt<T: FixedWidthInteger>(_ writer: inout [UInt8], _ value: T) {
    var value = value.bigEndian
    withUnsafeBytes(of: &value) { writer.append(contentsOf: $0) }
}

fileprivate func writeFloat(_ writer: inout [UInt8], _ value: Float) {
    writeInt(&writer, value.bitPattern)
}

fileprivate func writeDouble(_ writer: inout [UInt8], _ value: Double) {
    writeInt(&writer, value.bitPattern)
}

// Protocol for types that transfer other types across the FFI. This is
// analogous to the Rust trait of the same name.
fileprivate protocol FfiConverter {
    associatedtype FfiType
    associatedtype SwiftType

    static func lift(_ value: FfiType) throws -> SwiftType
    static func lower(_ value: SwiftType) -> FfiType
    static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType
    static func write(_ value: SwiftType, into buf: inout [UInt8])
}

// Types conforming to `Primitive` pass themselves directly over the FFI.
fileprivate protocol FfiConverterPrimitive: FfiConverter where FfiType == SwiftType { }

extension FfiConverterPrimitive {
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lift(_ value: FfiType) throws -> SwiftType {
        return value
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lower(_ value: SwiftType) -> FfiType {
        return value
    }
}

// Types conforming to `FfiConverterRustBuffer` lift and lower into a `RustBuffer`.
// Used for complex types where it's hard to write a custom lift/lower.
fileprivate protocol FfiConverterRustBuffer: FfiConverter where FfiType == RustBuffer {}

extension FfiConverterRustBuffer {
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lift(_ buf: RustBuffer) throws -> SwiftType {
        var reader = createReader(data: Data(rustBuffer: buf))
        let value = try read(from: &reader)
        if hasRemaining(reader) {
            throw UniffiInternalError.incompleteData
        }
        buf.deallocate()
        return value
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public static func lower(_ value: SwiftType) -> RustBuffer {
          var writer = createWriter()
          write(value, into: &writer)
          return RustBuffer(bytes: writer)
    }
}
// An error type for FFI errors. These errors occur at the UniFFI level, not
// the library level.
fileprivate enum UniffiInternalError: LocalizedError {
    case bufferOverflow
    case incompleteData
    case unexpectedOptionalTag
    case unexpectedEnumCase
    case unexpectedNullPointer
    case unexpectedRustCallStatusCode
    case unexpectedRustCallError
    case unexpectedStaleHandle
    case rustPanic(_ message: String)

    public var errorDescription: String? {
        switch self {
        case .bufferOverflow: return "Reading the requested value would read past the end of the buffer"
        case .incompleteData: return "The buffer still has data after lifting its containing value"
        case .unexpectedOptionalTag: return "Unexpected optional tag; should be 0 or 1"
        case .unexpectedEnumCase: return "Raw enum value doesn't match any cases"
        case .unexpectedNullPointer: return "Raw pointer value was null"
        case .unexpectedRustCallStatusCode: return "Unexpected RustCallStatus code"
        case .unexpectedRustCallError: return "CALL_ERROR but no errorClass specified"
        case .unexpectedStaleHandle: return "The object in the handle map has been dropped already"
        case let .rustPanic(message): return message
        }
    }
}

fileprivate extension NSLock {
    func withLock<T>(f: () throws -> T) rethrows -> T {
        self.lock()
        defer { self.unlock() }
        return try f()
    }
}

fileprivate let CALL_SUCCESS: Int8 = 0
fileprivate let CALL_ERROR: Int8 = 1
fileprivate let CALL_UNEXPECTED_ERROR: Int8 = 2
fileprivate let CALL_CANCELLED: Int8 = 3

fileprivate extension RustCallStatus {
    init() {
        self.init(
            code: CALL_SUCCESS,
            errorBuf: RustBuffer.init(
                capacity: 0,
                len: 0,
                data: nil
            )
        )
    }
}

private func rustCall<T>(_ callback: (UnsafeMutablePointer<RustCallStatus>) -> T) throws -> T {
    let neverThrow: ((RustBuffer) throws -> Never)? = nil
    return try makeRustCall(callback, errorHandler: neverThrow)
}

private func rustCallWithError<T, E: Swift.Error>(
    _ errorHandler: @escaping (RustBuffer) throws -> E,
    _ callback: (UnsafeMutablePointer<RustCallStatus>) -> T) throws -> T {
    try makeRustCall(callback, errorHandler: errorHandler)
}

private func makeRustCall<T, E: Swift.Error>(
    _ callback: (UnsafeMutablePointer<RustCallStatus>) -> T,
    errorHandler: ((RustBuffer) throws -> E)?
) throws -> T {
    uniffiEnsureVideosdkServerNativeInitialized()
    var callStatus = RustCallStatus.init()
    let returnedVal = callback(&callStatus)
    try uniffiCheckCallStatus(callStatus: callStatus, errorHandler: errorHandler)
    return returnedVal
}

private func uniffiCheckCallStatus<E: Swift.Error>(
    callStatus: RustCallStatus,
    errorHandler: ((RustBuffer) throws -> E)?
) throws {
    switch callStatus.code {
        case CALL_SUCCESS:
            return

        case CALL_ERROR:
            if let errorHandler = errorHandler {
                throw try errorHandler(callStatus.errorBuf)
            } else {
                callStatus.errorBuf.deallocate()
                throw UniffiInternalError.unexpectedRustCallError
            }

        case CALL_UNEXPECTED_ERROR:
            // When the rust code sees a panic, it tries to construct a RustBuffer
            // with the message.  But if that code panics, then it just sends back
            // an empty buffer.
            if callStatus.errorBuf.len > 0 {
                throw UniffiInternalError.rustPanic(try FfiConverterString.lift(callStatus.errorBuf))
            } else {
                callStatus.errorBuf.deallocate()
                throw UniffiInternalError.rustPanic("Rust panic")
            }

        case CALL_CANCELLED:
            fatalError("Cancellation not supported yet")

        default:
            throw UniffiInternalError.unexpectedRustCallStatusCode
    }
}

private func uniffiTraitInterfaceCall<T>(
    callStatus: UnsafeMutablePointer<RustCallStatus>,
    makeCall: () throws -> T,
    writeReturn: (T) -> ()
) {
    do {
        try writeReturn(makeCall())
    } catch let error {
        callStatus.pointee.code = CALL_UNEXPECTED_ERROR
        callStatus.pointee.errorBuf = FfiConverterString.lower(String(describing: error))
    }
}

private func uniffiTraitInterfaceCallWithError<T, E>(
    callStatus: UnsafeMutablePointer<RustCallStatus>,
    makeCall: () throws -> T,
    writeReturn: (T) -> (),
    lowerError: (E) -> RustBuffer
) {
    do {
        try writeReturn(makeCall())
    } catch let error as E {
        callStatus.pointee.code = CALL_ERROR
        callStatus.pointee.errorBuf = lowerError(error)
    } catch {
        callStatus.pointee.code = CALL_UNEXPECTED_ERROR
        callStatus.pointee.errorBuf = FfiConverterString.lower(String(describing: error))
    }
}
// Initial value and increment amount for handles. 
// These ensure that SWIFT handles always have the lowest bit set
fileprivate let UNIFFI_HANDLEMAP_INITIAL: UInt64 = 1
fileprivate let UNIFFI_HANDLEMAP_DELTA: UInt64 = 2

fileprivate final class UniffiHandleMap<T>: @unchecked Sendable {
    // All mutation happens with this lock held, which is why we implement @unchecked Sendable.
    private let lock = NSLock()
    private var map: [UInt64: T] = [:]
    private var currentHandle: UInt64 = UNIFFI_HANDLEMAP_INITIAL

    func insert(obj: T) -> UInt64 {
        lock.withLock {
            return doInsert(obj)
        }
    }

    // Low-level insert function, this assumes `lock` is held.
    private func doInsert(_ obj: T) -> UInt64 {
        let handle = currentHandle
        currentHandle += UNIFFI_HANDLEMAP_DELTA
        map[handle] = obj
        return handle
    }

     func get(handle: UInt64) throws -> T {
        try lock.withLock {
            guard let obj = map[handle] else {
                throw UniffiInternalError.unexpectedStaleHandle
            }
            return obj
        }
    }

     func clone(handle: UInt64) throws -> UInt64 {
        try lock.withLock {
            guard let obj = map[handle] else {
                throw UniffiInternalError.unexpectedStaleHandle
            }
            return doInsert(obj)
        }
    }

    @discardableResult
    func remove(handle: UInt64) throws -> T {
        try lock.withLock {
            guard let obj = map.removeValue(forKey: handle) else {
                throw UniffiInternalError.unexpectedStaleHandle
            }
            return obj
        }
    }

    var count: Int {
        get {
            map.count
        }
    }
}


// Public interface members begin here.
// Magic number for the Rust proxy to call using the same mechanism as every other method,
// to free the callback once it's dropped by Rust.
private let IDX_CALLBACK_FREE: Int32 = 0
// Callback return codes
private let UNIFFI_CALLBACK_SUCCESS: Int32 = 0
private let UNIFFI_CALLBACK_ERROR: Int32 = 1
private let UNIFFI_CALLBACK_UNEXPECTED_ERROR: Int32 = 2

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt16: FfiConverterPrimitive {
    typealias FfiType = UInt16
    typealias SwiftType = UInt16

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt16 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt32: FfiConverterPrimitive {
    typealias FfiType = UInt32
    typealias SwiftType = UInt32

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt32 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterUInt64: FfiConverterPrimitive {
    typealias FfiType = UInt64
    typealias SwiftType = UInt64

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> UInt64 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterInt64: FfiConverterPrimitive {
    typealias FfiType = Int64
    typealias SwiftType = Int64

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Int64 {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: Int64, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterDouble: FfiConverterPrimitive {
    typealias FfiType = Double
    typealias SwiftType = Double

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Double {
        return try lift(readDouble(&buf))
    }

    public static func write(_ value: Double, into buf: inout [UInt8]) {
        writeDouble(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterBool : FfiConverter {
    typealias FfiType = Int8
    typealias SwiftType = Bool

    public static func lift(_ value: Int8) throws -> Bool {
        return value != 0
    }

    public static func lower(_ value: Bool) -> Int8 {
        return value ? 1 : 0
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Bool {
        return try lift(readInt(&buf))
    }

    public static func write(_ value: Bool, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterString: FfiConverter {
    typealias SwiftType = String
    typealias FfiType = RustBuffer

    public static func lift(_ value: RustBuffer) throws -> String {
        defer {
            value.deallocate()
        }
        if value.data == nil {
            return String()
        }
        let bytes = UnsafeBufferPointer<UInt8>(start: value.data!, count: Int(value.len))
        // Use Swift's native UTF-8 decoder; `String(bytes:encoding:.utf8)` goes
        // through Foundation's NSString and silently strips a leading U+FEFF BOM.
        // Invalid UTF-8 substitutes U+FFFD instead of trapping (unreachable
        // given Rust's `String` invariant).
        return String(decoding: bytes, as: UTF8.self)
    }

    public static func lower(_ value: String) -> RustBuffer {
        return value.utf8CString.withUnsafeBufferPointer { ptr in
            // The swift string gives us int8_t, we want uint8_t.
            ptr.withMemoryRebound(to: UInt8.self) { ptr in
                // The swift string gives us a trailing null byte, we don't want it.
                let buf = UnsafeBufferPointer(rebasing: ptr.prefix(upTo: ptr.count - 1))
                return RustBuffer.from(buf)
            }
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> String {
        let len: Int32 = try readInt(&buf)
        // See `lift` above for why we avoid Foundation's NSString-backed decoder here.
        return String(decoding: try readBytes(&buf, count: Int(len)), as: UTF8.self)
    }

    public static func write(_ value: String, into buf: inout [UInt8]) {
        let len = Int32(value.utf8.count)
        writeInt(&buf, len)
        writeBytes(&buf, value.utf8)
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterData: FfiConverterRustBuffer {
    typealias SwiftType = Data

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> Data {
        let len: Int32 = try readInt(&buf)
        return Data(try readBytes(&buf, count: Int(len)))
    }

    public static func write(_ value: Data, into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        writeBytes(&buf, value)
    }
}




/**
 * Ends one call when it is asked to: the request is dropped and its connection closed.
 */
public protocol NativeCancelProtocol: AnyObject, Sendable {
    
    /**
     * Gives the call up, now or as soon as it begins.
     */
    func cancel() 
    
}
/**
 * Ends one call when it is asked to: the request is dropped and its connection closed.
 */
open class NativeCancel: NativeCancelProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_videosdk_server_native_fn_clone_nativecancel(self.handle, $0) }
    }
    /**
     * One for a call that is about to be made.
     */
public convenience init() {
    let handle =
        try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_constructor_nativecancel_new(uniffiCallStatus
    )
}
    self.init(unsafeFromHandle: handle)
}

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_videosdk_server_native_fn_free_nativecancel(handle, $0) }
    }

    

    
    /**
     * Gives the call up, now or as soon as it begins.
     */
open func cancel()  {try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativecancel_cancel(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}
    

    
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeCancel: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = NativeCancel

    public static func lift(_ handle: UInt64) throws -> NativeCancel {
        return NativeCancel(unsafeFromHandle: handle)
    }

    public static func lower(_ value: NativeCancel) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeCancel {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: NativeCancel, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeCancel_lift(_ handle: UInt64) throws -> NativeCancel {
    return try FfiConverterTypeNativeCancel.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeCancel_lower(_ value: NativeCancel) -> UInt64 {
    return FfiConverterTypeNativeCancel.lower(value)
}






/**
 * A client. It costs nothing to make, and holds no thread before the first call.
 */
public protocol NativeClientProtocol: AnyObject, Sendable {
    
    /**
     * The address of the service that the client calls.
     */
    func apiEndpoint()  -> String
    
    /**
     * Fails when the settings are not usable.
     */
    func check() throws 
    
    /**
     * Says what a text is that should be a token, as a JSON object.
     */
    func explain(text: String, request: NativeExplainToken) throws  -> String
    
    /**
     * Calls an operation of the service by its name; arguments and answer are JSON objects.
     */
    func invoke(operation: String, arguments: String, cancel: NativeCancel) async throws  -> String
    
    /**
     * Where each setting came from, as a JSON object.
     */
    func settings() throws  -> String
    
    /**
     * Signs a token.
     */
    func sign(request: NativeSignToken) throws  -> String
    
    /**
     * Signs a participant token for each request, in the same order.
     */
    func signParticipants(requests: [NativeSignToken]) throws  -> [String]
    
    /**
     * Answers the claims of a good token as a JSON object.
     */
    func verify(token: String, request: NativeVerifyToken) throws  -> String
    
    /**
     * A copy whose calls go by other options, a JSON object.
     */
    func withOptions(options: String) throws  -> NativeClient
    
}
/**
 * A client. It costs nothing to make, and holds no thread before the first call.
 */
open class NativeClient: NativeClientProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_videosdk_server_native_fn_clone_nativeclient(self.handle, $0) }
    }
    /**
     * A client of these options, a JSON object.
     */
public convenience init(options: String, handler: NativeEvents?)throws  {
    let handle =
        try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_constructor_nativeclient_new(
        FfiConverterString.lower(options),
        FfiConverterOptionTypeNativeEvents.lower(handler),uniffiCallStatus
    )
}
    self.init(unsafeFromHandle: handle)
}

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_videosdk_server_native_fn_free_nativeclient(handle, $0) }
    }

    

    
    /**
     * The address of the service that the client calls.
     */
open func apiEndpoint() -> String  {
    return try!  FfiConverterString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_api_endpoint(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    
    /**
     * Fails when the settings are not usable.
     */
open func check()throws   {try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_check(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}
    
    /**
     * Says what a text is that should be a token, as a JSON object.
     */
open func explain(text: String, request: NativeExplainToken)throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_explain(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(text),
        FfiConverterTypeNativeExplainToken_lower(request),uniffiCallStatus
    )
})
}
    
    /**
     * Calls an operation of the service by its name; arguments and answer are JSON objects.
     */
open func invoke(operation: String, arguments: String, cancel: NativeCancel)async throws  -> String  {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_videosdk_server_native_fn_method_nativeclient_invoke(
                        self.uniffiCloneHandle(),FfiConverterString.lower(operation),FfiConverterString.lower(arguments),FfiConverterTypeNativeCancel_lower(cancel)
                )
            },
            pollFunc: ffi_videosdk_server_native_rust_future_poll_rust_buffer,
            completeFunc: ffi_videosdk_server_native_rust_future_complete_rust_buffer,
            freeFunc: ffi_videosdk_server_native_rust_future_free_rust_buffer,
            liftFunc: FfiConverterString.lift,
            errorHandler: FfiConverterTypeNativeFailure_lift
        )
}
    
    /**
     * Where each setting came from, as a JSON object.
     */
open func settings()throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_settings(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    
    /**
     * Signs a token.
     */
open func sign(request: NativeSignToken)throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_sign(
            self.uniffiCloneHandle(),
        FfiConverterTypeNativeSignToken_lower(request),uniffiCallStatus
    )
})
}
    
    /**
     * Signs a participant token for each request, in the same order.
     */
open func signParticipants(requests: [NativeSignToken])throws  -> [String]  {
    return try  FfiConverterSequenceString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_sign_participants(
            self.uniffiCloneHandle(),
        FfiConverterSequenceTypeNativeSignToken.lower(requests),uniffiCallStatus
    )
})
}
    
    /**
     * Answers the claims of a good token as a JSON object.
     */
open func verify(token: String, request: NativeVerifyToken)throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_verify(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(token),
        FfiConverterTypeNativeVerifyToken_lower(request),uniffiCallStatus
    )
})
}
    
    /**
     * A copy whose calls go by other options, a JSON object.
     */
open func withOptions(options: String)throws  -> NativeClient  {
    return try  FfiConverterTypeNativeClient_lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeclient_with_options(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(options),uniffiCallStatus
    )
})
}
    

    
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeClient: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = NativeClient

    public static func lift(_ handle: UInt64) throws -> NativeClient {
        return NativeClient(unsafeFromHandle: handle)
    }

    public static func lower(_ value: NativeClient) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeClient {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: NativeClient, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeClient_lift(_ handle: UInt64) throws -> NativeClient {
    return try FfiConverterTypeNativeClient.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeClient_lower(_ value: NativeClient) -> UInt64 {
    return FfiConverterTypeNativeClient.lower(value)
}






/**
 * The service on this machine, until it is closed.
 */
public protocol NativeEmulatorProtocol: AnyObject, Sendable {
    
    /**
     * Moves its clock forward, by seconds.
     */
    func advanceClock(seconds: Double) throws 
    
    /**
     * Answers a guest who waits.
     */
    func answerEntry(roomId: String, participantId: String, allowed: Bool) throws  -> Bool
    
    /**
     * The API key that it takes.
     */
    func apiKey()  -> String
    
    /**
     * The latest requests, a JSON array.
     */
    func requests() throws  -> String
    
    /**
     * Forgets everything, as after a start.
     */
    func reset() throws 
    
    /**
     * Gives the next fitting requests these replies, a JSON array.
     */
    func script(replies: String) throws 
    
    /**
     * The secret of the API key.
     */
    func secret()  -> String
    
    /**
     * Ends it. A second time does nothing.
     */
    func shutdown() async throws 
    
    /**
     * Its address.
     */
    func url()  -> String
    
}
/**
 * The service on this machine, until it is closed.
 */
open class NativeEmulator: NativeEmulatorProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_videosdk_server_native_fn_clone_nativeemulator(self.handle, $0) }
    }
    // No primary constructor declared for this class.

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_videosdk_server_native_fn_free_nativeemulator(handle, $0) }
    }

    

    
    /**
     * Moves its clock forward, by seconds.
     */
open func advanceClock(seconds: Double)throws   {try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_advance_clock(
            self.uniffiCloneHandle(),
        FfiConverterDouble.lower(seconds),uniffiCallStatus
    )
}
}
    
    /**
     * Answers a guest who waits.
     */
open func answerEntry(roomId: String, participantId: String, allowed: Bool)throws  -> Bool  {
    return try  FfiConverterBool.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_answer_entry(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(roomId),
        FfiConverterString.lower(participantId),
        FfiConverterBool.lower(allowed),uniffiCallStatus
    )
})
}
    
    /**
     * The API key that it takes.
     */
open func apiKey() -> String  {
    return try!  FfiConverterString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_api_key(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    
    /**
     * The latest requests, a JSON array.
     */
open func requests()throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_requests(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    
    /**
     * Forgets everything, as after a start.
     */
open func reset()throws   {try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_reset(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
}
}
    
    /**
     * Gives the next fitting requests these replies, a JSON array.
     */
open func script(replies: String)throws   {try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_script(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(replies),uniffiCallStatus
    )
}
}
    
    /**
     * The secret of the API key.
     */
open func secret() -> String  {
    return try!  FfiConverterString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_secret(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    
    /**
     * Ends it. A second time does nothing.
     */
open func shutdown()async throws   {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_videosdk_server_native_fn_method_nativeemulator_shutdown(
                        self.uniffiCloneHandle()
                )
            },
            pollFunc: ffi_videosdk_server_native_rust_future_poll_void,
            completeFunc: ffi_videosdk_server_native_rust_future_complete_void,
            freeFunc: ffi_videosdk_server_native_rust_future_free_void,
            liftFunc: { $0 },
            errorHandler: FfiConverterTypeNativeFailure_lift
        )
}
    
    /**
     * Its address.
     */
open func url() -> String  {
    return try!  FfiConverterString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeemulator_url(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    

    
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeEmulator: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = NativeEmulator

    public static func lift(_ handle: UInt64) throws -> NativeEmulator {
        return NativeEmulator(unsafeFromHandle: handle)
    }

    public static func lower(_ value: NativeEmulator) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeEmulator {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: NativeEmulator, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeEmulator_lift(_ handle: UInt64) throws -> NativeEmulator {
    return try FfiConverterTypeNativeEmulator.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeEmulator_lower(_ value: NativeEmulator) -> UInt64 {
    return FfiConverterTypeNativeEmulator.lower(value)
}






/**
 * Takes the events of a client, each a JSON object.
 */
public protocol NativeEvents: AnyObject, Sendable {
    
    /**
     * Called within a call, which it holds up.
     */
    func take(event: String) 
    
}
/**
 * Takes the events of a client, each a JSON object.
 */
open class NativeEventsImpl: NativeEvents, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_videosdk_server_native_fn_clone_nativeevents(self.handle, $0) }
    }
    // No primary constructor declared for this class.

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_videosdk_server_native_fn_free_nativeevents(handle, $0) }
    }

    

    
    /**
     * Called within a call, which it holds up.
     */
open func take(event: String)  {try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativeevents_take(
            self.uniffiCloneHandle(),
        FfiConverterString.lower(event),uniffiCallStatus
    )
}
}
    

    
}



// Put the implementation in a struct so we don't pollute the top-level namespace
fileprivate struct UniffiCallbackInterfaceNativeEvents {

    // Create the VTable using a series of closures.
    // Swift automatically converts these into C callback functions.
    //
    // Store the vtable directly.
    static let vtable: UniffiVTableCallbackInterfaceNativeEvents = UniffiVTableCallbackInterfaceNativeEvents(
        uniffiFree: { (uniffiHandle: UInt64) -> () in
            do {
                try FfiConverterTypeNativeEvents.handleMap.remove(handle: uniffiHandle)
            } catch {
                print("Uniffi callback interface NativeEvents: handle missing in uniffiFree")
            }
        },
        uniffiClone: { (uniffiHandle: UInt64) -> UInt64 in
            do {
                return try FfiConverterTypeNativeEvents.handleMap.clone(handle: uniffiHandle)
            } catch {
                fatalError("Uniffi callback interface NativeEvents: handle missing in uniffiClone")
            }
        },
        take: { (
            uniffiHandle: UInt64,
            event: RustBuffer,
            uniffiOutReturn: UnsafeMutableRawPointer,
            uniffiCallStatus: UnsafeMutablePointer<RustCallStatus>
        ) in
            let makeCall = {
                () throws -> () in
                guard let uniffiObj = try? FfiConverterTypeNativeEvents.handleMap.get(handle: uniffiHandle) else {
                    throw UniffiInternalError.unexpectedStaleHandle
                }
                return uniffiObj.take(
                     event: try FfiConverterString.lift(event)
                )
            }

            
            let writeReturn = { () }
            uniffiTraitInterfaceCall(
                callStatus: uniffiCallStatus,
                makeCall: makeCall,
                writeReturn: writeReturn
            )
        }
    )

    // Rust stores this pointer for future callback invocations, so it must live
    // for the process lifetime (not just for the init function call).
    //
    // `nonisolated(unsafe)` is needed under Swift 6 strict concurrency.
    // This is safe because the pointee is initialized once during static init
    // and never mutated by either side of the FFI.  Its fields are C function pointers.
    nonisolated(unsafe) static let vtablePtr: UnsafePointer<UniffiVTableCallbackInterfaceNativeEvents> = {
        let ptr = UnsafeMutablePointer<UniffiVTableCallbackInterfaceNativeEvents>.allocate(capacity: 1)
        ptr.initialize(to: vtable)
        return UnsafePointer(ptr)
    }()
}

private func uniffiCallbackInitNativeEvents() {
    uniffi_videosdk_server_native_fn_init_callback_vtable_nativeevents(UniffiCallbackInterfaceNativeEvents.vtablePtr)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeEvents: FfiConverter {
    fileprivate static let handleMap = UniffiHandleMap<NativeEvents>()

    typealias FfiType = UInt64
    typealias SwiftType = NativeEvents

    public static func lift(_ handle: UInt64) throws -> NativeEvents {
        if ((handle & 1) == 0) {
            // Rust-generated handle, construct a new class that uses the handle to implement the
            // interface
            return NativeEventsImpl(unsafeFromHandle: handle)
        } else {
            // Swift-generated handle, get the object from the handle map
            return try handleMap.remove(handle: handle)
        }
    }

    public static func lower(_ value: NativeEvents) -> UInt64 {
         if let rustImpl = value as? NativeEventsImpl {
             // Rust-implemented object.  Clone the handle and return it
            return rustImpl.uniffiCloneHandle()
         } else {
            // Swift object, generate a new vtable handle and return that.
            return handleMap.insert(obj: value)
         }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeEvents {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: NativeEvents, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeEvents_lift(_ handle: UInt64) throws -> NativeEvents {
    return try FfiConverterTypeNativeEvents.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeEvents_lower(_ value: NativeEvents) -> UInt64 {
    return FfiConverterTypeNativeEvents.lower(value)
}






/**
 * A token server that signs with a client's keys.
 */
public protocol NativeTokenServerProtocol: AnyObject, Sendable {
    
    /**
     * Refuses a mount whose identity, or the lack of one, does not fit the authentication.
     */
    func checkMount(withIdentity: Bool) throws 
    
    /**
     * Answers a request. Never fails because of one.
     */
    func handle(request: NativeRequest) async throws  -> NativeResponse
    
    /**
     * The longest body, in bytes.
     */
    func maxBodyBytes()  -> UInt32
    
    /**
     * Ends it. A second time does nothing.
     */
    func shutdown() async throws 
    
    /**
     * The address that it listens on; nothing for a handler.
     */
    func url()  -> String?
    
}
/**
 * A token server that signs with a client's keys.
 */
open class NativeTokenServer: NativeTokenServerProtocol, @unchecked Sendable {
    fileprivate let handle: UInt64

    /// Used to instantiate a [FFIObject] without an actual handle, for fakes in tests, mostly.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public struct NoHandle {
        public init() {}
    }

    // TODO: We'd like this to be `private` but for Swifty reasons,
    // we can't implement `FfiConverter` without making this `required` and we can't
    // make it `required` without making it `public`.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    required public init(unsafeFromHandle handle: UInt64) {
        self.handle = handle
    }

    // This constructor can be used to instantiate a fake object.
    // - Parameter noHandle: Placeholder value so we can have a constructor separate from the default empty one that may be implemented for classes extending [FFIObject].
    //
    // - Warning:
    //     Any object instantiated with this constructor cannot be passed to an actual Rust-backed object. Since there isn't a backing handle the FFI lower functions will crash.
#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public init(noHandle: NoHandle) {
        self.handle = 0
    }

#if swift(>=5.8)
    @_documentation(visibility: private)
#endif
    public func uniffiCloneHandle() -> UInt64 {
        return try! rustCall { uniffi_videosdk_server_native_fn_clone_nativetokenserver(self.handle, $0) }
    }
    /**
     * One without a socket, by these options, a JSON object.
     */
public convenience init(client: NativeClient, options: String)throws  {
    let handle =
        try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_constructor_nativetokenserver_new(
        FfiConverterTypeNativeClient_lower(client),
        FfiConverterString.lower(options),uniffiCallStatus
    )
}
    self.init(unsafeFromHandle: handle)
}

    deinit {
        if handle == 0 {
            // Mock objects have handle=0 don't try to free them
            return
        }

        try! rustCall { uniffi_videosdk_server_native_fn_free_nativetokenserver(handle, $0) }
    }

    

    
    /**
     * Refuses a mount whose identity, or the lack of one, does not fit the authentication.
     */
open func checkMount(withIdentity: Bool)throws   {try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativetokenserver_check_mount(
            self.uniffiCloneHandle(),
        FfiConverterBool.lower(withIdentity),uniffiCallStatus
    )
}
}
    
    /**
     * Answers a request. Never fails because of one.
     */
open func handle(request: NativeRequest)async throws  -> NativeResponse  {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_videosdk_server_native_fn_method_nativetokenserver_handle(
                        self.uniffiCloneHandle(),FfiConverterTypeNativeRequest_lower(request)
                )
            },
            pollFunc: ffi_videosdk_server_native_rust_future_poll_rust_buffer,
            completeFunc: ffi_videosdk_server_native_rust_future_complete_rust_buffer,
            freeFunc: ffi_videosdk_server_native_rust_future_free_rust_buffer,
            liftFunc: FfiConverterTypeNativeResponse_lift,
            errorHandler: FfiConverterTypeNativeFailure_lift
        )
}
    
    /**
     * The longest body, in bytes.
     */
open func maxBodyBytes() -> UInt32  {
    return try!  FfiConverterUInt32.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativetokenserver_max_body_bytes(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    
    /**
     * Ends it. A second time does nothing.
     */
open func shutdown()async throws   {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_videosdk_server_native_fn_method_nativetokenserver_shutdown(
                        self.uniffiCloneHandle()
                )
            },
            pollFunc: ffi_videosdk_server_native_rust_future_poll_void,
            completeFunc: ffi_videosdk_server_native_rust_future_complete_void,
            freeFunc: ffi_videosdk_server_native_rust_future_free_void,
            liftFunc: { $0 },
            errorHandler: FfiConverterTypeNativeFailure_lift
        )
}
    
    /**
     * The address that it listens on; nothing for a handler.
     */
open func url() -> String?  {
    return try!  FfiConverterOptionString.lift(try! rustCall() {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_method_nativetokenserver_url(
            self.uniffiCloneHandle(),uniffiCallStatus
    )
})
}
    

    
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeTokenServer: FfiConverter {
    typealias FfiType = UInt64
    typealias SwiftType = NativeTokenServer

    public static func lift(_ handle: UInt64) throws -> NativeTokenServer {
        return NativeTokenServer(unsafeFromHandle: handle)
    }

    public static func lower(_ value: NativeTokenServer) -> UInt64 {
        return value.uniffiCloneHandle()
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeTokenServer {
        let handle: UInt64 = try readInt(&buf)
        return try lift(handle)
    }

    public static func write(_ value: NativeTokenServer, into buf: inout [UInt8]) {
        writeInt(&buf, lower(value))
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeTokenServer_lift(_ handle: UInt64) throws -> NativeTokenServer {
    return try FfiConverterTypeNativeTokenServer.lift(handle)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeTokenServer_lower(_ value: NativeTokenServer) -> UInt64 {
    return FfiConverterTypeNativeTokenServer.lower(value)
}




/**
 * When and for whom a token is explained.
 */
public struct NativeExplainToken: Equatable, Hashable {
    /**
     * The moment, in seconds since 1970.
     */
    public let at: Int64?
    /**
     * The room it would be used in.
     */
    public let roomId: String?
    /**
     * The participant who would use it.
     */
    public let participantId: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The moment, in seconds since 1970.
         */at: Int64? = nil, 
        /**
         * The room it would be used in.
         */roomId: String? = nil, 
        /**
         * The participant who would use it.
         */participantId: String? = nil) {
        self.at = at
        self.roomId = roomId
        self.participantId = participantId
    }

    

    
}

#if compiler(>=6)
extension NativeExplainToken: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeExplainToken: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeExplainToken {
        return
            try NativeExplainToken(
                at: FfiConverterOptionInt64.read(from: &buf), 
                roomId: FfiConverterOptionString.read(from: &buf), 
                participantId: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: NativeExplainToken, into buf: inout [UInt8]) {
        FfiConverterOptionInt64.write(value.at, into: &buf)
        FfiConverterOptionString.write(value.roomId, into: &buf)
        FfiConverterOptionString.write(value.participantId, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeExplainToken_lift(_ buf: RustBuffer) throws -> NativeExplainToken {
    return try FfiConverterTypeNativeExplainToken.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeExplainToken_lower(_ value: NativeExplainToken) -> RustBuffer {
    return FfiConverterTypeNativeExplainToken.lower(value)
}


/**
 * All that an error says.
 */
public struct NativeFacts: Equatable, Hashable {
    /**
     * What a program should do, as one word such as `not_found`.
     */
    public let kind: String
    /**
     * The stable word for the case.
     */
    public let code: String
    /**
     * What was wrong, with which value, and what would be right.
     */
    public let reason: String
    /**
     * The service's own code.
     */
    public let serviceCode: String?
    /**
     * The HTTP status of the service's answer.
     */
    public let status: UInt16?
    /**
     * The request id of the answer.
     */
    public let requestId: String?
    /**
     * How many seconds the service asked to wait.
     */
    public let retryAfter: Double?
    /**
     * How many requests were sent.
     */
    public let attempts: UInt32
    /**
     * True when a write may have happened.
     */
    public let outcomeUnknown: Bool
    /**
     * The HTTP method of the request.
     */
    public let method: String?
    /**
     * The path of the request.
     */
    public let path: String?
    /**
     * The body of the service's error answer.
     */
    public let body: String?
    /**
     * Every single reason, where there are several.
     */
    public let findings: [NativeFinding]

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * What a program should do, as one word such as `not_found`.
         */kind: String, 
        /**
         * The stable word for the case.
         */code: String, 
        /**
         * What was wrong, with which value, and what would be right.
         */reason: String, 
        /**
         * The service's own code.
         */serviceCode: String?, 
        /**
         * The HTTP status of the service's answer.
         */status: UInt16?, 
        /**
         * The request id of the answer.
         */requestId: String?, 
        /**
         * How many seconds the service asked to wait.
         */retryAfter: Double?, 
        /**
         * How many requests were sent.
         */attempts: UInt32, 
        /**
         * True when a write may have happened.
         */outcomeUnknown: Bool, 
        /**
         * The HTTP method of the request.
         */method: String?, 
        /**
         * The path of the request.
         */path: String?, 
        /**
         * The body of the service's error answer.
         */body: String?, 
        /**
         * Every single reason, where there are several.
         */findings: [NativeFinding]) {
        self.kind = kind
        self.code = code
        self.reason = reason
        self.serviceCode = serviceCode
        self.status = status
        self.requestId = requestId
        self.retryAfter = retryAfter
        self.attempts = attempts
        self.outcomeUnknown = outcomeUnknown
        self.method = method
        self.path = path
        self.body = body
        self.findings = findings
    }

    

    
}

#if compiler(>=6)
extension NativeFacts: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeFacts: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeFacts {
        return
            try NativeFacts(
                kind: FfiConverterString.read(from: &buf), 
                code: FfiConverterString.read(from: &buf), 
                reason: FfiConverterString.read(from: &buf), 
                serviceCode: FfiConverterOptionString.read(from: &buf), 
                status: FfiConverterOptionUInt16.read(from: &buf), 
                requestId: FfiConverterOptionString.read(from: &buf), 
                retryAfter: FfiConverterOptionDouble.read(from: &buf), 
                attempts: FfiConverterUInt32.read(from: &buf), 
                outcomeUnknown: FfiConverterBool.read(from: &buf), 
                method: FfiConverterOptionString.read(from: &buf), 
                path: FfiConverterOptionString.read(from: &buf), 
                body: FfiConverterOptionString.read(from: &buf), 
                findings: FfiConverterSequenceTypeNativeFinding.read(from: &buf)
        )
    }

    public static func write(_ value: NativeFacts, into buf: inout [UInt8]) {
        FfiConverterString.write(value.kind, into: &buf)
        FfiConverterString.write(value.code, into: &buf)
        FfiConverterString.write(value.reason, into: &buf)
        FfiConverterOptionString.write(value.serviceCode, into: &buf)
        FfiConverterOptionUInt16.write(value.status, into: &buf)
        FfiConverterOptionString.write(value.requestId, into: &buf)
        FfiConverterOptionDouble.write(value.retryAfter, into: &buf)
        FfiConverterUInt32.write(value.attempts, into: &buf)
        FfiConverterBool.write(value.outcomeUnknown, into: &buf)
        FfiConverterOptionString.write(value.method, into: &buf)
        FfiConverterOptionString.write(value.path, into: &buf)
        FfiConverterOptionString.write(value.body, into: &buf)
        FfiConverterSequenceTypeNativeFinding.write(value.findings, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeFacts_lift(_ buf: RustBuffer) throws -> NativeFacts {
    return try FfiConverterTypeNativeFacts.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeFacts_lower(_ value: NativeFacts) -> RustBuffer {
    return FfiConverterTypeNativeFacts.lower(value)
}


/**
 * One fact about a token or a setting.
 */
public struct NativeFinding: Equatable, Hashable {
    /**
     * The stable word for the case.
     */
    public let code: String
    /**
     * What it is about.
     */
    public let about: String
    /**
     * `error`, `warning` or `info`.
     */
    public let severity: String
    /**
     * What was found.
     */
    public let reason: String
    /**
     * What mends it.
     */
    public let remedy: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The stable word for the case.
         */code: String, 
        /**
         * What it is about.
         */about: String, 
        /**
         * `error`, `warning` or `info`.
         */severity: String, 
        /**
         * What was found.
         */reason: String, 
        /**
         * What mends it.
         */remedy: String) {
        self.code = code
        self.about = about
        self.severity = severity
        self.reason = reason
        self.remedy = remedy
    }

    

    
}

#if compiler(>=6)
extension NativeFinding: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeFinding: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeFinding {
        return
            try NativeFinding(
                code: FfiConverterString.read(from: &buf), 
                about: FfiConverterString.read(from: &buf), 
                severity: FfiConverterString.read(from: &buf), 
                reason: FfiConverterString.read(from: &buf), 
                remedy: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: NativeFinding, into buf: inout [UInt8]) {
        FfiConverterString.write(value.code, into: &buf)
        FfiConverterString.write(value.about, into: &buf)
        FfiConverterString.write(value.severity, into: &buf)
        FfiConverterString.write(value.reason, into: &buf)
        FfiConverterString.write(value.remedy, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeFinding_lift(_ buf: RustBuffer) throws -> NativeFinding {
    return try FfiConverterTypeNativeFinding.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeFinding_lower(_ value: NativeFinding) -> RustBuffer {
    return FfiConverterTypeNativeFinding.lower(value)
}


/**
 * An HTTP header.
 */
public struct NativeHeader: Equatable, Hashable {
    /**
     * Its name.
     */
    public let name: String
    /**
     * Its value.
     */
    public let value: String

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * Its name.
         */name: String, 
        /**
         * Its value.
         */value: String) {
        self.name = name
        self.value = value
    }

    

    
}

#if compiler(>=6)
extension NativeHeader: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeHeader: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeHeader {
        return
            try NativeHeader(
                name: FfiConverterString.read(from: &buf), 
                value: FfiConverterString.read(from: &buf)
        )
    }

    public static func write(_ value: NativeHeader, into buf: inout [UInt8]) {
        FfiConverterString.write(value.name, into: &buf)
        FfiConverterString.write(value.value, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeHeader_lift(_ buf: RustBuffer) throws -> NativeHeader {
    return try FfiConverterTypeNativeHeader.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeHeader_lower(_ value: NativeHeader) -> RustBuffer {
    return FfiConverterTypeNativeHeader.lower(value)
}


/**
 * A request as a framework received it.
 */
public struct NativeRequest: Equatable, Hashable {
    /**
     * The method in capitals.
     */
    public let method: String
    /**
     * The path as it was sent, without the query.
     */
    public let path: String
    /**
     * What follows the question mark.
     */
    public let query: String
    /**
     * The headers in the order they came.
     */
    public let headers: [NativeHeader]
    /**
     * The whole body.
     */
    public let body: Data
    /**
     * Who asks, as the host knows: a JSON object of `sub` and `claims`.
     */
    public let identity: String?
    /**
     * The address at the other end of the connection; what is no IP address is unknown.
     */
    public let peer: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The method in capitals.
         */method: String, 
        /**
         * The path as it was sent, without the query.
         */path: String, 
        /**
         * What follows the question mark.
         */query: String, 
        /**
         * The headers in the order they came.
         */headers: [NativeHeader], 
        /**
         * The whole body.
         */body: Data, 
        /**
         * Who asks, as the host knows: a JSON object of `sub` and `claims`.
         */identity: String?, 
        /**
         * The address at the other end of the connection; what is no IP address is unknown.
         */peer: String?) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.identity = identity
        self.peer = peer
    }

    

    
}

#if compiler(>=6)
extension NativeRequest: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeRequest: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeRequest {
        return
            try NativeRequest(
                method: FfiConverterString.read(from: &buf), 
                path: FfiConverterString.read(from: &buf), 
                query: FfiConverterString.read(from: &buf), 
                headers: FfiConverterSequenceTypeNativeHeader.read(from: &buf), 
                body: FfiConverterData.read(from: &buf), 
                identity: FfiConverterOptionString.read(from: &buf), 
                peer: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: NativeRequest, into buf: inout [UInt8]) {
        FfiConverterString.write(value.method, into: &buf)
        FfiConverterString.write(value.path, into: &buf)
        FfiConverterString.write(value.query, into: &buf)
        FfiConverterSequenceTypeNativeHeader.write(value.headers, into: &buf)
        FfiConverterData.write(value.body, into: &buf)
        FfiConverterOptionString.write(value.identity, into: &buf)
        FfiConverterOptionString.write(value.peer, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeRequest_lift(_ buf: RustBuffer) throws -> NativeRequest {
    return try FfiConverterTypeNativeRequest.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeRequest_lower(_ value: NativeRequest) -> RustBuffer {
    return FfiConverterTypeNativeRequest.lower(value)
}


/**
 * The answer to a request.
 */
public struct NativeResponse: Equatable, Hashable {
    /**
     * The HTTP status.
     */
    public let status: UInt16
    /**
     * The headers, with names in lower case.
     */
    public let headers: [NativeHeader]
    /**
     * The body.
     */
    public let body: Data

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The HTTP status.
         */status: UInt16, 
        /**
         * The headers, with names in lower case.
         */headers: [NativeHeader], 
        /**
         * The body.
         */body: Data) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    

    
}

#if compiler(>=6)
extension NativeResponse: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeResponse: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeResponse {
        return
            try NativeResponse(
                status: FfiConverterUInt16.read(from: &buf), 
                headers: FfiConverterSequenceTypeNativeHeader.read(from: &buf), 
                body: FfiConverterData.read(from: &buf)
        )
    }

    public static func write(_ value: NativeResponse, into buf: inout [UInt8]) {
        FfiConverterUInt16.write(value.status, into: &buf)
        FfiConverterSequenceTypeNativeHeader.write(value.headers, into: &buf)
        FfiConverterData.write(value.body, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeResponse_lift(_ buf: RustBuffer) throws -> NativeResponse {
    return try FfiConverterTypeNativeResponse.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeResponse_lower(_ value: NativeResponse) -> RustBuffer {
    return FfiConverterTypeNativeResponse.lower(value)
}


/**
 * A token to sign.
 */
public struct NativeSignToken: Equatable, Hashable {
    /**
     * `participant`, `api` or `classic`.
     */
    public let kind: String
    /**
     * The only room it opens.
     */
    public let roomId: String?
    /**
     * The only participant who may use it.
     */
    public let participantId: String?
    /**
     * What its holder may do.
     */
    public let permissions: [String]?
    /**
     * How long it lives, as a text.
     */
    public let lifetime: String?
    /**
     * How long it lives, in seconds.
     */
    public let lifetimeSeconds: Double?
    /**
     * Allows more than 30 days.
     */
    public let allowLongLived: Bool
    /**
     * Writes `nbf` too.
     */
    public let notBefore: Bool
    /**
     * Further claims, as a JSON object.
     */
    public let claims: String?

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * `participant`, `api` or `classic`.
         */kind: String, 
        /**
         * The only room it opens.
         */roomId: String? = nil, 
        /**
         * The only participant who may use it.
         */participantId: String? = nil, 
        /**
         * What its holder may do.
         */permissions: [String]? = nil, 
        /**
         * How long it lives, as a text.
         */lifetime: String? = nil, 
        /**
         * How long it lives, in seconds.
         */lifetimeSeconds: Double? = nil, 
        /**
         * Allows more than 30 days.
         */allowLongLived: Bool = false, 
        /**
         * Writes `nbf` too.
         */notBefore: Bool = false, 
        /**
         * Further claims, as a JSON object.
         */claims: String? = nil) {
        self.kind = kind
        self.roomId = roomId
        self.participantId = participantId
        self.permissions = permissions
        self.lifetime = lifetime
        self.lifetimeSeconds = lifetimeSeconds
        self.allowLongLived = allowLongLived
        self.notBefore = notBefore
        self.claims = claims
    }

    

    
}

#if compiler(>=6)
extension NativeSignToken: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeSignToken: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeSignToken {
        return
            try NativeSignToken(
                kind: FfiConverterString.read(from: &buf), 
                roomId: FfiConverterOptionString.read(from: &buf), 
                participantId: FfiConverterOptionString.read(from: &buf), 
                permissions: FfiConverterOptionSequenceString.read(from: &buf), 
                lifetime: FfiConverterOptionString.read(from: &buf), 
                lifetimeSeconds: FfiConverterOptionDouble.read(from: &buf), 
                allowLongLived: FfiConverterBool.read(from: &buf), 
                notBefore: FfiConverterBool.read(from: &buf), 
                claims: FfiConverterOptionString.read(from: &buf)
        )
    }

    public static func write(_ value: NativeSignToken, into buf: inout [UInt8]) {
        FfiConverterString.write(value.kind, into: &buf)
        FfiConverterOptionString.write(value.roomId, into: &buf)
        FfiConverterOptionString.write(value.participantId, into: &buf)
        FfiConverterOptionSequenceString.write(value.permissions, into: &buf)
        FfiConverterOptionString.write(value.lifetime, into: &buf)
        FfiConverterOptionDouble.write(value.lifetimeSeconds, into: &buf)
        FfiConverterBool.write(value.allowLongLived, into: &buf)
        FfiConverterBool.write(value.notBefore, into: &buf)
        FfiConverterOptionString.write(value.claims, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeSignToken_lift(_ buf: RustBuffer) throws -> NativeSignToken {
    return try FfiConverterTypeNativeSignToken.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeSignToken_lower(_ value: NativeSignToken) -> RustBuffer {
    return FfiConverterTypeNativeSignToken.lower(value)
}


/**
 * What a token must fit besides its signature and its times.
 */
public struct NativeVerifyToken: Equatable, Hashable {
    /**
     * The room it is used in.
     */
    public let roomId: String?
    /**
     * The participant who uses it.
     */
    public let participantId: String?
    /**
     * A permission it must have.
     */
    public let permission: String?
    /**
     * The kind it must be of.
     */
    public let kind: String?
    /**
     * How much the clocks may differ, in seconds.
     */
    public let leeway: Double?
    /**
     * Compares times with the service's clock as the client has learned it.
     */
    public let useLearnedOffset: Bool

    // Default memberwise initializers are never public by default, so we
    // declare one manually.
    public init(
        /**
         * The room it is used in.
         */roomId: String? = nil, 
        /**
         * The participant who uses it.
         */participantId: String? = nil, 
        /**
         * A permission it must have.
         */permission: String? = nil, 
        /**
         * The kind it must be of.
         */kind: String? = nil, 
        /**
         * How much the clocks may differ, in seconds.
         */leeway: Double? = nil, 
        /**
         * Compares times with the service's clock as the client has learned it.
         */useLearnedOffset: Bool = false) {
        self.roomId = roomId
        self.participantId = participantId
        self.permission = permission
        self.kind = kind
        self.leeway = leeway
        self.useLearnedOffset = useLearnedOffset
    }

    

    
}

#if compiler(>=6)
extension NativeVerifyToken: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeVerifyToken: FfiConverterRustBuffer {
    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeVerifyToken {
        return
            try NativeVerifyToken(
                roomId: FfiConverterOptionString.read(from: &buf), 
                participantId: FfiConverterOptionString.read(from: &buf), 
                permission: FfiConverterOptionString.read(from: &buf), 
                kind: FfiConverterOptionString.read(from: &buf), 
                leeway: FfiConverterOptionDouble.read(from: &buf), 
                useLearnedOffset: FfiConverterBool.read(from: &buf)
        )
    }

    public static func write(_ value: NativeVerifyToken, into buf: inout [UInt8]) {
        FfiConverterOptionString.write(value.roomId, into: &buf)
        FfiConverterOptionString.write(value.participantId, into: &buf)
        FfiConverterOptionString.write(value.permission, into: &buf)
        FfiConverterOptionString.write(value.kind, into: &buf)
        FfiConverterOptionDouble.write(value.leeway, into: &buf)
        FfiConverterBool.write(value.useLearnedOffset, into: &buf)
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeVerifyToken_lift(_ buf: RustBuffer) throws -> NativeVerifyToken {
    return try FfiConverterTypeNativeVerifyToken.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeVerifyToken_lower(_ value: NativeVerifyToken) -> RustBuffer {
    return FfiConverterTypeNativeVerifyToken.lower(value)
}


/**
 * An error with its facts; the packages make the class of its kind of it.
 */
public 
enum NativeFailure: Swift.Error, Equatable, Hashable {

    
    
    /**
     * The only case.
     */
    case Failed(
        /**
         * All that is known.
         */facts: NativeFacts
    )

    

    

    
}

#if compiler(>=6)
extension NativeFailure: Sendable {}
#endif

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public struct FfiConverterTypeNativeFailure: FfiConverterRustBuffer {
    typealias SwiftType = NativeFailure

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> NativeFailure {
        let variant: Int32 = try readInt(&buf)
        switch variant {

        

        
        case 1: return .Failed(
            facts: try FfiConverterTypeNativeFacts.read(from: &buf)
            )

         default: throw UniffiInternalError.unexpectedEnumCase
        }
    }

    public static func write(_ value: NativeFailure, into buf: inout [UInt8]) {
        switch value {

        

        
        
        case let .Failed(facts):
            writeInt(&buf, Int32(1))
            FfiConverterTypeNativeFacts.write(facts, into: &buf)
            
        }
    }
}


#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeFailure_lift(_ buf: RustBuffer) throws -> NativeFailure {
    return try FfiConverterTypeNativeFailure.lift(buf)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
public func FfiConverterTypeNativeFailure_lower(_ value: NativeFailure) -> RustBuffer {
    return FfiConverterTypeNativeFailure.lower(value)
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionUInt16: FfiConverterRustBuffer {
    typealias SwiftType = UInt16?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterUInt16.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterUInt16.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionInt64: FfiConverterRustBuffer {
    typealias SwiftType = Int64?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterInt64.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterInt64.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionDouble: FfiConverterRustBuffer {
    typealias SwiftType = Double?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterDouble.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterDouble.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionString: FfiConverterRustBuffer {
    typealias SwiftType = String?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterString.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterString.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionTypeNativeEvents: FfiConverterRustBuffer {
    typealias SwiftType = NativeEvents?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterTypeNativeEvents.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterTypeNativeEvents.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterOptionSequenceString: FfiConverterRustBuffer {
    typealias SwiftType = [String]?

    public static func write(_ value: SwiftType, into buf: inout [UInt8]) {
        guard let value = value else {
            writeInt(&buf, Int8(0))
            return
        }
        writeInt(&buf, Int8(1))
        FfiConverterSequenceString.write(value, into: &buf)
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> SwiftType {
        switch try readInt(&buf) as Int8 {
        case 0: return nil
        case 1: return try FfiConverterSequenceString.read(from: &buf)
        default: throw UniffiInternalError.unexpectedOptionalTag
        }
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceString: FfiConverterRustBuffer {
    typealias SwiftType = [String]

    public static func write(_ value: [String], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterString.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [String] {
        let len: Int32 = try readInt(&buf)
        var seq = [String]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterString.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeNativeFinding: FfiConverterRustBuffer {
    typealias SwiftType = [NativeFinding]

    public static func write(_ value: [NativeFinding], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeNativeFinding.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [NativeFinding] {
        let len: Int32 = try readInt(&buf)
        var seq = [NativeFinding]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeNativeFinding.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeNativeHeader: FfiConverterRustBuffer {
    typealias SwiftType = [NativeHeader]

    public static func write(_ value: [NativeHeader], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeNativeHeader.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [NativeHeader] {
        let len: Int32 = try readInt(&buf)
        var seq = [NativeHeader]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeNativeHeader.read(from: &buf))
        }
        return seq
    }
}

#if swift(>=5.8)
@_documentation(visibility: private)
#endif
fileprivate struct FfiConverterSequenceTypeNativeSignToken: FfiConverterRustBuffer {
    typealias SwiftType = [NativeSignToken]

    public static func write(_ value: [NativeSignToken], into buf: inout [UInt8]) {
        let len = Int32(value.count)
        writeInt(&buf, len)
        for item in value {
            FfiConverterTypeNativeSignToken.write(item, into: &buf)
        }
    }

    public static func read(from buf: inout (data: Data, offset: Data.Index)) throws -> [NativeSignToken] {
        let len: Int32 = try readInt(&buf)
        var seq = [NativeSignToken]()
        seq.reserveCapacity(Int(len))
        for _ in 0 ..< len {
            seq.append(try FfiConverterTypeNativeSignToken.read(from: &buf))
        }
        return seq
    }
}
private let UNIFFI_RUST_FUTURE_POLL_READY: Int8 = 0
private let UNIFFI_RUST_FUTURE_POLL_WAKE: Int8 = 1

fileprivate let uniffiContinuationHandleMap = UniffiHandleMap<UnsafeContinuation<Int8, Never>>()

fileprivate func uniffiRustCallAsync<F, T>(
    rustFutureFunc: () -> UInt64,
    pollFunc: (UInt64, @escaping UniffiRustFutureContinuationCallback, UInt64) -> (),
    completeFunc: (UInt64, UnsafeMutablePointer<RustCallStatus>) -> F,
    freeFunc: (UInt64) -> (),
    liftFunc: (F) throws -> T,
    errorHandler: ((RustBuffer) throws -> Swift.Error)?
) async throws -> T {
    // Make sure to call the ensure init function since future creation doesn't have a
    // RustCallStatus param, so doesn't use makeRustCall()
    uniffiEnsureVideosdkServerNativeInitialized()
    let rustFuture = rustFutureFunc()
    defer {
        freeFunc(rustFuture)
    }
    var pollResult: Int8;
    repeat {
        pollResult = await withUnsafeContinuation {
            pollFunc(
                rustFuture,
                { handle, pollResult in
                    uniffiFutureContinuationCallback(handle: handle, pollResult: pollResult)
                },
                uniffiContinuationHandleMap.insert(obj: $0)
            )
        }
    } while pollResult != UNIFFI_RUST_FUTURE_POLL_READY

    return try liftFunc(makeRustCall(
        { completeFunc(rustFuture, $0) },
        errorHandler: errorHandler
    ))
}

// Callback handlers for an async calls.  These are invoked by Rust when the future is ready.  They
// lift the return value or error and resume the suspended function.
fileprivate func uniffiFutureContinuationCallback(handle: UInt64, pollResult: Int8) {
    if let continuation = try? uniffiContinuationHandleMap.remove(handle: handle) {
        continuation.resume(returning: pollResult)
    } else {
        print("uniffiFutureContinuationCallback invalid handle")
    }
}
/**
 * Fails when a package of another version loads this library; the text names both.
 */
public func checkVersion(package: String)throws   {try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_func_check_version(
        FfiConverterString.lower(package),uniffiCallStatus
    )
}
}
/**
 * Starts one by these options, a JSON object.
 */
public func startEmulator(options: String)async throws  -> NativeEmulator  {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_videosdk_server_native_fn_func_start_emulator(FfiConverterString.lower(options)
                )
            },
            pollFunc: ffi_videosdk_server_native_rust_future_poll_u64,
            completeFunc: ffi_videosdk_server_native_rust_future_complete_u64,
            freeFunc: ffi_videosdk_server_native_rust_future_free_u64,
            liftFunc: FfiConverterTypeNativeEmulator_lift,
            errorHandler: FfiConverterTypeNativeFailure_lift
        )
}
/**
 * Starts one that listens, by these options, a JSON object.
 */
public func startTokenServer(client: NativeClient, options: String)async throws  -> NativeTokenServer  {
    return
        try  await uniffiRustCallAsync(
            rustFutureFunc: {
                uniffi_videosdk_server_native_fn_func_start_token_server(FfiConverterTypeNativeClient_lower(client),FfiConverterString.lower(options)
                )
            },
            pollFunc: ffi_videosdk_server_native_rust_future_poll_u64,
            completeFunc: ffi_videosdk_server_native_rust_future_complete_u64,
            freeFunc: ffi_videosdk_server_native_rust_future_free_u64,
            liftFunc: FfiConverterTypeNativeTokenServer_lift,
            errorHandler: FfiConverterTypeNativeFailure_lift
        )
}
/**
 * Reads the claims of a token without verifying anything, as a JSON object.
 */
public func decodeToken(token: String)throws  -> String  {
    return try  FfiConverterString.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_func_decode_token(
        FfiConverterString.lower(token),uniffiCallStatus
    )
})
}
/**
 * Reads a duration such as `2h`, and answers its seconds.
 */
public func parseDuration(text: String)throws  -> UInt64  {
    return try  FfiConverterUInt64.lift(try rustCallWithError(FfiConverterTypeNativeFailure_lift) {
        uniffiCallStatus in
    uniffi_videosdk_server_native_fn_func_parse_duration(
        FfiConverterString.lower(text),uniffiCallStatus
    )
})
}

private enum InitializationResult {
    case ok
    case contractVersionMismatch
    case apiChecksumMismatch
}
// Use a global variable to perform the versioning checks. Swift ensures that
// the code inside is only computed once.
private let initializationResult: InitializationResult = {
    // Get the bindings contract version from our ComponentInterface
    let bindings_contract_version = 30
    // Get the scaffolding contract version by calling the into the dylib
    let scaffolding_contract_version = ffi_videosdk_server_native_uniffi_contract_version()
    if bindings_contract_version != scaffolding_contract_version {
        return InitializationResult.contractVersionMismatch
    }

    uniffiCallbackInitNativeEvents()
    return InitializationResult.ok
}()

// Make the ensure init function public so that other modules which have external type references to
// our types can call it.
public func uniffiEnsureVideosdkServerNativeInitialized() {
    switch initializationResult {
    case .ok:
        break
    case .contractVersionMismatch:
        fatalError("UniFFI contract version mismatch: try cleaning and rebuilding your project")
    case .apiChecksumMismatch:
        fatalError("UniFFI API checksum mismatch: try cleaning and rebuilding your project")
    }
}

