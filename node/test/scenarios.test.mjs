// The shared scenarios, which tests/scenarios/README.md explains, through the package.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Emulator, VideoSDK, VideoSDKError } from 'videosdk-server'
import { until } from './until.mjs'

const folder = fileURLToPath(new URL('../../tests/scenarios', import.meta.url))
const fields = new Set(
  'id title client answers before call arguments options items cancel result error requests'.split(' '),
)
const { resources } = JSON.parse(readFileSync(new URL('../../bindings/api.json', import.meta.url), 'utf8'))
const operations = resources.flatMap((resource) => resource.operations)
let ran = 0

/** Whether what has happened is what a scenario says; a text with `$` stands for the first text in its place. */
class Comparison {
  #known = new Map()

  filledIn(value) {
    if (Array.isArray(value)) return value.map((item) => this.filledIn(item))
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, this.filledIn(field)]))
    }
    return this.#known.get(value) ?? value
  }

  /** What was expected, with the texts that its placeholders stand for. */
  #expected(expected, actual) {
    if (Array.isArray(expected) && Array.isArray(actual)) {
      return expected.map((item, index) => this.#expected(item, actual[index]))
    }
    if (expected !== null && typeof expected === 'object') {
      const entries = Object.entries(expected)
      return Object.fromEntries(entries.map(([name, field]) => [name, this.#expected(field, actual?.[name])]))
    }
    if (typeof expected !== 'string' || !expected.startsWith('$')) return expected
    if (!this.#known.has(expected) && typeof actual === 'string') this.#known.set(expected, actual)
    return this.#known.get(expected)
  }

  same(expected, actual) {
    // Through JSON, since a page is of a class, and what is undefined is not there.
    const plain = actual === undefined ? null : JSON.parse(JSON.stringify(actual))
    assert.deepEqual(plain, this.#expected(expected, plain))
  }

  outcome({ result, error: expected }, { answer, error }) {
    if (expected === undefined) {
      if (error) throw error
      if (result !== undefined) this.same(result, answer)
      return
    }
    assert.ok(error, `an error is expected, not ${JSON.stringify(answer)}`)
    const { mention = [], ...facts } = expected
    for (const [name, value] of Object.entries(facts)) this.same(value, error[name])
    for (const word of mention) assert.ok(error.reason.toLowerCase().includes(word.toLowerCase()), error.reason)
  }

  requests(expected, seen) {
    const shown = seen.map(({ method, path, query, body, headers }, index) => {
      const named = expected[index]?.headers
      return {
        method,
        path,
        ...(query && { query }),
        ...(body && { body: JSON.parse(body) }),
        ...(named && {
          headers: Object.fromEntries(Object.keys(named).map((name) => [name, headers[name] ?? null])),
        }),
      }
    })
    this.same(expected, shown)
  }
}

/** The options of a scenario, by the names of this package. */
function milliseconds({ timeout, deadline, ...others }) {
  return {
    ...others,
    ...(timeout !== undefined && { timeoutMs: timeout * 1000 }),
    ...(deadline !== undefined && { deadlineMs: deadline * 1000 }),
  }
}

/** Makes a call by its name: the ids of the path in their order, then the fields, then the options. */
function call(videosdk, { call, arguments: given = {}, options }, signal) {
  const { params, ...ids } = given
  const settings = { ...milliseconds(options ?? {}), signal }
  if (call === 'request') {
    const { method, path, ...content } = ids
    return videosdk.request(method, path, { ...content, ...settings })
  }
  const [resource, operation] = call.split('.')
  // What takes fields takes them even when there are none.
  const takesFields = operations.find(({ id }) => id === call).params !== null
  return videosdk[resource][operation](...Object.values(ids), ...(takesFields ? [params] : []), settings)
}

async function step(videosdk, emulator, scenario) {
  const controller = new AbortController()
  if (scenario.cancel === 'before') controller.abort()
  const called = call(videosdk, scenario, scenario.cancel && controller.signal)
  if (scenario.cancel === 'during') {
    until(() => emulator.requests().length > 0).then(() => controller.abort())
  }
  if (scenario.items === undefined) return called
  const items = []
  for await (const item of called) {
    items.push(item)
    if (items.length === scenario.items) break
  }
  return items
}

/** What a call answered or failed with; an aborted one is of the kind that the other languages have. */
async function outcome(videosdk, emulator, scenario) {
  try {
    return { answer: await step(videosdk, emulator, scenario) }
  } catch (error) {
    if (error instanceof VideoSDKError) return { error }
    if (scenario.cancel && error.name === 'AbortError') return { error: { kind: 'cancelled', reason: error.message } }
    throw error
  }
}

async function run(scenario) {
  for (const name of Object.keys(scenario)) assert.ok(fields.has(name), `${name} is no field of a scenario`)
  const emulator = await Emulator.start()
  try {
    emulator.script(...(scenario.answers ?? []))
    const { apiKey, secret, url: apiEndpoint } = emulator
    const options = { apiKey, secret, apiEndpoint, ...milliseconds(scenario.client ?? {}) }
    const given = Object.entries(options).filter(([, value]) => value !== null)
    const comparison = new Comparison()
    let videosdk
    for (const each of [...(scenario.before ?? []), scenario]) {
      videosdk ??= new VideoSDK(Object.fromEntries(given))
      const filled = { ...each, arguments: comparison.filledIn(each.arguments) }
      comparison.outcome(each, await outcome(videosdk, emulator, filled))
    }
    if (scenario.requests) comparison.requests(scenario.requests, emulator.requests())
  } finally {
    await emulator.close()
  }
}

// Those of the token source are of another form, and have a runner of their own.
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile() && file.name !== 'README.md')
  .map((file) => join(file.parentPath ?? file.path, file.name))
  .filter((file) => basename(dirname(file)) !== 'token-source')

// Most scenarios wait for a socket or a clock, so many run at once.
describe('scenarios', { concurrency: 16 }, () => {
  for (const file of files) {
    for (const scenario of JSON.parse(readFileSync(file, 'utf8'))) {
      it(scenario.id, async () => {
        ran += 1
        await run(scenario)
      })
    }
  }
})

after(() => console.log(`conformance node: ${ran} scenarios`))
