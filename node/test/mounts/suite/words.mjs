// What stands in for the words with a dollar sign. Tokens are signed here by hand, not by what is tested.

import { createHmac, randomUUID } from 'node:crypto'

export const API_KEY = 'demo-0123456789abcdef'
export const SECRET = 'a-secret-of-the-tests-that-must-never-be-seen-anywhere-0123456789'
export const MEETING_ID = 'ab12-cd34-ef56'

const LONG_AGO = 1_700_000_000
const now = () => Math.floor(Date.now() / 1000)
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')

function signature(input, secret) {
  return createHmac('sha256', secret).update(input).digest('base64url')
}

function token({ at = now(), apikey = API_KEY, secret = SECRET, permissions = ['allow_join'], ...claims } = {}) {
  const times = { iat: at - 30, exp: at + 86_400, jti: randomUUID() }
  const input = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ apikey, permissions, ...claims, ...times })}`
  return `${input}.${signature(input, secret)}`
}

/** The claims of a token that our key signed; nothing for any other. */
export function claimsOf(text) {
  const [head, payload, signed, ...more] = String(text).split('.')
  if (more.length > 0 || signed !== signature(`${head}.${payload}`, SECRET)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}

const foreignSecret = 'another-secret'.repeat(4)
const withoutSignature = (text) => text.slice(0, text.lastIndexOf('.'))
const moderator = token({ permissions: ['allow_join', 'allow_mod'] })
const words = {
  $token: token(),
  $participantToken: token({ version: 2, roles: ['rtc'] }),
  $expiredToken: token({ at: LONG_AGO }),
  $foreignToken: token({ apikey: 'another-key', secret: foreignSecret }),
  $tamperedToken: `${withoutSignature(moderator)}.${token().split('.')[2]}`,
  $tamperedExpiredToken: token({ at: LONG_AGO, secret: foreignSecret }),
  $meetingId: MEETING_ID,
}
const names = Object.keys(words).sort((one, other) => other.length - one.length)

/** A text, or all texts of a value, with the words filled in. */
export function filledIn(value) {
  if (typeof value === 'string') return names.reduce((text, name) => text.replaceAll(name, words[name]), value)
  if (Array.isArray(value)) return value.map(filledIn)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, filledIn(field)]))
}
