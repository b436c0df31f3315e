// The token source in Node.js, on real sockets: what its shared cases cannot say.

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Emulator, TokenServer } from 'videosdk-server'
import { AccessToken, TokenSource, TokenSourceError } from 'videosdk-server/token-source'

const root = fileURLToPath(new URL('..', import.meta.url))
const closing = []
after(() => Promise.all(closing.map((close) => close())))

/** A server on loopback that answers as it is told. */
async function serve(answer) {
  const server = createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${server.address().port}/get-token`
}

const json = (fields) => (request, response) => response.end(JSON.stringify(fields))

describe('the token source in Node.js', () => {
  it('has tokens of our token server, and its refusals', async () => {
    const emulator = await Emulator.start()
    const videosdk = emulator.client()
    const server = await TokenServer.start(videosdk, { tokenKind: 'participant', expiresIn: 600 })
    closing.push(() => server.close(), () => emulator.close())
    const source = TokenSource.endpoint(`${server.url}/get-token`)
    const before = Math.floor(Date.now() / 1000)
    const { token, expiresAt, refreshAfter } = await source.fetch({ roomId: 'ab1c-2def-g3hi', participantId: 'anna' })
    const claims = videosdk.tokens.verify(token, { kind: 'participant', roomId: 'ab1c-2def-g3hi', participantId: 'anna' })
    assert.ok(Math.abs(expiresAt - claims.exp) <= 2 && expiresAt - before >= 599)
    assert.ok(refreshAfter > before + 270 && refreshAfter < before + 340)
    await assert.rejects(source.fetch({ permissions: ['allow_mod'] }), (error) => {
      assert.ok(error instanceof TokenSourceError && error.requestId.length > 0)
      assert.deepEqual([error.kind, error.status, error.serviceCode], ['permission', 403, 'permission_not_allowed'])
      return true
    })
  })

  it('has tokens of the public samples, which answer a token alone', async () => {
    const source = TokenSource.endpoint(await serve(json({ token: 'a.b.c' })))
    const result = await source.fetch()
    assert.ok(result instanceof AccessToken)
    assert.deepEqual([result.token, result.expiresAt], ['a.b.c', null])
  })

  it('takes headers in every form', async () => {
    const seen = []
    const url = await serve((request, response) => {
      seen.push(request.headers.authorization)
      response.end('{"token":"a"}')
    })
    const plain = { authorization: 'raw' }
    for (const headers of [plain, new Headers(plain), new Map(Object.entries(plain)), () => plain, async () => new Headers(plain)]) {
      await TokenSource.endpoint(url, { headers }).fetch()
    }
    assert.deepEqual(seen, Array(5).fill('raw'))
  })

  it('does not follow a redirect, nor send its headers along', async () => {
    const seen = []
    const elsewhere = await serve((request) => seen.push(request.headers))
    const url = await serve((request, response) => response.writeHead(302, { location: elsewhere }).end())
    const source = TokenSource.endpoint(url, { headers: { 'x-key': 'a' } })
    await assert.rejects(source.fetch(), { code: 'redirect_refused', kind: 'network' })
    assert.deepEqual(seen, [])
    // A fetch of the program's own that follows all the same is found out.
    const landing = await serve(json({ token: 'a' }))
    const leading = await serve((request, response) => response.writeHead(302, { location: landing }).end())
    const follow = (address, options) => fetch(address, { ...options, redirect: 'follow' })
    await assert.rejects(TokenSource.endpoint(leading, { fetch: follow }).fetch(), { code: 'redirect_refused' })
  })

  it('closes the connection when the last caller gives up, and rejects with the reason', async () => {
    const { promise: asked, resolve: ask } = defer()
    const { promise: closed, resolve: close } = defer()
    const source = TokenSource.endpoint(await serve((request) => (ask(), request.on('close', close))))
    const controller = new AbortController()
    const fetching = source.fetch({}, { signal: controller.signal })
    await asked
    const reason = new Error('the user went away')
    controller.abort(reason)
    await assert.rejects(fetching, (error) => error === reason)
    await closed
  })

  it('gives an attempt its time and no more', async () => {
    const source = TokenSource.endpoint(await serve(() => {}), { timeoutMs: 25 })
    await assert.rejects(source.fetch(), { code: 'attempt_timeout', kind: 'timeout' })
  })

  it('does not read an answer without an end', async () => {
    const url = await serve((request, response) => {
      const more = () => response.write('x'.repeat(16_384), () => response.destroyed || more())
      more()
    })
    await assert.rejects(TokenSource.endpoint(url).fetch(), { code: 'answer_too_large', status: 200 })
  })

  it('tells of arguments of the wrong type', async () => {
    assert.throws(() => TokenSource.custom('a'), TypeError)
    assert.throws(() => TokenSource.literal(7), TypeError)
    assert.throws(() => TokenSource.endpoint('https://a.example', { timeoutMs: '5' }), TypeError)
    const source = TokenSource.literal('a')
    assert.throws(() => source.onRefresh({}), TypeError)
    await assert.rejects(source.fetch({ roomID: 'a' }), { name: 'TypeError', message: /roomID.*roomId/ })
    await assert.rejects(source.fetch({ permissions: 'allow_join' }), TypeError)
    await assert.rejects(source.fetch('room'), TypeError)
  })

  it('does what the guide shows', async () => {
    const address = await serve(json({ token: 'a.b.c', expiresIn: 3600 }))
    const guide = readFileSync(new URL('../../docs/guides/token-source.md', import.meta.url), 'utf8')
    const blocks = [...guide.matchAll(/^```js\n(.*?)^```$/gms)].map(([, text]) => text)
    assert.equal(blocks.length, 2)
    for (const block of blocks) {
      const program = block.replaceAll('https://app.example.com/get-token', address)
      const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: root, timeout: 20_000 })
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
      const [status] = await once(child, 'close')
      assert.deepEqual([status, /error/i.test(said)], [0, false], said)
    }
  })

  it('loads no native library, by import and by require, and lets a program end', () => {
    const program = `
      process.dlopen = () => { throw new Error('a native library') }
      const { TokenSource } = await import('videosdk-server/token-source')
      const required = process.getBuiltinModule?.('node:module') ?? await import('node:module')
      const { TokenSource: Other } = required.createRequire(process.cwd() + '/')('videosdk-server/token-source')
      for (const Each of [TokenSource, Other]) {
        const source = Each.custom(() => ({ token: 'a', expiresIn: 3600 }))
        source.onRefresh(() => {})
        console.log((await source.fetch()).token)
      }`
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8', timeout: 20_000 })
    assert.equal(status, 0, stderr)
    assert.equal(stdout, 'a\na\n')
    assert.equal(createRequire(import.meta.url)('videosdk-server/token-source').TokenSource.name, 'TokenSource')
  })
})

function defer() {
  let resolve
  const promise = new Promise((settle) => (resolve = settle))
  return { promise, resolve }
}
