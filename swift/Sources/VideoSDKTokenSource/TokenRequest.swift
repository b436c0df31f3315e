/// What a token is asked for; what is left out is as the endpoint has it.
public struct TokenRequest: Sendable, Hashable {
    /// The only room that the token opens.
    public var roomId: String?
    /// The only participant that may use it.
    public var participantId: String?
    /// `allow_join`, `ask_join`, `allow_mod`.
    public var permissions: Set<String>?

    /// A request. An empty value is refused when it is fetched: it would be a token of every room, or of anybody.
    public init(roomId: String? = nil, participantId: String? = nil, permissions: Set<String>? = nil) {
        self.roomId = roomId
        self.participantId = participantId
        self.permissions = permissions
    }

    /// The fields that are given, by the names of the wire, in their one form.
    var query: [(name: String, value: String)] {
        let fields = [
            ("roomId", roomId), ("participantId", participantId),
            ("permissions", permissions?.sorted().joined(separator: ",")),
        ]
        return fields.compactMap { name, value in value.map { (name, $0) } }
    }

    func check() throws {
        if roomId == "" { throw empty("roomId", "room_id_empty") }
        if participantId == "" { throw empty("participantId", "participant_id_empty") }
        if permissions?.isEmpty == true { throw empty("permissions", "permissions_empty") }
    }

    private func empty(_ name: String, _ code: String) -> TokenSourceError {
        TokenSourceError(.invalidRequest, code, "\(name) is empty: leave it out, or say which")
    }
}
