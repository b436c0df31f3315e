'use strict'

/**
 * A platform as the names of packages and libraries have it, such as `linux-x64-gnu`.
 *
 * @param {string} [platform]
 * @param {string} [architecture]
 */
function platformName(platform = process.platform, architecture = process.arch) {
  const suffix = platform === 'linux' ? '-gnu' : platform === 'win32' ? '-msvc' : ''
  return `${platform}-${architecture}${suffix}`
}

/**
 * The file of the native library for a platform, such as `videosdk-server.linux-x64-gnu.node`.
 *
 * @param {string} [name]
 */
function libraryName(name = platformName()) {
  return `videosdk-server.${name}.node`
}

module.exports = { libraryName, platformName }
