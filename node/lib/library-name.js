'use strict'

/**
 * The file of the native library for a platform, such as `videosdk-server.linux-x64-gnu.node`.
 *
 * @param {string} [platform]
 * @param {string} [architecture]
 */
function libraryName(platform = process.platform, architecture = process.arch) {
  const suffix = platform === 'linux' ? '-gnu' : platform === 'win32' ? '-msvc' : ''
  return `videosdk-server.${platform}-${architecture}${suffix}.node`
}

module.exports = { libraryName }
