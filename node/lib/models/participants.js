'use strict'

// Participants: who is or was in a session. Types alone. Written by bindings/gen from the core's models; change those instead.

/**
 * How a participant takes part. Source: REST reference, and the modes of the client SDKs. Other words are kept as they
 * come.
 *
 * @typedef {'CONFERENCE' | 'VIEWER' | 'SEND_AND_RECV' | 'RECV_ONLY' | 'SIGNALLING_ONLY' | (string & {})}
 *   ParticipantMode
 */

/**
 * Which participants to list; every field may be left out.
 *
 * Source: REST reference, fetch participants and fetch active participants.
 *
 * @typedef {object} ListParticipants
 * @property {number} [page] The number of the first page, from 1. Default: 1. Not together with `cursor`.
 * @property {number} [perPage] How many participants a page has. Default of the service: 20 of the active ones, 10 of
 *   all. At least 1.
 * @property {string} [cursor] Goes on where a page ended: the `next` of that page. The other fields must be the same
 *   as they were.
 */

/**
 * Who is or was in a session, as the service tells of them. Fields that have no name here yet stand beside the others.
 *
 * @typedef {ParticipantFields & Record<string, unknown>} Participant
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ParticipantFields
 * @property {string} participantId The id that the participant joined with.
 * @property {string} [name] The name that is shown to others.
 * @property {ParticipantTimelog[]} timelog Every stay in the session, the first one first; a stay without an end
 *   lasts.
 * @property {string} [_id] The id in the service's database (`_id` on the wire).
 * @property {ParticipantMode} [mode] How the participant takes part.
 * @property {ParticipantEvents} [events] When microphone, webcam and screen share were on.
 * @property {number} [initTime] How long joining took, in seconds.
 * @property {ParticipantDeviceInfo} [deviceInfo] What the participant joined with.
 * @property {ModeChange[]} changeModeHistory Every change of `mode`, the first one first.
 * @property {GeoLocation} [geoLocation] Roughly where the participant is.
*/

/**
 * A span of time. Fields that have no name here yet stand beside the others.
 *
 * @typedef {ParticipantTimelogFields & Record<string, unknown>} ParticipantTimelog
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ParticipantTimelogFields
 * @property {string} [start] When it began, in RFC 3339 such as `2022-02-22T07:26:44.465Z`.
 * @property {string} [end] When it ended, in RFC 3339; empty while it lasts.
*/

/**
 * When a participant's media were on: spans such as `{"start": "…", "end": "…"}`, whose shape no source fixes. Fields
 * that have no name here yet stand beside the others.
 *
 * @typedef {ParticipantEventsFields & Record<string, unknown>} ParticipantEvents
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ParticipantEventsFields
 * @property {unknown[]} mic The microphone.
 * @property {unknown[]} webcam The webcam.
 * @property {unknown[]} screenShare The screen share.
 * @property {unknown[]} screenShareAudio The sound of the screen share.
*/

/**
 * What a participant joined with. Fields that have no name here yet stand beside the others.
 *
 * @typedef {ParticipantDeviceInfoFields & Record<string, unknown>} ParticipantDeviceInfo
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ParticipantDeviceInfoFields
 * @property {string} [sdkType] The kind of client SDK, such as `prebuilt`.
 * @property {string} [sdkVersion] Its version.
 * @property {string} [platform] The kind of device, such as `desktop`.
 * @property {unknown} [browserUserAgent] Browser, operating system and platform, as the service read them from the
 *   browser.
*/

/**
 * A change of a participant's mode. Fields that have no name here yet stand beside the others.
 *
 * @typedef {ModeChangeFields & Record<string, unknown>} ModeChange
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ModeChangeFields
 * @property {ParticipantMode} [mode] The mode from then on.
 * @property {string} [timelog] When it changed, in RFC 3339.
 * @property {string} [_id] The id in the service's database (`_id` on the wire).
*/

/**
 * Roughly where somebody is. Fields that have no name here yet stand beside the others.
 *
 * @typedef {GeoLocationFields & Record<string, unknown>} GeoLocation
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} GeoLocationFields
 * @property {string} [city] The city.
 * @property {string} [region] The part of the country.
 * @property {string} [country] The country.
*/

module.exports = {}
