import { createServer } from 'node:http'

import cors from 'cors'
import express from 'express'
import express4 from 'express4'

import { callerIn } from '../suite/exchange.mjs'
import { tokenServerOf } from '../suite/token-server.mjs'
import { corsOf, listening } from './listening.mjs'

const identityOf = (request) => callerIn(request.headers)

function alone(name, program) {
  return {
    name,
    limits: [],
    mount({ settings, service, identity }) {
      const app = program()
      app.use('/video', tokenServerOf(settings, service).express(identity ? { identity: identityOf } : {}))
      return listening(createServer(app))
    },
  }
}

export const bare = alone('express', express)
export const former = alone('express 4', express4)

/** Behind what most programs have: CORS, and parsers of bodies. */
export const behindMiddleware = {
  name: 'express behind cors(), json() and urlencoded()',
  limits: ['parsed-body'],
  hasCors: true,
  mount({ settings, service, identity }) {
    const app = express()
    app.use(cors(corsOf(settings)), express.json(), express.urlencoded({ extended: true }))
    const options = { cors: false, ...(identity && { identity: identityOf }) }
    app.use('/video', tokenServerOf(settings, service).express(options))
    return listening(createServer(app))
  },
}
