// The token server as a handler and as a server of its own.

import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { Emulator, TokenServer } from 'videosdk-server'

let emulator
let videosdk
before(async () => {
  emulator = await Emulator.start()
  videosdk = emulator.client()
})
after(() => emulator.close())

const json = (response) => JSON.parse(response.body.toString())
const headers = { host: 'localhost' }

it('answers for a token, a meeting and its validation', async () => {
  const server = new TokenServer(videosdk, { tokenKind: 'participant', permissions: ['allow_join'], expiresIn: '1h' })
  assert.equal(server.url, null)
  const answer = await server.handle({ method: 'GET', path: '/get-token', query: 'participantId=guest', headers })
  assert.deepEqual([answer.status, answer.headers['cache-control']], [200, 'no-store'])
  assert.equal(json(answer).expiresIn, 3600)
  assert.equal(videosdk.tokens.verify(json(answer).token, { kind: 'participant' }).participantId, 'guest')
  const made = json(await server.handle({ method: 'POST', path: '/create-meeting', headers }))
  const path = `/validate-meeting/${made.meetingId}`
  assert.equal(json(await server.handle({ method: 'POST', path, headers })).valid, true)
  const { status } = await server.handle({ method: 'POST', path: '/validate-meeting/aaaa-bbbb-cccc', headers })
  assert.equal(status, 404)
  await server.close()
})

it('takes headers and bodies as a program has them', async () => {
  const server = new TokenServer(videosdk)
  const body = JSON.stringify({ customRoomId: 'mine' })
  for (const each of [
    { headers: { ...headers, 'content-type': ['application/json'], absent: undefined }, body },
    { headers: [['host', 'localhost']], body: Buffer.from(body) },
    { headers: new Headers(headers), body: new TextEncoder().encode(` ${body}`).subarray(1) },
  ]) {
    const { status } = await server.handle({ method: 'POST', path: '/create-meeting', ...each })
    assert.equal(status, 200)
  }
  assert.deepEqual(emulator.requests().slice(-3).map(({ body }) => JSON.parse(body).customRoomId), ['mine', 'mine', 'mine'])
  await assert.rejects(server.handle({ method: 'GET' }), { name: 'TypeError', message: /^path/ })
  await assert.rejects(server.handle({ method: 'GET', path: '/', body: {} }), { name: 'TypeError', message: /^body/ })
})

it('binds tokens to the caller that the program names', async () => {
  const server = new TokenServer(videosdk, { authentication: 'host', tokenKind: 'participant' })
  const request = { method: 'GET', path: '/get-token', headers }
  assert.equal((await server.handle(request)).status, 401)
  const answer = await server.handle({ ...request, identity: { sub: 'user-7', claims: { team: 'blue' } } })
  assert.equal(videosdk.tokens.decode(json(answer).token).participantId, 'user-7')
})

it('listens, and is closed once', async () => {
  const server = await TokenServer.start(videosdk, { upstreamDeadlineMs: 4000 })
  const { token } = await (await fetch(`${server.url}/get-token`)).json()
  assert.equal(videosdk.tokens.explain(token).kind, 'classic')
  await Promise.all([server.close(), server.close()])
  await server.close()
  await assert.rejects(fetch(`${server.url}/get-token`))
})

it('refuses options that are wrong, and strangers unless they are welcome', async () => {
  assert.throws(() => new TokenServer(videosdk, { tokenkind: 'classic' }), { message: /tokenkind/ })
  await assert.rejects(TokenServer.start(videosdk, { hots: '0.0.0.0' }), { message: /hots/ })
  await assert.rejects(TokenServer.start(videosdk, { host: '0.0.0.0' }), { message: /strangers/ })
  await assert.rejects(TokenServer.start(videosdk, { upstreamDeadlineMs: '5' }), TypeError)
})
