// Clocks, timers and randomness, each in this one place.

/**
 * A moment by both clocks, in seconds. The wall clock goes on while a device sleeps, and may be moved by its user; the
 * monotonic one is the other way round.
 *
 * @typedef {{ wall: number, monotonic: number }} Moment
 */

/**
 * @typedef {object} Environment
 * @property {() => Moment} now
 * @property {() => number} random A number from 0, below 1.
 * @property {(seconds: number, callback: () => void, idle?: boolean) => () => void} timer Calls back later; what it
 *   answers takes that back. An idle one does not keep a program running.
 */

/** @type {Environment} */
export const real = {
  now: () => ({ wall: Date.now() / 1000, monotonic: performance.now() / 1000 }),
  random: Math.random,
  timer(seconds, callback, idle = false) {
    const timer = /** @type {any} */ (setTimeout(callback, seconds * 1000))
    // Numbers in browsers, objects in Node.js.
    if (idle) timer.unref?.()
    return () => clearTimeout(timer)
  },
}

/**
 * How many seconds have passed, by the clock that says more: neither sleep nor a clock that is set back hides any.
 *
 * @param {Moment} since
 * @param {Moment} now
 */
export function elapsed(since, now) {
  return Math.max(now.wall - since.wall, now.monotonic - since.monotonic)
}
