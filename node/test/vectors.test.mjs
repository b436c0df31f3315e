// The shared token vectors, through the package.

import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { after, describe, it } from 'node:test'
import { Tokens, VideoSDK, parseExpiresIn } from 'videosdk-server'

let ran = 0
const folder = new URL('../../tests/vectors/tokens/', import.meta.url)

function tokens({ clock, keys, tokenId, tokenIds = tokenId === undefined ? [] : [tokenId] }) {
  return new VideoSDK({ vector: { clock, keys, tokenIds } }).tokens
}

function sign(vector) {
  const signed = tokens(vector)[vector.call.replace('tokens.', '')](vector.arguments)
  return Array.isArray(signed) ? signed : [signed]
}

/** Says that an action fails as a vector has it. */
function refuses(action, expected) {
  assert.throws(action, (error) => {
    if (typeof expected === 'string') return assert.equal(error.code, expected) ?? true
    assert.equal(error.kind, expected.kind)
    if ('code' in expected) assert.equal(error.code, expected.code)
    if ('codes' in expected) {
      assert.deepEqual(error.findings.map((finding) => finding.code).sort(), [...expected.codes].sort())
    }
    for (const word of expected.mention ?? []) assert.match(error.reason.toLowerCase(), new RegExp(word.toLowerCase()))
    return true
  })
}

const runners = {
  sign: (vector) => assert.deepEqual(sign(vector), vector.tokens ?? [vector.token]),
  'sign-refused': (vector) => refuses(() => sign(vector), vector.error),
  verify: (vector) => assert.deepEqual(tokens(vector).verify(vector.token, vector.options), vector.claims),
  'verify-refused': (vector) => refuses(() => tokens(vector).verify(vector.token, vector.options), vector.error),
  decode: (vector) =>
    vector.error
      ? refuses(() => Tokens.decode(vector.token), vector.error)
      : assert.deepEqual(Tokens.decode(vector.token), vector.claims),
  duration: (vector) =>
    vector.error
      ? refuses(() => parseExpiresIn(vector.text), vector.error)
      : assert.equal(parseExpiresIn(vector.text), vector.seconds),
}

for (const [file, run] of Object.entries(runners)) {
  describe(file, () => {
    for (const vector of JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8'))) {
      it(vector.id, () => {
        ran += 1
        run(vector)
      })
    }
  })
}

it('runs every file', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  assert.deepEqual(files.sort(), Object.keys(runners).map((name) => `${name}.json`).sort())
})

after(() => console.log(`conformance node: ${ran} vectors`))
