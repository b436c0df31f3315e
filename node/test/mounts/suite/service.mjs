// The service behind a token server: as the emulator answers, or as a case has it.

import { createServer } from 'node:http'
import { once } from 'node:events'

import { MEETING_ID } from './words.mjs'

/** An address that nobody listens at. */
export const NO_SERVICE = 'http://127.0.0.1:1'

export class Service {
  /** What was asked, in order. */
  seen = []
  #server
  #way

  static async start(way) {
    const service = new Service()
    service.#way = way
    service.#server = createServer((request, response) => service.#answer(request, response))
    service.#server.listen(0, '127.0.0.1')
    await once(service.#server, 'listening')
    // A port of its own that is closed again could be another's by the time it is asked.
    service.url = way?.cut ? NO_SERVICE : `http://127.0.0.1:${service.#server.address().port}`
    return service
  }

  async #answer(request, response) {
    const chunks = await request.toArray()
    const text = Buffer.concat(chunks).toString()
    this.seen.push({ method: request.method, path: request.url, json: text === '' ? null : JSON.parse(text) })
    if (this.#way?.silent) return
    const { status, headers, body } = this.#way ?? asTheEmulator(request)
    response.writeHead(status, headers).end(body)
  }

  async close() {
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
  }
}

/** There is one room; making one gives it. */
function asTheEmulator({ method, url }) {
  const headers = { 'content-type': 'application/json' }
  if (method !== 'POST' && !url.endsWith(`/${MEETING_ID}`)) {
    return { status: 404, headers, body: JSON.stringify({ error: 'Room not found', statusCode: 404 }) }
  }
  return { status: 200, headers, body: JSON.stringify({ roomId: MEETING_ID, id: '623d49c760a18e699abcc8a4' }) }
}
