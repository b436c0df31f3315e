/**
 * A request under way, for all who wait for it.
 *
 * @typedef {(request: import('./token-request.mjs').TokenRequest, signal: AbortSignal) => Promise<import('./held-token.mjs').HeldToken>} Ask
 */
export class Flight {
  #controller = new AbortController()
  #waiting = 0

  /**
   * @param {(signal: AbortSignal) => Promise<import('./held-token.mjs').HeldToken>} ask
   * @param {boolean} isBackground Whether it goes on though nobody waits for it.
   */
  constructor(ask, isBackground) {
    const { signal } = this.#controller
    this.isBackground = isBackground
    /** @type {Promise<import('./held-token.mjs').HeldToken>} */
    this.result = new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      ask(signal).then(resolve, reject)
    })
  }

  get isWaitedFor() {
    return this.#waiting > 0
  }

  /** @param {unknown} [reason] What those who wait are told. */
  abort(reason) {
    this.#controller.abort(reason)
  }

  /**
   * Waits for the result, until the signal says otherwise. The last one who goes ends the request.
   *
   * @param {AbortSignal | undefined} signal
   * @param {() => void} abandon Called when nobody waits any more for a request that is not in the background.
   * @returns {Promise<import('./held-token.mjs').HeldToken>}
   */
  join(signal, abandon) {
    this.#waiting += 1
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason)
        this.#waiting -= 1
        if (this.#waiting === 0 && !this.isBackground) abandon()
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave))
    })
  }
}
