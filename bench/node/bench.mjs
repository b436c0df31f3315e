// How long the Node.js package takes, beside its peers in the same run: the best of several rounds, taken in turns.
//   node bench.mjs [ROUNDS]
// The library in node/native is measured; `make bench-node` builds it with the release profile.

import { AccessTokenBuilder, verifyToken } from '@videosdk.live/server-sdk'
import { createSigner, createVerifier } from 'fast-jwt'
import jsonwebtoken from 'jsonwebtoken'
import { spawnSync } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { createRequire } from 'node:module'
import { Emulator, VideoSDK } from '../../node/lib/index.mjs'

const apiKey = '11111111-2222-4333-8444-555555555555'
const secret = '162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526'
const roomId = 'ab12-cd34-ef56'
const participantId = 'guest-7'

/** The best time of each case in nanoseconds a call. The rounds take turns, so that noise meets all alike. */
async function measure(rounds, cases) {
  const best = Object.fromEntries(Object.keys(cases).map((name) => [name, Infinity]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, [calls, work]] of Object.entries(cases)) {
      const started = process.hrtime.bigint()
      for (let call = 0; call < calls; call += 1) {
        const answer = work()
        if (answer instanceof Promise) await answer
      }
      best[name] = Math.min(best[name], Number(process.hrtime.bigint() - started) / calls)
    }
  }
  return best
}

function report(title, best) {
  const [[ours, time], ...others] = Object.entries(best)
  const peers = others.map(([name, theirs]) => `${name} ${theirs.toFixed(0)} (${(theirs / time).toFixed(1)}x)`)
  console.log(`${title.padEnd(8)} ${ours} ${time.toFixed(0)} ns   ${peers.join('   ')}`)
}

async function tokens(rounds) {
  const videosdk = new VideoSDK({ apiKey, secret })
  const token = videosdk.tokens.participant({ roomId, participantId })
  const claims = videosdk.tokens.decode(token)
  const expiresIn = '24h'
  const fastSign = createSigner({ key: secret, expiresIn: 86_400_000 })
  const { iat, exp, ...payload } = claims
  // A text as the secret would cost it most of a millisecond: it is tried as a private key first.
  const key = createSecretKey(Buffer.from(secret))
  report('sign', await measure(rounds, {
    ours: [20_000, () => videosdk.tokens.participant({ roomId, participantId })],
    builder: [5_000, () => new AccessTokenBuilder({ apiKey, secret }).setParticipant(participantId).forRoom(roomId).grant('allow_join').toJwt()],
    'fast-jwt': [5_000, () => fastSign(payload)],
    jsonwebtoken: [2_000, () => jsonwebtoken.sign(payload, key, { expiresIn })],
  }))
  // Not by the cache of fast-jwt: each token is seen for the first time.
  const fastVerify = createVerifier({ key: secret, algorithms: ['HS256'] })
  report('verify', await measure(rounds, {
    ours: [20_000, () => videosdk.tokens.verify(token)],
    official: [5_000, () => verifyToken(token, secret)],
    'fast-jwt': [5_000, () => fastVerify(token)],
    jsonwebtoken: [2_000, () => jsonwebtoken.verify(token, key, { algorithms: ['HS256'] })],
  }))
}

/** Calls over loopback, which the emulator answers from a script: what the socket takes is in it. */
async function calls(rounds) {
  const room = { roomId, customRoomId: 'lesson-7', disabled: false, createdAt: '2026-01-01T00:00:00Z' }
  const data = Array.from({ length: 100 }, (_, index) => ({ ...room, roomId: `ab12-cd34-${1000 + index}` }))
  const page = { data, pageInfo: { currentPage: 1, perPage: 100, lastPage: 1, total: 100 } }
  const emulator = await Emulator.start()
  const path = `/v2/rooms/${roomId}`
  emulator.script(
    { path, status: 200, body: room, times: 1_000_000 },
    { path: '/v2/rooms', status: 200, body: page, times: 1_000_000 },
  )
  const videosdk = emulator.client()
  // Refused before any request: what a promise takes on its way through the native part and back.
  const seam = await measure(rounds, { seam: [2_000, () => videosdk.rooms.get('..').catch(() => {})] })
  console.log(`call     ${(seam.seam / 1000).toFixed(1)} us for one that is refused before it is sent`)
  const texts = [room, page].map((answer) => JSON.stringify(answer))
  const best = await measure(rounds, {
    room: [500, () => videosdk.rooms.get(roomId)],
    page: [50, () => Promise.resolve(videosdk.rooms.list())],
    roomText: [20_000, () => JSON.parse(texts[0])],
    pageText: [200, () => JSON.parse(texts[1])],
  })
  for (const [name, text] of [['room', texts[0]], ['page', texts[1]]]) {
    const [whole, read] = [best[name], best[`${name}Text`]].map((time) => (time / 1000).toFixed(1))
    console.log(`${name.padEnd(8)} ${whole} us over loopback; ${text.length} bytes of JSON are read in ${read} us`)
  }
  await emulator.close()
}

/** What loading the package takes, in a process of its own: by the clock, and of the processor. */
function loading(rounds) {
  const library = createRequire(import.meta.url).resolve('../../node/lib/index.js')
  const program = `const used = process.cpuUsage(), started = process.hrtime.bigint()
    require(${JSON.stringify(library)})
    const took = Number(process.hrtime.bigint() - started) / 1e6, { user, system } = process.cpuUsage(used)
    console.log(JSON.stringify([took, (user + system) / 1000]))`
  const times = Array.from({ length: rounds }, () => JSON.parse(spawnSync(process.execPath, ['-e', program]).stdout))
  const [took, used] = [0, 1].map((index) => Math.min(...times.map((time) => time[index])).toFixed(1))
  console.log(`require  ${took} ms, ${used} ms of the processor`)
}

const rounds = Number(process.argv[2] ?? 9)
await tokens(rounds)
await calls(rounds)
loading(rounds)
