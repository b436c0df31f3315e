'use strict'

const check = require('./arguments')

/**
 * The options of a client. What is not given comes from the environment: `VIDEOSDK_API_KEY`, `VIDEOSDK_SECRET` (else
 * `VIDEOSDK_SECRET_KEY`), each also as `…_FILE`, `VIDEOSDK_AUTH_TOKEN`, `VIDEOSDK_API_ENDPOINT`, `VIDEOSDK_EMULATOR`.
 *
 * @typedef {object} VideoSDKClientOptions
 * @property {string} [apiKey] The API key of the dashboard.
 * @property {string} [secret] The secret that belongs to it.
 * @property {string} [token] A ready token instead of key and secret.
 * @property {string} [apiEndpoint] The address of the service. Default: `https://api.videosdk.live`.
 * @property {string} [emulator] Host and port of an emulator to use in place of the service.
 * @property {boolean} [allowInsecureHttp] Allows plain http to other machines, where tokens would be readable.
 *   Default: no.
 * @property {number} [timeoutMs] How long one attempt may take, in milliseconds. Default: 30,000.
 * @property {number} [deadlineMs] How long a whole call may take, retries and waits included, in milliseconds.
 *   Default: 90,000.
 * @property {number} [maxRetries] How often a failed attempt is repeated. Default: 2.
 * @property {Record<string, string>} [headers] Further headers of every request.
 * @property {string} [proxy] The address of an HTTP proxy.
 * @property {string} [caBundle] The path of a PEM file with further certificates to trust.
 * @property {(event: import('./events').VideoSDKEvent) => void} [onEvent] Called with each attempt, retry and renewed
 *   token. The channel `videosdk-server` of `node:diagnostics_channel` has them too.
 */

/**
 * The options of one call; what is left out is as the client has it.
 *
 * @typedef {object} CallOptions
 * @property {AbortSignal} [signal] Gives the call up: its connection is closed, and it rejects with the signal's reason.
 * @property {number} [timeoutMs] How long one attempt may take, in milliseconds.
 * @property {number} [deadlineMs] How long the whole call may take, in milliseconds.
 * @property {number} [maxRetries] How often a failed attempt is repeated.
 * @property {Record<string, string>} [headers] Further headers.
 */

/**
 * Options as the native part takes them: durations in seconds, and headers as a plain object.
 *
 * @param {Record<string, any>} options
 */
function plain({ timeoutMs, deadlineMs, headers, ...others }) {
  for (const name of ['timeout', 'deadline']) {
    if (name in others) throw new TypeError(`${name} is no option; ${name}Ms is, in milliseconds`)
  }
  return {
    ...others,
    timeout: seconds('timeoutMs', timeoutMs),
    deadline: seconds('deadlineMs', deadlineMs),
    // Headers and Map would be empty as JSON.
    headers: typeof headers?.[Symbol.iterator] === 'function' ? Object.fromEntries(headers) : headers ?? undefined,
  }
}

/**
 * @param {string} name
 * @param {number | undefined} milliseconds
 */
function seconds(name, milliseconds) {
  check.optionalNumber(name, milliseconds)
  return milliseconds === undefined ? undefined : milliseconds / 1000
}

module.exports = { plain, seconds }
