import { endpointAddress, requestAddress } from './address.mjs'
import { bodyOf, codeOf, jsonOf, requestIdOf, retryAfterOf } from './answer.mjs'
import { TokenSourceError, isPassing, refusal, withWait } from './errors.mjs'
import { heldToken, unreadable } from './held-token.mjs'
import { pause, within } from './waiting.mjs'

const MOST_RETRIES = 2

/** Waits before a retry are any part of this, and of twice this before the second, in seconds. */
const FIRST_BACKOFF = 0.5

/** In milliseconds; timers of more than 24 days end at once. */
const LONGEST_TIMEOUT = 24 * 60 * 60 * 1000

/** The longest wait within a fetch that an answer may ask for, in seconds. */
const LONGEST_RETRY_AFTER = 10

/**
 * @typedef {Headers | Iterable<readonly [string, string]> | Record<string, string>} TokenSourceHeaders
 *
 * @typedef {object} EndpointOptions
 * @property {TokenSourceHeaders | (() => TokenSourceHeaders | Promise<TokenSourceHeaders>)} [headers] Headers of each
 *   request, such as the app's own `authorization`; or a function that is called for them before each attempt, and once
 *   more after a 401.
 * @property {number} [timeoutMs] How long an attempt may take, its headers and the whole answer included, in
 *   milliseconds. Default: 10,000; at most a day.
 * @property {typeof globalThis.fetch} [fetch] Sends the requests. Default: the `fetch` of the platform. One of your own
 *   can add `credentials: 'include'` for cookies of another origin.
 */

/**
 * Asks an endpoint for tokens: a `GET` with `roomId`, `participantId` and `permissions` in the query.
 *
 * @param {string | URL} address
 * @param {EndpointOptions} options
 * @param {import('./environment.mjs').Environment} environment
 * @returns {import('./flight.mjs').Ask}
 */
export function endpoint(address, options, environment) {
  const url = endpointAddress(address)
  const { headers, timeoutMs = 10_000, fetch } = options
  if (typeof timeoutMs !== 'number') throw new TypeError('timeoutMs must be a number')
  if (!(timeoutMs > 0 && timeoutMs <= LONGEST_TIMEOUT)) {
    throw new TokenSourceError('configuration', 'option_invalid', 'timeoutMs must be above 0, and at most a day')
  }
  const isFunction = typeof headers === 'function'
  const fixed = isFunction ? undefined : fixedHeaders(headers)

  return async (request, signal) => {
    const target = requestAddress(url, request)
    let isRenewable = isFunction
    for (let retries = 0; ; ) {
      const asked = environment.now()
      try {
        return await within(timeoutMs / 1000, signal, environment, async (signal) => {
          const sent = fixed ?? (await currentHeaders(/** @type {any} */ (headers)))
          signal.throwIfAborted()
          return await attempt(fetch ?? globalThis.fetch, target, { headers: sent, signal }, asked, environment)
        })
      } catch (error) {
        signal.throwIfAborted()
        if (!(error instanceof TokenSourceError)) throw error
        if (error.status === 401 && isRenewable) {
          isRenewable = false
          continue
        }
        await pause(waitBeforeRetry(error, retries, environment), signal, environment)
        retries += 1
      }
    }
  }
}

/**
 * How many seconds to wait before the next attempt; throws when there is to be none.
 *
 * @param {TokenSourceError} error
 * @param {number} retries How many there have been.
 * @param {import('./environment.mjs').Environment} environment
 */
function waitBeforeRetry(error, retries, environment) {
  if (!isPassing(error)) throw error
  const { retryAfter, status, requestId, serviceCode } = error
  if (retryAfter !== undefined && retryAfter > LONGEST_RETRY_AFTER) {
    const reason = `the token endpoint answered ${status} and asks to wait ${retryAfter} seconds, longer than a fetch waits`
    throw new TokenSourceError('rate_limited', 'retry_after_too_long', reason, { status, requestId, serviceCode, retryAfter })
  }
  if (retries === MOST_RETRIES) throw error
  return retryAfter ?? environment.random() * FIRST_BACKOFF * 2 ** retries
}

/**
 * @param {typeof globalThis.fetch} fetch
 * @param {string} url
 * @param {{ headers: Headers, signal: AbortSignal }} options
 * @param {import('./environment.mjs').Moment} asked
 * @param {import('./environment.mjs').Environment} environment
 */
async function attempt(fetch, url, { headers, signal }, asked, environment) {
  const options = /** @type {const} */ ({ headers, signal, redirect: 'manual', cache: 'no-store' })
  const response = await connected(() => fetch(url, options))
  if (isRedirect(response)) throw redirected()
  const body = await connected(() => bodyOf(response))
  const answer = body && jsonOf(body)
  const { status, ok } = response
  const facts = { status, requestId: requestIdOf(response) }
  if (!ok) {
    const error = refusal(status, { ...facts, serviceCode: codeOf(answer) })
    throw isPassing(error) ? withWait(error, retryAfterOf(response, environment.now())) : error
  }
  if (!body) throw new TokenSourceError('decode', 'answer_too_large', 'the answer is longer than 64 KiB', facts)
  if (typeof answer !== 'object' || answer === null) throw unreadable('it is no JSON object', facts)
  return heldToken(answer, asked, facts)
}

/** @param {Response} response */
function isRedirect({ type, status, redirected }) {
  return type === 'opaqueredirect' || redirected || (status >= 300 && status < 400)
}

function redirected() {
  const reason = 'the token endpoint redirects, which is not followed since headers would go along: use its final address'
  return new TokenSourceError('network', 'redirect_refused', reason)
}

/**
 * @template T
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
async function connected(step) {
  try {
    return await step()
  } catch (cause) {
    const reason = 'no whole answer came from the token endpoint; in a page this may also mean that its origin is not allowed (CORS)'
    throw new TokenSourceError('network', 'connection_failed', reason, { cause })
  }
}

/** @param {TokenSourceHeaders | undefined} given */
function fixedHeaders(given) {
  try {
    return sendable(given)
  } catch {
    // The error of the platform may show the value.
    throw new TokenSourceError('configuration', 'header_invalid', 'a header has a name or a value that cannot be sent')
  }
}

/** @param {() => TokenSourceHeaders | Promise<TokenSourceHeaders>} headers */
async function currentHeaders(headers) {
  let given
  try {
    given = await headers()
  } catch (cause) {
    throw new TokenSourceError('authentication', 'headers_failed', 'the function for the headers failed', { cause })
  }
  try {
    return sendable(given)
  } catch {
    throw new TokenSourceError('authentication', 'headers_failed', 'the function for the headers gave some that cannot be sent')
  }
}

/** @param {TokenSourceHeaders | undefined} given */
function sendable(given) {
  const headers = new Headers(/** @type {any} */ (given))
  if (!headers.has('accept')) headers.set('accept', 'application/json')
  return headers
}
