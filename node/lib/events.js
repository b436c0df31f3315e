'use strict'

const { channel } = require('node:diagnostics_channel')

/**
 * One thing that happened during a request; what says nothing about it is left out. Never a body, a token or a secret.
 *
 * @typedef {object} VideoSDKEvent
 * @property {'attempt_started' | 'attempt_finished' | 'retry_scheduled' | 'token_renewed' | 'clock_offset_learned' |
 *   (string & {})} kind What happened.
 * @property {string} [method] The HTTP method of the request.
 * @property {string} [route] The path of the operation with its arguments left open, such as `/v2/rooms/{roomId}`.
 * @property {number} [attempt] The number of the attempt within its call, from 1.
 * @property {number} [status] The HTTP status of the answer.
 * @property {string} [requestId] The request id of the answer.
 * @property {string} [errorCode] The code of the error that the attempt ended with.
 * @property {number} [duration] How many seconds the attempt took, or the wait before the next one is.
 * @property {number} [clockOffsetSeconds] By how many seconds the service's clock is ahead of ours.
 */

const events = channel('videosdk-server')

/**
 * Takes an event of the native part to whoever listens.
 *
 * @param {string} text
 * @param {((event: VideoSDKEvent) => void) | undefined} onEvent
 */
function deliver(text, onEvent) {
  if (!onEvent && !events.hasSubscribers) return
  /** @type {VideoSDKEvent} */
  const event = JSON.parse(text)
  events.publish(event)
  try {
    onEvent?.(event)
  } catch (error) {
    // A handler that fails is not the call's fault, and does not end the program.
    process.emitWarning(`onEvent failed: ${error instanceof Error ? error.stack : error}`, 'VideoSDKWarning')
  }
}

/**
 * What the native part calls with each event.
 *
 * @param {((event: VideoSDKEvent) => void) | undefined} onEvent
 * @returns {(text: string) => void}
 * @internal
 */
function handlerOf(onEvent) {
  return (text) => deliver(text, onEvent)
}

module.exports = { handlerOf }
