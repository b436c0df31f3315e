/// News of a token that took the place of another, or of a refresh that failed while the old token goes on.
public struct TokenRefresh: Sendable {
    /// What was asked for.
    public let request: TokenRequest
    /// The new token, or why there is none.
    public let result: Result<AccessToken, TokenSourceError>
}
