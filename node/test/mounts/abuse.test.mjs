// Abuses that a mount must stand, in every framework, by their numbers in docs/guides/security.md.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'

import * as express from './hosts/express.mjs'
import * as fastify from './hosts/fastify.mjs'
import * as fetch from './hosts/fetch.mjs'
import * as lambda from './hosts/lambda.mjs'
import { ask } from './suite/exchange.mjs'
import { Service } from './suite/service.mjs'

const inNode = [express.bare, fastify.bare]
const bySocket = [...inNode, fetch.likeNext, fetch.hono]
const all = [...bySocket, express.behindMiddleware, fastify.besidePlugins, ...Object.values(lambda)]

/** Mounts a token server for as long as `use` takes; the service must not have been asked for anything. */
async function spared(host, use, { settings = 'public', identity = false } = {}) {
  const service = await Service.start()
  const mounted = await host.mount({ settings, service: service.url, identity })
  try {
    await use(mounted.url)
    assert.deepEqual(service.seen, [])
  } finally {
    await mounted.close()
    await service.close()
  }
}

/** Opens a connection and sends the head of a request; the answer's status comes with the first bytes of the answer. */
async function begun(url, headers) {
  const { hostname, port, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const lines = [`POST ${pathname}/create-meeting HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...headers]
  socket.on('error', () => {}).write(`${lines.join('\r\n')}\r\n\r\n`)
  const status = once(socket, 'data').then(([data]) => Number(/^HTTP\/1\.1 (\d+)/.exec(data)[1]))
  return { socket, status }
}

// Abuse 16: a body without bound.
describe('a huge body', () => {
  for (const host of bySocket) {
    it(`is refused before it has come: ${host.name}`, () =>
      spared(host, async (url) => {
        const { socket, status } = await begun(url, ['Content-Length: 1000000000'])
        socket.write(Buffer.alloc(20_000, ' '))
        assert.equal(await status, 413)
        socket.destroy()
      }))

    it(`is refused although it has no end: ${host.name}`, () =>
      spared(host, async (url) => {
        const { socket, status } = await begun(url, ['Transfer-Encoding: chunked'])
        const chunk = `1000\r\n${' '.repeat(0x1000)}\r\n`
        for (let count = 0; count < 6; count += 1) socket.write(chunk)
        assert.equal(await status, 413)
        socket.destroy()
      }))
  }

  for (const host of inNode) {
    it(`that goes on behind the answer is cut: ${host.name}`, { timeout: 20_000 }, () =>
      spared(host, async (url) => {
        const { socket, status } = await begun(url, ['Transfer-Encoding: chunked'])
        const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
        const closed = new Promise((resolve) => socket.once('close', resolve))
        const send = () => {
          while (!socket.destroyed && socket.write(chunk));
        }
        socket.on('drain', send)
        send()
        assert.equal(await status, 413)
        await closed
      }))

    it(`leaves its connection to the next request: ${host.name}`, () =>
      spared(host, async (url) => {
        const { socket, status } = await begun(url, ['Content-Length: 50000'])
        socket.write(Buffer.alloc(50_000, ' '))
        assert.equal(await status, 413)
        const next = once(socket, 'data')
        socket.write(`GET ${new URL(url).pathname}/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`)
        assert.match(String((await next)[0]), /^HTTP\/1\.1 200/)
        socket.destroy()
      }))
  }
})

// Abuse 16: a body that unpacks to megabytes.
describe('a compressed body', () => {
  const bomb = gzipSync(Buffer.alloc(5_000_000, ' ')).toString('base64')
  for (const host of all.filter((host) => host !== express.behindMiddleware)) {
    it(`is not unpacked: ${host.name}`, () =>
      spared(host, async (url) => {
        const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
        const { status, json } = await ask(url, { method: 'POST', path: '/create-meeting', headers, body_base64: bomb })
        assert.deepEqual([status, json.code], [415, 'encoding_refused'])
      }))
  }

  it('is refused by the parser of the program where that comes first', () =>
    spared(express.behindMiddleware, async (url) => {
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
      const { status } = await ask(url, { method: 'POST', path: '/create-meeting', headers, body_base64: bomb })
      assert.equal(status, 413)
    }))
})

// Abuse 19: a foreign page posts with the visitor's cookie.
describe("a foreign page in a signed-in visitor's browser", () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const pages = {
    'posts a form': { ...form, origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    'posts a form without saying where from': { ...form, 'sec-fetch-site': 'cross-site' },
    'posts a form out of a sandbox': { ...form, origin: 'null' },
    'posts a form to another site of the same domain': { ...form, origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' },
    'posts JSON as plain text': { 'content-type': 'text/plain', origin: 'https://evil.test' },
  }
  const identity = { sub: 'user-7' }
  const settings = { settings: 'host-program', identity: true }
  for (const host of all) {
    for (const [deed, headers] of Object.entries(pages)) {
      it(`${deed}, and makes no room: ${host.name}`, () =>
        spared(host, async (url) => {
          const body = headers['content-type'] === 'text/plain' ? '{"region":"x"}' : 'region=x'
          const { status, json } = await ask(url, { method: 'POST', path: '/create-meeting', headers, body, identity })
          assert.deepEqual([status, json.code], [403, 'origin_refused'])
        }, settings))
    }

    it(`is not the page of the program itself: ${host.name}`, async () => {
      const service = await Service.start()
      const mounted = await host.mount({ ...settings, service: service.url })
      const headers = { ...form, host: 'video.example.com', origin: 'https://video.example.com', 'sec-fetch-site': 'same-origin' }
      const asked = { method: 'POST', path: '/create-meeting', headers, body: 'region=x', identity }
      assert.equal((await ask(mounted.url, asked)).status, 200)
      await mounted.close()
      await service.close()
    })
  }
})

// Abuse 22: a cache keeps a token; on answers of every status it is looked at by the suite.
describe('an answer', () => {
  const identity = { sub: 'user-7' }
  const requests = [
    [200, { path: '/get-token', identity }],
    [200, { path: '/get-token', method: 'HEAD', identity }],
    [401, { path: '/get-token' }],
    [403, { path: '/get-token?participantId=boss', identity }],
    [404, { path: '/nowhere', identity }],
    [421, { path: '/get-token', headers: { host: 'evil.test' }, identity }],
  ]
  for (const host of all) {
    it(`may not be kept: ${host.name}`, () =>
      spared(host, async (url) => {
        for (const [status, request] of requests) {
          const answer = await ask(url, { method: 'GET', headers: {}, ...request })
          const { 'cache-control': kept, 'x-content-type-options': sniffed } = answer.headers
          assert.deepEqual([answer.status, kept, sniffed], [status, 'no-store', 'nosniff'], request.path)
          for (const name of ['etag', 'expires', 'last-modified', 'set-cookie']) assert.equal(answer.headers[name], undefined, name)
        }
      }, { settings: 'host-program', identity: true }))
  }
})
