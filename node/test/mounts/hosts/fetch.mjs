import { createServer } from 'node:http'
import { Readable } from 'node:stream'

import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'

import { callerIn } from '../suite/exchange.mjs'
import { tokenServerOf } from '../suite/token-server.mjs'
import { corsOf, listening } from './listening.mjs'

const identityOf = (request) => callerIn(request.headers)

/** As Next.js calls a route handler below `app/video/[...path]/route.js`. */
export const likeNext = {
  name: 'route handlers in the form of Next.js',
  limits: ['joined-headers', 'web-address', 'no-address'],
  mount({ settings, service, identity }) {
    const handlers = tokenServerOf(settings, service).fetch(identity ? { identity: identityOf } : {})
    const server = createServer(async (incoming, outgoing) => {
      const path = incoming.url.split('?')[0].split('/').slice(2).filter((part) => part !== '')
      // Next.js answers methods that a route does not export itself.
      const handler = handlers[incoming.method] ?? handlers.GET
      const response = await handler(requestOf(incoming), { params: Promise.resolve({ path }) })
      outgoing.writeHead(response.status, Object.fromEntries(response.headers))
      outgoing.end(Buffer.from(await response.arrayBuffer()))
    })
    return listening(server)
  },
}

/** In a framework whose handlers are made of the fetch API, behind its CORS middleware. */
export const hono = {
  name: 'hono behind cors()',
  limits: ['joined-headers', 'web-address', 'no-address'],
  hasCors: true,
  mount({ settings, service, identity }) {
    const options = { prefix: '/video', cors: false, ...(identity && { identity: identityOf }) }
    const { GET: handle } = tokenServerOf(settings, service).fetch(options)
    const { origin, methods, exposedHeaders, credentials } = corsOf(settings)
    const allowed = (asking) => (origin.some((one) => (one.test ? one.test(asking) : one === asking)) ? asking : null)
    const app = new Hono()
    app.use(cors({ origin: origin === '*' ? '*' : allowed, credentials, allowMethods: methods, exposeHeaders: exposedHeaders }))
    app.all('/video/*', ({ req }) => handle(req.raw))
    return listening(createServer(getRequestListener(app.fetch)))
  },
}

function requestOf(incoming) {
  const { method, url, rawHeaders } = incoming
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) headers.append(rawHeaders[index], rawHeaders[index + 1])
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? { body: Readable.toWeb(incoming), duplex: 'half' } : {}
  return new Request(`http://localhost${url}`, { method, headers, ...body })
}
