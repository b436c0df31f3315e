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

function blocksOf(guide) {
  const text = readFileSync(new URL(`../../../docs/guides/${guide}.md`, import.meta.url), 'utf8')
  return [...text.matchAll(/```js\n(.*?)```/gs)].map(([, block]) => block)
}

/** The program of a guide, with something in the place where its reader puts a sign-in. */
function programOf(guide, signIn) {
  const [program] = blocksOf(guide)
  return signIn === '' ? program : replaced(program, /^\/\/ Your own sign-in stands here.*$/m, signIn)
}

/** The same with its rules, of which each part stands for what is found in the program. */
function programWithRules(guide, signIn, ...patterns) {
  const rules = blocksOf(guide).find((block) => block.includes('policy:'))
  const parts = patterns.length === 1 ? [rules] : rules.split('\n\n')
  assert.equal(parts.length, patterns.length)
  return patterns.reduce((program, pattern, index) => replaced(program, pattern, parts[index]), programOf(guide, signIn))
}

function replaced(program, pattern, text) {
  assert.match(program, pattern)
  return program.replace(pattern, () => text)
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

const signIns = {
  express: `app.use((request, response, next) => {
    if (request.get('x-user')) request.user = { id: request.get('x-user'), role: request.get('x-role') }
    next()
  })`,
  fastify: `app.addHook('onRequest', async (request) => {
    if (request.headers['x-user']) request.user = { id: request.headers['x-user'], role: request.headers['x-role'] }
  })`,
}

/** Runs a program of a server, and asks it by a path below its mount, with these headers. */
async function served(text, use) {
  const program = started(telling + text)
  try {
    const [port] = await once(program.stdout, 'data')
    const named = (headers) => Object.entries({ host: 'app.example.com', ...headers })
    const url = `http://127.0.0.1:${Number(port)}/video`
    await use((path, headers, method) => exchange(url, { method, path, headers: named(headers) }))
  } finally {
    const ended = once(program, 'exit')
    program.kill()
    await ended
  }
}

describe('the program of the guide of', () => {
  for (const [guide, signIn] of Object.entries(signIns)) {
    it(guide, () =>
      served(programOf(guide, signIn), async (ask) => {
        const known = await ask('/get-token', { 'x-user': 'user-7' })
        assert.equal(claimsOf(known.json.token).participantId, 'user-7')
        assert.equal((await ask('/get-token')).status, 401)
        assert.equal((await ask('/get-token', { 'x-user': 'user-7', host: 'evil.test' })).status, 421)
      }))
  }

  it('aws-lambda', async () => {
    const { event } = events.find(({ file }) => file === 'http-api-get-token.json')
    const answer = await printed(`${programOf('aws-lambda', '')}\n${calling(event)}`)
    assert.equal(answer.statusCode, 200)
    assert.equal(claimsOf(JSON.parse(answer.body).token).participantId, 'user-7')
  })
})

describe('the rules in the guide of', () => {
  const tokenServer = /^const tokenServer = .*$/m
  const mounts = { express: /^app\.use\('\/video'.*$/m, fastify: /^app\.register\(.*$/m }
  for (const [guide, mount] of Object.entries(mounts)) {
    it(guide, () =>
      served(programWithRules(guide, signIns[guide], tokenServer, mount), async (ask) => {
        const query = (room, permissions) => `/get-token?roomId=${room}&permissions=${permissions}`
        const teacher = { 'x-user': 'anna', 'x-role': 'teacher' }
        const student = { 'x-user': 'bob', 'x-role': 'student' }
        const code = async (...request) => (await ask(...request)).json.code
        const { json } = await ask(query('class-7', 'allow_mod'), teacher)
        assert.deepEqual(claimsOf(json.token).permissions, ['allow_mod'])
        assert.equal(claimsOf(json.token).participantId, 'anna')
        assert.equal(await code(query('office', 'allow_join'), teacher), 'room_not_allowed')
        assert.equal((await ask(query('class-7', 'allow_join'), student)).status, 200)
        assert.equal(await code(query('class-7', 'allow_mod'), student), 'permission_not_allowed')
        assert.equal(await code('/get-token?roomId=class-7&participantId=boss', student), 'participant_not_allowed')
        assert.equal(await code('/create-meeting', student, 'POST'), 'policy_denied')
        // Ten at once; and one every two seconds, of which some may pass meanwhile.
        const codes = await Promise.all(Array.from({ length: 60 }, () => code('/get-token?roomId=class-7', student)))
        assert.ok(codes.includes('rate_limited'), `${codes}`)
      }))
  }

  it('nextjs', async () => {
    const program = programWithRules('nextjs', '', /^async function identity[^]*?\n(?=\nexport {)/m)
    const session = "const auth = async () => ({ user: { id: 'bob', role: globalThis.role } })"
    const call = `
      const ask = async (role, query) => {
        globalThis.role = role
        const context = { params: Promise.resolve({ path: ['get-token'] }) }
        return (await handle(new Request('http://localhost/video/get-token?' + query), context)).json()
      }
      const told = [await ask('teacher', 'roomId=class-7&permissions=allow_mod'), await ask('student', 'roomId=office')]
      console.log(JSON.stringify(told))`
    const [teacher, student] = await printed(replaced(program, /^import { auth } .*$/m, session) + call)
    assert.deepEqual(claimsOf(teacher.token).permissions, ['allow_mod'])
    assert.equal(claimsOf(teacher.token).participantId, 'bob')
    assert.equal(student.code, 'room_not_allowed')
  })

  it('aws-lambda', async () => {
    const program = programWithRules('aws-lambda', '', tokenServer)
    const { event } = structuredClone(events.find(({ file }) => file === 'http-api-get-token.json'))
    event.rawQueryString = 'roomId=class-7&permissions=allow_mod'
    assert.equal(JSON.parse((await printed(`${program}\n${calling(event)}`)).body).code, 'permission_not_allowed')
    event.requestContext.authorizer.jwt.claims.role = 'teacher'
    const answer = await printed(`${program}\n${calling(event)}`)
    assert.deepEqual(claimsOf(JSON.parse(answer.body).token).permissions, ['allow_mod'])
  })
})

/** The call of a function with an event, whose answer is printed. */
function calling(event) {
  return `console.log(JSON.stringify(await handler(${JSON.stringify(event)}, {})))`
}

/** What a program prints, as JSON. */
async function printed(text) {
  return JSON.parse(Buffer.concat(await started(text).stdout.toArray()))
}
