import { TokenSourceError } from './errors.mjs'

/**
 * Does work that has so many seconds, and less when the signal says so. Its own signal ends it.
 *
 * @template T
 * @param {number} seconds
 * @param {AbortSignal} signal
 * @param {import('./environment.mjs').Environment} environment
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function within(seconds, signal, environment, work) {
  const controller = new AbortController()
  const abort = () => controller.abort(signal.reason)
  signal.addEventListener('abort', abort)
  const stop = environment.timer(seconds, () => {
    const reason = `the token endpoint did not answer within ${seconds} seconds`
    controller.abort(new TokenSourceError('timeout', 'attempt_timeout', reason))
  })
  return new Promise((resolve, reject) => {
    // Work that does not look at its signal is not waited for.
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
    work(controller.signal).then(resolve, reject)
  }).finally(() => {
    stop()
    signal.removeEventListener('abort', abort)
    // Lets go of what has not been read.
    controller.abort()
  })
}

/**
 * Waits so many seconds.
 *
 * @param {number} seconds
 * @param {AbortSignal} signal
 * @param {import('./environment.mjs').Environment} environment
 * @returns {Promise<void>}
 */
export function pause(seconds, signal, environment) {
  return new Promise((resolve, reject) => {
    if (seconds <= 0) return resolve()
    const abort = () => {
      stop()
      reject(signal.reason)
    }
    const stop = environment.timer(seconds, () => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
    signal.addEventListener('abort', abort, { once: true })
  })
}
