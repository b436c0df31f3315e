// Plays the cases of tests/http in a host: a framework with the token server mounted.
//
// A host has a `name`; `limits`, the names of those in tests/http/mounts/limits.json that it is under; `hasCors`, whether
// its own CORS middleware is on; and `mount({ settings, service, identity })`, which answers `{ url, close }`.

import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'

import { cases, excuse, settingsOf } from './cases.mjs'
import { ask } from './exchange.mjs'
import { faultsOf, serviceFaults } from './expect.mjs'
import { NO_SERVICE, Service } from './service.mjs'

/** What must not fall away unnoticed. */
const AT_LEAST = 200

/** Each of these was answered at least once, and so was seen not to be stored. */
const STATUSES = [200, 400, 401, 403, 404, 405, 409, 413, 415, 421, 429, 500, 502, 503]

/** Declares a test for each case. */
export function play(host) {
  const counts = { held: 0, excused: 0, refused: 0, left: 0 }
  const statuses = new Set()
  describe(host.name, { concurrency: 16 }, () => {
    for (const one of cases) {
      const reason = excuse(one, host.limits)
      // With CORS of its own the host answers these before anybody else.
      if (host.hasCors && one.input.method === 'OPTIONS') counts.left += 1
      else if (needsRefusal(one) && reason === undefined) {
        it(`${one.id}: the mount itself is refused`, async () => {
          await refuses(host, one)
          counts.refused += 1
        })
      } else if (reason !== undefined) {
        it(`${one.id}: not here, since ${reason}`, async () => {
          const faults = await faultsIn(host, one)
          assert.notDeepEqual(faults, [], 'it holds; take it out of tests/http/mounts/limits.json')
          counts.excused += 1
        })
      } else {
        it(one.id, async () => {
          assert.deepEqual(await faultsIn(host, one, statuses), [])
          counts.held += 1
        })
      }
    }
  })
  after(() => {
    assert.ok(counts.held >= AT_LEAST, `only ${counts.held} cases hold`)
    if (host.limits.length === 0) assert.deepEqual(STATUSES.filter((status) => !statuses.has(status)), [])
    const told = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
    console.log(`http node ${host.name}: ${told.join(', ')}, of ${cases.length}`)
  })
}

/** The core answers 500 to an identity that nothing asks for; a mount is refused before anybody can call. */
function needsRefusal({ settings, input }) {
  return input.identity !== undefined && settingsOf(settings).authentication !== 'host'
}

async function refuses(host, { settings }) {
  const mounting = async () => host.mount({ settings, service: NO_SERVICE, identity: true })
  await assert.rejects(mounting, { name: 'ConfigurationError', message: /authentication.*host/ })
}

async function faultsIn(host, { settings, service: way, before = [], input, expect, sent }, statuses = new Set()) {
  const identity = settingsOf(settings).authentication === 'host'
  const service = await Service.start(way)
  try {
    const mounted = await host.mount({ settings, service: service.url, identity })
    try {
      for (const earlier of before) await ask(mounted.url, earlier)
      const answer = await ask(mounted.url, input)
      statuses.add(answer.status)
      const faults = [...faultsOf(answer, expect), ...serviceFaults(service.seen, sent)]
      return faults.length === 0 ? [] : [...faults, `${answer.status} ${JSON.stringify(answer.headers)} ${answer.text}`]
    } finally {
      await mounted.close()
    }
  } finally {
    await service.close()
  }
}
