// What is said when the native library is not there: which package is missing, and how to mend it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, it } from 'node:test'

const require = createRequire(import.meta.url)
const { loadNative } = require('../lib/load-native')
const { libraryName, platformName } = require('../lib/library-name')
const { packages, platforms } = require('../lib/platforms')

/** A `require` that fails as that of Node.js does. */
const failing = (code, message) => () => {
  throw Object.assign(new Error(message), { code })
}

describe('the loader', () => {
  it('takes the package of the platform', () => {
    const asked = []
    loadNative('1.2.3', 'darwin-arm64', (name) => asked.push(name))
    assert.deepEqual(asked, ['videosdk-server-darwin-arm64'])
  })

  it('takes a library that was built in a checkout first', () => {
    const asked = []
    loadNative('1.2.3', platformName(), (name) => asked.push(name))
    assert.match(asked[0], new RegExp(`native.${libraryName()}$`))
  })

  it('says how to mend a package that is missing', () => {
    const load = () => loadNative('1.2.3', 'darwin-arm64', failing('MODULE_NOT_FOUND', 'Cannot find module'), () => false)
    assert.throws(load, (error) => {
      for (const part of [/--omit=optional/, /another platform/, /bundler/, /npm install videosdk-server-darwin-arm64@1\.2\.3/]) {
        assert.match(error.message, part)
      }
      return error.cause.code === 'MODULE_NOT_FOUND'
    })
  })

  it('names the platforms that there are where there is no library', () => {
    const load = () => loadNative('1.2.3', 'win32-x64-msvc', failing('MODULE_NOT_FOUND', 'Cannot find module'), () => false)
    assert.throws(load, { message: `videosdk-server 1.2.3 has no native library for win32-x64-msvc; it has ${platforms.join(', ')}` })
  })

  it('passes on why a library that is there cannot be loaded', () => {
    const load = () => loadNative('1.2.3', 'linux-arm64-gnu', failing('ERR_DLOPEN_FAILED', "version `GLIBC_2.17' not found"))
    assert.throws(load, /cannot load .*videosdk-server-linux-arm64-gnu \(it needs glibc 2\.17 or later\): version `GLIBC_2\.17' not found/)
  })

  it('knows the platforms of the table', () => {
    const table = readFileSync(new URL('../../packaging/platforms.toml', import.meta.url), 'utf8')
    assert.deepEqual(platforms, [...table.matchAll(/^\[(.+)\]$/gm)].map(([, name]) => name))
  })

  it('has the name of each package written out', () => {
    assert.deepEqual(Object.keys(packages), platforms.map((platform) => `videosdk-server-${platform}`))
    for (const [name, load] of Object.entries(packages)) {
      assert.throws(load, { code: 'MODULE_NOT_FOUND', message: new RegExp(`'${name}'`) })
    }
  })

  it('tells a Linux without glibc', () => {
    const load = () => loadNative('1.2.3', 'linux-arm64-gnu', failing('MODULE_NOT_FOUND', 'Cannot find module'), () => true)
    assert.throws(load, /has no native library for linux-arm64-musl;/)
  })

  it('names platforms as npm does', () => {
    assert.equal(platformName('linux', 'arm64'), 'linux-arm64-gnu')
    assert.equal(platformName('win32', 'x64'), 'win32-x64-msvc')
    assert.equal(platformName('darwin', 'arm64'), 'darwin-arm64')
  })
})
