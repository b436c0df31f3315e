'use strict'

// The native library of this platform, which must be of the same version as this text.

const { version } = require('../package.json')
const { guarded } = require('./errors')
const { loadNative } = require('./load-native')

/** @returns {typeof import('./native-library')} */
function load() {
  return loadNative(version)
}

const native = load()
guarded(load, () => native.checkVersion(version))

module.exports = native
