'use strict'

// The native library of this platform, which must be of the same version as this text.

const { version } = require('../package.json')
const { guarded } = require('./errors')
const { libraryName } = require('./library-name')

/** @returns {typeof import('./native-library')} */
function load() {
  const file = `native/${libraryName()}`
  try {
    return require(`../${file}`)
  } catch (cause) {
    throw new Error(`videosdk-server ${version} cannot load its native library ${file}`, { cause })
  }
}

const native = load()
guarded(load, () => native.checkVersion(version))

module.exports = native
