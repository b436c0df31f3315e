'use strict'

const { inspect } = require('node:util')

const check = require('./arguments')
const { Calls, callSite } = require('./calls')
const { AccessTokenBuilder, generateFrom, generateToken } = require('./compatibility')
const { guarded } = require('./errors')
const { handlerOf } = require('./events')
const native = require('./native')
const { plain } = require('./options')
const { Resources } = require('./resources')
const { Tokens } = require('./resources/tokens')

/** @typedef {import('./options').CallOptions} CallOptions */

/**
 * The options of a raw request.
 * @typedef {CallOptions & RequestContent} RequestOptions
 */

/**
 * What a raw request carries.
 *
 * @typedef {object} RequestContent
 * @property {Record<string, string | number | boolean | null | undefined>} [query] What follows the question mark; what
 *   is `undefined` or `null` is left out.
 * @property {unknown} [body] The body, sent as JSON.
 */

/**
 * Requests to paths that have no method here yet.
 *
 * @typedef {object} ApiFacade
 * @property {(path: string, options?: RequestOptions) => Promise<any>} get
 * @property {(path: string, options?: RequestOptions) => Promise<any>} post
 * @property {(path: string, options?: RequestOptions) => Promise<any>} put
 * @property {(path: string, options?: RequestOptions) => Promise<any>} patch
 * @property {(path: string, options?: RequestOptions) => Promise<any>} delete
 */

/**
 * Where each setting came from, never its value, and what is wrong with them.
 *
 * @typedef {object} Settings
 * @property {{ name: string, source: string, variable: string | null }[]} settings Each setting: whether it came from an
 *   `option`, the `environment`, a `file` or the `default`, or is `unset`, and the name of its variable.
 * @property {import('./errors').Finding[]} findings What is wrong with them, the gravest first.
 */

/** The native clients, for the parts of this package that hand them on. */
const natives = /** @type {WeakMap<VideoSDK, import('./native-library').NativeClient>} */ (new WeakMap())

/**
 * Calls the service of VideoSDK.live, and signs and verifies its tokens.
 *
 * Making one costs nothing; missing settings fail at the first use, or with `check()`. One client serves a whole
 * program: calls at the same time share its connections.
 */
class VideoSDK extends Resources {
  /** @type {Calls} */
  #calls

  /** @param {import('./options').VideoSDKClientOptions} [options] */
  constructor(options = {}) {
    const client = guarded(new.target, () => {
      if (options instanceof native.NativeClient) return options
      check.object('options', options)
      const { onEvent, ...others } = options
      if (onEvent !== undefined && typeof onEvent !== 'function') throw check.wrongType('onEvent', 'a function', onEvent)
      const given = { ...plain(others), language: `node ${process.versions.node}` }
      return new native.NativeClient(JSON.stringify(given), handlerOf(onEvent))
    })
    const calls = new Calls(client)
    super(calls)
    natives.set(this, client)
    this.#calls = calls
    /**
     * Signs, verifies and explains access tokens.
     * @readonly
     */
    this.tokens = new Tokens(client)
    /**
     * Requests to paths that have no method here yet, such as `api.get('/v2/rooms')`.
     * @type {ApiFacade}
     * @readonly
     */
    this.api = {
      get: (path, options) => this.request('GET', path, options),
      post: (path, options) => this.request('POST', path, options),
      put: (path, options) => this.request('PUT', path, options),
      patch: (path, options) => this.request('PATCH', path, options),
      delete: (path, options) => this.request('DELETE', path, options),
    }
  }

  /** The address of the service that the client calls. */
  get apiEndpoint() {
    return nativeOf(this).apiEndpoint()
  }

  /**
   * A copy whose calls go by other options; it shares connections and token.
   *
   * @param {Omit<CallOptions, 'signal'>} options
   * @returns {VideoSDK}
   */
  withOptions(options) {
    return guarded(this.withOptions, () => {
      check.object('options', options)
      const client = nativeOf(this).withOptions(JSON.stringify(plain(options)))
      return new VideoSDK(/** @type {any} */ (client))
    })
  }

  /**
   * Sends a request that has no method here yet, and answers its JSON.
   *
   * @param {string} method `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. `POST` and `PATCH` are repeated only after 429.
   * @param {string} path The path with its version, such as `/v2/rooms`.
   * @param {RequestOptions} [options]
   * @returns {Promise<any>}
   */
  async request(method, path, options = {}) {
    check.text('method', method)
    check.text('path', path)
    check.object('options', options)
    const { query, body, ...others } = options
    const call = { method, path, query: queryTexts(query), body }
    return this.#calls.invoke('request', call, others, callSite(this.request))
  }

  /** Throws a ConfigurationError with every reason when the settings are not usable. Sends nothing. */
  check() {
    guarded(this.check, () => nativeOf(this).check())
  }

  /**
   * Where each setting came from (never its value), and what is wrong with them.
   *
   * @returns {Settings}
   */
  settings() {
    return guarded(this.settings, () => JSON.parse(nativeOf(this).settings()))
  }

  /**
   * Signs an API token; `tokens.api` and `tokens.participant` say more clearly which kind.
   *
   * @param {import('./compatibility').ClientTokenOptions} [options]
   * @returns {string}
   */
  generateToken(options = {}) {
    return guarded(this.generateToken, () => generateFrom(this.tokens, options))
  }

  /**
   * Signs a token with this key pair.
   *
   * @param {import('./compatibility').GenerateTokenOptions} options
   * @returns {string}
   */
  static generateToken(options) {
    return generateToken(options)
  }

  /** Begins a participant token that is built step by step; `tokens.participant` does it in one call. */
  accessToken() {
    return new AccessTokenBuilder(this.tokens)
  }

  /**
   * Answers the claims of a good token; `tokens.verify` can ask for more.
   *
   * @param {string} token
   * @returns {import('./models/tokens').Claims}
   * @throws {import('./errors').AuthenticationError} It is not good; `findings` has every reason.
   */
  verifyToken(token) {
    return guarded(this.verifyToken, () => this.tokens.verify(token))
  }

  /** @internal */
  [inspect.custom]() {
    return `VideoSDK { apiEndpoint: '${this.apiEndpoint}' }`
  }
}

/**
 * @param {VideoSDK} client
 * @internal
 */
function nativeOf(client) {
  const native = natives.get(client)
  if (!native) throw check.wrongType('videosdk', 'a VideoSDK client', client)
  return native
}

/** @param {RequestContent['query']} query */
function queryTexts(query) {
  if (query === undefined) return undefined
  check.object('query', query)
  const given = Object.entries(query).filter(([, value]) => value != null)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

module.exports = { VideoSDK, nativeOf }
