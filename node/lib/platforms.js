'use strict'

// The platforms that have a package with the native library, as packaging/platforms.toml has them.

const platforms = ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64']

/**
 * Loads a package by its name. The names are written out, since what traces the files of a program for a deployment
 * follows only those that stand in a text.
 *
 * @type {Record<string, () => any>}
 */
const packages = {
  // @ts-ignore: one of them is installed. To a bundler: leave videosdk-server out, see "Bundlers" in its README.
  'videosdk-server-linux-x64-gnu': () => require('videosdk-server-linux-x64-gnu'),
  // @ts-ignore: one of them is installed. To a bundler: leave videosdk-server out, see "Bundlers" in its README.
  'videosdk-server-linux-arm64-gnu': () => require('videosdk-server-linux-arm64-gnu'),
  // @ts-ignore: one of them is installed. To a bundler: leave videosdk-server out, see "Bundlers" in its README.
  'videosdk-server-darwin-arm64': () => require('videosdk-server-darwin-arm64'),
}

module.exports = { packages, platforms }
