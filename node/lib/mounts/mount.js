'use strict'

const check = require('../arguments')

/** @typedef {import('../token-server-request').Identity} Identity */
/** @typedef {import('../token-server-request').TokenServerRequest} TokenServerRequest */
/** @typedef {import('../token-server-request').TokenServerResponse} TokenServerResponse */

/**
 * How a token server is mounted in another program.
 *
 * @template {any[]} Given What the program's framework hands to its handlers.
 * @typedef {object} MountOptions
 * @property {(...given: Given) => Caller | Promise<Caller>} [identity] Who asks, from the program's own session; nothing
 *   for a stranger, who is answered 401. Needed with the option `authentication: 'host'`, and refused without it.
 * @property {boolean} [cors] `false` where the program's own CORS middleware is on: preflights are left to it, and answers
 *   have no headers of CORS. Which origins are served is the token server's to say all the same. Default: `true`.
 */

/**
 * An identity, or one of the things that stand for nobody where a program writes `user && { sub: user.id }`.
 * @typedef {Identity | null | undefined | false | '' | 0} Caller
 */

/**
 * Where a framework does not say it.
 *
 * @typedef {object} PrefixOption
 * @property {string} [prefix] What stands in front of the routes in a path, such as `/video`. Default: nothing.
 */

/**
 * Where a framework does not say it, or says that of a balancer.
 *
 * @template {any[]} Given
 * @typedef {object} PeerOption
 * @property {(...given: Given) => string | undefined} [peer] The caller's address, for the limits, as your platform tells
 *   it: such as a header that it sets itself, whatever the caller sent. Default: what the request tells, if it does.
 */

/**
 * What a mount wants of the token server: the answers that need no I/O, and the others.
 *
 * @typedef {object} Server
 * @property {number} maxBodyBytes
 * @property {(withIdentity: boolean) => void} checkMount
 * @property {(request: TokenServerRequest) => TokenServerResponse | undefined} handleNow
 * @property {(request: TokenServerRequest, signal?: AbortSignal) => Promise<TokenServerResponse>} handleLater
 * @internal
 */

/**
 * What every mount does between its framework and the token server.
 * @internal
 */
class Mount {
  /** @type {Server} */
  #server
  /** @type {((...given: any[]) => unknown) | undefined} */
  #identity
  /** @type {((...given: any[]) => string | undefined) | undefined} */
  #peer

  /**
   * @param {Server} server
   * @param {MountOptions<any> & PeerOption<any>} options
   */
  constructor(server, options) {
    check.object('options', options)
    const { identity, peer, cors = true } = options
    check.optionalFlag('options.cors', cors)
    if (identity !== undefined && typeof identity !== 'function') {
      throw check.wrongType('options.identity', 'a function', identity)
    }
    if (peer !== undefined && typeof peer !== 'function') {
      throw check.wrongType('options.peer', 'a function', peer)
    }
    server.checkMount(identity !== undefined)
    this.#server = server
    this.#identity = identity
    this.#peer = peer
    /** Whether CORS is the token server's. */
    this.cors = cors
    /** The longest body; what is longer need not be read to its end. */
    this.maxBodyBytes = server.maxBodyBytes
  }

  /**
   * Answers a request as the framework is to write it.
   *
   * @param {unknown[]} given What the framework hands to its handlers.
   * @param {TokenServerRequest} request
   * @param {() => AbortSignal | undefined} [leaving] Tells when the caller leaves; asked where the answer takes I/O.
   * @returns {Promise<TokenServerResponse>}
   */
  async answer(given, request, leaving) {
    // A preflight carries no session, so it is of no use to look for one.
    const identity = request.method === 'OPTIONS' ? undefined : await this.#caller(given)
    const whole = { ...request, identity, peer: this.#peer?.(...given) ?? request.peer }
    const answer = this.#server.handleNow(whole) ?? (await this.#server.handleLater(whole, leaving?.()))
    return this.cors ? answer : { ...answer, headers: withoutCors(answer.headers) }
  }

  /** @param {unknown[]} given */
  async #caller(given) {
    const identity = await this.#identity?.(...given)
    if (!identity) return undefined
    check.object('identity', identity)
    const { sub } = /** @type {Identity} */ (identity)
    check.text('identity.sub', sub)
    return /** @type {Identity} */ (identity)
  }
}

/**
 * True for the question that a browser asks before a request of a page.
 *
 * @param {string | undefined} method
 * @param {import('node:http').IncomingHttpHeaders} headers
 */
function isPreflight(method, headers) {
  return (
    method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined
  )
}

/**
 * The value of `Vary` that says what both the program and the token server say.
 *
 * @param {unknown} present What the program has set.
 * @param {string} ours
 */
function varyOf(present, ours) {
  if (present === undefined) return ours
  const names = String(present).split(',').map((name) => name.trim().toLowerCase())
  return names.includes('*') || names.includes(ours) ? String(present) : `${present}, ${ours}`
}

/** @param {Record<string, string>} headers */
function withoutCors(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('access-control-')))
}

/**
 * A path relative to where the token server is mounted.
 *
 * @param {string} path
 * @param {string | undefined} prefix
 */
function below(path, prefix = '') {
  const bare = prefix.replace(/\/+$/, '')
  return path === bare || path.startsWith(`${bare}/`) ? path.slice(bare.length) || '/' : path
}

module.exports = { Mount, below, isPreflight, varyOf }
