// The token source in a real browser: the files of the package as they are, no bundler, and a token server elsewhere.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { after, before, describe, it } from 'node:test'
import { chromium } from 'playwright-core'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const binary = process.env.VIDEOSDK_SERVER_BINARY
const skip = existsSync(executablePath) && binary ? false : 'there is no Chromium, or no binary of ours'
const library = new URL('../lib/', import.meta.url)

/** The page, the files of the package, and an address that redirects. */
const site = createServer(async ({ url, headers }, response) => {
  if (url === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><title>An app</title>')
  if (url === '/moved') return response.writeHead(302, { location: '/landed' }).end()
  if (url === '/landed') return response.end('{"token":"a"}')
  if (url === '/mine') return response.end(JSON.stringify({ token: `for-${headers['x-user']}` }))
  try {
    response.setHeader('content-type', 'text/javascript').end(await readFile(new URL(`.${url}`, library)))
  } catch {
    response.writeHead(404).end()
  }
})

let tokenServer
let tokens
let browser
let page
const loaded = []

before(async () => {
  if (skip) return
  tokenServer = spawn(binary, ['serve', '--demo', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: tokenServer.stdout })) {
    tokens = /^token server\s+(\S+)/.exec(line)?.[1]
    if (tokens) break
  }
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid() !== 0 })
  page = await browser.newPage()
  page.on('request', (request) => loaded.push(new URL(request.url())))
  await page.goto(`http://127.0.0.1:${site.address().port}/`)
})

after(async () => {
  await browser?.close()
  site.close()
  if (tokenServer?.kill('SIGTERM')) await once(tokenServer, 'exit')
})

/** Runs a function in the page, with the module as the page itself loads it. */
function inPage(work, given) {
  const program = `async (given) => (${work})(await import('/token-source/index.mjs'), given)`
  return page.evaluate(`(${program})(${JSON.stringify(given)})`)
}

describe('the token source in Chromium', { skip }, () => {
  it('loads as it is, and has a token of another origin', async () => {
    const result = await inPage(async ({ TokenSource }, address) => {
      const source = TokenSource.endpoint(address)
      const [first, second] = await Promise.all([source.fetch({ roomId: 'ab1c-2def-g3hi' }), source.fetch({ roomId: 'ab1c-2def-g3hi' })])
      return { token: first.token, same: first === second, printed: `${first} ${JSON.stringify(first)}`, expiresAt: first.expiresAt }
    }, `${tokens}/get-token`)
    const claims = JSON.parse(Buffer.from(result.token.split('.')[1], 'base64url'))
    assert.equal(claims.roomId, 'ab1c-2def-g3hi')
    assert.ok(result.same && Math.abs(claims.exp - result.expiresAt) <= 2)
    assert.ok(!result.printed.includes(result.token))
    // One request of the two, and of the page nothing but modules.
    const paths = loaded.map(({ pathname }) => pathname)
    assert.equal(paths.filter((path) => path === '/get-token').length, 1)
    assert.ok(paths.every((path) => path === '/' || path === '/get-token' || /^\/token-source\/[a-z-]+\.mjs$/.test(path)), paths.join(' '))
  })

  it('asks for headers once more after 401, and reads the facts of a refusal across origins', async () => {
    const result = await inPage(async ({ TokenSource, TokenSourceError }, address) => {
      const bearers = ['Bearer not.a.token', undefined]
      const headers = () => (bearers.length > 1 ? { authorization: bearers.shift() } : {})
      const source = TokenSource.endpoint(address, { headers })
      const { token } = await source.fetch()
      const error = await source.fetch({ permissions: ['no_such'] }).catch((error) => error)
      const facts = [error.kind, error.status, error.serviceCode, typeof error.requestId]
      return { parts: token.split('.').length, isOurs: error instanceof TokenSourceError, facts }
    }, `${tokens}/get-token`)
    assert.deepEqual(result, { parts: 3, isOurs: true, facts: ['invalid_request', 400, 'permission_unknown', 'string'] })
  })

  it('refuses a redirect, which a page cannot look into', async () => {
    const codes = await inPage(async ({ TokenSource }) => {
      const codes = []
      const follow = (address, options) => fetch(address, { ...options, redirect: 'follow' })
      for (const options of [{}, { fetch: follow }]) {
        codes.push(await TokenSource.endpoint('/moved', options).fetch().catch(({ code }) => code))
      }
      return codes
    })
    assert.deepEqual(codes, ['redirect_refused', 'redirect_refused'])
  })

  it('takes an address relative to the page, and a Headers object', async () => {
    const token = await inPage(async ({ TokenSource }) => {
      const source = TokenSource.endpoint('/mine', { headers: new Headers({ 'X-User': 'anna' }) })
      return (await source.fetch()).token
    })
    assert.equal(token, 'for-anna')
  })

  it('gives up with the reason of its signal', async () => {
    const said = await inPage(async ({ TokenSource }) => {
      const source = TokenSource.custom(() => new Promise(() => {}))
      const controller = new AbortController()
      const fetching = source.fetch({}, { signal: controller.signal })
      controller.abort()
      return fetching.catch(({ name }) => name)
    })
    assert.equal(said, 'AbortError')
  })
})
