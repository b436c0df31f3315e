// What the hosts share.

import { once } from 'node:events'

import { settingsOf } from '../suite/cases.mjs'

/** Starts a server of node:http on a free port; `path` is where the token server is mounted. */
export async function listening(server, path = '/video') {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => {
    server.closeAllConnections()
    return new Promise((closed) => server.close(closed))
  }
  return { url: `http://127.0.0.1:${server.address().port}${path}`, close }
}

/** The options of a CORS middleware that serves the same pages as the token server's settings. */
export function corsOf(settings) {
  const { base, allowed_origins: origins = [], allow_credentials: credentials = false } = settingsOf(settings)
  const local = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
  return {
    origin: origins.includes('*') ? '*' : [...origins, ...(base === 'loopback' ? [local] : [])],
    credentials,
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: ['x-request-id', 'retry-after'],
  }
}
