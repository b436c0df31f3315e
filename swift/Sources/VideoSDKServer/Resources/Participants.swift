// Written by bindings/gen from the core's resources; change those instead.

import VideoSDKServerNative

/// Participants: who is in a room now.
///
/// The room's live session is looked up first, so that its id need not be known; `sessions` has the same by the id of a
/// session, for sessions that are over too. Should a room have several live sessions, the first that the service lists
/// counts. The id of a room is the service's own one.
public struct Participants: Sendable {
    let native: NativeClient

    /// Lists who is in a room now, a page at a time.
    ///
    /// A room in which nobody is, or that is not known, has an empty list. The session is looked up for the first page;
    /// later pages are of the same session.
    ///
    /// What it answers is the first page, and goes through the items of all pages.
    public func list(
        _ roomId: String,
        _ params: ListParticipants = ListParticipants()
    ) async throws -> Page<Participant> {
        let answer = try await native.call(
            "participants.list",
            ["roomId": .string(roomId), "params": .object(params.json)]
        )
        return try Page(json: answer.fields()) { cursor in
            var following = params
            following.page = nil
            following.cursor = cursor
            return try await list(roomId, following)
        }
    }

    /// Fetches one participant who is in a room now.
    ///
    /// Where there is no live session, or the participant has left it, it is an error of the kind `not_found` without a
    /// status.
    public func get(
        _ roomId: String,
        _ participantId: String
    ) async throws -> Participant {
        try await native.call(
            "participants.get",
            ["roomId": .string(roomId), "participantId": .string(participantId)]
        )
    }

    /// Sends a participant out of a room's live session. A good token lets them join again.
    public func remove(
        _ roomId: String,
        _ participantId: String
    ) async throws -> ParticipantRemoval {
        try await native.call(
            "participants.remove",
            ["roomId": .string(roomId), "participantId": .string(participantId)]
        )
    }
}
