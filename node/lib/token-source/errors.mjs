/**
 * What a program should do about an error, as one word.
 * @typedef {'configuration' | 'authentication' | 'permission' | 'not_found' | 'conflict' | 'rate_limited' |
 *   'invalid_request' | 'server' | 'network' | 'timeout' | 'cancelled' | 'decode'} TokenSourceErrorKind
 */

/**
 * @typedef {object} TokenSourceErrorFacts
 * @property {number} [status]
 * @property {string} [serviceCode]
 * @property {string} [requestId]
 * @property {number} [retryAfter]
 * @property {unknown} [cause]
 */

/**
 * Why there is no token. Neither its text nor a field of it has a token, a header or the endpoint's answer in it.
 *
 * A fetch that was aborted rejects with the reason of its signal instead, and an argument of the wrong type is a
 * `TypeError`.
 */
export class TokenSourceError extends Error {
  /**
   * @param {TokenSourceErrorKind} kind
   * @param {string} code
   * @param {string} reason
   * @param {TokenSourceErrorFacts} [facts]
   */
  constructor(kind, code, reason, facts = {}) {
    super(reason, facts.cause === undefined ? undefined : { cause: facts.cause })
    /**
     * What a program should do, as one word.
     * @readonly
     */
    this.kind = kind
    /**
     * The stable word for the case, such as `unauthenticated`; all are in the guide.
     * @readonly
     */
    this.code = code

    // What is not known is not there, so that a printed error shows what there is to read.
    if (facts.status !== undefined) {
      /**
       * The HTTP status of the endpoint's answer.
       * @type {number | undefined}
       * @readonly
       */
      this.status = facts.status
    }
    if (facts.serviceCode !== undefined) {
      /**
       * The endpoint's own code, such as `permission_not_allowed`.
       * @type {string | undefined}
       * @readonly
       */
      this.serviceCode = facts.serviceCode
    }
    if (facts.requestId !== undefined) {
      /**
       * The request id of the answer.
       * @type {string | undefined}
       * @readonly
       */
      this.requestId = facts.requestId
    }
    if (facts.retryAfter !== undefined) {
      /**
       * For how many seconds nothing is sent for this request.
       * @type {number | undefined}
       * @readonly
       */
      this.retryAfter = facts.retryAfter
    }
  }

  /** What was wrong, and what would be right: the same as `message`. */
  get reason() {
    return this.message
  }
}

Object.defineProperty(TokenSourceError.prototype, 'name', { value: 'TokenSourceError', writable: true, configurable: true })

/**
 * The same error with another wait.
 *
 * @param {TokenSourceError} error
 * @param {number | undefined} retryAfter
 */
export function withWait({ kind, code, message, status, serviceCode, requestId, cause }, retryAfter) {
  return new TokenSourceError(kind, code, message, { status, serviceCode, requestId, cause, retryAfter })
}

/** @type {Record<number, [TokenSourceErrorKind, string]>} */
const byStatus = {
  401: ['authentication', 'unauthenticated'],
  403: ['permission', 'forbidden'],
  404: ['not_found', 'not_found'],
  408: ['timeout', 'attempt_timeout'],
  409: ['conflict', 'conflict'],
  429: ['rate_limited', 'rate_limited'],
}

/**
 * The error of an answer that is not 2xx.
 *
 * @param {number} status
 * @param {TokenSourceErrorFacts} facts
 */
export function refusal(status, facts) {
  const [kind, code] = byStatus[status] ?? (status >= 500 ? ['server', 'service_failed'] : ['invalid_request', 'request_refused'])
  const said = facts.serviceCode === undefined ? '' : ` (${facts.serviceCode})`
  return new TokenSourceError(kind, code, `the token endpoint answered ${status}${said}`, { ...facts, status })
}

/**
 * Whether the same request may be answered well a moment later.
 *
 * @param {TokenSourceError} error
 */
export function isPassing({ code, status = 0 }) {
  if (code === 'connection_failed' || code === 'attempt_timeout') return true
  return status === 425 || status === 429 || (status >= 500 && status !== 501)
}
