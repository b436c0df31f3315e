'use strict'

// Sessions: each time that people meet in a room. Types alone. Written by bindings/gen from the core's models; change those instead.

/**
 * Whether a session goes on. Other words are kept as they come.
 *
 * @typedef {'ongoing' | 'ended' | (string & {})} SessionStatus
 */

/**
 * Which sessions to list; every field may be left out, and without any all sessions of all rooms are listed.
 *
 * Source: REST reference, fetch sessions.
 *
 * @typedef {object} ListSessions
 * @property {number} [page] The number of the first page, from 1. Default: 1. Not together with `cursor`.
 * @property {number} [perPage] How many sessions a page has. Default of the service: 20. At least 1.
 * @property {string} [query] Only sessions of rooms whose `roomId` or `customRoomId` is exactly this.
 * @property {string} [roomId] Only sessions of the room with this id.
 * @property {string} [customRoomId] Only sessions of the room to which you gave this id.
 * @property {string} [userId] Only sessions of this user. For tokens of an administrator.
 * @property {number} [startDate] Only sessions that began at this time or later, in milliseconds since 1970.
 * @property {number} [endDate] Only sessions that began at this time or earlier, in milliseconds since 1970.
 * @property {SessionStatus} [status] Only sessions in this state.
 * @property {string} [cursor] Goes on where a page ended: the `next` of that page. The other fields must be the same
 *   as they were.
 */

/**
 * Which session to end: the live one of a room, or the one of an id. At least one of `roomId` and `sessionId` is
 * needed.
 *
 * Source: REST reference, end session.
 *
 * @typedef {object} EndSession
 * @property {string} [roomId] The id of the room; your own id of it does as well. The page of the REST reference says
 *   that `sessionId` does without it; the official SDKs always send it.
 * @property {string} [meetingId] The same as `roomId`, which answers have.
 * @property {string} [sessionId] Only this session, so that a later one of the same room is left alone.
 * @property {boolean} [vsdkForceKill] Ends it by force (`vsdkForceKill` on the wire). Default of the service: no.
 * @property {boolean} [force] The same as `vsdkForceKill`, which answers have.
 * @property {boolean} [ignoreClosed] Answers a session that has ended already instead of an error. Default of the
 *   service: no.
 * @property {Record<string, unknown>} [extra] Further fields by their name on the wire; they are sent as they are.
 */

/**
 * Whom to send out of which session. At least one of `roomId` and `sessionId` is needed.
 *
 * Source: REST reference, remove participant.
 *
 * @typedef {object} RemoveParticipant
 * @property {string} participantId The id of the participant.
 * @property {string} [roomId] The id of the room, whose live session is meant.
 * @property {string} [sessionId] The id of the session.
 * @property {Record<string, unknown>} [extra] Further fields by their name on the wire; they are sent as they are.
 */

/**
 * One live occupancy of a room, from the first who joins to the last who leaves, as the service tells of it. Fields
 * that have no name here yet stand beside the others.
 *
 * @typedef {SessionFields & Record<string, unknown>} Session
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} SessionFields
 * @property {string} id The id of the session.
 * @property {string} [roomId] The id of its room; `meetingId` in older answers.
 * @property {string} [customRoomId] Your own id of the room; `userMeetingId` in older answers.
 * @property {SessionStatus} status Whether it goes on. Where the service does not say, it goes by `end`.
 * @property {string} [start] When it began, in RFC 3339 such as `2022-02-22T07:26:43.863Z`.
 * @property {string} [end] When it ended, in RFC 3339; empty while it goes on.
 * @property {import('./participants').Participant[]} participants Who was there. It may be cut short;
 *   `listParticipants` has everyone.
 * @property {string} [userId] The id of the room's owner.
 * @property {string} [apiKey] The API key that owns the room.
 * @property {import('./rooms').Region} [region] The region that the session ran in.
 * @property {number} [activeDuration] For how long it was active. No source says in which unit.
 * @property {string} [chatLink] The address of the chat's messages, a CSV file.
 * @property {unknown[]} hlsLog The HLS streams of the session, as the service tells of them.
 * @property {Record<string, string>} links Addresses of related resources by name, such as `get_room`.
*/

/**
 * What the service says when it has sent a participant out.
 *
 * The REST reference shows the session, the official SDKs take the answer for a text; both are read. Fields that have
 * no name here yet stand beside the others.
 *
 * @typedef {ParticipantRemovalFields & Record<string, unknown>} ParticipantRemoval
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ParticipantRemovalFields
 * @property {string} [message] The service's words, when it answers with some.
 * @property {Session} [session] The session, when it answers with that. The participant's stay may not have its end
 *   yet.
*/

module.exports = {}
