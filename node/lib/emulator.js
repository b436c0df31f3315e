'use strict'

const { inspect } = require('node:util')

const check = require('./arguments')
const { callSite } = require('./calls')
const { VideoSDK } = require('./client')
const { errorOf, guarded } = require('./errors')
const native = require('./native')
const { Open } = require('./open')

/**
 * How an emulator is started.
 *
 * @typedef {object} EmulatorOptions
 * @property {number} [port] The port to listen on. Default: 0, a free one.
 * @property {string} [host] The address to listen on. Default: `127.0.0.1`; another one needs `allowedHosts`.
 * @property {readonly string[]} [allowedHosts] Host names that it answers to besides those of loopback.
 * @property {boolean} [strict] Refuses unknown fields by name. Default: no, as the service does not.
 * @property {string} [apiKey] The API key that it takes. Default: the published demo key.
 * @property {string} [secret] The secret that belongs to it.
 */

/**
 * What a fitting request is answered with. Without a status the service answers by itself, and only the delay and the
 * cut apply.
 *
 * @typedef {object} ScriptedReply
 * @property {string} [method] Only for requests of this method. Default: any.
 * @property {string} [path] Only for requests of this path, or of paths that begin with it when it ends in `*`.
 * @property {number} [times] How many requests it answers. Default: 1.
 * @property {number} [status] The status, from 200 to 599. Default: the service's own answer.
 * @property {Record<string, string>} [headers] Headers beside the usual ones.
 * @property {unknown} [body] A text is sent as it is, anything else as JSON. Default: none.
 * @property {number} [delayMs] How long to wait before the reply, in milliseconds.
 * @property {'none' | 'before-reply' | 'mid-body'} [cut] Where the connection is cut. Default: nowhere.
 */

/**
 * One request that arrived, and how it was answered. Tokens in it are blacked out.
 *
 * @typedef {object} RecordedRequest
 * @property {number} number Counts from 1, in order of arrival.
 * @property {string} time When it arrived by the emulator's clock.
 * @property {string} method
 * @property {string} path The path as it came, percent-encoded.
 * @property {string} query The query as it came, without the question mark.
 * @property {Record<string, string>} headers The headers by lower-case name.
 * @property {string} body The body as text, cut at 16 KiB.
 * @property {number | null} status The status of the answer; `null` when there was none.
 * @property {boolean} scripted True when the answer came from the script.
 * @property {boolean} abandoned True when the caller closed the connection before the answer.
 * @property {string[]} assumed What the answer assumes about the service.
 */

/**
 * The VideoSDK service on this machine, for tests. Like a server of `node:http` it keeps the program running until it
 * is closed, unless `unref()` says otherwise.
 *
 * ```js
 * const emulator = await Emulator.start()
 * const room = await emulator.client().rooms.create()
 * await emulator.close()
 * ```
 */
class Emulator {
  /** @type {import('./native-library').NativeEmulator} */
  #native
  #open

  /**
   * @param {import('./native-library').NativeEmulator} emulator
   * @private
   */
  constructor(emulator) {
    if (!(emulator instanceof native.NativeEmulator)) throw new TypeError('an emulator is made by Emulator.start()')
    this.#native = emulator
    this.#open = new Open(this)
  }

  /**
   * Starts one.
   *
   * @param {EmulatorOptions} [options]
   * @returns {Promise<Emulator>}
   */
  static async start(options = {}) {
    const site = callSite(Emulator.start)
    check.object('options', options)
    try {
      return new Emulator(await native.NativeEmulator.start(JSON.stringify(options)))
    } catch (thrown) {
      throw errorOf(thrown, site)
    }
  }

  /** Its address, such as `http://127.0.0.1:40123`. */
  get url() {
    return this.#native.url
  }

  /** The API key that it takes. */
  get apiKey() {
    return this.#native.apiKey
  }

  /** The secret of the API key. */
  get secret() {
    return this.#native.secret
  }

  /**
   * A client of this emulator.
   *
   * @param {import('./options').VideoSDKClientOptions} [options]
   * @returns {VideoSDK}
   */
  client(options) {
    return new VideoSDK({ apiKey: this.apiKey, secret: this.secret, apiEndpoint: this.url, ...options })
  }

  /**
   * Gives the next fitting requests these replies, behind those that wait already.
   *
   * @param {...ScriptedReply} replies
   */
  script(...replies) {
    guarded(this.script, () => this.#native.script(JSON.stringify(replies)))
  }

  /**
   * The latest requests, at most 1,000, the oldest first.
   *
   * @returns {RecordedRequest[]}
   */
  requests() {
    return guarded(this.requests, () => JSON.parse(this.#native.requests()))
  }

  /**
   * Answers a guest who waits to be let in; false when nobody waits under this id.
   *
   * @param {string} roomId
   * @param {string} participantId
   * @param {boolean} allowed
   * @returns {boolean}
   */
  answerEntry(roomId, participantId, allowed) {
    return guarded(this.answerEntry, () => {
      check.text('roomId', roomId)
      check.text('participantId', participantId)
      if (typeof allowed !== 'boolean') throw check.wrongType('allowed', 'a boolean', allowed)
      return this.#native.answerEntry(roomId, participantId, allowed)
    })
  }

  /**
   * Moves its clock forward, so that tokens expire without waiting.
   *
   * @param {number} seconds
   */
  advanceClock(seconds) {
    guarded(this.advanceClock, () => {
      if (typeof seconds !== 'number') throw check.wrongType('seconds', 'a number', seconds)
      this.#native.advanceClock(seconds)
    })
  }

  /** Forgets everything, as after a start. */
  reset() {
    guarded(this.reset, () => this.#native.reset())
  }

  /** Lets the program end although it is open. */
  unref() {
    this.#open.unref()
    return this
  }

  /** Keeps the program running while it is open, which is how it begins. */
  ref() {
    this.#open.ref()
    return this
  }

  /**
   * Ends it. A second call does nothing.
   *
   * @returns {Promise<void>}
   */
  async close() {
    const site = callSite(this.close)
    this.#open.end()
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
    return `Emulator { url: '${this.url}' }`
  }
}

module.exports = { Emulator }
