import VideoSDKServerNative

/// Calls the native library, and throws its failures as errors of this package.
enum NativeCalls {
    /// Whether the linked library is of this package's version; looked up once.
    private static let versionFault = fault(ofVersion: videoSDKServerVersion)

    /// Says what keeps a package of this version from using the library.
    static func fault(ofVersion version: String) -> VideoSDKError? {
        do {
            try checkVersion(package: version)
            return nil
        } catch {
            return VideoSDKError(native: error)
        }
    }

    /// Runs a call that ends at once.
    static func run<Answer>(_ call: () throws -> Answer) throws -> Answer {
        if let versionFault { throw versionFault }
        do {
            return try call()
        } catch {
            throw VideoSDKError(native: error)
        }
    }

    /// Runs a call that waits. It is not given up when the task is cancelled.
    static func wait<Answer: Sendable>(_ call: () async throws -> Answer) async throws -> Answer {
        if let versionFault { throw versionFault }
        do {
            return try await call()
        } catch {
            throw VideoSDKError(native: error)
        }
    }

    /// Runs a call that is given up at once when the task is cancelled: its connection is closed.
    static func waitOrCancel<Answer: Sendable>(
        _ call: (NativeCancel) async throws -> Answer
    ) async throws -> Answer {
        try Task.checkCancellation()
        let cancel = NativeCancel()
        do {
            return try await withTaskCancellationHandler {
                try await wait { try await call(cancel) }
            } onCancel: {
                cancel.cancel()
            }
        } catch VideoSDKError.Kind.cancelled {
            throw CancellationError()
        }
    }
}

extension NativeClient {
    /// Calls an operation of the service by its name.
    func call(_ operation: String, _ arguments: JSONObject) async throws -> JSONValue {
        let arguments = arguments.description
        let answer = try await NativeCalls.waitOrCancel { cancel in
            try await self.invoke(operation: operation, arguments: arguments, cancel: cancel)
        }
        return try JSONValue(text: answer)
    }

    /// Calls an operation whose answer is an object.
    func call<Model: JSONModel>(_ operation: String, _ arguments: JSONObject) async throws -> Model {
        try Model(json: await call(operation, arguments).fields())
    }
}

extension JSONValue {
    /// The fields of an answer that must be an object.
    func fields() throws -> JSONObject {
        guard let fields = objectValue else { throw VideoSDKError.decode("it is no object") }
        return fields
    }
}

extension VideoSDKError {
    /// The error of a failure; anything else is a fault of the library.
    init(native error: any Error) {
        guard case NativeFailure.Failed(let facts) = error else {
            self = .internal("it panicked")
            return
        }
        self.init(kind: Kind(rawValue: facts.kind), code: facts.code, reason: facts.reason)
        serviceCode = facts.serviceCode
        status = facts.status.map(Int.init)
        requestId = facts.requestId
        retryAfter = facts.retryAfter.map { .seconds($0) }
        attempts = Int(facts.attempts)
        outcomeUnknown = facts.outcomeUnknown
        method = facts.method
        path = facts.path
        body = facts.body
        findings = facts.findings.map(Finding.init(native:))
    }
}

extension Finding {
    fileprivate init(native finding: NativeFinding) {
        self.init(
            code: finding.code,
            about: finding.about,
            severity: Severity(rawValue: finding.severity),
            reason: finding.reason,
            remedy: finding.remedy
        )
    }
}
