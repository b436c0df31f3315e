'use strict'

/**
 * Keeps the event loop alive for something that listens, as a server of `node:http` does, and keeps it from being
 * collected meanwhile.
 * @internal
 */
class Open {
  #timer

  /** @param {object} listening */
  constructor(listening) {
    // The native part listens on threads of its own, of which the event loop knows nothing.
    this.#timer = setInterval(() => listening, 2 ** 31 - 1)
  }

  ref() {
    this.#timer.ref()
  }

  unref() {
    this.#timer.unref()
  }

  end() {
    clearInterval(this.#timer)
  }
}

module.exports = { Open }
