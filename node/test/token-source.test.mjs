// The shared cases of the token source, which tests/scenarios/token-source/README.md explains.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { inspect } from 'node:util'
import { TokenSourceError } from 'videosdk-server/token-source'
import { endpoint } from '../lib/token-source/endpoint.mjs'
import { TokenSource, custom, literal } from '../lib/token-source/source.mjs'
import { Endpoint, World } from './token-source/world.mjs'

const folder = new URL('../../tests/scenarios/token-source/', import.meta.url)
const known = {
  case: 'id title source error answers random steps requests events',
  source: 'endpoint timeout headers custom literal',
  step: 'fetch force callers name cancelled token expiresAt refreshAfter error ends at',
  answer: 'status headers body text size delay bodyDelay fault value throws',
  request: 'at url query headers request givenUp',
}
let ran = 0

function checkFields(kind, object) {
  const names = new Set(known[kind].split(' '))
  for (const name of Object.keys(object)) assert.ok(names.has(name), `${name} is no field of a ${kind}`)
}

/** That no text which begins with secret- shows in any way of printing. */
function keepsSecrets(thing) {
  const printed = [String(thing), JSON.stringify(thing), `${thing.message} ${thing.stack}`]
  // The error that is the cause of another is the program's own.
  if (!thing.cause) printed.push(inspect(thing, { depth: 9, showHidden: true }))
  for (const text of printed) assert.ok(!String(text).includes('secret-'), text)
}

function sourceOf({ source, answers = [] }, world, script) {
  checkFields('source', source)
  answers.forEach((answer) => checkFields('answer', answer))
  if (source.literal !== undefined) return new TokenSource(literal(source.literal), world.environment)
  if (source.custom) return new TokenSource(custom(script.custom, world.environment), world.environment)
  const headers = Array.isArray(source.headers) ? script.headers(source.headers) : source.headers
  const timeoutMs = source.timeout === undefined ? undefined : source.timeout * 1000
  return new TokenSource(endpoint(source.endpoint, { headers, timeoutMs, fetch: script.fetch }, world.environment), world.environment)
}

function sameError(expected, error) {
  assert.ok(error instanceof TokenSourceError, `an error of ours is expected, not ${inspect(error)}`)
  for (const [name, value] of Object.entries(expected)) assert.equal(error[name] ?? null, value, name)
  assert.equal(error.reason, error.message)
  keepsSecrets(error)
}

/** One caller of a step, and how its call ended. */
function caller(source, step, world) {
  const controller = new AbortController()
  const reason = new Error('given up')
  if (step.cancelled) controller.abort(reason)
  const outcome = { step, began: world.now, cancel: () => controller.abort(reason) }
  const end = (facts) => Object.assign(outcome, { at: world.now, ...facts })
  source.fetch(step.fetch, { force: step.force, signal: controller.signal }).then(
    (result) => end({ result }),
    (error) => end(error === reason ? { ends: 'cancelled' } : { error }),
  )
  return outcome
}

function checkOutcome({ step, began, at, result, error, ends }) {
  if (error && !step.error) throw error
  assert.equal(at, step.at ?? began, 'when the fetch ended')
  assert.equal(ends, step.ends)
  if (step.error) sameError(step.error, error)
  if (step.token === undefined) return
  assert.equal(result.token, step.token)
  keepsSecrets(result)
  for (const name of ['expiresAt', 'refreshAfter']) if (name in step) assert.equal(result[name], step[name], name)
}

function checkRequests(expected, requests) {
  assert.equal(requests.length, expected.length, 'the number of requests')
  for (const [index, wanted] of expected.entries()) {
    checkFields('request', wanted)
    const { headers = {}, ...others } = wanted
    const request = requests[index]
    for (const [name, value] of Object.entries(others)) assert.deepEqual(request[name], value, name)
    for (const [name, value] of Object.entries(headers)) assert.equal(request.headers[name] ?? null, value, name)
  }
}

function checkEvents(expected, events) {
  assert.equal(events.length, expected.length, 'the number of events')
  for (const [index, { at, request, token, error }] of expected.entries()) {
    const { event, at: when } = events[index]
    assert.deepEqual([when, event.request, event.accessToken?.token], [at, request, token])
    if (error) sameError(error, event.error)
    keepsSecrets(event.error ? { request: event.request } : event)
  }
}

async function run(each) {
  checkFields('case', each)
  const world = new World(each.random)
  const script = new Endpoint(world, each.answers ?? [])
  if (each.error) {
    assert.throws(() => sourceOf(each, world, script), (error) => (sameError(each.error, error), true))
    return
  }
  const source = sourceOf(each, world, script)
  const outcomes = []
  const events = []
  const listeners = []
  const actions = {
    advance: (seconds) => world.advance(seconds),
    sleep: (seconds) => world.moveWall(seconds),
    setClock: (seconds) => world.moveWall(seconds),
    cancel: (name) => outcomes.filter(({ step }) => step.name === name).forEach(({ cancel }) => cancel()),
    invalidate: () => source.invalidate(),
    close: () => source.close(),
    unlisten: () => listeners.splice(0).forEach((unlisten) => unlisten()),
    listen(kind) {
      const note = (event) => events.push({ event, at: world.now })
      listeners.push(source.onRefresh(kind === true ? note : () => { throw new Error('planted') }))
    },
  }
  for (const step of each.steps) {
    if ('fetch' in step) {
      checkFields('step', step)
      for (let number = 0; number < (step.callers ?? 1); number += 1) outcomes.push(caller(source, step, world))
    } else {
      const [[action, value], ...others] = Object.entries(step)
      assert.equal(others.length, 0)
      await actions[action](value)
    }
    await world.settle()
  }
  outcomes.forEach(checkOutcome)
  if (each.requests) checkRequests(each.requests, script.requests)
  else assert.equal(script.requests.length, each.answers?.length ?? 0, 'the number of requests')
  checkEvents(each.events ?? [], events.filter(({ event }) => event))
  keepsSecrets(source)
  source.close()
}

describe('the cases of the token source', () => {
  // A listener that throws is told of; the cases have one.
  const told = console.error
  console.error = () => {}
  after(() => (console.error = told))
  for (const file of readdirSync(folder).filter((name) => name !== 'README.md')) {
    for (const each of JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) {
      it(each.id, async () => {
        await run(each)
        ran += 1
      })
    }
  }
})

after(() => console.log(`conformance node: ${ran} token-source cases`))
