// Which failures there are, and which of them may pass.

extension TokenSourceError {
    static let closed = TokenSourceError(.cancelled, "source_closed", "the token source is closed")

    static let redirected = TokenSourceError(
        .network,
        "redirect_refused",
        "the token endpoint redirects, which is not followed since headers would go along: use its final address"
    )

    static func unreadable(_ what: String, _ response: Response?) -> TokenSourceError {
        let reason = "the answer cannot be used: \(what)"
        let (status, requestId) = (response?.status, response?.requestId)
        return TokenSourceError(.decode, "answer_unreadable", reason, status: status, requestId: requestId)
    }

    /// The error of an answer that is not 2xx.
    static func refusal(_ response: Response) -> TokenSourceError {
        let (kind, code) = meaning(of: response.status)
        let serviceCode = response.serviceCode
        return TokenSourceError(
            kind,
            code,
            "the token endpoint answered \(response.status)\(serviceCode.map { " (\($0))" } ?? "")",
            status: response.status,
            serviceCode: serviceCode,
            requestId: response.requestId
        )
    }

    /// Whether the same request may be answered well a moment later.
    var isPassing: Bool {
        if code == "connection_failed" || code == "attempt_timeout" { return true }
        guard let status else { return false }
        return status == 425 || status == 429 || (status >= 500 && status != 501)
    }

    /// The same error with another wait, in seconds.
    func waiting(_ seconds: Double?) -> TokenSourceError {
        TokenSourceError(
            kind,
            code,
            reason,
            status: status,
            serviceCode: serviceCode,
            requestId: requestId,
            retryAfter: seconds.map { .seconds($0) },
            cause: cause
        )
    }

    /// The same failure, which asks for a wait that is longer than a fetch waits.
    var tooLong: TokenSourceError {
        let (answered, wait) = (status ?? 0, retryAfter?.seconds ?? 0)
        return TokenSourceError(
            .rateLimited,
            "retry_after_too_long",
            "the token endpoint answered \(answered) and asks to wait \(wait) seconds, longer than a fetch waits",
            status: status,
            serviceCode: serviceCode,
            requestId: requestId,
            retryAfter: retryAfter
        )
    }

    private static func meaning(of status: Int) -> (Kind, String) {
        switch status {
        case 401: (.authentication, "unauthenticated")
        case 403: (.permission, "forbidden")
        case 404: (.notFound, "not_found")
        case 408: (.timeout, "attempt_timeout")
        case 409: (.conflict, "conflict")
        case 429: (.rateLimited, "rate_limited")
        case 500...: (.server, "service_failed")
        default: (.invalidRequest, "request_refused")
        }
    }
}
