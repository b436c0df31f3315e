// A token server that tells what its mounts pass to it.

import { once } from 'node:events'
import { createServer } from 'node:http'

import { tokenServerOf } from './token-server.mjs'

/** The requests that mounts of this token server pass on are in the list. */
export function watched(options, service) {
  const tokenServer = tokenServerOf(options, service)
  const { _handleNow: handleNow } = tokenServer
  const requests = []
  // Each request is asked for an answer at once before it is waited for.
  tokenServer._handleNow = (request) => {
    requests.push(request)
    return handleNow.call(tokenServer, request)
  }
  return { tokenServer, requests }
}

/** A service that answers nothing, and tells when it is asked and when its asker has left. */
export async function silent() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const asked = once(server, 'request')
  const left = asked.then(([request]) => request.destroyed || once(request.socket, 'close'))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${server.address().port}`, asked, left, close }
}
