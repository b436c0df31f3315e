#!/usr/bin/env node
'use strict'

// The command line: `npx videosdk-server --help`.

const { runCommandLine } = require('../lib/native')

// Node.js ends itself by these signals in a handler of its own, which a server that wants to end its requests first would
// not survive. To take a signal and let go of it leaves the system's default.
for (const signal of ['SIGINT', 'SIGTERM']) {
  const listener = () => {}
  process.on(signal, listener).off(signal, listener)
}

process.exitCode = runCommandLine(process.argv.slice(2))
