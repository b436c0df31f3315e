'use strict'

const check = require('../arguments')
const { below } = require('./mount')

/**
 * A handler that takes a `Request` and answers a `Response`.
 * @typedef {(request: Request, context?: any) => Promise<Response>} FetchHandler
 */

/**
 * The handlers by the names that Next.js looks for. All are one function, for hosts that take one.
 * @typedef {{ GET: FetchHandler, HEAD: FetchHandler, POST: FetchHandler, OPTIONS: FetchHandler }} FetchHandlers
 */

/**
 * @param {import('./mount').Mount} mount
 * @param {string} [prefix]
 * @returns {FetchHandlers}
 * @internal
 */
function fetchMount(mount, prefix) {
  check.optionalText('options.prefix', prefix)
  /** @type {FetchHandler} */
  const handle = async (request, context) => {
    const { pathname, search } = new URL(request.url)
    try {
      const answer = await mount.answer(
        [request, context],
        {
          method: request.method,
          path: prefix === undefined ? await caught(pathname, context) : below(pathname, prefix),
          query: search.slice(1),
          headers: request.headers,
          body: await bodyOf(request, mount.maxBodyBytes),
        },
        () => request.signal,
      )
      const { status, headers, body } = answer
      return new Response(body.length > 0 ? /** @type {any} */ (body) : null, { status, headers })
    } catch (error) {
      if (!request.signal.aborted) throw error
      // Nobody reads it, but the framework wants one.
      return new Response(null, { status: 499, headers: { 'cache-control': 'no-store' } })
    }
  }
  return { GET: handle, HEAD: handle, POST: handle, OPTIONS: handle }
}

/**
 * The part of a path that a folder such as `[...path]` catches. Its parts are taken from the path itself, since whether
 * Next.js decodes them has changed.
 *
 * @param {string} pathname
 * @param {any} context What Next.js passes beside the request.
 */
async function caught(pathname, context) {
  const parameters = Object.values((await context?.params) ?? {})
  const parts = parameters.find((value) => Array.isArray(value))
  if (parts === undefined) return pathname
  const all = pathname.split('/').filter((segment) => segment !== '')
  return `/${all.slice(-parts.length).join('/')}`
}

/**
 * @param {Request} request
 * @param {number} most
 */
async function bodyOf(request, most) {
  if (request.body === null) return undefined
  if (request.bodyUsed) {
    throw new Error(
      'the body was read before the request came to the token server; pass a clone of the request, or read it later',
    )
  }
  const reader = request.body.getReader()
  const chunks = []
  let size = 0
  while (size <= most) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    chunks.push(value)
    size += value.length
  }
  // The rest is nobody's; that it may already be gone is no reason not to answer.
  reader.cancel().catch(() => {})
  return Buffer.concat(chunks)
}

module.exports = { fetchMount }
