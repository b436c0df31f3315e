'use strict'

const { peerOf } = require('./express')
const { isPreflight, varyOf } = require('./mount')
const { bodyOf, hasBody, headersOf, isGone, leaving, targetOf } = require('./node-http')

/**
 * A plugin as Fastify registers one.
 * @typedef {(instance: any, options: FastifyMountOptions) => Promise<void>} FastifyPlugin
 */

/**
 * The options of the mount beside those that Fastify itself reads.
 * @typedef {import('./mount').MountOptions<[request: any]> & { prefix?: string }} FastifyMountOptions
 */

/**
 * @param {(options: FastifyMountOptions) => import('./mount').Mount} mounted
 * @returns {FastifyPlugin}
 * @internal
 */
function fastifyMount(mounted) {
  return async function videosdkTokenServer(instance, options) {
    const mount = mounted(options)
    const depth = segments(instance.prefix).length

    // The parsers of Fastify refuse an empty body that is labelled as JSON, and labels that they do not know.
    instance.removeAllContentTypeParsers()
    instance.addContentTypeParser('*', async (/** @type {any} */ _request, /** @type {any} */ payload) => payload)
    // What is no label at all is refused before any parser is looked for.
    instance.addHook('preParsing', async (/** @type {any} */ request) => {
      request.headers = { 'content-type': 'application/octet-stream' }
    })

    const handler = async (/** @type {any} */ request, /** @type {any} */ reply) => {
      if (!mount.cors && isPreflight(request.method, request.headers)) return reply.callNotFound()
      try {
        const { path, query } = targetOf(request.raw.url)
        const answer = await mount.answer(
          [request],
          {
            method: request.method,
            path: `/${segments(path).slice(depth).join('/')}`,
            query,
            headers: headersOf(request.raw),
            body: await bodyIn(request, mount.maxBodyBytes, reply.raw),
            peer: peerOf(request),
          },
          () => leaving(reply.raw),
        )
        return write(reply, answer)
      } catch (error) {
        if (!isGone(reply.raw)) throw error
        return reply.hijack()
      }
    }
    for (const url of ['/', '/*']) instance.all(url, { exposeHeadRoute: false }, handler)
  }
}

/**
 * @param {any} request
 * @param {number} most
 * @param {import('node:http').ServerResponse} response
 */
async function bodyIn({ body, raw }, most, response) {
  // The mount's parser leaves the stream as it is; that of a GET comes by no parser.
  return hasBody(raw) ? bodyOf(body ?? raw, most, response) : ''
}

/**
 * @param {any} reply
 * @param {import('../token-server-request').TokenServerResponse} answer
 */
function write(reply, { status, headers, body }) {
  reply.code(status)
  for (const [name, value] of Object.entries(headers)) {
    reply.header(name, name === 'vary' ? varyOf(reply.getHeader(name), value) : value)
  }
  // Of no bytes Fastify makes a stream of bytes, and says so.
  return reply.send(body.length > 0 ? body : undefined)
}

/**
 * The parts of a path. The prefix may have parameters and the path doubled slashes, so that its length says nothing.
 *
 * @param {string} path
 */
function segments(path) {
  return path.split('/').filter((segment) => segment !== '')
}

module.exports = { fastifyMount }
