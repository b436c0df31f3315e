// The types of the mounts fit those of the frameworks.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { it } from 'node:test'
import { fileURLToPath } from 'node:url'

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')

it('programs of each framework compile, and mistakes in them are found', () => {
  const options = '--ignoreConfig --noEmit --strict --target es2023 --lib es2023,esnext.disposable --types node --module node16'
  const modules = ['--moduleResolution', 'node16', '--skipLibCheck', 'types/program.mts']
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options.split(' '), ...modules], { cwd, encoding: 'utf8' })
  assert.equal(status, 0, stdout)
})
