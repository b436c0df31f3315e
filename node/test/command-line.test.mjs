// `npx videosdk-server`: the same command line as the program, with its output, exit codes and signals.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Emulator, VideoSDK } from 'videosdk-server'
import { until } from './until.mjs'

const PROGRAM = [process.execPath, fileURLToPath(new URL('../bin/videosdk-server.js', import.meta.url))]
const BINARY = process.env.VIDEOSDK_SERVER_BINARY
const SECRET = '162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526'
const KEYS = { VIDEOSDK_API_KEY: '11111111-2222-4333-8444-555555555555', VIDEOSDK_SECRET: SECRET }
const tokens = new VideoSDK({ apiKey: KEYS.VIDEOSDK_API_KEY, secret: SECRET }).tokens
const noSignals = process.platform === 'win32' && 'there are no signals to send'

/** Starts a command; its end is a promise of what it said. Within a time, so that none is left behind. */
function start(args, { environment = KEYS, program = PROGRAM } = {}) {
  const child = spawn(program[0], [...program.slice(1), ...args], { env: environment, timeout: 30_000, killSignal: 'SIGKILL' })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr']) child[name].on('data', (data) => (said[name] += data))
  const ended = once(child, 'close').then(([code, signal]) => ({ ...said, code, signal }))
  return { child, ended }
}

/** Runs a command to its end; whatever it says, the secret is not in it. */
async function run(args, { told = '', ...options } = {}) {
  const { child, ended } = start(args, options)
  // A command that reads nothing may be over before it is told.
  child.stdin.on('error', () => {}).end(told)
  const { code, stdout, stderr } = await ended
  assert.ok(!(stdout + stderr).includes(SECRET))
  return { code, stdout, stderr }
}

const ofEmulator = (emulator) => ({
  VIDEOSDK_EMULATOR: emulator.url.replace('http://', ''),
  VIDEOSDK_API_KEY: emulator.apiKey,
  VIDEOSDK_SECRET: emulator.secret,
})

describe('the command line', { concurrency: 4 }, () => {
  it('prints a token alone', async () => {
    const { stdout } = await run(['token', 'participant', '--room', 'ab12-cd34-ef56'])
    assert.equal(tokens.verify(stdout.replace(/\n$/, '')).roomId, 'ab12-cd34-ef56')
  })

  it('explains the same from an argument and from standard input', async () => {
    const token = (await run(['token', 'participant'])).stdout
    const at = String(tokens.verify(token.trim()).iat + 60)
    const piped = await run(['explain', '--json', '--at', at], { told: token })
    assert.deepEqual(piped, await run(['explain', '--json', '--at', at, token.trim()]))
    assert.deepEqual([piped.code, JSON.parse(piped.stdout).verified], [0, true])
    assert.equal((await run(['explain', SECRET])).code, 1)
  })

  it('has a doctor who reads the environment that the program was given', async () => {
    const doctor = await run(['doctor', '--offline', '--json'])
    const secret = JSON.parse(doctor.stdout).settings.find(({ name }) => name === 'secret')
    assert.deepEqual([doctor.code, secret.variable], [0, 'VIDEOSDK_SECRET'])
    assert.equal((await run(['doctor', '--offline'], { environment: {} })).code, 1)
  })

  it('makes, lists, validates and ends rooms', async () => {
    const emulator = await Emulator.start()
    try {
      const onEmulator = (...args) => run(args, { environment: ofEmulator(emulator) })
      const created = await onEmulator('rooms', 'create', '--custom-room-id', 'lesson', '--json')
      const { roomId } = JSON.parse(created.stdout)
      assert.equal((await emulator.client().rooms.get('lesson')).roomId, roomId)
      assert.match((await onEmulator('rooms', 'list')).stdout, /1 of 1\n$/)
      assert.equal((await onEmulator('rooms', 'validate', roomId)).code, 0)
      assert.equal((await onEmulator('rooms', 'end', roomId)).code, 0)
      assert.equal((await onEmulator('rooms', 'validate', roomId)).code, 1)
      assert.equal((await onEmulator('doctor')).code, 0)
    } finally {
      await emulator.close()
    }
  })

  it('tells mistakes in the arguments, with exit code 2', async () => {
    const wrong = await run(['rooms', 'get'])
    assert.deepEqual([wrong.code, wrong.stdout], [2, ''])
    assert.match(wrong.stderr, /Usage: videosdk-server rooms get <ROOM_ID>\n/)
    assert.equal(JSON.parse((await run(['serve', '--port', 'many', '--json'])).stderr).code, 'usage')
  })

  it('takes a reader who goes away for no fault', { skip: noSignals }, async () => {
    const { child, ended } = start(['--help'])
    child.stdout.destroy()
    const { code, stderr } = await ended
    assert.deepEqual([code, stderr], [0, ''])
  })

  for (const command of ['serve', 'emulate']) {
    for (const signal of ['SIGTERM', 'SIGINT']) {
      it(`says where it listens, for ${command}, and ends by ${signal}`, { skip: noSignals }, async () => {
        const { child, ended } = start([command, '--port', '0'])
        const [line] = await once(createInterface(child.stdout), 'line')
        const [, title, url] = /^(.*\S) +(\S+)$/.exec(line)
        assert.equal(title, { serve: 'token server', emulate: 'emulator' }[command])
        const path = { serve: '/healthz', emulate: '/emulator/requests' }[command]
        assert.equal((await fetch(url + path)).status, 200)
        child.kill(signal)
        const { code, signal: by } = await ended
        assert.deepEqual([code, by], [0, null])
      })
    }
  }

  it('is ended by Ctrl-C while it waits', { skip: noSignals }, async () => {
    const emulator = await Emulator.start()
    try {
      emulator.script({ status: 200, delayMs: 60_000 })
      const { child, ended } = start(['rooms', 'list'], { environment: ofEmulator(emulator) })
      await until(() => emulator.requests().length === 1)
      child.kill('SIGINT')
      assert.deepEqual(await ended, { stdout: '', stderr: '', code: null, signal: 'SIGINT' })
    } finally {
      await emulator.close()
    }
  })

  const same = [
    ['--help'],
    ['--version'],
    ['serve', '--help'],
    ['rooms', 'create', '--help'],
    [],
    ['servee'],
    ['serve', '--port', 'many'],
    ['serve', '--host', '0.0.0.0'],
    ['token', 'api', '--room', 'ab12-cd34-ef56'],
    ['doctor', '--offline'],
    ['explain', 'no token'],
  ]
  const skip = !BINARY && 'VIDEOSDK_SERVER_BINARY names no program to compare with'
  for (const args of same) {
    it(`says what the program says: ${args.join(' ')}`, { skip }, async () => {
      assert.deepEqual(await run(args), await run(args, { program: [BINARY] }))
    })
  }
})
