// The programs of docs/guides, as a reader would copy them, with a sign-in of the tests in them. That of Next.js is built
// and run by tests/packages/node-bundlers.sh.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

import { events } from './suite/cases.mjs'
import { exchange } from './suite/exchange.mjs'
import { API_KEY, SECRET, claimsOf } from './suite/words.mjs'

const cwd = fileURLToPath(new URL('.', import.meta.url))
const env = { ...process.env, PORT: '0', VIDEOSDK_API_KEY: API_KEY, VIDEOSDK_SECRET: SECRET, VIDEOSDK_API_ENDPOINT: 'http://127.0.0.1:1' }

/** The program of a guide, with something in the place where its reader puts a sign-in. */
function programOf(guide, signIn) {
  const text = readFileSync(new URL(`../../../docs/guides/${guide}.md`, import.meta.url), 'utf8')
  const [, program] = /```js\n(.*?)```/s.exec(text)
  const changed = program.replace(/^\/\/ Your own sign-in stands here.*$/m, signIn)
  assert.ok(signIn === '' || changed !== program, 'the guide has no place for a sign-in')
  return changed
}

/** Runs a text as a module, which finds the packages of this folder. */
function started(text) {
  const program = spawn(process.execPath, ['--input-type=module', '-'], { cwd, env, stdio: ['pipe', 'pipe', 'inherit'] })
  program.stdin.end(text)
  return program
}

/** What tells the port of a server that a program starts. */
const telling = `
import { Server } from 'node:http'
const { listen } = Server.prototype
Server.prototype.listen = function (...given) {
  this.once('listening', () => console.log(this.address().port))
  return listen.apply(this, given)
}
`

describe('the program of the guide of', () => {
  const signIns = {
    express: "app.use((request, response, next) => { if (request.get('x-user')) request.user = { id: request.get('x-user') }; next() })",
    fastify: "app.addHook('onRequest', async (request) => { const id = request.headers['x-user']; if (id) request.user = { id } })",
  }
  for (const [guide, signIn] of Object.entries(signIns)) {
    it(guide, async () => {
      const program = started(telling + programOf(guide, signIn))
      try {
        const [port] = await once(program.stdout, 'data')
        const ask = (headers) => exchange(`http://127.0.0.1:${Number(port)}/video`, { path: '/get-token', headers })
        const known = await ask([['host', 'app.example.com'], ['x-user', 'user-7']])
        assert.equal(claimsOf(known.json.token).participantId, 'user-7')
        assert.equal((await ask([['host', 'app.example.com']])).status, 401)
        assert.equal((await ask([['host', 'evil.test'], ['x-user', 'user-7']])).status, 421)
      } finally {
        const ended = once(program, 'exit')
        program.kill()
        await ended
      }
    })
  }

  it('aws-lambda', async () => {
    const { event } = events.find(({ file }) => file === 'http-api-get-token.json')
    const call = `console.log(JSON.stringify(await handler(${JSON.stringify(event)}, {})))`
    const program = started(`${programOf('aws-lambda', '')}\n${call}`)
    const answer = JSON.parse(Buffer.concat(await program.stdout.toArray()))
    assert.equal(answer.statusCode, 200)
    assert.equal(claimsOf(JSON.parse(answer.body).token).participantId, 'user-7')
  })
})
