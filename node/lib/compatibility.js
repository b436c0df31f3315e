'use strict'

// What the official package has for tokens, by its names and with the checks and defaults of this one.

const { guarded, ValidationError, VideoSDKError } = require('./errors')
const native = require('./native')
const { Tokens } = require('./resources/tokens')

/** @typedef {import('./models/tokens').Permission} Permission */
/** @typedef {import('./models/tokens').Claims} Claims */

/**
 * The permissions of a participant.
 * @enum {Permission}
 */
const Grant = Object.freeze({
  /** May join the meeting. */
  AllowJoin: /** @type {'allow_join'} */ ('allow_join'),
  /** Has to be let in. */
  AskJoin: /** @type {'ask_join'} */ ('ask_join'),
  /** May moderate. */
  AllowMod: /** @type {'allow_mod'} */ ('allow_mod'),
})

/**
 * What `generateToken` of a client takes.
 *
 * @typedef {object} ClientTokenOptions
 * @property {readonly Permission[]} [permissions] What the holder may do. Default: as `tokens.api` and
 *   `tokens.participant` have it.
 * @property {readonly string[]} [roles] `['crawler']` for an API token, which is the default, or `['rtc']` for a
 *   participant token. There are no others.
 * @property {number} [version] 2, and no other.
 * @property {string | number} [expiresIn] A text such as `'2h'`, or seconds. Default: 24 hours.
 * @property {Record<string, unknown>} [claims] Further claims; of a participant token also `roomId` and
 *   `participantId`.
 */

/**
 * What `generateToken` takes without a client.
 *
 * @typedef {ClientTokenOptions & { apiKey: string, secretKey: string }} GenerateTokenOptions
 */

/**
 * Signs a token with this key pair; `tokens` of a client says more clearly which kind.
 *
 * @param {GenerateTokenOptions} options
 * @returns {string}
 */
function generateToken({ apiKey, secretKey, ...options }) {
  return guarded(generateToken, () => generateFrom(tokensOf(apiKey, secretKey), options))
}

/**
 * @param {Tokens} tokens
 * @param {ClientTokenOptions} options
 * @internal
 */
function generateFrom(tokens, { roles = ['crawler'], version = 2, claims = {}, ...request }) {
  if (version !== 2) {
    throw new ValidationError(`version is ${version}; it must be 2, and tokens.classic signs a token without`, {
      code: 'argument_invalid',
    })
  }
  switch (roles.join(' ')) {
    case 'crawler':
      return tokens.api({ ...request, claims })
    case 'rtc': {
      const { roomId, participantId, ...others } = /** @type {any} */ (claims)
      return tokens.participant({ ...request, roomId, participantId, claims: others })
    }
    default:
      throw new ValidationError(`roles are ${roles.join(', ')}; they must be crawler or rtc alone`, {
        code: 'argument_invalid',
      })
  }
}

/**
 * Reads the claims **without verifying** anything; `null` when the text is no token.
 *
 * @param {string} token
 * @returns {Claims | null}
 */
function decodeToken(token) {
  try {
    return Tokens.decode(token)
  } catch (error) {
    if (error instanceof VideoSDKError && error.kind !== 'internal') return null
    throw error
  }
}

/**
 * Answers the claims of a token that this secret signed, whatever API key it names; `tokens.verify` of a client checks
 * that too.
 *
 * @param {string} token
 * @param {string} secret
 * @returns {Claims}
 * @throws {import('./errors').AuthenticationError} It is not good; `findings` has every reason.
 */
function verifyToken(token, secret) {
  return guarded(verifyToken, () => tokensOf(decodeToken(token)?.apikey ?? '-', secret).verify(token))
}

/**
 * The seconds of a duration: a text such as `'2h'`, or seconds.
 *
 * @param {string | number} value
 * @returns {number}
 */
function parseExpiresIn(value) {
  return guarded(parseExpiresIn, () => native.parseDuration(String(value)))
}

/**
 * @param {string} apiKey
 * @param {string} secret
 */
function tokensOf(apiKey, secret) {
  return new Tokens(new native.NativeClient(JSON.stringify({ apiKey, secret })))
}

/**
 * Builds a participant token step by step; `tokens.participant` does it in one call.
 *
 * ```js
 * videosdk.accessToken().setParticipant('guest-7').grant(Grant.AllowJoin).forRoom(roomId).expiresIn('15m').toJwt()
 * ```
 */
class AccessTokenBuilder {
  /** @type {Tokens} */
  #tokens
  /** @type {'participant' | 'api'} */
  #kind = 'participant'
  /** @type {import('./models/tokens').ParticipantToken} */
  #request = {}
  /** @type {Set<Permission>} */
  #grants = new Set()
  /** @type {Record<string, unknown>} */
  #claims = {}

  /** @param {Tokens | { apiKey: string, secret: string, defaultExpiresIn?: string | number }} source */
  constructor(source) {
    if (source instanceof Tokens) {
      this.#tokens = source
    } else {
      this.#tokens = tokensOf(source.apiKey, source.secret)
      this.#request.expiresIn = source.defaultExpiresIn
    }
  }

  /**
   * The only participant who may use it.
   * @param {string} participantId
   */
  setParticipant(participantId) {
    this.#request.participantId = participantId
    return this
  }

  /**
   * Adds permissions. Without any it is `allow_join`, where the official package has `allow_mod` too.
   * @param {...Permission} grants
   */
  grant(...grants) {
    for (const grant of grants) this.#grants.add(grant)
    return this
  }

  /**
   * The only room it opens.
   * @param {string} roomId
   */
  forRoom(roomId) {
    this.#request.roomId = roomId
    return this
  }

  /** Makes it a token that calls the REST API. Such a token is of no room and no participant. */
  forApi() {
    this.#kind = 'api'
    return this
  }

  /**
   * How long it lives: a text such as `'2h'`, or seconds.
   * @param {string | number} duration
   */
  expiresIn(duration) {
    this.#request.expiresIn = duration
    return this
  }

  /**
   * Adds a claim of your own.
   * @param {string} name
   * @param {unknown} value
   */
  setClaim(name, value) {
    this.#claims[name] = value
    return this
  }

  /**
   * Signs the token.
   * @returns {string}
   */
  toJwt() {
    const permissions = this.#grants.size > 0 ? [...this.#grants] : undefined
    const request = { ...this.#request, permissions, claims: this.#claims }
    return guarded(this.toJwt, () => this.#tokens[this.#kind](request))
  }
}

module.exports = {
  AccessTokenBuilder,
  Grant,
  decodeToken,
  generateFrom,
  generateToken,
  parseExpiresIn,
  verifyToken,
}
