'use strict'

const check = require('./arguments')
const { errorOf } = require('./errors')
const native = require('./native')
const { plain } = require('./options')

/**
 * Calls operations of the service by their names.
 * @internal
 */
class Calls {
  /** @type {import('./native-library').NativeClient} */
  #client

  /** @param {import('./native-library').NativeClient} client */
  constructor(client) {
    this.#client = client
  }

  /**
   * @param {string} operation Its name, such as `rooms.create`.
   * @param {object} values Its arguments.
   * @param {import('./options').CallOptions} [options]
   * @param {{ stack?: string }} [site] Where the call was made. Default: here.
   * @returns {Promise<any>}
   */
  invoke(operation, values, options = {}, site = callSite(this.invoke)) {
    return this.#invoke(operation, values, options, site)
  }

  /**
   * @param {string} operation
   * @param {object} values
   * @param {import('./options').CallOptions} options
   * @param {{ stack?: string }} site
   */
  async #invoke(operation, values, options, site) {
    check.object('options', options)
    const { signal, ...others } = options
    const send = (/** @type {import('./native-library').NativeCancel | undefined} */ cancel) =>
      this.#send(operation, { ...values, options: plain(others) }, cancel, site)
    return abortable(signal, send)
  }

  /**
   * @param {string} operation
   * @param {object} values
   * @param {import('./native-library').NativeCancel | undefined} cancel
   * @param {{ stack?: string }} site
   */
  async #send(operation, values, cancel, site) {
    try {
      return JSON.parse(await this.#client.invoke(operation, JSON.stringify(values), cancel))
    } catch (thrown) {
      throw errorOf(thrown, site)
    }
  }
}

/**
 * Makes a call that a signal can give up; it rejects with the signal's reason then.
 *
 * @template T
 * @param {AbortSignal | undefined} signal
 * @param {(cancel: import('./native-library').NativeCancel | undefined) => Promise<T>} send
 * @returns {Promise<T>}
 */
async function abortable(signal, send) {
  if (signal === undefined) return send(undefined)
  if (!(signal instanceof AbortSignal)) throw check.wrongType('options.signal', 'an AbortSignal', signal)
  signal.throwIfAborted()
  const cancel = new native.NativeCancel()
  const abort = () => cancel.cancel()
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await send(cancel)
  } catch (error) {
    // A call that was aborted just before it failed by itself fails as it did.
    if (/** @type {any} */ (error).kind === 'cancelled') signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

/**
 * Where a call is made. Its stack is written only when it is read, which is when the call fails.
 *
 * @param {Function} from The function whose caller made it.
 * @returns {{ stack?: string }}
 */
function callSite(from) {
  const site = {}
  Error.captureStackTrace(site, from)
  return site
}

module.exports = { Calls, abortable, callSite }
