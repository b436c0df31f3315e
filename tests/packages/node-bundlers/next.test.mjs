// The route handler of docs/guides/nextjs.md in a built program of Next.js, and the cases of tests/http.
//   TRIAL_PROGRAM=FOLDER node --test next.test.mjs     the folder has the standalone output, with server.js

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { after, before, describe, it } from 'node:test'

import { optionsOf, settingsOf } from '../../../node/test/mounts/suite/cases.mjs'
import { exchange } from '../../../node/test/mounts/suite/exchange.mjs'
import { play } from '../../../node/test/mounts/suite/run.mjs'
import { Service } from '../../../node/test/mounts/suite/service.mjs'
import { API_KEY, MEETING_ID, SECRET, claimsOf } from '../../../node/test/mounts/suite/words.mjs'

let service
let program
let url

before(async () => {
  service = await Service.start()
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    // It takes no 0 for a free one.
    PORT: port,
    HOSTNAME: '127.0.0.1',
    VIDEOSDK_API_KEY: API_KEY,
    VIDEOSDK_SECRET: SECRET,
    VIDEOSDK_API_ENDPOINT: service.url,
    TRIAL_SETTINGS: JSON.stringify(allSettings()),
  }
  program = spawn(process.execPath, ['server.js'], { cwd: process.env.TRIAL_PROGRAM, env: environment })
  let said = ''
  await new Promise((ready, failed) => {
    const listen = (data) => /Ready in/.test((said += data)) && ready()
    program.stdout.on('data', listen)
    program.stderr.on('data', listen)
    program.once('exit', () => failed(new Error(`it does not start: ${said}`)))
  })
})

after(async () => {
  const ended = once(program, 'exit')
  program.kill()
  await ended
  await service.close()
})

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}

/** What the route handler of the cases makes token servers of. */
function allSettings() {
  const names = Object.keys(JSON.parse(readFileSync(new URL('../../http/settings.json', import.meta.url), 'utf8')))
  const entries = names.map((name) => {
    const options = { ...optionsOf(name), upstreamDeadlineMs: 1500 }
    return [name, { options, isHost: settingsOf(name).authentication === 'host' }]
  })
  return Object.fromEntries(entries)
}

describe('the route handler of the guide', () => {
  const ask = (path, { method, user, host = 'app.example.com' } = {}) =>
    exchange(`${url}/video`, { method, path, headers: [['host', host], ...(user ? [['cookie', `user=${user}`]] : [])] })

  it('gives whoever is signed in a token, and each time a new one', async () => {
    const answers = [await ask('/get-token', { user: 'user-7' }), await ask('/get-token', { user: 'user-7' })]
    for (const { status, headers, json } of answers) {
      assert.deepEqual([status, headers['cache-control'], claimsOf(json.token).participantId], [200, 'no-store', 'user-7'])
    }
    assert.notEqual(answers[0].json.token, answers[1].json.token)
  })

  it('gives a stranger none', async () => {
    const { status, json } = await ask('/get-token')
    assert.deepEqual([status, json.code], [401, 'authentication_required'])
  })

  it('makes a meeting and validates it', async () => {
    const { json } = await ask('/create-meeting', { method: 'POST', user: 'user-7' })
    assert.equal(json.meetingId, MEETING_ID)
    assert.equal((await ask(`/validate-meeting/${MEETING_ID}`, { method: 'POST', user: 'user-7' })).json.valid, true)
  })

  it('answers to its own name alone', async () => {
    assert.equal((await ask('/get-token', { user: 'user-7', host: 'evil.test' })).status, 421)
  })
})

play({
  name: 'next',
  limits: ['next', 'joined-headers', 'web-address', 'no-address'],
  mount: ({ settings = 'loopback', service: address }) => ({
    url: `${url}/suite/${settings}/${new URL(address).port}`,
    close() {},
  }),
})
