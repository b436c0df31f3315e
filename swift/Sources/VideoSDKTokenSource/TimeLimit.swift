/// Does work that has so many seconds, and is cancelled then. Work that does not look whether it is cancelled is not
/// waited for, so no group of tasks would do.
func within<Value: Sendable>(
    _ seconds: Double,
    _ environment: Environment,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let (results, continuation) = AsyncThrowingStream<Value, any Error>.makeStream()
    let timer = environment.start {
        guard (try? await environment.sleep(seconds)) != nil else { return }
        let reason = "the token endpoint did not answer within \(seconds) seconds"
        continuation.finish(throwing: TokenSourceError(.timeout, "attempt_timeout", reason))
    }
    let worker = environment.start {
        do { continuation.end(.success(try await work())) } catch { continuation.end(.failure(error)) }
    }
    defer {
        timer.cancel()
        worker.cancel()
    }
    guard let value = try await results.first() else { throw CancellationError() }
    return value
}
