import { elapsed } from './environment.mjs'
import { isPassing, withWait } from './errors.mjs'

/** The wait after a failure, in seconds; it doubles with each one that follows. */
const FIRST_WAIT = 1
const LONGEST_WAIT = 30

/** What is known for one request: its token, what is under way, and how it failed last. */
export class Entry {
  /** @type {import('./held-token.mjs').HeldToken | undefined} */
  held
  /** @type {import('./flight.mjs').Flight | undefined} */
  flight
  /** @type {{ error: import('./errors.mjs').TokenSourceError, at: import('./environment.mjs').Moment, wait: number } | undefined} */
  #failure
  #failures = 0
  #isRenewed = true

  /** @param {import('./token-request.mjs').TokenRequest} request */
  constructor(request) {
    this.request = request
  }

  /** @param {import('./held-token.mjs').HeldToken} held */
  succeed(held) {
    this.held = held
    this.#failure = undefined
    this.#failures = 0
    this.#isRenewed = held.hasKnownLife
  }

  /**
   * @param {import('./errors.mjs').TokenSourceError} error
   * @param {import('./environment.mjs').Moment} now
   */
  fail(error, now) {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures)
    this.#failure = { error, at: now, wait: Math.max(wait, error.retryAfter ?? 0) }
    this.#failures += 1
    const mayPass = isPassing(error) || error.code === 'headers_failed' || error.code === 'custom_failed'
    if (!mayPass || !this.held || this.held.isOver(now)) this.#isRenewed = false
  }

  /**
   * For how many seconds nothing is to be sent.
   *
   * @param {import('./environment.mjs').Moment} now
   */
  pause(now) {
    return this.#failure ? Math.max(0, this.#failure.wait - elapsed(this.#failure.at, now)) : 0
  }

  /**
   * The last error again, with what is left of the wait.
   *
   * @param {import('./environment.mjs').Moment} now
   */
  failure(now) {
    return this.#failure && withWait(this.#failure.error, this.pause(now))
  }

  /**
   * In how many seconds it is to be renewed though nobody fetches.
   *
   * @param {import('./environment.mjs').Moment} now
   */
  untilRenewal(now) {
    if (!this.held || !this.#isRenewed || this.flight) return Infinity
    return Math.max(this.held.untilRefresh(now), this.pause(now))
  }
}
