'use strict'

// The native library of this platform, which must be of the same version as this text.

const { version } = require('../package.json')
const { errorOf } = require('./errors')

/** @returns {typeof import('./native-library')} */
function load() {
  const system = process.platform === 'linux' ? 'linux-gnu' : process.platform
  const [name, library] = system.split('-')
  const file = `videosdk-server.${name}-${process.arch}${library ? `-${library}` : ''}.node`
  try {
    return require(`../native/${file}`)
  } catch (cause) {
    throw new Error(`videosdk-server ${version} cannot load its native library native/${file}`, { cause })
  }
}

const native = load()
try {
  native.checkVersion(version)
} catch (thrown) {
  throw errorOf(thrown)
}

module.exports = native
