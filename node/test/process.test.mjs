// What a program does with its process: workers, exits, the event loop, memory, threads, panics.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { Emulator, InternalError, TokenServer, Tokens } from 'videosdk-server'
import { until } from './until.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const NEVER = { status: 200, body: {}, delayMs: 60_000 }

let emulator
let videosdk
before(async () => {
  emulator = await Emulator.start()
  videosdk = emulator.client()
})
afterEach(() => emulator.reset())
after(() => emulator.close())

/** The options of a client of this test's emulator. */
const options = () => ({ apiKey: emulator.apiKey, secret: emulator.secret, apiEndpoint: emulator.url })

/** The beginning of a program that calls this test's emulator. */
const client = () => `
  import { VideoSDK } from 'videosdk-server'
  const videosdk = new VideoSDK(${JSON.stringify(options())})
`

/** Runs a program in a process of its own. */
function start(program, ...flags) {
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', program], { cwd: root })
  const told = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) child[name].on('data', (data) => (told[name] += data))
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ ...told, code, signal, at: Date.now() })))
  return { child, ended }
}

describe('a program', () => {
  it('ends by itself right after the last answer', async () => {
    const { stdout, stderr, code, at } = await start(`${client()}
      await videosdk.rooms.create()
      console.log(Date.now())
    `).ended
    assert.deepEqual([code, stderr], [0, ''])
    assert.ok(at - Number(stdout) < 20_000, `it took ${at - Number(stdout)} ms`)
  })

  it('may exit during a call, whose connection is closed', async () => {
    emulator.script(NEVER)
    const { child, ended } = start(`${client()}
      videosdk.rooms.create()
      process.stdin.once('data', () => process.exit(3))
    `)
    await until(() => emulator.requests().length === 1)
    child.stdin.write('exit')
    const { code, signal, stderr } = await ended
    assert.deepEqual([code, signal, stderr], [3, null, ''])
    await until(() => emulator.requests().every(({ abandoned }) => abandoned))
  })

  it('is ended by Ctrl-C during a call', { skip: process.platform === 'win32' }, async () => {
    emulator.script(NEVER)
    const { child, ended } = start(`${client()} await videosdk.rooms.create()`)
    await until(() => emulator.requests().length === 1)
    child.kill('SIGINT')
    assert.deepEqual([(await ended).signal, (await ended).stderr], ['SIGINT', ''])
  })

  it('has no more threads after loading and signing', { skip: process.platform !== 'linux' }, async () => {
    const { stdout } = await start(`
      import { readdirSync, readFileSync } from 'node:fs'
      import { createRequire } from 'node:module'
      const threads = () => readdirSync('/proc/self/task')
      const ours = (id) => readFileSync('/proc/self/task/' + id + '/comm', 'utf8').startsWith('videosdk')
      const before = threads().length
      // Not by import(), which reads files on threads of Node.js.
      const { VideoSDK } = createRequire(process.cwd() + '/')('videosdk-server')
      const videosdk = new VideoSDK(${JSON.stringify(options())})
      videosdk.tokens.verify(videosdk.tokens.participant())
      console.log(threads().length - before)
      await videosdk.rooms.list()
      console.log(threads().filter(ours).length > 0)
    `).ended
    assert.deepEqual(stdout.split('\n'), ['0', 'true', ''])
  })

  it('keeps its memory over 100,000 calls', { timeout: 120_000 }, async () => {
    const { stdout, stderr } = await start(`${client()}
      const { roomId } = await videosdk.rooms.create()
      async function calls(number) {
        for (let index = 0; index < number; index += 1) {
          videosdk.tokens.verify(videosdk.tokens.participant({ roomId }))
          if (index % 20 === 0) await videosdk.rooms.get(roomId)
          if (index % 20 === 10) new VideoSDK({ apiKey: 'a', onEvent() {} })
          // Handles of the collected are freed between two turns of the event loop.
          if (index % 1000 === 0) await new Promise(setImmediate)
        }
        gc()
        await new Promise(setImmediate)
        return process.memoryUsage().rss
      }
      const before = await calls(100_000)
      console.log((await calls(100_000) - before) / 1e6)
    `, '--expose-gc').ended
    assert.equal(stderr, '')
    assert.ok(Number(stdout) < 16, `${stdout} MB more than before`)
  })
})

describe('the event loop', () => {
  it('goes on during a call', async () => {
    emulator.script({ status: 200, body: { data: [] }, delayMs: 300 })
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    await videosdk.rooms.list()
    clearInterval(timer)
    assert.ok(turns > 5, `${turns} turns`)
  })

  it('is kept alive by what listens, until it is closed or lets go', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = timers()
    const server = await TokenServer.start(videosdk)
    const other = await Emulator.start()
    assert.equal(timers(), before + 2)
    assert.equal(server.unref(), server)
    other.unref()
    assert.equal(timers(), before)
    other.ref()
    await Promise.all([server.close(), other.close()])
    assert.equal(timers(), before)
  })

  it('has 64 calls of one client at a time', async () => {
    const { roomId } = await videosdk.rooms.create()
    const rooms = await Promise.all(Array.from({ length: 256 }, (_, index) => index % 4 ? videosdk.rooms.get(roomId) : videosdk.rooms.create()))
    assert.equal(new Set(rooms.map((room) => room.roomId)).size, 65)
  })
})

describe('workers', () => {
  const program = (call) => {
    const text = `
      import { createRequire } from 'node:module'
      import { parentPort } from 'node:worker_threads'
      const { VideoSDK } = createRequire(${JSON.stringify(import.meta.url)})('videosdk-server')
      const videosdk = new VideoSDK({ ...${JSON.stringify(options())}, onEvent() {} })
      parentPort.postMessage(await ${call})
    `
    return new Worker(new URL(`data:text/javascript,${encodeURIComponent(text)}`))
  }
  const answer = (worker) => new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject))

  it('call in one process at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => answer(program('videosdk.rooms.create()'))))
    assert.equal(new Set(answers.map(({ roomId }) => roomId)).size, 4)
  })

  it('may be ended during a call, whose connection is closed, and the others go on', { timeout: 60_000 }, async () => {
    for (let round = 0; round < 3; round += 1) {
      emulator.reset()
      emulator.script({ ...NEVER, method: 'POST', times: 4 })
      const stuck = Array.from({ length: 4 }, () => program('videosdk.rooms.create()'))
      await until(() => emulator.requests().length === 4)
      await Promise.all(stuck.map((worker) => worker.terminate()))
      await until(() => emulator.requests().every(({ abandoned }) => abandoned))
      assert.deepEqual((await answer(program('videosdk.rooms.list()'))).data, [])
    }
    assert.ok((await videosdk.rooms.create()).roomId)
  })
})

describe('the native library', () => {
  it('tells of a panic as an error, and goes on', async () => {
    const require = createRequire(import.meta.url)
    const { Calls } = require('../lib/calls')
    const { nativeOf } = require('../lib/client')
    const panicked = (error) => {
      assert.ok(error instanceof InternalError)
      assert.equal(error.kind, 'internal')
      return !error.message.includes('planted')
    }
    // Only a library that was built for the tests has panics planted in it.
    assert.throws(() => Tokens.decode('panic'), panicked)
    await assert.rejects(new Calls(nativeOf(videosdk)).invoke('panic', {}), panicked)
    assert.ok((await videosdk.rooms.create()).roomId)
  })

  it('of another version is refused, with both named', () => {
    const place = mkdtempSync(join(tmpdir(), 'videosdk-server-'))
    try {
      cpSync(join(root, 'lib'), join(place, 'lib'), { recursive: true })
      symlinkSync(join(root, 'native'), join(place, 'native'))
      const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
      writeFileSync(join(place, 'package.json'), JSON.stringify({ ...manifest, version: '9.9.9' }))
      assert.throws(() => createRequire(import.meta.url)(place), (error) => {
        assert.deepEqual([error.name, error.code], ['ConfigurationError', 'version_mismatch'])
        return error.message.includes('9.9.9') && error.message.includes(manifest.version)
      })
    } finally {
      rmSync(place, { recursive: true })
    }
  })

  it('that is not there is named', () => {
    const place = mkdtempSync(join(tmpdir(), 'videosdk-server-'))
    try {
      cpSync(join(root, 'lib'), join(place, 'lib'), { recursive: true })
      cpSync(join(root, 'package.json'), join(place, 'package.json'))
      assert.throws(() => createRequire(import.meta.url)(place), { message: /cannot find its package videosdk-server-\S+/ })
    } finally {
      rmSync(place, { recursive: true })
    }
  })
})
