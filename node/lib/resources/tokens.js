'use strict'

const check = require('../arguments')
const { guarded } = require('../errors')
const native = require('../native')

/** @typedef {import('../models/tokens').ParticipantToken} ParticipantToken */
/** @typedef {import('../models/tokens').SignToken} SignToken */
/** @typedef {import('../models/tokens').Claims} Claims */

const SIGN = new Set(['permissions', 'expiresIn', 'allowLongLived', 'notBefore', 'claims'])
const SIGN_PARTICIPANT = new Set(['roomId', 'participantId', ...SIGN])
const VERIFY = new Set(['roomId', 'participantId', 'permission', 'kind', 'leeway', 'useLearnedOffset'])
const EXPLAIN = new Set(['at', 'roomId', 'participantId'])

/** Signs, verifies and explains access tokens (JWT, HS256). None of it takes a network or a thread. */
class Tokens {
  /** @type {import('../native-library').NativeClient} */
  #native

  /**
   * @param {import('../native-library').NativeClient} native
   * @internal
   */
  constructor(native) {
    this.#native = native
  }

  /**
   * Signs a token for a client that joins meetings. It cannot call the REST API.
   *
   * @param {ParticipantToken} [request]
   * @returns {string}
   * @throws {import('../errors').ValidationError} An argument is out of its limits; the text says what would be right.
   * @throws {import('../errors').ConfigurationError} There is no key or no secret.
   */
  participant(request = {}) {
    return guarded(this.participant, () => this.#sign('participant', request, SIGN_PARTICIPANT))
  }

  /**
   * Signs a participant token for each request, in the same order. The first fault names its place, and nothing is
   * answered.
   *
   * @param {readonly ParticipantToken[]} requests
   * @returns {string[]}
   */
  participants(requests) {
    return guarded(this.participants, () => {
      if (!Array.isArray(requests)) throw check.wrongType('requests', 'an array', requests)
      const checked = requests.map((request, index) => {
        checkSign(`requests[${index}]`, request, SIGN_PARTICIPANT)
        return { ...request, claims: claimsText(request.claims) }
      })
      return this.#native.signParticipants(checked)
    })
  }

  /**
   * Signs a token that calls the REST API. The client makes its own; never give one to a browser.
   *
   * @param {SignToken} [request]
   * @returns {string}
   */
  api(request = {}) {
    return guarded(this.api, () => this.#sign('api', request, SIGN))
  }

  /**
   * Signs the token of the public quick start, which both joins and calls the REST API. For prototypes.
   *
   * @param {SignToken} [request]
   * @returns {string}
   */
  classic(request = {}) {
    return guarded(this.classic, () => this.#sign('classic', request, SIGN))
  }

  /**
   * @param {string} kind
   * @param {ParticipantToken} request
   * @param {ReadonlySet<string>} known
   */
  #sign(kind, request, known) {
    checkSign('request', request, known)
    return this.#native.sign(
      kind,
      request.roomId,
      request.participantId,
      request.permissions,
      request.expiresIn,
      request.allowLongLived,
      request.notBefore,
      claimsText(request.claims),
    )
  }

  /**
   * Answers the claims of a good token.
   *
   * @param {string} token The token, exactly as it was signed.
   * @param {import('../models/tokens').VerifyToken} [request]
   * @returns {Claims}
   * @throws {import('../errors').AuthenticationError} It is not good; `findings` has every reason.
   */
  verify(token, request = {}) {
    return guarded(this.verify, () => {
      check.text('token', token)
      check.object('request', request)
      check.known('request', request, VERIFY)
      check.optionalText('roomId', request.roomId)
      check.optionalText('participantId', request.participantId)
      check.optionalText('permission', request.permission)
      check.optionalText('kind', request.kind)
      check.optionalNumber('leeway', request.leeway)
      check.optionalFlag('useLearnedOffset', request.useLearnedOffset)
      return JSON.parse(
        this.#native.verify(
          token,
          request.roomId,
          request.participantId,
          request.permission,
          request.kind,
          request.leeway,
          request.useLearnedOffset,
        ),
      )
    })
  }

  /**
   * Reads the claims **without verifying** anything. Decide nothing by them.
   *
   * @param {string} token
   * @returns {Claims}
   */
  decode(token) {
    return guarded(this.decode, () => decode(token))
  }

  /**
   * Reads the claims **without verifying** anything, and without a client. Decide nothing by them.
   *
   * @param {string} token
   * @returns {Claims}
   */
  static decode(token) {
    return guarded(Tokens.decode, () => decode(token))
  }

  /**
   * Says what a text is that should be a token, what is wrong with it and what would mend it. No text makes it throw.
   *
   * @param {string} text
   * @param {import('../models/tokens').ExplainToken} [request]
   * @returns {import('../models/tokens').Explanation}
   */
  explain(text, request = {}) {
    return guarded(this.explain, () => {
      check.text('text', text)
      check.object('request', request)
      check.known('request', request, EXPLAIN)
      check.optionalNumber('at', request.at)
      check.optionalText('roomId', request.roomId)
      check.optionalText('participantId', request.participantId)
      return JSON.parse(this.#native.explain(text, request.at, request.roomId, request.participantId))
    })
  }
}

/**
 * @param {string} name
 * @param {ParticipantToken} request
 * @param {ReadonlySet<string>} known
 */
function checkSign(name, request, known) {
  check.object(name, request)
  check.known(name, request, known)
  check.optionalText('roomId', request.roomId)
  check.optionalText('participantId', request.participantId)
  check.optionalTexts('permissions', request.permissions)
  if (typeof request.expiresIn !== 'string') check.optionalNumber('expiresIn', request.expiresIn)
  check.optionalFlag('allowLongLived', request.allowLongLived)
  check.optionalFlag('notBefore', request.notBefore)
}

/** @param {Record<string, unknown> | undefined} claims */
function claimsText(claims) {
  if (claims === undefined) return undefined
  check.object('claims', claims)
  return JSON.stringify(claims)
}

/**
 * @param {string} token
 * @returns {Claims}
 */
function decode(token) {
  check.text('token', token)
  return JSON.parse(native.decode(token))
}

module.exports = { Tokens }
