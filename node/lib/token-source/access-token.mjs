/**
 * An access token and its times. Printed, logged or as JSON it does not show the token.
 *
 * @example
 * const { token } = await source.fetch({ roomId })
 */
export class AccessToken {
  /** @type {string} */
  #token

  /**
   * @param {string} token
   * @param {number | null} expiresAt
   * @param {number | null} refreshAfter
   */
  constructor(token, expiresAt, refreshAfter) {
    this.#token = token
    /**
     * When it expires, in seconds since 1970 by the clock of this device; `null` when that is not known.
     * @readonly
     */
    this.expiresAt = expiresAt
    /**
     * From when on a fetch asks for a new one, in seconds since 1970 by the clock of this device; `null` for never.
     * @readonly
     */
    this.refreshAfter = refreshAfter
    Object.freeze(this)
  }

  /** The token itself, to be given to VideoSDK. */
  get token() {
    return this.#token
  }

  toJSON() {
    return { expiresAt: this.expiresAt, refreshAfter: this.refreshAfter }
  }

  toString() {
    return `AccessToken(expiresAt=${this.expiresAt}, refreshAfter=${this.refreshAfter})`
  }
}
