import { Cache } from './cache.mjs'
import { endpoint } from './endpoint.mjs'
import { real } from './environment.mjs'
import { TokenSourceError } from './errors.mjs'
import { heldToken, lasting } from './held-token.mjs'
import { normalized } from './token-request.mjs'

/**
 * @typedef {import('./token-request.mjs').TokenRequest} TokenRequest
 * @typedef {import('./access-token.mjs').AccessToken} AccessToken
 */

/**
 * What a function of the program answers: the token, or what an endpoint answers.
 *
 * @typedef {string | { token: string, expiresIn?: number, refreshIn?: number }} CustomToken
 */

/**
 * News of a token that took the place of another, or of a refresh that failed while the old token goes on. One of
 * `accessToken` and `error` is there.
 *
 * @typedef {object} RefreshEvent
 * @property {TokenRequest} request
 * @property {AccessToken} [accessToken]
 * @property {TokenSourceError} [error]
 */

/**
 * Where an app has its tokens from, which must not hold the secret itself: kept while they live, asked for once at a
 * time, and renewed ahead. Needs no server package of ours, and no native library: it runs in browsers too.
 *
 * @example
 * const source = TokenSource.endpoint('https://app.example.com/get-token')
 * const { token } = await source.fetch({ roomId })
 */
export class TokenSource {
  /** @type {Cache} */
  #cache
  /** @type {Set<(event: RefreshEvent) => void>} */
  #listeners = new Set()

  /**
   * @private
   * @param {import('./flight.mjs').Ask} ask
   * @param {import('./environment.mjs').Environment} environment
   */
  constructor(ask, environment) {
    this.#cache = new Cache(ask, environment, (event) => this.#tell(event))
  }

  /**
   * Tokens of an endpoint, such as `get-token` of our token server. One that answers `{ token }` alone is good too.
   *
   * @param {string | URL} url Its address: https, or http on this machine. In a page it may be relative.
   * @param {import('./endpoint.mjs').EndpointOptions} [options]
   * @returns {TokenSource}
   */
  static endpoint(url, options = {}) {
    return new TokenSource(endpoint(url, options, real), real)
  }

  /**
   * Tokens of a function of your own. It is not called again while a call of it is under way, and has no time limit.
   *
   * @param {(request: TokenRequest, options: { signal: AbortSignal }) => CustomToken | Promise<CustomToken>} fetchToken
   * @returns {TokenSource}
   */
  static custom(fetchToken) {
    return new TokenSource(custom(fetchToken, real), real)
  }

  /**
   * One ready token for every request, for prototypes.
   *
   * @param {string} token
   * @returns {TokenSource}
   */
  static literal(token) {
    return new TokenSource(literal(token), real)
  }

  /**
   * A token for this request: the one that is kept, or a new one. An old one that still lives is answered at once, and
   * renewed in the background.
   *
   * @param {TokenRequest} [request] Default: a token as the endpoint has it.
   * @param {{ force?: boolean, signal?: AbortSignal }} [options] `force` asks for a new token even if one is kept;
   *   `signal` gives this fetch up, which rejects with its reason, and leaves others alone.
   * @returns {Promise<AccessToken>}
   * @throws {TokenSourceError} When there is no token to be had.
   */
  async fetch(request = {}, { force = false, signal } = {}) {
    const held = await this.#cache.fetch(normalized(request), force, signal)
    return held.accessToken
  }

  /** Forgets all tokens, as when another user signs in. */
  invalidate() {
    this.#cache.invalidate()
  }

  /**
   * Tells of every new token that takes the place of another, and of every refresh that failed. As long as somebody
   * listens, tokens are renewed at their time though nobody fetches them.
   *
   * @param {(event: RefreshEvent) => void} listener
   * @returns {() => void} Ends it.
   */
  onRefresh(listener) {
    if (typeof listener !== 'function') throw new TypeError('a listener must be a function')
    const own = (/** @type {RefreshEvent} */ event) => listener(event)
    this.#listeners.add(own)
    this.#cache.renew(true)
    return () => {
      this.#listeners.delete(own)
      if (this.#listeners.size === 0) this.#cache.renew(false)
    }
  }

  /** Ends it: what is under way fails, tokens are forgotten, and nothing is renewed. A second call does nothing. */
  close() {
    this.#listeners.clear()
    this.#cache.close()
  }

  /** @param {RefreshEvent} event */
  #tell(event) {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        // One that fails is neither the source's fault nor the other listeners'.
        console.error('a listener of a token source failed:', error)
      }
    }
  }
}

/**
 * @param {(request: TokenRequest, options: { signal: AbortSignal }) => CustomToken | Promise<CustomToken>} fetchToken
 * @param {import('./environment.mjs').Environment} environment
 * @returns {import('./flight.mjs').Ask}
 */
export function custom(fetchToken, environment) {
  if (typeof fetchToken !== 'function') throw new TypeError('a function is needed that fetches a token')
  return async (request, signal) => {
    const asked = environment.now()
    let answer
    try {
      answer = await fetchToken(request, { signal })
    } catch (cause) {
      throw new TokenSourceError('authentication', 'custom_failed', 'the function for tokens failed', { cause })
    }
    return heldToken(answer, asked)
  }
}

/**
 * @param {string} token
 * @returns {import('./flight.mjs').Ask}
 */
export function literal(token) {
  if (typeof token !== 'string') throw new TypeError('a token must be a string')
  if (token === '') throw new TokenSourceError('configuration', 'option_invalid', 'the token is empty')
  const held = lasting(token)
  return async () => held
}
