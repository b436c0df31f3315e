'use strict'

const { inspect } = require('node:util')

const check = require('./arguments')
const { callSite } = require('./calls')
const { nativeOf } = require('./client')
const { errorOf, guarded } = require('./errors')
const native = require('./native')
const { Open } = require('./open')
const { seconds } = require('./options')

/**
 * What a token server gives, and to whom.
 *
 * @typedef {object} TokenServerOptions
 * @property {'participant' | 'classic'} [tokenKind] The kind of its tokens. Default: `participant`; on loopback
 *   `classic`.
 * @property {readonly import('./models/tokens').Permission[]} [permissions] What a token permits when nothing is asked,
 *   and the most that may be asked. Default: `['allow_join']`.
 * @property {string | number} [expiresIn] How long a token lives: a text such as `'2h'`, or seconds. Default: 2 hours;
 *   on loopback 24.
 * @property {'open' | 'host'} [authentication] `open` answers anybody; with `host` each request needs an `identity`.
 *   Default: `open`.
 * @property {readonly string[]} [allowedOrigins] The origins whose pages may use it, or `*`. Default: none.
 * @property {boolean} [allowLoopbackOrigins] Allows pages of this machine. Default: only on loopback.
 * @property {boolean} [allowCredentials] Lets pages send cookies. Default: no.
 * @property {readonly string[]} [allowedHosts] The names in `Host` that are answered besides those of loopback; `*` for
 *   all.
 * @property {number} [upstreamDeadlineMs] How long create and validate wait for the service, in milliseconds. Default:
 *   5,000.
 * @property {string} [basePath] What stands in front of the routes in a path. Default: nothing.
 * @property {number} [maxBodyBytes] The longest body. Default: 16 KiB.
 */

/**
 * Where a token server listens.
 *
 * @typedef {object} ListenOptions
 * @property {string} [host] The address to listen on. Default: `127.0.0.1`. Beyond this machine it needs `open`.
 * @property {number} [port] The port. Default: 0, a free one; see `url`.
 * @property {boolean} [open] Says that anybody who reaches it may have a token. Default: no.
 */

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
 * @property {Identity} [identity] Who asks; only with the option `authentication: 'host'`.
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
 * Answers `get-token`, `create-meeting` and `validate-meeting/:meetingId` with a client's keys.
 *
 * Made with `new` it is a handler for the requests of a web framework; `start` makes one that listens, and like a
 * server of `node:http` keeps the program running until it is closed. Routes, parameters and errors are in the reference
 * of the token server.
 */
class TokenServer {
  /** @type {import('./native-library').NativeTokenServer} */
  #native
  /** @type {Open | undefined} */
  #open

  /**
   * @param {import('./client').VideoSDK} videosdk The client that signs and calls the service.
   * @param {TokenServerOptions} [options]
   */
  constructor(videosdk, options = {}) {
    this.#native = guarded(new.target, () => {
      if (/** @type {unknown} */ (videosdk) instanceof native.NativeTokenServer) return /** @type {any} */ (videosdk)
      return new native.NativeTokenServer(nativeOf(videosdk), text(options))
    })
    if (this.#native.url !== null) this.#open = new Open(this)
  }

  /**
   * Starts one that listens.
   *
   * @param {import('./client').VideoSDK} videosdk The client that signs and calls the service.
   * @param {TokenServerOptions & ListenOptions} [options]
   * @returns {Promise<TokenServer>}
   */
  static async start(videosdk, options = {}) {
    const site = callSite(TokenServer.start)
    try {
      const started = await native.NativeTokenServer.start(nativeOf(videosdk), text(options))
      return new TokenServer(/** @type {any} */ (started))
    } catch (thrown) {
      throw errorOf(thrown, site)
    }
  }

  /** The address that it listens on; `null` for a handler. */
  get url() {
    return this.#native.url
  }

  /**
   * Answers a request. None makes it fail: what is wrong with a request is the answer's to say.
   *
   * @param {TokenServerRequest} request
   * @returns {Promise<TokenServerResponse>}
   */
  async handle(request) {
    const site = callSite(this.handle)
    check.object('request', request)
    const { method, path, query = '', headers = {}, body, identity } = request
    check.text('method', method)
    check.text('path', path)
    check.text('query', query)
    try {
      const answer = await this.#native.handle({
        method,
        path,
        query,
        headers: flat(headers),
        body: bytes(body),
        identity: identity == null ? undefined : JSON.stringify(identity),
      })
      return { status: answer.status, headers: byName(answer.headers), body: answer.body }
    } catch (thrown) {
      throw errorOf(thrown, site)
    }
  }

  /** Lets the program end although it listens. */
  unref() {
    this.#open?.unref()
    return this
  }

  /** Keeps the program running while it listens, which is how it begins. */
  ref() {
    this.#open?.ref()
    return this
  }

  /**
   * Ends it; requests under way have five seconds. A second call does nothing.
   *
   * @returns {Promise<void>}
   */
  async close() {
    const site = callSite(this.close)
    this.#open?.end()
    try {
      await this.#native.close()
    } catch (thrown) {
      throw errorOf(thrown, site)
    }
  }

  /** @returns {Promise<void>} */
  [Symbol.asyncDispose]() {
    return this.close()
  }

  /** @internal */
  [inspect.custom]() {
    return `TokenServer { url: ${this.url === null ? null : `'${this.url}'`} }`
  }
}

/** @param {TokenServerOptions & ListenOptions} options */
function text(options) {
  check.object('options', options)
  const { upstreamDeadlineMs, ...others } = options
  return JSON.stringify({ ...others, upstreamDeadline: seconds('upstreamDeadlineMs', upstreamDeadlineMs) })
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
    const [name, value] = texts.slice(index, index + 2)
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

module.exports = { TokenServer }
