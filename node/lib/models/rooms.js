'use strict'

// Rooms: the places where meetings happen. Types alone. Written by bindings/gen from the core's models; change those instead.

/**
 * What happens when the time of a session is over. Other words are kept as they come.
 *
 * @typedef {'session-ends' | 'session-end-and-deactivate' | (string & {})} AutoCloseType
 */

/**
 * Whether a room can be joined. Other words are kept as they come.
 *
 * @typedef {'enabled' | 'disabled' | (string & {})} RoomStatus
 */

/**
 * A region of the service. Other words are kept as they come.
 *
 * @typedef {'us001' | 'us002' | 'uk001' | 'eu001' | 'sg001' | 'sg002' | 'uae001' | 'in001' | 'in002' | 'in003' |
 *   'aus001' | 'dev1' | (string & {})} Region
 */

/**
 * What to make a room with; every field may be left out.
 *
 * Source: REST reference, create room.
 *
 * @typedef {object} CreateRoom
 * @property {string} [customRoomId] Your own id of the room. A second create with the same id answers the same room.
 * @property {Region} [geoFence] The region that the room is bound to. Default: the region of the API key.
 * @property {RoomWebhook} [webhook] Where the room's events are delivered.
 * @property {AutoCloseConfig} [autoCloseConfig] When the room's sessions end by themselves.
 * @property {AutoStartConfig} [autoStartConfig] What starts with each session of the room.
 * @property {MultiComposition} [multiComposition] Allows several compositions of one kind at once.
 * @property {string[]} [allowedParticipantIds] Only participants with these ids may join. Default: anyone with a
 *   token.
 * @property {boolean} [idempotent] Makes the call safe to repeat. Default: no. It is not sent. A room without a
 *   `customRoomId` is given one, a UUID; the service answers a second create of the same id with the same room, so the
 *   call is retried like a reading one. Without it a lost answer is an error whose outcome is unknown.
 * @property {Record<string, unknown>} [extra] Further fields by their name on the wire; they are sent as they are.
 */

/**
 * Where the events of a room are delivered.
 *
 * @typedef {object} RoomWebhook
 * @property {string} [endPoint] The https address that deliveries are posted to (`endPoint` on the wire). At most 512
 *   characters.
 * @property {string} [url] The same as `endPoint`, which answers have.
 * @property {string[]} [events] The names of the events, such as `session-started`; patterns such as `session*` are
 *   accepted.
 */

/**
 * When sessions of a room end by themselves.
 *
 * @typedef {object} AutoCloseConfig
 * @property {AutoCloseType} [type] What happens (`type` on the wire). Default: `session-ends`, which is sent, since
 *   the service needs the field.
 * @property {number} [duration] After how many minutes (`duration` on the wire). Default of the service: 480. At
 *   least 0. The sources differ in the unit: every page of the REST reference says minutes, the official SDKs say
 *   seconds. The number goes out as it is.
 * @property {number} [durationMinutes] The same as `duration`, which answers have.
 * @property {number} [afterInactiveSeconds] The same as `duration`, which answers have.
 */

/**
 * What starts with each session of a room.
 *
 * @typedef {object} AutoStartConfig
 * @property {AutoStartEgress} [recording] A recording of the session.
 * @property {AutoStartEgress} [hls] An HLS stream of the session.
 * @property {unknown} [composite] A composite recording; its options are sent as they are.
 */

/**
 * A recording or a stream that starts with the session.
 *
 * @typedef {object} AutoStartEgress
 * @property {string} [templateUrl] The address of a page of your own that arranges the picture.
 * @property {import('./composition').TranscriptionConfig} [transcription] Transcription after the call.
 * @property {import('./composition').CompositionConfig} [config] How the picture is composed.
 * @property {string} [awsDirPath] The folder in your bucket. For recordings only.
 */

/**
 * Which compositions may run several at once in a room.
 *
 * @typedef {object} MultiComposition
 * @property {boolean} [recording] Several recordings. Default: no.
 * @property {boolean} [hls] Several HLS streams. Default: no.
 * @property {boolean} [rtmp] Several RTMP streams. Default: no.
 */

/**
 * Which rooms to list; every field may be left out.
 *
 * Source: REST reference, fetch rooms.
 *
 * @typedef {object} ListRooms
 * @property {number} [page] The number of the first page, from 1. Default: 1. Not together with `cursor`.
 * @property {number} [perPage] How many rooms a page has. Default of the service: 20. At least 1.
 * @property {string} [query] Only rooms whose `roomId` or `customRoomId` is exactly this.
 * @property {string} [userId] Only rooms of this user. For tokens of an administrator.
 * @property {string} [cursor] Goes on where a page ended: the `next` of that page. The other fields must be the same
 *   as they were.
 */

/**
 * What to change in a room.
 *
 * Source: a page of the REST reference of 2024 that its index no longer lists.
 *
 * @typedef {object} UpdateRoom
 * @property {RoomStatus} status The state the room shall have.
 * @property {Record<string, unknown>} [extra] Further fields by their name on the wire; they are sent as they are.
 */

/**
 * A room, as the service tells of it. Fields that have no name here yet stand beside the others.
 *
 * @typedef {RoomFields & Record<string, unknown>} Room
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} RoomFields
 * @property {string} roomId The id that clients join with, such as `abcd-efgh-ijkl`; `meetingId` in older answers.
 * @property {string} [customRoomId] Your own id of the room; `userMeetingId` in older answers.
 * @property {string} [id] The id in the service's database.
 * @property {string} [userId] The id of the owner.
 * @property {string} [apiKey] The API key that owns the room.
 * @property {Region} [geoFence] The region that the room is bound to.
 * @property {boolean} disabled True once the room is closed.
 * @property {RoomWebhook} [webhook] Where the room's events are delivered.
 * @property {AutoCloseConfig} [autoCloseConfig] When the room's sessions end by themselves.
 * @property {unknown} [autoStartConfig] What starts with each session, as the service echoes it.
 * @property {unknown} [multiComposition] Which compositions may run several at once, as the service echoes it.
 * @property {string[]} [allowedParticipantIds] The ids of the only participants who may join.
 * @property {string} [createdAt] When it was made, in RFC 3339 such as `2022-03-25T04:49:11.024Z`.
 * @property {string} [updatedAt] When it was last changed, in RFC 3339.
 * @property {Record<string, string>} links Addresses of related resources by name, such as `get_room`.
 * @property {AccountUser} [user] The account that owns the room.
*/

/**
 * The account that owns a room. Fields that have no name here yet stand beside the others.
 *
 * @typedef {AccountUserFields & Record<string, unknown>} AccountUser
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} AccountUserFields
 * @property {string} [id] The id of the account.
 * @property {string} [name] Its name.
 * @property {string} [email] Its mail address.
 * @property {string} [discontinuedReason] Why the account was discontinued, if it was.
*/

/**
 * Whether a room id is one of yours.
 *
 * @typedef {object} RoomValidation
 * @property {boolean} valid True when the service knows the room.
 * @property {string} roomId The room's id as the service has it, or else the id that was asked for.
 * @property {Room} [room] The room; only when it is valid.
 */

module.exports = {}
