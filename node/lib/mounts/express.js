'use strict'

const { isPreflight, varyOf } = require('./mount')
const { bodyOf, hasBody, headersOf, isGone, leaving, targetOf } = require('./node-http')

/**
 * A handler as Express, and whatever is made like it, takes one.
 *
 * @template {import('node:http').IncomingMessage} Request
 * @typedef {(request: Request, response: import('node:http').ServerResponse, next: (error?: any) => void) =>
 *   Promise<void>} ExpressHandler
 */

/**
 * @param {import('./mount').Mount} mount
 * @returns {ExpressHandler<any>}
 * @internal
 */
function expressMount(mount) {
  return async function videosdkTokenServer(request, response, next) {
    if (!mount.cors && isPreflight(request.method, request.headers)) return next()
    try {
      const answer = await mount.answer(
        [request],
        {
          method: request.method,
          ...targetOf(request.url),
          headers: headersOf(request),
          body: await bodyIn(request, mount.maxBodyBytes, response),
          peer: peerOf(request),
        },
        () => leaving(response),
      )
      write(response, answer)
    } catch (error) {
      if (!isGone(response)) next(error)
    }
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {import('../token-server-request').TokenServerResponse} answer
 */
function write(response, { status, headers, body }) {
  response.statusCode = status
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, name === 'vary' ? varyOf(response.getHeader(name), value) : value)
  }
  response.end(body)
}

/**
 * The address of the caller, as the setting `trust proxy` has it.
 *
 * @param {any} request
 * @returns {string | undefined}
 */
function peerOf(request) {
  return request.ip ?? request.socket?.remoteAddress ?? undefined
}

/**
 * The body as it came, or what a parser before has made of it.
 *
 * @param {any} request
 * @param {number} most
 * @param {import('node:http').ServerResponse} response
 * @returns {Promise<string | Uint8Array>}
 */
async function bodyIn(request, most, response) {
  if (!hasBody(request)) return ''
  if (!request.readableDidRead && !request.readableEnded) return bodyOf(request, most, response)
  const { body, headers } = request
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body !== undefined) return isForm(headers) ? formOf(body) : JSON.stringify(body)
  if (headers['content-length'] === '0') return ''
  throw new Error(
    'the body was read before the request came to the token server, and is not in request.body; ' +
      'mount the token server before whatever reads it',
  )
}

/** @param {import('node:http').IncomingHttpHeaders} headers */
function isForm(headers) {
  return /^\s*application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')
}

/**
 * A form again, since a field that came twice is told only there, and objects in it are JSON.
 *
 * @param {Record<string, unknown>} fields
 */
function formOf(fields) {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) {
    for (const value of Array.isArray(values) ? values : [values]) {
      form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
    }
  }
  return form.toString()
}

module.exports = { expressMount, peerOf }
