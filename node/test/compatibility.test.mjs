// What the official package has for tokens works here under its names, with the checks of this one.

import assert from 'node:assert/strict'
import { it } from 'node:test'
import {
  AccessTokenBuilder,
  Emulator,
  Grant,
  VideoSDK,
  decodeToken,
  generateToken,
  parseExpiresIn,
  verifyToken,
} from 'videosdk-server'

const apiKey = '11111111-2222-4333-8444-555555555555'
const secret = '5'.repeat(64)
const videosdk = new VideoSDK({ apiKey, secret })

it('builds a participant token, which permits to join and no more unless it is said', () => {
  const token = videosdk.accessToken().setParticipant('guest-7').forRoom('ab12-cd34-ef56').expiresIn('15m').toJwt()
  const claims = videosdk.verifyToken(token)
  assert.deepEqual(
    [claims.participantId, claims.roomId, claims.permissions, claims.roles, claims.version],
    ['guest-7', 'ab12-cd34-ef56', ['allow_join'], ['rtc'], 2],
  )
  const host = new AccessTokenBuilder({ apiKey, secret, defaultExpiresIn: '1h' })
  const granted = videosdk.verifyToken(host.grant(Grant.AllowJoin, Grant.AllowMod).setClaim('team', 'blue').toJwt())
  assert.deepEqual([granted.permissions, granted.team], [['allow_join', 'allow_mod'], 'blue'])
})

it('builds an API token, of no room', () => {
  assert.deepEqual(videosdk.verifyToken(videosdk.accessToken().forApi().toJwt()).roles, ['crawler'])
  assert.throws(() => videosdk.accessToken().forApi().forRoom('a').toJwt(), { message: /roomId/ })
})

it('generates tokens of the kinds that there are', () => {
  assert.deepEqual(decodeToken(videosdk.generateToken()).roles, ['crawler'])
  const claims = { roomId: 'ab12-cd34-ef56', participantId: 'g', team: 'blue' }
  const joined = videosdk.tokens.verify(videosdk.generateToken({ roles: ['rtc'], claims }), { kind: 'participant' })
  assert.deepEqual([joined.roomId, joined.participantId, joined.team], ['ab12-cd34-ef56', 'g', 'blue'])
  assert.throws(() => videosdk.generateToken({ roles: ['rtc', 'crawler'] }), { name: 'ValidationError', message: /roles/ })
  assert.throws(() => videosdk.generateToken({ version: 1 }), { name: 'ValidationError', message: /version/ })
  assert.throws(() => videosdk.generateToken({ expiresIn: 0 }), { code: 'duration_too_short' })
  assert.equal(decodeToken(VideoSDK.generateToken({ apiKey, secretKey: secret })).apikey, apiKey)
})

it('verifies by a secret, and reads without one', () => {
  const token = generateToken({ apiKey, secretKey: secret })
  assert.equal(verifyToken(token, secret).apikey, apiKey)
  assert.throws(() => verifyToken(token, '6'.repeat(64)), { name: 'AuthenticationError' })
  assert.throws(() => verifyToken('garbage', secret), { name: 'AuthenticationError' })
  assert.equal(decodeToken('garbage'), null)
  assert.throws(() => decodeToken(undefined), TypeError)
})

it('reads durations', () => {
  assert.deepEqual(['10m', '24h', 30].map(parseExpiresIn), [600, 86_400, 30])
  assert.throws(() => parseExpiresIn(-5), { code: 'duration_invalid' })
})

it('takes the fields of a room by their names there', async () => {
  const emulator = await Emulator.start({ strict: true })
  try {
    await emulator.client().rooms.create({
      webhook: { url: 'https://example.com/hook', events: ['session-started'] },
      autoCloseConfig: { afterInactiveSeconds: 600 },
    })
    assert.deepEqual(JSON.parse(emulator.requests()[0].body), {
      webhook: { endPoint: 'https://example.com/hook', events: ['session-started'] },
      autoCloseConfig: { type: 'session-ends', duration: 600 },
    })
  } finally {
    await emulator.close()
  }
})
