// Events in the form that AWS sends them, of tests/http/lambda.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { events } from './suite/cases.mjs'
import { faultsOf, serviceFaults } from './suite/expect.mjs'
import { Service } from './suite/service.mjs'
import { tokenServerOf } from './suite/token-server.mjs'
import { watched } from './suite/watched.mjs'

/** The caller that an event names by a path of fields. */
function callerIn(event, path, sub = 'sub') {
  const claims = path.split('.').reduce((value, name) => value?.[name], event)
  return claims && { sub: claims[sub], claims }
}

/** An answer of a function as the tests have those of sockets. */
function answerOf({ statusCode, headers, multiValueHeaders, body, isBase64Encoded }) {
  assert.equal(isBase64Encoded, false)
  const single = headers ?? Object.fromEntries(Object.entries(multiValueHeaders).map(([name, [value]]) => [name, value]))
  const json = body === '' ? undefined : JSON.parse(body)
  return { status: statusCode, headers: single, names: Object.keys(single), text: body, json }
}

const open = { allowedHosts: ['*'], allowedOrigins: ['https://app.example.com'] }

describe('events of AWS', () => {
  assert.ok(events.length >= 10)
  for (const { file, title, event, identity, sub, prefix = '/video', expect, sent, answer_has, answer_lacks } of events) {
    it(`${file}: ${title}`, async () => {
      const service = await Service.start()
      try {
        const tokenServer = tokenServerOf({ ...open, ...(identity && { authentication: 'host' }) }, service.url)
        const handler = tokenServer.lambda({
          ...(prefix !== null && { prefix }),
          ...(identity && { identity: (given) => callerIn(given, identity, sub) }),
        })
        const answer = await handler(event, {})
        assert.deepEqual([...faultsOf(answerOf(answer), expect), ...serviceFaults(service.seen, sent)], [])
        for (const name of answer_has ?? []) assert.ok(name in answer, `${name} is missing`)
        for (const name of answer_lacks ?? []) assert.ok(!(name in answer), `${name} is there`)
      } finally {
        await service.close()
      }
    })
  }

  it('are told from all others', async () => {
    const handler = tokenServerOf(open).lambda()
    for (const event of [{}, null, { Records: [] }, { source: 'aws.events' }]) {
      await assert.rejects(handler(event), { name: 'TypeError', message: /no request of API Gateway/ })
    }
  })

  it('name the address of the caller', async () => {
    const { tokenServer, requests } = watched(open)
    const handler = tokenServer.lambda()
    for (const { event } of events) await handler(event)
    assert.deepEqual(new Set(requests.map(({ peer }) => peer)), new Set(['203.0.113.24', undefined]))
  })
})
