'use strict'

const check = require('./arguments')

// What goes into a token server and comes out of it, as JavaScript has it and as the native part takes it.

/**
 * Who asks, as the program around the token server knows from its own session.
 *
 * @typedef {object} Identity
 * @property {string} sub The caller's id; tokens are bound to it as `participantId`.
 * @property {Record<string, unknown>} [claims] Further facts about the caller.
 */

/**
 * A request as a web framework received it.
 *
 * @typedef {object} TokenServerRequest
 * @property {string} method The method in capitals.
 * @property {string} path The path as it was sent, percent-encoded, relative to where the token server is mounted.
 * @property {string} [query] What follows the `?`, without it. Default: nothing.
 * @property {Iterable<[string, string]> | Record<string, string | string[] | undefined>} [headers] The headers, such as
 *   those of `node:http` or of a `Request`.
 * @property {string | Uint8Array} [body] The whole body. Default: none.
 * @property {string} [peer] The address at the other end of the connection; what is no IP address counts as unknown.
 *   Default: unknown.
 * @property {Identity} [identity] Who asks; absent for a stranger. Without the option `authentication: 'host'` a stranger is
 *   answered and an identity is a 500; see `checkMount`.
 */

/**
 * The answer to a request, for the program around to write.
 *
 * @typedef {object} TokenServerResponse
 * @property {number} status The HTTP status.
 * @property {Record<string, string>} headers The headers, with names in lower case.
 * @property {Buffer} body JSON, or nothing.
 */

/**
 * A request as the native part takes it.
 *
 * @param {TokenServerRequest} request
 * @returns {import('./native-library').NativeRequest}
 * @internal
 */
function nativeRequest(request) {
  check.object('request', request)
  const { method, path, query = '', headers = {}, body, peer, identity } = request
  check.text('method', method)
  check.text('path', path)
  check.text('query', query)
  check.optionalText('peer', peer)
  return {
    method,
    path,
    query,
    headers: flat(headers),
    body: bytes(body),
    peer,
    identity: identity == null ? undefined : JSON.stringify(identity),
  }
}

/**
 * An answer as the native part gives it.
 *
 * @param {import('./native-library').NativeResponse} answer
 * @returns {TokenServerResponse}
 * @internal
 */
function responseOf({ status, headers, body }) {
  return { status, headers: byName(headers), body }
}

/**
 * Names and values by turns.
 *
 * @param {Iterable<[string, string]> | Record<string, string | string[] | undefined>} headers
 * @returns {string[]}
 */
function flat(headers) {
  const pairs = Symbol.iterator in headers ? headers : Object.entries(headers)
  /** @type {string[]} */
  const texts = []
  for (const [name, value] of /** @type {Iterable<[string, string | string[] | undefined]>} */ (pairs)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) texts.push(name, String(one))
    }
  }
  return texts
}

/**
 * Headers as an object; values of one name are joined, as HTTP has it.
 *
 * @param {string[]} texts
 */
function byName(texts) {
  /** @type {Record<string, string>} */
  const headers = {}
  for (let index = 0; index < texts.length; index += 2) {
    const name = texts[index]
    const value = texts[index + 1]
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value
  }
  return headers
}

/** @param {string | Uint8Array | undefined} body */
function bytes(body) {
  if (body === undefined || typeof body === 'string') return Buffer.from(body ?? '')
  if (!(body instanceof Uint8Array)) throw check.wrongType('body', 'a string or a Uint8Array', body)
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

module.exports = { nativeRequest, responseOf }
