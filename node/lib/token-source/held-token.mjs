import { AccessToken } from './access-token.mjs'
import { elapsed } from './environment.mjs'
import { TokenSourceError } from './errors.mjs'

/** How long a token is kept whose life is not known, in seconds. */
const UNKNOWN_LIFE = 300

/** A token is over so long before it expires, or for the last tenth of a short life: joining with it takes time, too. */
const MARGIN = 10

/**
 * A token and its life, which counts from when it was asked for.
 *
 * @typedef {object} HeldToken
 * @property {AccessToken} accessToken
 * @property {(now: import('./environment.mjs').Moment) => boolean} isOver Whether it is not to be given out any more.
 * @property {(now: import('./environment.mjs').Moment) => number} untilRefresh In how many seconds it is to be renewed.
 * @property {boolean} hasKnownLife
 */

/**
 * Reads what an endpoint answered, or a function of the program.
 *
 * @param {unknown} answer The token as text, or an object with `token` and perhaps `expiresIn` and `refreshIn`.
 * @param {import('./environment.mjs').Moment} asked When it was asked for.
 * @param {import('./errors.mjs').TokenSourceErrorFacts} [facts] What else is known of the answer.
 * @returns {HeldToken}
 */
export function heldToken(answer, asked, facts) {
  /** @type {Record<string, unknown>} */
  const { token, expiresIn, refreshIn } = typeof answer === 'object' && answer !== null ? { ...answer } : { token: answer }
  if (typeof token !== 'string' || token === '') throw unreadable('it has no token in it', facts)
  if (typeof expiresIn !== 'number') return held(token, asked, UNKNOWN_LIFE, UNKNOWN_LIFE, false)
  if (!(expiresIn > 0)) throw unreadable('its token has expired already', facts)
  const margin = Math.min(MARGIN, expiresIn / 10)
  const within = typeof refreshIn === 'number' && refreshIn > 0 && refreshIn <= expiresIn
  return held(token, asked, expiresIn, within ? refreshIn : refreshTime(expiresIn), true, margin)
}

/**
 * A token that is good for ever.
 *
 * @param {string} token
 * @returns {HeldToken}
 */
export function lasting(token) {
  return held(token, { wall: 0, monotonic: 0 }, Infinity, Infinity, true)
}

/**
 * @param {string} token
 * @param {import('./environment.mjs').Moment} asked
 * @param {number} life
 * @param {number} refresh
 * @param {boolean} hasKnownLife
 * @param {number} [margin]
 * @returns {HeldToken}
 */
function held(token, asked, life, refresh, hasKnownLife, margin = 0) {
  /** @param {number} seconds */
  const at = (seconds) => (Number.isFinite(seconds) ? Math.floor(asked.wall + seconds) : null)
  return {
    accessToken: new AccessToken(token, hasKnownLife ? at(life) : null, at(refresh)),
    isOver: (now) => elapsed(asked, now) >= life - margin,
    untilRefresh: (now) => refresh - elapsed(asked, now),
    hasKnownLife,
  }
}

/**
 * As our own token server has it: five minutes before the end, but between a half and four fifths of the life.
 *
 * @param {number} life
 */
function refreshTime(life) {
  return life * Math.max(0.5, Math.min(0.8, 1 - 300 / life))
}

/**
 * @param {string} what
 * @param {import('./errors.mjs').TokenSourceErrorFacts} [facts]
 */
export function unreadable(what, facts) {
  return new TokenSourceError('decode', 'answer_unreadable', `the answer cannot be used: ${what}`, facts)
}
