// The types: the text of the package fits them, and programs with every usual way of finding modules compile.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')

function compile(...options) {
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options], { cwd: root, encoding: 'utf8' })
  assert.equal(status, 0, stdout)
}

describe('types', { concurrency: 2 }, () => {
  const common = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023,esnext.disposable', '--types', 'node']

  it('fit the text of the package', () => compile('-p', 'tsconfig.json', '--noEmit'))

  it('serve programs for Node.js, with import and require', () => {
    const modules = ['--module', 'node16', '--moduleResolution', 'node16']
    compile(...common, ...modules, 'test/types/program.mts', 'test/types/program.cts')
  })

  it('serve programs that are bundled', () => {
    compile(...common, '--module', 'esnext', '--moduleResolution', 'bundler', 'test/types/program.mts')
  })

  it('of the token source fit its text, and serve pages and programs', () => {
    compile('-p', 'tsconfig.token-source.json', '--noEmit')
    const page = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable']
    compile(...page, '--module', 'esnext', '--moduleResolution', 'bundler', 'test/types/token-source.mts')
    const modules = ['--module', 'node16', '--moduleResolution', 'node16']
    compile(...common, ...modules, 'test/types/token-source.mts', 'test/types/token-source.cts')
  })
})
