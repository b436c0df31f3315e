'use strict'

// What signing, verifying and explaining take and answer: types alone.

/**
 * What the holder of a token may do: join, knock to be let in, or switch others' microphone and webcam.
 *
 * @typedef {'allow_join' | 'ask_join' | 'allow_mod'} Permission
 */

/**
 * What a token is made for.
 *
 * @typedef {'participant' | 'api' | 'classic'} TokenKind
 */

/**
 * A token to sign.
 *
 * @typedef {object} SignToken
 * @property {readonly Permission[]} [permissions] What the holder may do. Default: `['allow_join']`, for an API token
 *   `['allow_join', 'allow_mod']`. `ask_join` goes with no other.
 * @property {string | number} [expiresIn] How long it lives: a text such as `'2h'`, or seconds. Default: 24 hours.
 *   Limits: 1 second to 30 days.
 * @property {boolean} [allowLongLived] Allows more than 30 days. Default: no.
 * @property {boolean} [notBefore] Writes `nbf` too, which the service does not need. Default: no.
 * @property {Record<string, unknown>} [claims] Further claims; the names of the other claims are reserved.
 */

/**
 * A token for a client that joins meetings.
 *
 * @typedef {SignToken & ParticipantBinding} ParticipantToken
 */

/**
 * What a participant token is bound to.
 *
 * @typedef {object} ParticipantBinding
 * @property {string} [roomId] The only room it opens. Default: every room of the account.
 * @property {string} [participantId] The only participant who may use it. Default: any.
 */

/**
 * What a token must fit besides its signature and its times.
 *
 * @typedef {object} VerifyToken
 * @property {string} [roomId] The room it is used in; a token of every room passes.
 * @property {string} [participantId] The participant who uses it; a token of any participant passes.
 * @property {Permission} [permission] A permission it must have.
 * @property {TokenKind} [kind] The kind it must be of.
 * @property {number} [leeway] How much the clocks may differ, in seconds. Default: 30.
 * @property {boolean} [useLearnedOffset] Compares times with the service's clock as the client has learned it.
 *   Default: no.
 */

/**
 * When and where a token is to be used, as far as it is known.
 *
 * @typedef {object} ExplainToken
 * @property {number} [at] The time to judge by, in seconds since 1970. Default: now.
 * @property {string} [roomId] The room it is to be used in.
 * @property {string} [participantId] The participant who is to use it.
 */

/**
 * What a token says, by the names of the wire.
 *
 * @typedef {TokenClaims & Record<string, unknown>} Claims
 */

/**
 * The claims that have a meaning to the service.
 *
 * @typedef {object} TokenClaims
 * @property {string} [apikey] The API key.
 * @property {string[]} [permissions] What the holder may do.
 * @property {number} [version] The version of the claims; 2 is needed for roles, room and participant.
 * @property {string[]} [roles] The uses: `rtc` joins meetings, `crawler` calls the REST API.
 * @property {string} [roomId] The only room.
 * @property {string} [participantId] The only participant.
 * @property {number} [iat] When it was issued, in seconds since 1970.
 * @property {number} [exp] When it expires, in seconds since 1970.
 * @property {number} [nbf] From when on it is valid, in seconds since 1970.
 * @property {string} [jti] The token's own id.
 */

/**
 * What a text is that should be a token, what is wrong with it and what would mend it.
 *
 * @typedef {object} Explanation
 * @property {TokenKind | null} kind What it is made for; `null` when it is no token or its roles are strange.
 * @property {Claims | null} claims What it says; a secret that stands in it is blacked out.
 * @property {number | null} secondsLeft How many seconds it still lives, below 0 when it has expired.
 * @property {boolean | null} verified Whether the signature fits; `null` when no secret is at hand for its API key.
 * @property {import('../errors').Finding[]} findings Everything worth knowing, the gravest first.
 * @property {{ accepted: boolean | null, code: number | null }} join Whether a client can join with it, and the code
 *   that client SDKs show when not; `null` where the service's rule is not known.
 * @property {{ accepted: boolean | null, status: number | null }} rest Whether the REST API takes it, and the HTTP
 *   status when not.
 */

module.exports = {}
