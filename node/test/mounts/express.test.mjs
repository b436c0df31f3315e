// What is special about Express.

import assert from 'node:assert/strict'
import { createServer, request as send } from 'node:http'
import { describe, it } from 'node:test'

import express from 'express'

import { listening } from './hosts/listening.mjs'
import { exchange } from './suite/exchange.mjs'
import { Service } from './suite/service.mjs'
import { tokenServerOf } from './suite/token-server.mjs'
import { silent, watched } from './suite/watched.mjs'

/** Runs a program of Express for as long as `use` takes; what its error handler was given is in the list. */
async function withApp(build, use) {
  const app = express()
  const errors = []
  build(app)
  app.use((error, _request, response, _next) => {
    errors.push(error)
    response.status(500).json({ ours: 'of the program' })
  })
  const { url, close } = await listening(createServer(app))
  try {
    await use(url, errors)
  } finally {
    await close()
  }
}


describe('bodies that were read before', () => {
  const parsers = {
    'express.json()': [express.json(), 'application/json', '{"customRoomId":"one"}'],
    'express.urlencoded()': [express.urlencoded({ extended: true }), 'application/x-www-form-urlencoded', 'customRoomId=one'],
    'express.text()': [express.text({ type: () => true }), 'text/plain', '{"customRoomId":"one"}'],
    'express.raw()': [express.raw({ type: () => true }), 'application/json', '{"customRoomId":"one"}'],
  }
  for (const [name, [parser, type, body]] of Object.entries(parsers)) {
    it(`are taken from ${name}`, async () => {
      const service = await Service.start()
      await withApp(
        (app) => app.use(parser).use('/video', tokenServerOf({ tokenKind: 'participant' }, service.url).express()),
        async (url) => {
          const headers = [['host', 'localhost'], ['content-type', type]]
          const { status } = await exchange(url, { method: 'POST', path: '/create-meeting', headers, body })
          assert.equal(status, 200)
        },
      )
      assert.equal(service.seen[0].json.customRoomId, 'one')
      await service.close()
    })
  }

  it('keep the objects and lists of a form', async () => {
    const { tokenServer, requests } = watched({})
    await withApp(
      (app) => app.use(express.urlencoded({ extended: true })).use('/video', tokenServer.express()),
      async (url) => {
        const headers = [['host', 'localhost'], ['content-type', 'application/x-www-form-urlencoded']]
        const body = 'permissions[]=allow_join&permissions[]=allow_mod&webhook[endPoint]=https%3A%2F%2Fa.b'
        await exchange(url, { method: 'POST', path: '/get-token', headers, body })
      },
    )
    const form = new URLSearchParams(requests[0].body)
    assert.deepEqual(form.getAll('permissions'), ['allow_join', 'allow_mod'])
    assert.deepEqual(JSON.parse(form.get('webhook')), { endPoint: 'https://a.b' })
  })

  it('and were not kept are an error of the program, not an empty body', async () => {
    const eat = (request, _response, next) => request.resume().on('end', next)
    await withApp(
      (app) => app.use(eat).use('/video', tokenServerOf({}).express()),
      async (url, errors) => {
        const headers = [['host', 'localhost']]
        const { status } = await exchange(url, { method: 'POST', path: '/get-token', headers, body: '{"roomId":"a"}' })
        assert.equal(status, 500)
        assert.match(errors[0].message, /read before/)
        assert.equal((await exchange(url, { path: '/get-token', headers })).status, 200)
      },
    )
  })
})

describe('the caller', () => {
  const host = { authentication: 'host' }

  it('may come late, as from a data base', async () => {
    const identity = (request) => new Promise((known) => setImmediate(known, { sub: request.get('x-user') }))
    await withApp(
      (app) => app.use('/video', tokenServerOf(host).express({ identity })),
      async (url) => {
        const headers = [['host', 'localhost'], ['x-user', 'user-7'], ['content-type', 'application/json']]
        const { json } = await exchange(url, { method: 'POST', path: '/get-token', headers, body: '{"roomId":"a"}' })
        const claims = JSON.parse(Buffer.from(json.token.split('.')[1], 'base64url'))
        assert.deepEqual([claims.participantId, claims.roomId], ['user-7', 'a'])
      },
    )
  })

  for (const nobody of [undefined, null, false, '', 0]) {
    it(`is a stranger when identity answers ${JSON.stringify(nobody)}`, async () => {
      await withApp(
        (app) => app.use('/video', tokenServerOf(host).express({ identity: () => nobody })),
        async (url) => {
          const { status, json } = await exchange(url, { path: '/get-token', headers: [['host', 'localhost']] })
          assert.deepEqual([status, json.code], [401, 'authentication_required'])
        },
      )
    })
  }

  const faults = {
    'identity throws': [() => assert.fail('no data base'), /no data base/],
    'sub is a number': [() => ({ sub: 7 }), /identity\.sub must be a string, and is of type number/],
    'sub is missing': [async () => ({ id: 'user-7' }), /identity\.sub must be a string/],
    'identity is a text': [() => 'user-7', /identity must be an object/],
    'identity has more than it should': [() => ({ sub: 'a', name: 'b' }), /name/],
  }
  for (const [fault, [identity, message]] of Object.entries(faults)) {
    it(`is for the program's error handler when ${fault}`, async () => {
      await withApp(
        (app) => app.use('/video', tokenServerOf(host).express({ identity })),
        async (url, errors) => {
          const { status, json } = await exchange(url, { path: '/get-token', headers: [['host', 'localhost']] })
          assert.deepEqual([status, json], [500, { ours: 'of the program' }])
          assert.match(errors[0].message, message)
        },
      )
    })
  }

  it('is not looked for on a preflight', async () => {
    const identity = () => assert.fail('asked')
    await withApp(
      (app) => app.use('/video', tokenServerOf(host).express({ identity })),
      async (url) => {
        const { status } = await exchange(url, { method: 'OPTIONS', path: '/get-token', headers: [['host', 'localhost']] })
        assert.equal(status, 204)
      },
    )
  })

  it('and the setting must fit each other when the mount is made', () => {
    const identity = () => null
    const code = 'option_invalid'
    const strangers = { name: 'ConfigurationError', code, message: /authentication is open.* authentication host/ }
    const nobody = { name: 'ConfigurationError', code, message: /no identity/ }
    assert.throws(() => tokenServerOf({}).express({ identity }), strangers)
    assert.throws(() => tokenServerOf(host).express(), nobody)
    assert.throws(() => tokenServerOf({}).checkMount(true), strangers)
    assert.throws(() => tokenServerOf(host).checkMount(false), nobody)
    assert.throws(() => tokenServerOf(host).checkMount('yes'), { name: 'TypeError', message: /withIdentity/ })
    assert.throws(() => tokenServerOf(host).express({ identity: 'user' }), { name: 'TypeError', message: /options\.identity/ })
    assert.throws(() => tokenServerOf({}).express({ cors: 'no' }), { name: 'TypeError', message: /options\.cors/ })
  })
})

describe('the request', () => {
  it('passes on what was sent, relative to the mount', async () => {
    const { tokenServer, requests } = watched({})
    await withApp(
      (app) => app.use('/api', express.Router().use('/video', tokenServer.express())),
      async (url) => {
        const headers = [['host', 'localhost'], ['x-a', '1'], ['X-A', '2']]
        const at = url.replace(/\/video$/, '/api/video')
        await exchange(at, { path: '/validate-meeting/a%2Fb?x=%20?', headers })
      },
    )
    const [{ path, query, headers, peer }] = requests
    assert.deepEqual([path, query, peer], ['/validate-meeting/a%2Fb', 'x=%20?', '127.0.0.1'])
    assert.deepEqual(headers.filter(([name]) => /^x-a$/i.test(name)), [['x-a', '1'], ['X-A', '2']])
  })

  it('may have a whole address as its target', async () => {
    await withApp(
      (app) => app.use('/video', tokenServerOf({}).express()),
      async (url) => {
        const { hostname, port } = new URL(url)
        const response = await new Promise((resolve) =>
          send({ hostname, port, path: `http://localhost:${port}/video/get-token?roomId=a` }, resolve).end(),
        )
        assert.equal(response.statusCode, 200)
        response.resume()
      },
    )
  })

  it('has the address that `trust proxy` finds', async () => {
    const { tokenServer, requests } = watched({})
    await withApp(
      (app) => app.set('trust proxy', 'loopback').use('/video', tokenServer.express()),
      (url) => exchange(url, { path: '/get-token', headers: [['host', 'localhost'], ['x-forwarded-for', '192.0.2.7']] }),
    )
    assert.equal(requests[0].peer, '192.0.2.7')
  })
})

describe('the answer', () => {
  it('keeps what the program varies by', async () => {
    const varies = (_request, response, next) => (response.vary('Accept-Encoding'), next())
    await withApp(
      (app) => app.use(varies).use('/video', tokenServerOf({}).express()),
      async (url) => {
        const { headers } = await exchange(url, { path: '/get-token', headers: [['host', 'localhost']] })
        assert.equal(headers.vary, 'Accept-Encoding, origin')
        assert.equal(headers.etag, undefined)
      },
    )
  })

  it('leaves CORS to the program when told so', async () => {
    await withApp(
      (app) => {
        app.use('/video', tokenServerOf({ allowedOrigins: ['https://a.b'] }).express({ cors: false }))
        app.use((request, response) => response.status(204).set('x-program', request.method).end())
      },
      async (url) => {
        const page = [['host', 'localhost'], ['origin', 'https://a.b']]
        const { status, headers } = await exchange(url, { path: '/get-token', headers: page })
        assert.equal(status, 200)
        assert.deepEqual(Object.keys(headers).filter((name) => name.startsWith('access-control-')), [])
        const asks = [...page, ['access-control-request-method', 'POST']]
        const preflight = await exchange(url, { method: 'OPTIONS', path: '/get-token', headers: asks })
        assert.equal(preflight.headers['x-program'], 'OPTIONS')
        const foreign = [['host', 'localhost'], ['origin', 'https://evil.test']]
        assert.equal((await exchange(url, { path: '/get-token', headers: foreign })).status, 403)
      },
    )
  })
})

describe('a caller who leaves', () => {
  it('ends the call to the service', async () => {
    const service = await silent()
    await withApp(
      (app) => app.use('/video', tokenServerOf({ upstreamDeadlineMs: 60_000 }, service.url).express()),
      async (url, errors) => {
        const asking = send(`${url}/create-meeting`, { method: 'POST' }).on('error', () => {})
        asking.end()
        await service.asked
        asking.destroy()
        await service.left
        assert.deepEqual(errors, [])
      },
    )
    service.close()
  })

  it('in the middle of the body is no error of the program', async () => {
    const { tokenServer, requests } = watched({})
    let gone
    const closed = new Promise((resolve) => (gone = resolve))
    await withApp(
      (app) => {
        app.use((_request, response, next) => (response.once('close', gone), next()))
        app.use('/video', tokenServer.express())
      },
      async (url, errors) => {
        const asking = send(`${url}/create-meeting`, { method: 'POST', headers: { 'content-length': 100 } }).on('error', () => {})
        asking.write('{"custom', () => asking.destroy())
        await closed
        await new Promise(setImmediate)
        assert.deepEqual([errors, requests], [[], []])
      },
    )
  })
})
