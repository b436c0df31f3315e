// What is special about Fastify.

import assert from 'node:assert/strict'
import { request as send } from 'node:http'
import { connect } from 'node:http2'
import { describe, it } from 'node:test'

import fastify from 'fastify'

import { exchange } from './suite/exchange.mjs'
import { tokenServerOf } from './suite/token-server.mjs'
import { silent, watched } from './suite/watched.mjs'

const host = { authentication: 'host' }
const headers = { host: 'localhost' }

/** Runs a program of Fastify for as long as `use` takes. */
async function withApp(build, use, options = {}) {
  const app = fastify({ forceCloseConnections: true, ...options })
  build(app)
  try {
    await use(app, await app.listen({ port: 0, host: '127.0.0.1' }))
  } finally {
    await app.close()
  }
}

describe('the program', () => {
  it('keeps its own parsers and routes beside the mount', async () => {
    await withApp(
      (app) => {
        app.register(tokenServerOf({}).fastify, { prefix: '/video' })
        app.post('/echo', async ({ body }) => body)
      },
      async (app) => {
        const echo = await app.inject({ method: 'POST', url: '/echo', payload: { a: 1 } })
        assert.deepEqual(echo.json(), { a: 1 })
        assert.equal((await app.inject({ url: '/videos', headers })).json().message, 'Route GET:/videos not found')
      },
    )
  })

  it('may test the mount without a socket', async () => {
    await withApp(
      (app) => app.register(tokenServerOf({}).fastify, { prefix: '/video' }),
      async (app) => {
        const payload = { roomId: 'a' }
        const answer = await app.inject({ method: 'POST', url: '/video/get-token', headers, payload })
        assert.equal(answer.statusCode, 200)
        assert.ok(answer.json().token)
      },
    )
  })

  it('is given the faults of identity, and says who is signed in by its hooks', async () => {
    await withApp(
      (app) => {
        app.decorateRequest('user', null)
        app.addHook('preHandler', async (request) => (request.user = request.headers['x-user']))
        app.setErrorHandler((error, _request, reply) => reply.code(500).send({ ours: error.message }))
        const identity = async ({ user }) => (user === 'broken' ? assert.fail('no data base') : user && { sub: user })
        app.register(tokenServerOf(host).fastify, { prefix: '/video', identity })
      },
      async (app) => {
        const asked = (user) => app.inject({ url: '/video/get-token', headers: { ...headers, ...(user && { 'x-user': user }) } })
        assert.equal((await asked('user-7')).statusCode, 200)
        assert.equal((await asked()).statusCode, 401)
        assert.deepEqual((await asked('broken')).json(), { ours: 'no data base' })
      },
    )
  })

  it('cannot start when identity and the setting do not fit', async () => {
    const app = fastify()
    app.register(tokenServerOf({}).fastify, { prefix: '/video', identity: () => null })
    await assert.rejects(app.ready(), { name: 'ConfigurationError', message: /authentication is open/ })
  })
})

describe('the path', () => {
  const mounts = [
    ['/video', '/video/get-token'],
    ['/video', '/video//get-token/'],
    ['/rooms/:id/video', '/rooms/a%2Fb/video/get-token'],
    ['', '/get-token'],
  ]
  for (const [prefix, url] of mounts) {
    it(`is found in ${url} below ${prefix || 'nothing'}`, async () => {
      await withApp(
        (app) => app.register(tokenServerOf({}).fastify, { prefix }),
        async (app) => assert.equal((await app.inject({ url, headers })).statusCode, 200),
      )
    })
  }

  for (const url of ['/video', '/video/', '/video/nowhere']) {
    it(`is told to be none in ${url}`, async () => {
      await withApp(
        (app) => app.register(tokenServerOf({}).fastify, { prefix: '/video' }),
        async (app) => assert.equal((await app.inject({ url, headers })).json().code, 'route_unknown'),
      )
    })
  }
})

describe('the request', () => {
  for (const label of ['json', '', 'application/xml', 'text/html; charset', '*/*']) {
    it(`may have the label ${JSON.stringify(label)}`, async () => {
      await withApp(
        (app) => app.register(tokenServerOf({}).fastify, { prefix: '/video' }),
        async (_app, address) => {
          const labelled = [['host', 'localhost'], ['content-type', label]]
          const asked = { method: 'POST', path: '/get-token', headers: labelled, body: '{"roomId":"a"}' }
          assert.equal((await exchange(`${address}/video`, asked)).status, 200)
        },
      )
    })
  }

  it('has the address that `trustProxy` finds', async () => {
    const { tokenServer, requests } = watched({})
    await withApp(
      (app) => app.register(tokenServer.fastify, { prefix: '/video' }),
      (app) => app.inject({ url: '/video/get-token', headers: { ...headers, 'x-forwarded-for': '192.0.2.7' } }),
      { trustProxy: true },
    )
    assert.equal(requests[0].peer, '192.0.2.7')
  })

  it('may come by HTTP/2', async () => {
    await withApp(
      (app) => app.register(tokenServerOf({ allowedHosts: ['127.0.0.1'] }).fastify, { prefix: '/video' }),
      async (_app, address) => {
        const session = connect(address)
        const stream = session.request({ ':method': 'POST', ':path': '/video/get-token', 'content-type': 'application/json' })
        stream.end('{"roomId":"a"}')
        const [text, status] = await new Promise((resolve) => {
          let text = ''
          let status
          stream.on('response', (head) => (status = head[':status']))
          stream.on('data', (chunk) => (text += chunk)).on('end', () => resolve([text, status]))
        })
        session.close()
        assert.equal(status, 200)
        assert.ok(JSON.parse(text).token)
      },
      { http2: true },
    )
  })
})

describe('the answer', () => {
  it('leaves CORS to the program when told so', async () => {
    await withApp(
      (app) => app.register(tokenServerOf({ allowedOrigins: ['https://a.b'] }).fastify, { prefix: '/video', cors: false }),
      async (app) => {
        const page = { ...headers, origin: 'https://a.b' }
        const answer = await app.inject({ url: '/video/get-token', headers: page })
        assert.equal(answer.statusCode, 200)
        assert.equal(answer.headers['access-control-allow-origin'], undefined)
        // Nobody has registered a plugin for CORS here.
        const preflight = { method: 'OPTIONS', url: '/video/get-token', headers: { ...page, 'access-control-request-method': 'POST' } }
        assert.equal((await app.inject(preflight)).statusCode, 404)
      },
    )
  })

  it('keeps what the program varies by', async () => {
    await withApp(
      (app) => {
        app.addHook('onRequest', async (_request, reply) => void reply.header('vary', 'accept-encoding'))
        app.register(tokenServerOf({}).fastify, { prefix: '/video' })
      },
      async (app) => {
        const answer = await app.inject({ url: '/video/get-token', headers })
        assert.equal(answer.headers.vary, 'accept-encoding, origin')
      },
    )
  })
})

describe('a caller who leaves', () => {
  it('ends the call to the service', async () => {
    const service = await silent()
    await withApp(
      (app) => app.register(tokenServerOf({ upstreamDeadlineMs: 60_000 }, service.url).fastify, { prefix: '/video' }),
      async (_app, address) => {
        const asking = send(`${address}/video/create-meeting`, { method: 'POST' }).on('error', () => {})
        asking.end()
        await service.asked
        asking.destroy()
        await service.left
      },
    )
    service.close()
  })

  it('in the middle of the body is no error of the program', async () => {
    const errors = []
    let gone
    const closed = new Promise((resolve) => (gone = resolve))
    await withApp(
      (app) => {
        app.addHook('onRequest', async (_request, reply) => void reply.raw.once('close', gone))
        app.setErrorHandler((error, _request, reply) => (errors.push(error), reply.send(error)))
        app.register(tokenServerOf({}).fastify, { prefix: '/video' })
      },
      async (_app, address) => {
        const options = { method: 'POST', headers: { 'content-length': 100 } }
        const asking = send(`${address}/video/create-meeting`, options).on('error', () => {})
        asking.write('{"custom', () => asking.destroy())
        await closed
        await new Promise(setImmediate)
        assert.deepEqual(errors, [])
      },
    )
  })
})
