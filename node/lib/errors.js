'use strict'

/**
 * What a program should do about an error, as one word; each has a class of its own.
 * @typedef {'configuration' | 'authentication' | 'permission' | 'not_found' | 'conflict' | 'rate_limited' |
 *   'invalid_request' | 'server' | 'network' | 'timeout' | 'cancelled' | 'decode' | 'webhook' | 'internal'} ErrorKind
 */

/**
 * One fact about a token or a setting.
 * @typedef {object} Finding
 * @property {string} code The stable word for the case, such as `token_expired`.
 * @property {string} about The claim, part or variable that it speaks of.
 * @property {'error' | 'warning' | 'info'} severity How grave it is.
 * @property {string} reason What was found, with the value where it is no secret.
 * @property {string} remedy What mends it.
 */

/**
 * All that an error says besides its text.
 * @typedef {object} ErrorFacts
 * @property {ErrorKind} [kind]
 * @property {string} [code]
 * @property {string | null} [serviceCode]
 * @property {number | null} [status]
 * @property {string | null} [requestId]
 * @property {number | null} [retryAfter]
 * @property {number} [attempts]
 * @property {boolean} [outcomeUnknown]
 * @property {string | null} [method]
 * @property {string | null} [path]
 * @property {string | null} [body]
 * @property {Finding[]} [findings]
 */

/**
 * The base of all errors of the service and of this library. No text of one holds a secret or a token.
 *
 * An argument of the wrong type is a `TypeError` instead, and a call that was aborted rejects with the reason of its
 * signal, as everywhere in Node.js.
 */
class VideoSDKError extends Error {
  /** @type {ErrorKind} */
  static kind = 'internal'

  /**
   * @param {string} reason
   * @param {ErrorFacts} [facts]
   */
  constructor(reason, facts = {}) {
    super(reason)
    const kind = /** @type {typeof VideoSDKError} */ (new.target).kind
    /**
     * What a program should do, as one word.
     * @readonly
     */
    this.kind = facts.kind ?? kind
    /**
     * The stable word for the case, such as `token_expired`; all are in the reference of errors.
     * @type {string}
     * @readonly
     */
    this.code = facts.code ?? kind
    /**
     * How many requests were sent; 0 when it failed before the first.
     * @readonly
     */
    this.attempts = facts.attempts ?? 0
    /**
     * True when a write may have happened although no usable answer came.
     * @readonly
     */
    this.outcomeUnknown = facts.outcomeUnknown ?? false
    /**
     * Every single reason, where there are several.
     * @readonly
     */
    this.findings = facts.findings ?? []

    // What is not known is not there, so that a printed error shows what there is to read.
    if (facts.status != null) {
      /**
       * The HTTP status of the service's answer.
       * @type {number | undefined}
       * @readonly
       */
      this.status = facts.status
    }
    if (facts.serviceCode != null) {
      /**
       * The service's own code.
       * @type {string | undefined}
       * @readonly
       */
      this.serviceCode = facts.serviceCode
    }
    if (facts.requestId != null) {
      /**
       * The request id of the answer, for the service's support.
       * @type {string | undefined}
       * @readonly
       */
      this.requestId = facts.requestId
    }
    if (facts.retryAfter != null) {
      /**
       * How many seconds the service asked to wait.
       * @type {number | undefined}
       * @readonly
       */
      this.retryAfter = facts.retryAfter
    }
    if (facts.method != null) {
      /**
       * The HTTP method of the request.
       * @type {string | undefined}
       * @readonly
       */
      this.method = facts.method
    }
    if (facts.path != null) {
      /**
       * The path of the request, without its query.
       * @type {string | undefined}
       * @readonly
       */
      this.path = facts.path
    }
    if (facts.body != null) {
      /**
       * The body of the service's error answer, with any token of ours blacked out.
       * @type {string | undefined}
       * @readonly
       */
      this.body = facts.body
    }
  }

  /** What was wrong, with which value, and what would be right: the same as `message`. */
  get reason() {
    return this.message
  }

  /** The same as `status`, by the name of the official package. */
  get httpStatus() {
    return this.status
  }

  /**
   * The `body` as JSON where it is JSON, by the name of the official package.
   * @returns {unknown}
   */
  get details() {
    try {
      return this.body === undefined ? undefined : JSON.parse(this.body)
    } catch {
      return this.body
    }
  }
}

/** Settings are missing or faulty. */
class ConfigurationError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'configuration'
}

/** A token was refused, by the service (401) or by verification here. */
class AuthenticationError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'authentication'
}

/** The token is good but may not do this (403). */
class PermissionError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'permission'
}

/** There is no such thing, a room or any other (404; 402 too, which may also mean billing). */
class RoomNotFoundError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'not_found'
}

/** It exists already or is in another state (409). */
class ResourceConflictError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'conflict'
}

/** Too many requests (429): wait for `retryAfter`. */
class RateLimitError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'rate_limited'
}

/** An argument is wrong, found here or by the service (400, 406, 422). */
class ValidationError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'invalid_request'
}

/** The service failed (5xx). */
class ServerError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'server'
}

/** No connection, or it broke. */
class NetworkError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'network'
}

/** An attempt or the whole call took too long. */
class TimeoutError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'timeout'
}

/** The call was given up otherwise than by its signal. */
class CancelledError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'cancelled'
}

/** The answer came but is not what it should be. */
class DecodeError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'decode'
}

/** A webhook's signature or body was refused. */
class WebhookVerificationError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'webhook'
}

/** A fault of this library: please report it. */
class InternalError extends VideoSDKError {
  /** @type {ErrorKind} */
  static kind = 'internal'
}

const classes = {
  VideoSDKError,
  ConfigurationError,
  AuthenticationError,
  PermissionError,
  RoomNotFoundError,
  ResourceConflictError,
  RateLimitError,
  ValidationError,
  ServerError,
  NetworkError,
  TimeoutError,
  CancelledError,
  DecodeError,
  WebhookVerificationError,
  InternalError,
}

// On the prototype, as the errors of the language have it, and not among what a printed error lists.
for (const [name, Class] of Object.entries(classes)) {
  Object.defineProperty(Class.prototype, 'name', { value: name, writable: true, configurable: true })
}

/** The classes by kind; a later one wins, and the base stands first. */
const byKind = new Map(Object.values(classes).map((Class) => [Class.kind, Class]))

/** What the message of a native error begins with, before its facts as JSON. */
const MARK = '\u0001'

/**
 * Says whether something is an error of this package.
 * @param {unknown} value
 * @returns {value is VideoSDKError}
 */
function isVideoSDKError(value) {
  return value instanceof VideoSDKError
}

/**
 * The error that a native failure tells of, or what was thrown when it is none.
 *
 * @param {any} thrown
 * @param {{ stack?: string }} [site] Where the call was made: what is thrown by a promise has no stack of its own.
 * @returns {unknown}
 * @internal
 */
function errorOf(thrown, site) {
  const text = thrown?.message
  if (typeof text !== 'string' || !text.startsWith(MARK)) return thrown
  const { reason, ...facts } = JSON.parse(text.slice(MARK.length))
  const error = new (byKind.get(facts.kind) ?? VideoSDKError)(reason, facts)
  const frames = typeof site?.stack === 'string' ? site.stack.indexOf('\n    at ') : -1
  if (site?.stack && frames >= 0) error.stack = `${error.name}: ${reason}${site.stack.slice(frames)}`
  return error
}

/**
 * Does native work at once; what fails is thrown as if by the function that is `from`.
 *
 * @template T
 * @param {Function} from
 * @param {() => T} work
 * @returns {T}
 * @internal
 */
function guarded(from, work) {
  try {
    return work()
  } catch (thrown) {
    const error = errorOf(thrown)
    if (error instanceof Error) Error.captureStackTrace(error, from)
    throw error
  }
}

module.exports = {
  VideoSDKError,
  ConfigurationError,
  AuthenticationError,
  PermissionError,
  RoomNotFoundError,
  ResourceConflictError,
  RateLimitError,
  ValidationError,
  ServerError,
  NetworkError,
  TimeoutError,
  CancelledError,
  DecodeError,
  WebhookVerificationError,
  InternalError,
  errorOf,
  guarded,
  isVideoSDKError,
}
