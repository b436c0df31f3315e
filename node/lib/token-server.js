'use strict'

const { inspect } = require('node:util')

const check = require('./arguments')
const { abortable, callSite } = require('./calls')
const { nativeOf } = require('./client')
const { errorOf, guarded } = require('./errors')
const { expressMount } = require('./mounts/express')
const { fastifyMount } = require('./mounts/fastify')
const { fetchMount } = require('./mounts/fetch')
const { lambdaMount } = require('./mounts/lambda')
const { Mount } = require('./mounts/mount')
const native = require('./native')
const { Open } = require('./open')
const { seconds } = require('./options')
const { nativeRequest, responseOf } = require('./token-server-request')

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
 * @property {readonly PolicyRule[]} [policy] Who may do what: the first rule that fits a caller counts, and a caller
 *   whom none fits may do nothing. Default: every caller may have tokens, in their own name where
 *   they are known, and make and validate meetings.
 * @property {TokenServerLimits} [limits] How often callers may ask. Default: as often as they like.
 * @property {readonly string[]} [trustedProxies] Addresses and networks of your own proxies, whose `X-Forwarded-For` is
 *   believed. Default: none.
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
 * One rule of a policy. The guide to the configuration has all of it.
 *
 * @typedef {object} PolicyRule
 * @property {string} name Its name in metrics and explanations; callers never see it.
 * @property {Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>} [when] Claims
 *   and the values they must have, all of them; a claim that is a list holds a value that is in it. Default: any caller.
 * @property {readonly ('token' | 'create' | 'validate' | 'configure')[]} [may] What its callers may do; `configure` is to
 *   say what a new meeting records, when it ends and to whom its events go. Default: the first three.
 * @property {readonly string[]} [rooms] Names of rooms, in which `*` stands for any text and `{claim}` for a claim of the
 *   caller; `['*']` is every room. This or `roomsClaim` is needed.
 * @property {string} [roomsClaim] The claim that names the rooms.
 * @property {string} [participant] Who its callers are in a meeting, such as `{sub}`; `*` is
 *   anyone that is asked for. Default: themselves, where they are known.
 * @property {readonly import('./models/tokens').Permission[]} [permissions] What tokens permit, and the most that may be
 *   asked for. Default: as the server has it.
 * @property {string | number} [expiresIn] How long tokens live: a text such as `'30m'`, or seconds. Default and most: as
 *   the server has it.
 */

/**
 * How often callers may ask: counts by `s`, `min`, `h` or `day` and how many at once, such as `'30/min burst 10'`.
 *
 * @typedef {object} TokenServerLimits
 * @property {string} [address] Requests of an address. Default: no limit.
 * @property {string} [caller] Requests of a known caller. Default: no limit.
 * @property {string} [create] New meetings of a caller, or of an address where callers are not known. Default: no limit.
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
 * Answers `get-token`, `create-meeting` and `validate-meeting/:meetingId` with a client's keys.
 *
 * Made with `new` it is a handler for the requests of a web framework: `express`, `fastify`, `fetch` and `lambda` mount it
 * there, and `handle` answers those of any other. `start` makes one that listens, and like a server of `node:http` keeps
 * the program running until it is closed. Routes, parameters and errors are in the reference of the token server.
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
      return new TokenServer(/** @type {any} */ (started), options)
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
   * @param {import('./token-server-request').TokenServerRequest} request
   * @param {{ signal?: AbortSignal }} [options] `signal` gives it up, such as when its caller has left: a call to the
   *   service is ended, and it rejects with the signal's reason.
   * @returns {Promise<import('./token-server-request').TokenServerResponse>}
   */
  async handle(request, options = {}) {
    const site = callSite(this.handle)
    const given = nativeRequest(request)
    check.object('options', options)
    return abortable(options.signal, async (cancel) => {
      const answer = guarded(this.handle, () => this.#native.tryHandle(given))
      return answer === null ? this.#handleLater(given, cancel, site) : responseOf(answer)
    })
  }

  /**
   * @param {import('./native-library').NativeRequest} given
   * @param {import('./native-library').NativeCancel | undefined} cancel
   * @param {{ stack?: string }} site Where the call was made.
   */
  async #handleLater(given, cancel, site) {
    try {
      return responseOf(await this.#native.handle(given, cancel))
    } catch (thrown) {
      throw errorOf(thrown, site)
    }
  }

  /**
   * Refuses a mount of your own around `handle` that says who asks although `authentication` is not `host`, or does not
   * although it is; call it when the mount is made, as those of this class do. A request without an identity cannot tell a
   * stranger from a mount that knows nobody, so that strangers would get tokens until somebody signs in.
   *
   * @param {boolean} withIdentity Whether the mount says who asks.
   */
  checkMount(withIdentity) {
    if (typeof withIdentity !== 'boolean') throw check.wrongType('withIdentity', 'a boolean', withIdentity)
    guarded(this.checkMount, () => this.#native.checkMount(withIdentity))
  }

  /**
   * The answer to a request that needs no I/O, for which nothing has to be made that could give it up; nothing for the
   * others.
   *
   * @param {import('./token-server-request').TokenServerRequest} request
   * @returns {import('./token-server-request').TokenServerResponse | undefined}
   * @internal
   */
  _handleNow(request) {
    const answer = guarded(this.express, () => this.#native.tryHandle(nativeRequest(request)))
    return answer === null ? undefined : responseOf(answer)
  }

  /**
   * The answer to a request that needs I/O.
   *
   * @param {import('./token-server-request').TokenServerRequest} request
   * @param {AbortSignal} [signal]
   * @returns {Promise<import('./token-server-request').TokenServerResponse>}
   * @internal
   */
  async _handleLater(request, signal) {
    const site = callSite(this._handleLater)
    const given = nativeRequest(request)
    return abortable(signal, (cancel) => this.#handleLater(given, cancel, site))
  }

  /**
   * Mounts it in Express: `app.use('/video', tokenServer.express({ identity: (request) => … }))`.
   *
   * Best before `express.json()`; behind it, what that has made of the body is taken. A fault of `identity` goes to the
   * error handlers of the program.
   *
   * @template {import('node:http').IncomingMessage} [Request=any]
   * @param {import('./mounts/mount').MountOptions<[request: Request]>} [options]
   * @returns {import('./mounts/express').ExpressHandler<Request>}
   */
  express(options = {}) {
    return expressMount(this.#mount(options))
  }

  /**
   * Mounts it in Fastify, as a plugin: `app.register(tokenServer.fastify, { prefix: '/video', identity: (request) => … })`.
   *
   * The program's own parsers of bodies do not apply below the prefix. A fault of `identity` goes to the error handler of
   * the program.
   *
   * @returns {import('./mounts/fastify').FastifyPlugin}
   */
  get fastify() {
    return fastifyMount((options) => this.#mount(options))
  }

  /**
   * Mounts it where handlers take a `Request` and answer a `Response`, such as in the route handlers of Next.js:
   * `export const { GET, HEAD, POST, OPTIONS } = tokenServer.fetch({ identity: async () => … })`.
   *
   * In Next.js the file is `app/video/[...path]/route.js`, and the path is what the folder of dots catches. Elsewhere say
   * `prefix`.
   *
   * @param {import('./mounts/mount').MountOptions<[request: Request, context: any]> &
   *   import('./mounts/mount').PeerOption<[request: Request, context: any]> &
   *   import('./mounts/mount').PrefixOption} [options]
   * @returns {import('./mounts/fetch').FetchHandlers}
   */
  fetch(options = {}) {
    return fetchMount(this.#mount(options), options.prefix)
  }

  /**
   * Mounts it in AWS Lambda: `exports.handler = tokenServer.lambda({ identity: (event) => … })`.
   *
   * Takes the events of API Gateway (HTTP APIs with payload 2.0 and 1.0, REST APIs), of function URLs and of Application
   * Load Balancers.
   *
   * @template [LambdaEvent=any]
   * @param {import('./mounts/mount').MountOptions<[event: LambdaEvent, context: any]> &
   *   import('./mounts/mount').PeerOption<[event: LambdaEvent, context: any]> &
   *   import('./mounts/mount').PrefixOption} [options]
   * @returns {import('./mounts/lambda').LambdaHandler<LambdaEvent>}
   */
  lambda(options = {}) {
    return lambdaMount(this.#mount(options), options.prefix)
  }

  /** @param {import('./mounts/mount').MountOptions<any>} options */
  #mount(options) {
    const server = {
      maxBodyBytes: this.#native.maxBodyBytes,
      checkMount: this.checkMount.bind(this),
      handleNow: this._handleNow.bind(this),
      handleLater: this._handleLater.bind(this),
    }
    return new Mount(server, options)
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
  for (const { name, when = {} } of others.policy ?? []) {
    // JSON leaves it out, and a rule without its condition fits everybody.
    const missing = Object.keys(when).find((claim) => when[claim] === undefined)
    if (missing !== undefined) throw new TypeError(`the rule ${name} of policy has undefined for the claim ${missing}`)
  }
  return JSON.stringify({ ...others, upstreamDeadline: seconds('upstreamDeadlineMs', upstreamDeadlineMs) })
}

module.exports = { TokenServer }
