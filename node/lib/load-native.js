'use strict'

const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { libraryName, platformName } = require('./library-name')
const { packages, platforms } = require('./platforms')

/**
 * Loads the native library: that of a checkout, beside this text, else that of the package for the platform, which npm
 * installs as an optional dependency. What is missing is said, and how to mend it.
 *
 * @param {string} version
 * @param {string} [platform]
 * @param {(name: string) => any} [from]
 * @param {() => boolean} [withoutGlibc]
 */
function loadNative(version, platform = platformName(), from = load, withoutGlibc = runsWithoutGlibc) {
  const built = join(__dirname, '..', 'native', libraryName(platform))
  const name = existsSync(built) ? built : `videosdk-server-${platform}`
  try {
    return from(name)
  } catch (cause) {
    throw new Error(`videosdk-server ${version} ${advice(name, version, platform, cause, withoutGlibc)}`, { cause })
  }
}

/** @param {string} name The path of a file, or the name of a package. */
function load(name) {
  return name in packages ? packages[name]() : require(name)
}

/**
 * @param {string} name
 * @param {string} version
 * @param {string} platform
 * @param {unknown} cause
 * @param {() => boolean} withoutGlibc
 */
function advice(name, version, platform, cause, withoutGlibc) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (cause)
  if (code !== 'MODULE_NOT_FOUND') {
    const glibc = platform.startsWith('linux') ? ' (it needs glibc 2.17 or later)' : ''
    return `cannot load its native library ${name}${glibc}: ${cause instanceof Error ? cause.message : cause}`
  }
  const here = withoutGlibc() ? platform.replace(/^(linux.*)-gnu$/, '$1-musl') : platform
  if (!platforms.includes(here)) {
    return `has no native library for ${here}; it has ${platforms.join(', ')}`
  }
  return [
    `cannot find its package ${name}. That happens when`,
    '- optional dependencies were left out (--omit=optional, --no-optional): install without that option;',
    '- node_modules or the lock file was made on another platform: remove both and install again here;',
    '- a bundler took the package apart: leave videosdk-server out of the bundle, see "Bundlers" in its README.',
    `It can be installed by its name, too: npm install ${name}@${version}`,
  ].join('\n')
}

/**
 * Whether this is a Linux without glibc, such as Alpine. It takes some milliseconds, so it is asked when loading failed.
 */
function runsWithoutGlibc() {
  if (process.platform !== 'linux') return false
  const report = /** @type {any} */ (process.report)
  // Without this, a name server is asked about each connection that is open.
  report.excludeNetwork = true
  return !report.getReport().header.glibcVersionRuntime
}

module.exports = { loadNative }
