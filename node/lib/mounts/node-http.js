'use strict'

// What Express and Fastify share: the requests and responses of node:http.

/** How much of a body that is too long is read behind the answer, so that its sender comes to see it. */
const MOST_DROPPED_BYTES = 1024 * 1024

/**
 * The path and the query of a request's target.
 *
 * @param {string} [url]
 */
function targetOf(url = '/') {
  // A proxy's client sends the whole address.
  const [path, query = ''] = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split(/\?(.*)/s)
  return { path, query }
}

/**
 * The headers as they came: where one came twice, Node.js itself keeps the first alone.
 *
 * @param {import('node:http').IncomingMessage} request
 * @returns {[string, string][]}
 */
function headersOf({ rawHeaders }) {
  /** @type {[string, string][]} */
  const pairs = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    // HTTP/2 has the method, the path and the host among its headers.
    if (!name.startsWith(':')) pairs.push([name, rawHeaders[index + 1]])
    else if (name === ':authority') pairs.push(['host', rawHeaders[index + 1]])
  }
  return pairs
}

/**
 * False where the head says that nothing follows, as with nearly every request for a token.
 *
 * @param {import('node:http').IncomingMessage} request
 */
function hasBody({ httpVersionMajor, headers }) {
  return httpVersionMajor > 1 || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

/**
 * The bytes of a body; of one that is too long as many as show it.
 *
 * @param {import('node:stream').Readable} stream
 * @param {number} most
 * @param {import('node:http').ServerResponse} response The answer, behind which the rest is dropped.
 * @returns {Promise<Buffer>}
 */
function bodyOf(stream, most, response) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = []
    let size = 0
    const take = (/** @type {string | Buffer} */ chunk) => {
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size <= most) return
      // Its sender waits here for the answer, and does not come to read it while the rest is on its way.
      stream.off('data', take).pause()
      response.once('finish', () => drop(stream))
      resolve(Buffer.concat(chunks))
    }
    stream.on('data', take)
    stream.once('end', () => resolve(Buffer.concat(chunks)))
    stream.once('error', reject)
    stream.once('close', () => reject(new Error('the connection was closed before the end of the body')))
    if (stream.destroyed) reject(new Error('the body is gone'))
  })
}

/**
 * Reads what nobody wants; of one without end not for ever.
 *
 * @param {import('node:stream').Readable} stream
 */
function drop(stream) {
  let size = 0
  stream.on('data', ({ length }) => {
    size += length
    if (size > MOST_DROPPED_BYTES) stream.destroy()
  })
  stream.resume()
}

/**
 * A signal for when the caller leaves before the answer.
 *
 * @param {import('node:http').ServerResponse} response
 * @returns {AbortSignal}
 */
function leaving(response) {
  const controller = new AbortController()
  if (response.destroyed) controller.abort()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort()
  })
  return controller.signal
}

/**
 * True when nobody is left to be answered, which the request may tell before the response does.
 *
 * @param {import('node:http').ServerResponse} response
 */
function isGone({ socket }) {
  return socket === null || socket.destroyed
}

module.exports = { bodyOf, hasBody, headersOf, isGone, leaving, targetOf }
