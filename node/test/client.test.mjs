// The client against the emulator: what the scenarios cannot say, since it is of this language.

import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { createRequire } from 'node:module'
import { channel } from 'node:diagnostics_channel'
import { after, afterEach, before, describe, it } from 'node:test'
import { inspect } from 'node:util'
import * as esm from 'videosdk-server'
import { until } from './until.mjs'

const { Emulator, RoomNotFoundError, ValidationError, VideoSDK, VideoSDKError } = esm
const SECRET = '162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526'
const NEVER = { status: 200, body: {}, delayMs: 60_000 }

let emulator
let videosdk
before(async () => {
  emulator = await Emulator.start()
  videosdk = emulator.client()
})
afterEach(() => emulator.reset())
after(() => emulator.close())

describe('the package', () => {
  it('is one implementation for import and require', () => {
    const cjs = createRequire(import.meta.url)('videosdk-server')
    const names = Object.keys(cjs).sort()
    assert.deepEqual(Object.keys(esm).filter((name) => !['default', 'module.exports'].includes(name)).sort(), names)
    for (const name of names) assert.equal(esm[name], cjs[name])
  })

  it('has a class of errors for each kind', () => {
    const kinds = new Set()
    for (const Class of Object.values(esm)) {
      if (Class?.prototype instanceof VideoSDKError) {
        const error = new Class('why')
        assert.equal(`${error}`, `${Class.name}: why`)
        assert.deepEqual([error.code, error.attempts, error.findings, error.status], [error.kind, 0, [], undefined])
        kinds.add(error.kind)
      }
    }
    assert.equal(kinds.size, 14)
  })
})

describe('secrets', () => {
  it('are in no text that is made of a client, an emulator, a list or an error', async () => {
    const client = new VideoSDK({ apiKey: 'a'.repeat(36), secret: SECRET, apiEndpoint: emulator.url })
    const token = client.tokens.participant()
    const error = await client.rooms.get('a').catch((error) => error)
    assert.equal(error.kind, 'authentication')
    const tampered = (() => {
      try {
        client.tokens.verify(`${token}x`)
      } catch (error) {
        return error
      }
    })()
    for (const value of [client, client.tokens, client.rooms, client.api, emulator, client.rooms.list(), error, tampered]) {
      for (const text of [inspect(value, { showHidden: true, depth: 9 }), JSON.stringify(value), `${value}`]) {
        for (const secret of [SECRET, emulator.secret, token]) assert.ok(!text.includes(secret), text)
      }
    }
    assert.equal(inspect(client), `VideoSDK { apiEndpoint: '${emulator.url}' }`)
  })

  it('are not told by the error of an option', () => {
    const refused = (options) => assert.throws(() => new VideoSDK(options), (error) => !inspect(error).includes('12345'))
    refused({ secret: 12345 })
    refused({ token: ['12345'] })
  })
})

describe('errors', () => {
  it('are of the class of their kind, with the facts and the stack of the caller', async () => {
    async function looksUp() {
      return videosdk.rooms.get('aaaa-bbbb-cccc')
    }
    const error = await looksUp().catch((error) => error)
    assert.ok(error instanceof RoomNotFoundError && error instanceof VideoSDKError && esm.isVideoSDKError(error))
    assert.deepEqual([error.status, error.httpStatus, error.method, error.path], [404, 404, 'GET', '/v2/rooms/aaaa-bbbb-cccc'])
    assert.equal(error.details.statusCode, 404)
    assert.match(error.stack, /^RoomNotFoundError: .*\n +at looksUp \(.*client\.test\.mjs/)
  })

  it('have the stack of the caller without await too', async () => {
    function promises() {
      return videosdk.rooms.get('aaaa-bbbb-cccc')
    }
    const error = await new Promise((resolve) => promises().then(undefined, resolve))
    assert.match(error.stack, /\n +at promises \(/)
  })

  it('of signing are thrown at the line that signs', () => {
    function signs() {
      return videosdk.tokens.participant({ roomId: '' })
    }
    assert.throws(signs, (error) => {
      assert.ok(error instanceof ValidationError)
      assert.match(error.stack, /^ValidationError: .*\n +at signs \(/)
      return true
    })
  })

  it('of wrong types are TypeErrors that name the argument', async () => {
    const typeError = (name) => ({ name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: new RegExp(`^${name} must`) })
    assert.throws(() => new VideoSDK('key'), typeError('options'))
    assert.throws(() => new VideoSDK({ onEvent: 'log' }), typeError('onEvent'))
    assert.throws(() => new VideoSDK({ timeoutMs: '5' }), typeError('timeoutMs'))
    assert.throws(() => new VideoSDK({ deadlineMs: NaN }), typeError('deadlineMs'))
    assert.throws(() => videosdk.tokens.participant({ roomId: null }), typeError('roomId'))
    assert.throws(() => videosdk.tokens.participant({ permissions: 'allow_join' }), typeError('permissions'))
    assert.throws(() => videosdk.tokens.participant({ permissions: [1] }), typeError('permissions\\[0\\]'))
    assert.throws(() => videosdk.tokens.participant({ expiresIn: true }), typeError('expiresIn'))
    assert.throws(() => videosdk.tokens.participant({ claims: [] }), typeError('claims'))
    assert.throws(() => videosdk.tokens.participants({}), typeError('requests'))
    assert.throws(() => videosdk.tokens.verify(5), typeError('token'))
    assert.throws(() => videosdk.tokens.explain(), typeError('text'))
    assert.throws(() => emulator.advanceClock('1'), typeError('seconds'))
    assert.throws(() => new esm.TokenServer({}), typeError('videosdk'))
    await assert.rejects(videosdk.rooms.get(), typeError('roomId'))
    await assert.rejects(videosdk.rooms.get(5), typeError('roomId'))
    await assert.rejects(videosdk.rooms.create('a'), typeError('params'))
    await assert.rejects(videosdk.rooms.get('a', 5), typeError('options'))
    await assert.rejects(videosdk.rooms.get('a', { signal: {} }), typeError('options.signal'))
    assert.deepEqual(emulator.requests(), [])
  })

  it('of fields name the field', async () => {
    await assert.rejects(videosdk.rooms.create({ customRoomId: 5 }), { kind: 'invalid_request', message: /params\.customRoomId/ })
    assert.deepEqual(emulator.requests(), [])
  })

  it('refuse what nobody reads', async () => {
    assert.throws(() => new VideoSDK({ fetch() {} }) && new VideoSDK({ secretKey: 'x' }), { message: /secretKey/ })
    assert.throws(() => new VideoSDK({ timeout: 5 }), { name: 'TypeError', message: /timeoutMs/ })
    assert.throws(() => videosdk.tokens.participant({ roomID: 'a' }), { name: 'TypeError', message: /roomID.*roomId/ })
    assert.throws(() => videosdk.tokens.api({ roomId: 'a' }), { name: 'TypeError', message: /roomId/ })
    assert.throws(() => videosdk.tokens.verify('a', { room: 'a' }), { name: 'TypeError', message: /room/ })
    assert.throws(() => videosdk.withOptions({ retries: 1 }), { message: /retries/ })
    await assert.rejects(videosdk.rooms.get('a', { retries: 1 }), { message: /retries/ })
    await assert.rejects(videosdk.rooms.get('a', { timeout: 1 }), { name: 'TypeError', message: /timeoutMs/ })
    assert.deepEqual(emulator.requests(), [])
  })
})

describe('lists', () => {
  it('ask for nothing before they are awaited, and for no page that nobody wants', async () => {
    for (let index = 0; index < 5; index += 1) await videosdk.rooms.create()
    const asked = emulator.requests().length
    const list = videosdk.rooms.list({ perPage: 2 })
    assert.equal(emulator.requests().length, asked)
    const page = await list
    assert.deepEqual([page.data.length, page.total, page.hasNextPage, page.nextCursor], [2, 5, true, page.next])
    assert.equal((await list).next, page.next)
    const rooms = []
    for await (const room of list) rooms.push(room.roomId)
    assert.equal(new Set(rooms).size, 5)
    assert.equal(emulator.requests().length, asked + 3)
    for await (const _ of videosdk.rooms.list({ perPage: 2 })) break
    assert.equal(emulator.requests().length, asked + 4)
    const second = await videosdk.rooms.list({ perPage: 2, cursor: page.next })
    assert.equal(second.data[0].roomId, rooms[2])
  })

  it('are promises', async () => {
    const [page] = await Promise.all([videosdk.rooms.list()])
    assert.deepEqual(page.data, [])
    emulator.script({ status: 403 })
    assert.equal(await videosdk.rooms.list().catch((error) => error.kind), 'permission')
    let settled = false
    await videosdk.rooms.list().finally(() => (settled = true))
    assert.ok(settled)
  })
})

describe('options', () => {
  it('of a call go before those of the client', async () => {
    emulator.script(NEVER)
    await assert.rejects(videosdk.rooms.get('a', { timeoutMs: 40, maxRetries: 0 }), { kind: 'timeout', attempts: 1 })
    emulator.script(NEVER)
    const impatient = videosdk.withOptions({ deadlineMs: 40, headers: new Headers({ 'x-team': 'blue' }) })
    await assert.rejects(impatient.rooms.get('a'), { kind: 'timeout' })
    assert.deepEqual(emulator.requests().map(({ headers }) => headers['x-team']), [undefined, 'blue'])
    assert.match(emulator.requests()[0].headers['user-agent'], /^videosdk-server\/\S+ \(node 2\d\.\S+\)$/)
  })

  it('of a raw request are beside what it carries', async () => {
    const { roomId } = await videosdk.api.post('/v2/rooms', { body: { customRoomId: 'mine' } })
    const found = await videosdk.api.get('/v2/rooms', { query: { perPage: 1, query: roomId, userId: undefined } })
    assert.equal(found.data[0].customRoomId, 'mine')
    assert.equal(emulator.requests()[1].query, `perPage=1&query=${roomId}`)
    assert.equal((await videosdk.request('GET', `/v2/rooms/${roomId}`, { maxRetries: 0 })).roomId, roomId)
  })

  it('come from the environment', () => {
    process.env.VIDEOSDK_EMULATOR = '127.0.0.1:9'
    try {
      assert.equal(new VideoSDK().apiEndpoint, 'http://127.0.0.1:9')
    } finally {
      delete process.env.VIDEOSDK_EMULATOR
    }
    assert.equal(new VideoSDK().apiEndpoint, esm.DEFAULT_API_ENDPOINT)
    assert.throws(() => new VideoSDK().check(), { name: 'ConfigurationError', code: 'api_key_missing' })
    const { settings } = videosdk.settings()
    assert.equal(settings.find(({ name }) => name === 'api_key').source, 'option')
  })
})

describe('signals', () => {
  it('that are aborted already send nothing', async () => {
    const reason = new Error('mine')
    await assert.rejects(videosdk.rooms.list({}, { signal: AbortSignal.abort(reason) }), reason)
    assert.deepEqual(emulator.requests(), [])
  })

  it('close the connection of a call under way, and are left without a listener', async () => {
    emulator.script(NEVER)
    const controller = new AbortController()
    const call = videosdk.rooms.create({}, { signal: controller.signal })
    await until(() => emulator.requests().length === 1)
    assert.equal(getEventListeners(controller.signal, 'abort').length, 1)
    controller.abort()
    await assert.rejects(call, { name: 'AbortError' })
    await until(() => emulator.requests()[0].abandoned)
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0)
  })

  it('of a time limit reject with its reason', async () => {
    emulator.script(NEVER)
    await assert.rejects(videosdk.rooms.get('a', { signal: AbortSignal.timeout(30) }), { name: 'TimeoutError', code: 23 })
  })

  it('are left without a listener when the call ends by itself', async () => {
    const { signal } = new AbortController()
    await videosdk.rooms.list({}, { signal })
    await videosdk.rooms.get('none', { signal }).catch(() => {})
    assert.equal(getEventListeners(signal, 'abort').length, 0)
  })

  it('end an iteration over all pages', async () => {
    for (let index = 0; index < 3; index += 1) await videosdk.rooms.create()
    const controller = new AbortController()
    await assert.rejects(async () => {
      for await (const _ of videosdk.rooms.list({ perPage: 1 }, { signal: controller.signal })) controller.abort()
    }, { name: 'AbortError' })
  })
})

describe('events', () => {
  it('go to the function of the client and to the channel', async () => {
    const told = []
    const published = []
    const take = (event) => published.push(event)
    const events = channel('videosdk-server')
    events.subscribe(take)
    try {
      const { roomId } = await videosdk.rooms.create()
      const listening = emulator.client({ onEvent: (event) => told.push(event) })
      await listening.rooms.get(roomId)
      await until(() => told.length === 3)
    } finally {
      events.unsubscribe(take)
    }
    assert.deepEqual(told.map(({ kind }) => kind), ['token_renewed', 'attempt_started', 'attempt_finished'])
    assert.equal(told[2].route, '/v2/rooms/{roomId}')
    assert.ok(published.length >= told.length)
    assert.ok(!JSON.stringify([told, published]).includes('eyJ'))
  })
})

describe('tokens', () => {
  it('are signed, verified and explained', () => {
    const token = videosdk.tokens.participant({ roomId: 'ab12-cd34-ef56', expiresIn: '2h' })
    assert.equal(videosdk.tokens.verify(token, { roomId: 'ab12-cd34-ef56', kind: 'participant' }).roomId, 'ab12-cd34-ef56')
    assert.throws(() => videosdk.tokens.verify(token, { roomId: 'zz12-cd34-ef56', permission: 'allow_mod' }), (error) => {
      assert.equal(error.findings.length, 2)
      return error.kind === 'authentication'
    })
    const at = videosdk.tokens.decode(token).exp + 60
    const { findings, join } = videosdk.tokens.explain(token, { at })
    assert.deepEqual([findings[0].code, join.accepted], ['token_expired', false])
    assert.equal(videosdk.tokens.participants([{}, { participantId: 'a' }]).length, 2)
    assert.throws(() => videosdk.tokens.participants([{}, { claims: { exp: 1 } }]), { message: /participants\[1\]/ })
  })
})

describe('the emulator', () => {
  it('expires tokens by its clock', async () => {
    const { token } = { token: videosdk.tokens.api({ expiresIn: 60 }) }
    const withToken = new VideoSDK({ token, apiEndpoint: emulator.url })
    await withToken.rooms.list()
    emulator.advanceClock(120)
    await assert.rejects(withToken.rooms.list(), { kind: 'authentication' })
  })

  it('is closed once, and says so', async () => {
    const other = await Emulator.start({ strict: true })
    await assert.rejects(other.client().rooms.create({ extra: { colour: 'red' } }), { kind: 'invalid_request' })
    await Promise.all([other.close(), other.close()])
    await other.close()
    for (const use of [() => other.requests(), () => other.script({}), () => other.reset(), () => other.advanceClock(1)]) {
      assert.throws(use, { message: 'the emulator is closed' })
    }
    await assert.rejects(other.client({ maxRetries: 0 }).rooms.list(), { kind: 'network' })
  })

  it('is started by its options alone', async () => {
    await assert.rejects(Emulator.start({ prot: 5 }), { kind: 'invalid_request', message: /prot/ })
    assert.throws(() => new Emulator(), TypeError)
  })
})
