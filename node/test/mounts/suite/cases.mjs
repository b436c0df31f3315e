// The cases of tests/http, and where a mount may fall short of them.

import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../../tests/http', import.meta.url))
const read = (...path) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))
const fields = new Set('id title settings service source before input expect sent'.split(' '))

/** Every case of every file. */
export const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'settings.json')
  .flatMap((file) => read(file))

for (const { id, ...others } of cases) {
  const unknown = Object.keys(others).find((name) => !fields.has(name))
  if (unknown) throw new Error(`${id} has the unknown field ${unknown}`)
}

/** The events of AWS Lambda, by the names of their files. */
export const events = readdirSync(join(folder, 'lambda'))
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, ...read('lambda', file) }))

const limits = read('mounts', 'limits.json')

/** Why a mount with these limits answers a case otherwise; nothing for most. */
export function excuse({ id }, names) {
  return names.map((name) => limits[name].cases[id]).find((reason) => reason !== undefined)
}

for (const [name, { cases: excused }] of Object.entries(limits)) {
  const unknown = Object.keys(excused).find((id) => !cases.some((known) => known.id === id))
  if (unknown) throw new Error(`the limit ${name} names ${unknown}, which is no case`)
}

const settings = read('settings.json')

/** What a case says of its settings, by the names of the data. */
export function settingsOf(name = 'loopback') {
  const { about: _about, base = 'loopback', ...others } = settings[name]
  return { base, ...others }
}

/** The same as options of a token server. */
export function optionsOf(name) {
  const { base, expires_in_seconds: expiresIn, ...others } = settingsOf(name)
  const camel = (word) => word.replace(/_(.)/g, (_, letter) => letter.toUpperCase())
  const loopback = { tokenKind: 'classic', expiresIn: '24h', allowLoopbackOrigins: true }
  const named = Object.entries(others).map(([word, value]) => [camel(word), value])
  return { ...(base === 'loopback' && loopback), ...(expiresIn && { expiresIn }), ...Object.fromEntries(named) }
}
