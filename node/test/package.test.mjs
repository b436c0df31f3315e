// What is packed is what Node.js, TypeScript and bundlers find their way in, as publint and attw see it.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const place = mkdtempSync(join(tmpdir(), 'videosdk-package-'))
after(() => rmSync(place, { recursive: true }))

/** Packs the text of the package, with another manifest if one is given. */
function packed(name, change = (manifest) => manifest) {
  const folder = join(place, name)
  mkdirSync(folder)
  for (const part of ['bin', 'lib', 'types', 'README.md']) cpSync(join(root, part), join(folder, part), { recursive: true })
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify(change(manifest)))
  const { status, stderr } = spawnSync('npm', ['pack', '--silent', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')))
}

function lint(tool, ...options) {
  const program = join(root, 'node_modules', '.bin', tool)
  const { status, stdout, stderr } = spawnSync(program, options, { cwd: root, encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

const publint = (tarball) => lint('publint', 'run', tarball, '--strict')
// Not with the way of TypeScript before 4.7, which knows no parts of a package such as videosdk-server/token-source.
const attw = (tarball) => lint('attw', tarball, '--format', 'ascii', '--profile', 'node16')

describe('the package', () => {
  it('is clean', () => {
    const tarball = packed('clean')
    const { status, said } = publint(tarball)
    assert.equal(status, 0, said)
    assert.match(said, /All good/)
    const types = attw(tarball)
    assert.equal(types.status, 0, types.said)
    assert.match(types.said, /videosdk-server\/token-source/)
  })

  it('would not be with a file that is not there', () => {
    const { status, said } = publint(packed('lost', (manifest) => ({ ...manifest, main: './lib/indexx.js' })))
    assert.notEqual(status, 0, said)
  })

  it('would not be with the types of CommonJS for ESM', () => {
    const mistaken = (manifest) => {
      manifest.exports['.'].import.types = manifest.exports['.'].require.types
      return manifest
    }
    const { status, said } = attw(packed('mistaken', mistaken))
    assert.notEqual(status, 0, said)
  })
})
