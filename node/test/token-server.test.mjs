// The token server as a handler and as a server of its own.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, it } from 'node:test'
import { Emulator, TokenServer, VideoSDK } from 'videosdk-server'

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

it('goes by rules, limits and proxies', async () => {
  const students = {
    name: 'students',
    when: { role: 'student' },
    may: ['token'],
    rooms: ['class-{school}-*'],
    participant: '{sub}',
    permissions: ['ask_join'],
    expiresIn: '30m'
  }
  const server = new TokenServer(videosdk, {
    authentication: 'host',
    policy: [students],
    limits: { caller: '3/h burst 3' },
    trustedProxies: ['10.0.0.0/8']
  })
  const identity = { sub: 'bob', claims: { role: 'student', school: 'north' } }
  const ask = (query = '') => server.handle({ method: 'GET', path: '/get-token', query, headers, identity })
  const answer = json(await ask('roomId=class-north-1'))
  const claims = videosdk.tokens.verify(answer.token)
  assert.deepEqual([claims.participantId, claims.roomId, answer.expiresIn], ['bob', 'class-north-1', 1800])
  assert.equal(json(await ask('roomId=class-south-1')).code, 'room_not_allowed')
  await ask()
  assert.equal((await ask()).status, 429)
  const open = { policy: [{ name: 'a', rooms: ['*'], when: { role: undefined } }] }
  assert.throws(() => new TokenServer(videosdk, open), /undefined for the claim role/)
  const faulty = { limits: { caller: 'often' }, policy: [{ name: 'a', when: {} }] }
  assert.throws(() => new TokenServer(videosdk, faulty), /policy\[1\]\.rooms.*limits\.caller = /s)
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

it('counts by the address of the caller, and none that is no address', async () => {
  const server = new TokenServer(videosdk, { limits: { address: '1/day burst 1' } })
  const ask = async (peer) => (await server.handle({ method: 'GET', path: '/get-token', headers, peer })).status
  for (const peer of ['192.0.2.7', '2001:db8::1', 'fe80::1%eth0']) {
    assert.deepEqual([await ask(peer), await ask(peer)], [200, 429], peer)
  }
  for (const peer of ['localhost', '/run/server.sock', '', undefined]) {
    assert.deepEqual([await ask(peer), await ask(peer)], [200, 200], peer)
  }
  await assert.rejects(server.handle({ method: 'GET', path: '/get-token', peer: 7 }), { name: 'TypeError', message: /^peer/ })
})

it('gives up a request whose signal says so, and with it the call to the service', async () => {
  const service = createServer().listen(0, '127.0.0.1')
  await once(service, 'listening')
  const asked = once(service, 'request')
  const { apiKey, secret } = emulator
  const client = new VideoSDK({ apiKey, secret, apiEndpoint: `http://127.0.0.1:${service.address().port}` })
  const server = new TokenServer(client, { upstreamDeadlineMs: 60_000 })
  const controller = new AbortController()
  const { signal } = controller
  const asking = server.handle({ method: 'POST', path: '/create-meeting', headers }, { signal })
  const [{ socket }] = await asked
  const left = once(socket, 'close')
  controller.abort(new Error('has left'))
  await assert.rejects(asking, { message: 'has left' })
  await left
  service.close()
  await assert.rejects(server.handle({ method: 'GET', path: '/get-token', headers }, { signal }), { message: 'has left' })
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
