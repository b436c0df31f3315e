'use strict'

// How well sound and picture came through in a session. Types alone. Written by bindings/gen from the core's models; change those instead.

/**
 * The quality of a session, over all participants. Source: REST reference, fetch session quality stats. Fields that
 * have no name here yet stand beside the others.
 *
 * @typedef {SessionQualityStatsFields & Record<string, unknown>} SessionQualityStats
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} SessionQualityStatsFields
 * @property {string} [sessionId] The id of the session.
 * @property {string} [roomId] The id of its room; the service calls it `meetingId`.
 * @property {QualitySample[]} stats The samples, the earliest first. No source says how far apart they are.
*/

/**
 * The quality that one participant had in a session. Source: REST reference, fetch participant quality stats. Fields
 * that have no name here yet stand beside the others.
 *
 * @typedef {ParticipantQualityStatsFields & Record<string, unknown>} ParticipantQualityStats
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ParticipantQualityStatsFields
 * @property {string} [sessionId] The id of the session.
 * @property {string} [roomId] The id of its room; the service calls it `meetingId`.
 * @property {string} [participantId] The id of the participant.
 * @property {string} [participantName] The name that is shown to others.
 * @property {QualityDeviceInfo} [deviceInfo] The device or the browser.
 * @property {QualitySdkInfo} [sdkInfo] The client SDK.
 * @property {import('./participants').GeoLocation} [location] Roughly where the participant is; the words may be
 *   `unknown`.
 * @property {QualityNetwork} [network] The network; the words may be `unknown`.
 * @property {QualitySample[]} stats The samples, the earliest first. No source says how far apart they are.
 * @property {ResolutionUsage[]} resolutionUsage Which picture sizes were received, sample by sample.
*/

/**
 * The quality at one time. No source says the units; those here are what the sample answers look like. Fields that have
 * no name here yet stand beside the others.
 *
 * @typedef {QualitySampleFields & Record<string, unknown>} QualitySample
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} QualitySampleFields
 * @property {string} [time] When it was taken, in RFC 3339 such as `2022-07-15T10:10:18.778Z`.
 * @property {number} [recvAudioPacketLost] Packets of received sound that were lost.
 * @property {number} [recvVideoPacketLost] Packets of received picture that were lost.
 * @property {number} [sendAudioPacketLost] Packets of sent sound that were lost.
 * @property {number} [sendVideoPacketLost] Packets of sent picture that were lost.
 * @property {number} [averageAudioRtt] The round trip of sound, in milliseconds.
 * @property {number} [averageVideoRtt] The round trip of the picture, in milliseconds.
 * @property {number} [averageAudioJitter] The jitter of sound, in milliseconds.
 * @property {number} [averageVideoJitter] The jitter of the picture, in milliseconds.
 * @property {number} [averageSendAudioBitrate] The rate of sent sound, in bits a second.
 * @property {number} [averageSendVideoBitrate] The rate of sent picture, in bits a second.
 * @property {number} [averageRecvAudioBitrate] The rate of received sound, in bits a second.
 * @property {number} [averageRecvVideoBitrate] The rate of received picture, in bits a second.
 * @property {QualityScore} [qualityScore] What it comes to.
*/

/**
 * How good sound and picture were, such as 4.39. No source says the scale; 5 seems to be the best. Fields that have no
 * name here yet stand beside the others.
 *
 * @typedef {QualityScoreFields & Record<string, unknown>} QualityScore
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} QualityScoreFields
 * @property {number} [audio] The sound.
 * @property {number} [video] The picture.
*/

/**
 * The device or the browser of a participant. Fields that have no name here yet stand beside the others.
 *
 * @typedef {QualityDeviceInfoFields & Record<string, unknown>} QualityDeviceInfo
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} QualityDeviceInfoFields
 * @property {string} [deviceName] Its name, such as `Chrome`.
 * @property {string} [deviceVersion] Its version.
*/

/**
 * The client SDK of a participant. Fields that have no name here yet stand beside the others.
 *
 * @typedef {QualitySdkInfoFields & Record<string, unknown>} QualitySdkInfo
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} QualitySdkInfoFields
 * @property {string} [sdkName] Its name, such as `prebuilt`.
 * @property {string} [sdkVersion] Its version.
*/

/**
 * The network of a participant. Fields that have no name here yet stand beside the others.
 *
 * @typedef {QualityNetworkFields & Record<string, unknown>} QualityNetwork
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} QualityNetworkFields
 * @property {string} [asn] The number of the autonomous system.
 * @property {string} [org] Who runs it.
*/

/**
 * Which picture sizes were received at one time. Fields that have no name here yet stand beside the others.
 *
 * @typedef {ResolutionUsageFields & Record<string, unknown>} ResolutionUsage
 */

/**
 * The fields that have a name.
 *
 * @typedef {object} ResolutionUsageFields
 * @property {string} [time] When, in RFC 3339.
*/

module.exports = {}
