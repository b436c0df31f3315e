// What is special about handlers of `Request` and `Response`.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { tokenServerOf } from './suite/token-server.mjs'
import { silent, watched } from './suite/watched.mjs'

const at = (path) => `http://localhost${path}`
/** What Next.js passes beside a request that `[...path]` has caught. */
const catching = (...path) => ({ params: Promise.resolve({ lang: 'en', path }) })

describe('the handlers', () => {
  it('are one, by the names that Next.js looks for', () => {
    const handlers = tokenServerOf({}).fetch()
    assert.deepEqual(Object.keys(handlers), ['GET', 'HEAD', 'POST', 'OPTIONS'])
    assert.equal(new Set(Object.values(handlers)).size, 1)
  })

  it('pass the request and what is beside it to identity', async () => {
    const given = []
    const identity = async (...all) => (given.push(all), { sub: 'user-7' })
    const { GET } = tokenServerOf({ authentication: 'host' }).fetch({ identity })
    const [request, context] = [new Request(at('/video/get-token')), catching('get-token')]
    assert.equal((await GET(request, context)).status, 200)
    assert.deepEqual(given, [[request, context]])
  })

  it('reject with a fault of identity', async () => {
    const identity = () => assert.fail('no data base')
    const { GET } = tokenServerOf({ authentication: 'host' }).fetch({ identity })
    await assert.rejects(GET(new Request(at('/get-token'))), /no data base/)
  })
})

describe('the path', () => {
  const paths = [
    ['/en/video/get-token', undefined, catching('get-token'), '/get-token'],
    ['/en/video/validate-meeting/a%2Fb', undefined, catching('validate-meeting', 'a/b'), '/validate-meeting/a%2Fb'],
    ['/en/video/validate-meeting/a%2Fb/', undefined, catching('validate-meeting', 'a%2Fb'), '/validate-meeting/a%2Fb'],
    ['/video', undefined, { params: Promise.resolve({}) }, '/video'],
    ['/get-token', undefined, undefined, '/get-token'],
    ['/video/get-token', '/video', undefined, '/get-token'],
    ['/video/get-token', '/video/', undefined, '/get-token'],
    ['/videos/get-token', '/video', undefined, '/videos/get-token'],
    ['/video', '/video', undefined, '/'],
  ]
  for (const [path, prefix, context, expected] of paths) {
    it(`is ${expected} in ${path} with ${prefix ?? (context ? 'a folder of dots' : 'nothing')}`, async () => {
      const { tokenServer, requests } = watched({})
      await tokenServer.fetch({ prefix }).GET(new Request(at(`${path}?a=%20`)), context)
      assert.deepEqual([requests[0].path, requests[0].query], [expected, 'a=%20'])
    })
  }
})

describe('the address', () => {
  const asked = async (options) => {
    const { GET } = tokenServerOf({ limits: { address: '1/day burst 1' } }).fetch(options)
    const ask = (peer) => GET(new Request(at('/get-token'), { headers: { 'x-platform-address': peer } }))
    return [(await ask('192.0.2.1')).status, (await ask('192.0.2.1')).status, (await ask('192.0.2.2')).status]
  }

  it('is unknown, and not counted', async () => assert.deepEqual(await asked({}), [200, 200, 200]))

  it('is what the program tells', async () => {
    const peer = (request) => request.headers.get('x-platform-address')
    assert.deepEqual(await asked({ peer }), [200, 429, 200])
  })

  it('is told by a function alone', () => {
    assert.throws(() => tokenServerOf({}).fetch({ peer: '192.0.2.1' }), /options.peer must be a function/)
  })
})

describe('the body', () => {
  it('is read no further than needed', async () => {
    let pulled = 0
    let cancelled = false
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array((pulled += 1, 1024))),
      cancel: () => (cancelled = true),
    })
    const request = new Request(at('/create-meeting'), { method: 'POST', body, duplex: 'half' })
    const answer = await tokenServerOf({}).fetch().POST(request)
    assert.deepEqual([answer.status, (await answer.json()).code], [413, 'body_too_large'])
    assert.ok(pulled < 32, `${pulled} pieces were read`)
    assert.ok(cancelled)
  })

  it('that was read before is an error', async () => {
    const request = new Request(at('/get-token'), { method: 'POST', body: '{}' })
    await request.text()
    await assert.rejects(tokenServerOf({}).fetch().POST(request), /read before/)
  })
})

describe('a caller who leaves', () => {
  it('ends the call to the service', async () => {
    const service = await silent()
    const controller = new AbortController()
    const request = new Request(at('/create-meeting'), { method: 'POST', signal: controller.signal })
    const answering = tokenServerOf({ upstreamDeadlineMs: 60_000 }, service.url).fetch().POST(request)
    await service.asked
    controller.abort()
    assert.equal((await answering).status, 499)
    await service.left
    service.close()
  })
})

it('leaves CORS to the program when told so, also the headers of a preflight', async () => {
  const { GET, OPTIONS } = tokenServerOf({ allowedOrigins: ['https://a.b'] }).fetch({ cors: false })
  const headers = { host: 'localhost', origin: 'https://a.b' }
  const asks = { ...headers, 'access-control-request-method': 'GET' }
  const answers = [
    await GET(new Request(at('/get-token'), { headers })),
    await OPTIONS(new Request(at('/get-token'), { method: 'OPTIONS', headers: asks })),
  ]
  assert.deepEqual(answers.map(({ status }) => status), [200, 204])
  for (const answer of answers) {
    assert.deepEqual([...answer.headers.keys()].filter((name) => name.startsWith('access-control-')), [])
  }
})
