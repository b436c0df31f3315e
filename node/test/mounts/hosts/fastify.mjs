import cors from '@fastify/cors'
import formbody from '@fastify/formbody'
import fastify from 'fastify'

import { callerIn } from '../suite/exchange.mjs'
import { tokenServerOf } from '../suite/token-server.mjs'
import { corsOf } from './listening.mjs'

const identityOf = (request) => callerIn(request.headers)

async function started(app) {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return { url: `${address}/video`, close: () => app.close() }
}

export const bare = {
  name: 'fastify',
  limits: [],
  mount({ settings, service, identity }) {
    const app = fastify({ forceCloseConnections: true })
    const options = { prefix: '/video', ...(identity && { identity: identityOf }) }
    app.register(tokenServerOf(settings, service).fastify, options)
    return started(app)
  },
}

/** Beside what most programs have: CORS, and one more parser of bodies. */
export const besidePlugins = {
  name: 'fastify beside @fastify/cors and @fastify/formbody',
  limits: [],
  hasCors: true,
  mount({ settings, service, identity }) {
    const app = fastify({ forceCloseConnections: true })
    app.register(cors, corsOf(settings)).register(formbody)
    const options = { prefix: '/video', cors: false, ...(identity && { identity: identityOf }) }
    app.register(tokenServerOf(settings, service).fastify, options)
    return started(app)
  },
}
