// Written by bindings/gen from the core's resources; change those instead.

import VideoSDKServerNative

/// Sessions: each time that people meet in a room, live or over. Source: REST reference, sessions.
public struct Sessions: Sendable {
    let native: NativeClient

    /// Lists the sessions of the account's rooms, a page at a time.
    ///
    /// What it answers is the first page, and goes through the items of all pages.
    public func list(_ params: ListSessions = ListSessions()) async throws -> Page<Session> {
        let answer = try await native.call("sessions.list", ["params": .object(params.json)])
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await list(following)
        }
    }

    /// Fetches a session, live or over.
    public func get(_ sessionId: String) async throws -> Session {
        try await native.call("sessions.get", ["sessionId": .string(sessionId)])
    }

    /// Lists everyone who is or was in a session, a page at a time.
    ///
    /// What it answers is the first page, and goes through the items of all pages.
    public func listParticipants(
        _ sessionId: String,
        _ params: ListParticipants = ListParticipants()
    ) async throws -> Page<Participant> {
        let answer = try await native.call(
            "sessions.listParticipants",
            ["sessionId": .string(sessionId), "params": .object(params.json)]
        )
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await listParticipants(sessionId, following)
        }
    }

    /// Lists who is in a session now, a page at a time.
    ///
    /// Where nobody is, the service answers 404, as it does for a session that it does not know; both are errors of the
    /// kind `not_found`. The list of a room, in `participants`, is empty then.
    ///
    /// What it answers is the first page, and goes through the items of all pages.
    public func listActiveParticipants(
        _ sessionId: String,
        _ params: ListParticipants = ListParticipants()
    ) async throws -> Page<Participant> {
        let answer = try await native.call(
            "sessions.listActiveParticipants",
            ["sessionId": .string(sessionId), "params": .object(params.json)]
        )
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await listActiveParticipants(sessionId, following)
        }
    }

    /// Fetches one participant of a session, whether they are there or have left.
    public func getParticipant(
        _ sessionId: String,
        _ participantId: String
    ) async throws -> Participant {
        try await native.call(
            "sessions.getParticipant",
            ["sessionId": .string(sessionId), "participantId": .string(participantId)]
        )
    }

    /// Ends a session: everyone is sent out. The room stays, and can be joined again.
    ///
    /// A session that has ended already is an error of the kind `not_found`, unless `ignoreClosed` is set.
    public func end(_ params: EndSession = EndSession()) async throws -> Session {
        try await native.call("sessions.end", ["params": .object(params.json)])
    }

    /// Sends a participant out of a live session. A good token lets them join again.
    public func removeParticipant(_ params: RemoveParticipant) async throws -> ParticipantRemoval {
        try await native.call("sessions.removeParticipant", ["params": .object(params.json)])
    }

    /// Fetches how well sound and picture came through in a session, over all participants.
    public func getStats(_ sessionId: String) async throws -> SessionQualityStats {
        try await native.call("sessions.getStats", ["sessionId": .string(sessionId)])
    }

    /// Fetches how well sound and picture came through for one participant of a session.
    public func getParticipantStats(
        _ sessionId: String,
        _ participantId: String
    ) async throws -> ParticipantQualityStats {
        try await native.call(
            "sessions.getParticipantStats",
            ["sessionId": .string(sessionId), "participantId": .string(participantId)]
        )
    }
}
