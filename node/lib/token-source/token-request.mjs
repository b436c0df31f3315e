import { TokenSourceError } from './errors.mjs'

/**
 * What a token is asked for; what is left out is as the endpoint has it.
 *
 * @typedef {object} TokenRequest
 * @property {string} [roomId] The only room that the token opens.
 * @property {string} [participantId] The only participant that may use it.
 * @property {readonly string[]} [permissions] `allow_join`, `ask_join`, `allow_mod`.
 */

/**
 * A request in its one form: permissions sorted and each once, nothing that is not given.
 *
 * @param {TokenRequest} request
 * @returns {TokenRequest}
 */
export function normalized(request) {
  if (typeof request !== 'object' || request === null) throw new TypeError('a request must be an object')
  for (const name in request) {
    if (!(name in checks)) {
      // A mistyped roomId would be a token of every room.
      throw new TypeError(`${name} is no property of a request; there are ${Object.keys(checks).join(', ')}`)
    }
  }
  /** @type {Record<string, unknown>} */
  const found = {}
  for (const [name, check] of Object.entries(checks)) {
    const value = /** @type {Record<string, unknown>} */ (request)[name]
    if (value !== undefined) found[name] = check(name, value)
  }
  return Object.freeze(found)
}

/**
 * The same text for requests that are the same.
 *
 * @param {TokenRequest} request
 */
export function keyOf({ roomId, participantId, permissions }) {
  return JSON.stringify([roomId ?? null, participantId ?? null, permissions ?? null])
}

/** @type {Record<string, (name: string, value: unknown) => unknown>} */
const checks = {
  roomId: (name, value) => text(name, value, 'room_id_empty'),
  participantId: (name, value) => text(name, value, 'participant_id_empty'),
  permissions(name, value) {
    if (!Array.isArray(value) || value.some((each) => typeof each !== 'string')) {
      throw new TypeError(`${name} must be an array of strings`)
    }
    if (value.length === 0) throw empty(name, 'permissions_empty')
    return Object.freeze([...new Set(value)].sort())
  },
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {string} code
 */
function text(name, value, code) {
  if (typeof value !== 'string') throw new TypeError(`${name} must be a string`)
  if (value === '') throw empty(name, code)
  return value
}

/**
 * @param {string} name
 * @param {string} code
 */
function empty(name, code) {
  return new TokenSourceError('invalid_request', code, `${name} is empty: leave it out, or say which`)
}
