'use strict'

// The platforms that have a package with the native library, as packaging/platforms.toml has them.

module.exports = { platforms: ['linux-x64-gnu', 'linux-arm64-gnu', 'darwin-arm64'] }
