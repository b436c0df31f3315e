'use strict'

// How recordings and streams are composed and transcribed. Types alone. Written by bindings/gen from the core's models; change those instead.

/**
 * The kind of arrangement of a composed picture. Other words are kept as they come.
 *
 * @typedef {'GRID' | 'SPOTLIGHT' | 'SIDEBAR' | (string & {})} LayoutType
 */

/**
 * Whom a layout favours. Other words are kept as they come.
 *
 * @typedef {'SPEAKER' | 'PIN' | (string & {})} LayoutPriority
 */

/**
 * The orientation of a canvas. Other words are kept as they come.
 *
 * @typedef {'landscape' | 'portrait' | (string & {})} Orientation
 */

/**
 * The colours of a composed picture. Other words are kept as they come.
 *
 * @typedef {'DARK' | 'LIGHT' | 'DEFAULT' | (string & {})} Theme
 */

/**
 * The quality of a composed picture. Other words are kept as they come.
 *
 * @typedef {'low' | 'med' | 'high' | 'ultra' | (string & {})} CompositionQuality
 */

/**
 * What of a session is captured. Other words are kept as they come.
 *
 * @typedef {'video-and-audio' | 'audio' | (string & {})} CaptureMode
 */

/**
 * How the picture of a recording or a stream is composed.
 *
 * The service refuses a block that has fields but no `layout` (406). Source: REST reference, recordings.
 *
 * @typedef {object} CompositionConfig
 * @property {LayoutConfig} [layout] The arrangement of the participants. Needed as soon as any other field is set.
 * @property {Orientation} [orientation] The orientation of the canvas. Default of the service: landscape.
 * @property {Theme} [theme] The colours.
 * @property {CompositionQuality} [quality] The quality of the picture.
 * @property {CaptureMode} [mode] Whether video is captured besides audio. Default of the service: both.
 * @property {RecordingToggle} [recording] Whether a stream is recorded as well. For streams only.
 */

/**
 * The arrangement of the participants in a composed picture.
 *
 * @typedef {object} LayoutConfig
 * @property {LayoutType} [type] The kind of arrangement (`type` on the wire).
 * @property {LayoutPriority} [priority] Whom the layout favours. HLS and RTMP need it.
 * @property {number} [gridSize] The number of tiles of a grid. The sources differ: the error texts say 1 to 25
 *   (default 25), the pages of recordings and streams at most 4.
 */

/**
 * Whether a stream is recorded as well.
 *
 * @typedef {object} RecordingToggle
 * @property {boolean} [enabled] Records the stream as well. Default: no.
 */

/**
 * Transcription after a call.
 *
 * @typedef {object} TranscriptionConfig
 * @property {boolean} [enabled] Transcribes the recording. Default: no.
 * @property {SummaryConfig} [summary] A summary of the transcription. Needs `enabled`.
 */

/**
 * A summary of a transcription.
 *
 * @typedef {object} SummaryConfig
 * @property {boolean} [enabled] Makes the summary. Default: no.
 * @property {string} [prompt] What the summary should look at.
 */

module.exports = {}
